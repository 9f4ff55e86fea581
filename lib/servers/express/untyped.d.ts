/** Types for the parts of Express that publish none, of the members used here. */
declare module 'finalhandler' {
  import type { RequestHandler } from 'express'

  type Parameters2 = Parameters<RequestHandler>
  export default function finalhandler(
    request: Parameters2[0],
    response: Parameters2[1],
    options: { readonly env?: string; readonly onerror?: (error: unknown) => void },
  ): (error?: unknown) => void
}

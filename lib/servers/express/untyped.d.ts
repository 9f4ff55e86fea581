/** What Express is made of and publishes no types for, as far as it is used here. */
declare module 'router/lib/layer.js' {
  type Next = (error?: unknown) => void
  interface Layer {
    readonly handle: (...args: unknown[]) => unknown
    readonly name: string
    readonly method?: string
    readonly route?: unknown
    handleRequest(request: object, response: object, next: Next): void
    handleError(error: unknown, request: object, response: object, next: Next): void
  }
  const Layer: { readonly prototype: Layer }
  export default Layer
}
declare module 'router' {
  import type Layer from 'router/lib/layer.js'

  interface Stack {
    readonly stack: readonly (typeof Layer)['prototype'][]
  }
  type Register = (this: Stack, ...args: unknown[]) => unknown
  const Router: {
    readonly prototype: Record<string, Register>
    readonly Route: { readonly prototype: Record<string, Register> }
  }
  export default Router
}
declare module 'finalhandler' {
  import type { RequestHandler } from 'express'

  type Parameters2 = Parameters<RequestHandler>
  export default function finalhandler(
    request: Parameters2[0],
    response: Parameters2[1],
    options: { readonly env?: string; readonly onerror?: (error: unknown) => void },
  ): (error?: unknown) => void
}

/** Input and output of the command: one middleware, one configuration, one request. */

/** A header's value; an array where it is sent on several lines. */
export type CaseHeaders = Readonly<Record<string, string | readonly string[]>>

/**
 * One case. In `config`, a value that JSON cannot express is an object with one key: `{"$fn": "…"}`, `{"$regexp": "…",
 * "flags": "i"}`, `{"$undefined": true}`, `{"$delegate": {…}}`. `null` as a whole: no argument.
 */
export interface CorsCase {
  readonly id: string
  /** `expressjs/cors`, `hono/cors`, `gofiber/fiber middleware/cors`, `nginx add_header` */
  readonly middleware: string
  readonly version: string
  readonly config: unknown
  /** The application around the middleware; absent: the usual one. */
  readonly app?: string
  readonly request: {
    readonly method: string
    /** `/` where it is absent. */
    readonly path?: string
    readonly headers: CaseHeaders
  }
  /** Headers that were set on the response before the middleware ran. */
  readonly existingResponseHeaders?: CaseHeaders
}

export type CaseAnswer =
  | {
      readonly status: number
      /** Names as the server sent them. */
      readonly headers: CaseHeaders
      /** Whether a handler was reached; absent for a server without handlers. */
      readonly callsNext?: boolean
    }
  /** The server does not start, and prints this text. */
  | { readonly panic: string }
  /** Why this case cannot be answered here. */
  | { readonly unsupported: string }

/** Answers cases of one middleware. May reject: the dispatcher makes an `unsupported` of it. */
export type AnswerCase = (given: CorsCase) => Promise<CaseAnswer>

/**
 * Pairs in the order in which they were sent, as an object; several lines of one header become an array under the name
 * that was sent first.
 */
export function caseHeaders(pairs: Iterable<readonly [string, string]>): CaseHeaders {
  const names = new Map<string, string>()
  const headers: Record<string, string | string[]> = {}
  for (const [sent, value] of pairs) {
    const name = names.get(sent.toLowerCase()) ?? sent
    names.set(sent.toLowerCase(), name)
    const before = headers[name]
    headers[name] = before === undefined ? value : [before, value].flat()
  }
  return headers
}

import { RequestHandler } from 'msw'
import type { WireRequest } from '../../trace/wire.ts'
import { CarriedRequest } from '../code/carried-request.ts'
import type { RunningServer, ServerResponse, Upstreams } from '../dialect.ts'

/**
 * What a server answered, beside the `Response` that MSW hands through. A native `Response` can carry neither
 * `Set-Cookie` nor duplicates nor the order and case of headers, and MSW copies a `Set-Cookie` that it sees into the
 * real `document.cookie`. So the `Response` is only a token.
 */
const ANSWERS = new WeakMap<Response, ServerResponse>()

/** The answer that belongs to a `Response` of an `OriginHandler`. */
export function answerOf(response: Response): ServerResponse | undefined {
  return ANSWERS.get(response)
}

/**
 * An MSW request handler for all of one origin. Not `http.all()`: that one reads the page's cookies and keeps a cookie
 * store in `localStorage`, and brings the public suffix list along (62 kB gzipped).
 */
export class OriginHandler extends RequestHandler {
  readonly #origin: string

  /** @param upstreamsOf what the server can do besides answering, for one request */
  constructor(origin: string, server: RunningServer, upstreamsOf: (wire: WireRequest) => Upstreams) {
    super({
      info: { header: origin },
      resolver: async ({ request }) => {
        if (!(request instanceof CarriedRequest)) return undefined
        const { method, headers, body } = request.wire
        const answer = await server.answer({ method, url: request.url, headers, body }, upstreamsOf(request.wire))
        const token = new Response(null)
        ANSWERS.set(token, answer)
        return token
      },
    })
    this.#origin = origin
  }

  override predicate({ request }: { request: Request }): boolean {
    return new URL(request.url).origin === this.#origin
  }

  override log(): void {
    // The trace is the log.
  }
}

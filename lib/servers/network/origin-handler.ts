import { RequestHandler } from 'msw'
import type { WireRequest } from '../../trace/wire.ts'
import { CarriedRequest } from '../code/carried-request.ts'
import type { RunningServer, ServerResponse, Upstreams } from '../dialect.ts'

/**
 * Takes a server's response through MSW. A native `Response` can carry neither `Set-Cookie` nor duplicates nor the order
 * and case of headers, and MSW copies a `Set-Cookie` that it sees into the real `document.cookie`. So this one is empty,
 * and what the server sent is beside it.
 */
export class CarriedServerResponse extends Response {
  readonly sent: ServerResponse

  constructor(sent: ServerResponse) {
    super(null)
    this.sent = sent
  }
}

/**
 * An MSW request handler for all of one origin. Not `http.all()`: that one reads the page's cookies and keeps a cookie
 * store in `localStorage`, and imports the Public Suffix List (62 kB gzipped).
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
        return new CarriedServerResponse(
          await server.answer({ method, url: request.url, headers, body }, upstreamsOf(request.wire)),
        )
      },
    })
    this.#origin = origin
  }

  override predicate({ request }: { request: Request }): boolean {
    return new URL(request.url).origin === this.#origin
  }

  override log(): void {
    // MSW's log is not used: the trace is the log.
  }
}

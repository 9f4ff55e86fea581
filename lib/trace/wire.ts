/** What crosses the wire between the browser and the servers. Both sides know these types, and not each other. */
import type { HeaderList } from './events.ts'

/** One HTTP request that leaves the browser. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Uint8Array | null
  /** Where this request stands in the trace. */
  readonly call: number
  readonly exchange: number
}

/** The answer to it: `body` as bytes, headers as sent. A rejected promise is a network failure. */
export interface WireResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
  readonly body: Uint8Array | null
}

/**
 * Why no answer came. `refused`: nobody listens at that address. `broken`: the request was taken, and the connection
 * ended without an answer.
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
  readonly how: 'refused' | 'broken'

  constructor(how: ConnectionError['how'], message: string) {
    super(message)
    this.how = how
  }
}

/** Carries a request to its server. Rejects, with a `ConnectionError` where it is known how, when no answer comes. */
export type Send = (request: WireRequest) => Promise<WireResponse>

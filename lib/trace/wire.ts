/** The requests and responses between browser and servers. Both sides use these types and do not import each other. */
import type { ConnectionFailure } from './connection.ts'
import type { HeaderList } from './events.ts'

/** One HTTP request that leaves the browser. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Uint8Array | null
  /** The numbers of this request in the trace. */
  readonly call: number
  readonly exchange: number
}

/** The response: `body` as bytes, headers as sent. A rejected promise is a network failure. */
export interface WireResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
  readonly body: Uint8Array | null
}

/** Why no response came. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
  readonly how: ConnectionFailure

  constructor(how: ConnectionError['how'], message: string) {
    super(message)
    this.how = how
  }
}

/** Sends a request to its server. Rejects when no response comes, with a `ConnectionError` if the reason is known. */
export type Send = (request: WireRequest) => Promise<WireResponse>

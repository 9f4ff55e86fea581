/** The events of servers and of the network between them, which the network emits. The browser does not see them. */
import type { At, HeaderList, OfExchange, TracedBody } from './event-parts.ts'

/** What happened inside the server. Emitted by the network, not by the browser. */
export interface HandlerEvent extends OfExchange {
  readonly type: 'handler'
  /** The server's origin. */
  readonly server: string
  /** False when no route of the server matched and its default answer went out. */
  readonly ran: boolean
  /** The route that answered, as the server's author wrote it (`GET /data`). */
  readonly route?: string
  /** 1-based line of that route in the server's text. */
  readonly line?: number
}

/** A server sent a request on to another one, as a proxy does. The browser knows nothing of it. */
export interface ForwardEvent extends OfExchange {
  readonly type: 'forward'
  /** Origin of the server that sends it on. */
  readonly server: string
  /** Origin it goes to. */
  readonly to: string
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: TracedBody | null
}

/** The answer to a `forward` event, as it came back to the server that had sent it on. */
export interface ForwardedEvent extends OfExchange {
  readonly type: 'forwarded'
  readonly server: string
  readonly to: string
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
  readonly body: TracedBody | null
}

/** No answer came to a `forward` event. */
export interface ForwardFailedEvent extends OfExchange {
  readonly type: 'forward-failed'
  readonly server: string
  readonly to: string
  readonly message: string
}

/** A shared cache between browser and server (in a proxy, a CDN) took part. */
export interface SharedCacheEvent extends OfExchange {
  readonly type: 'shared-cache'
  /** Origin of the server that the cache stands in. */
  readonly server: string
  readonly what: 'hit' | 'miss' | 'stored'
  readonly detail: string
}

/** A server's process ended at its start: every connection to it is refused. */
export interface ServerDownEvent extends At {
  readonly type: 'server-down'
  readonly server: string
  /** What the process left in the terminal, or the remark that `remark` speaks of. */
  readonly text: string
  /** True: the server's text cannot be read, and `text` says so for people, with `code` marked. */
  readonly remark?: boolean
  /** 1-based line of the server's text. */
  readonly line?: number
}

/** The events of servers and of the network between them, which the network emits. The browser does not see them. */
import type { At, HeaderList, OfExchange, TracedBody } from './event-parts.ts'

/** What happened inside the server. Emitted by the network, not by the browser. */
export interface HandlerEvent extends OfExchange {
  readonly type: 'handler'
  /** The server's origin. */
  readonly server: string
  /** False when no route of the server matched and it sent its default response. */
  readonly ran: boolean
  /** The route that answered, as the server's author wrote it (`GET /data`). */
  readonly route?: string
  /** 1-based line of that route in the server's text. */
  readonly line?: number
  /** The program in front of the server's routes refused the request because of its size. */
  readonly exceeded?: ExceededBound
}

/** A bound of the program in front of a server's code, by which it refused a request. Sizes are in bytes. */
export interface ExceededBound {
  /** `Node.js`, `Fiber`, `nginx`. */
  readonly program: string
  /** `head`: the request line and all headers together; `line`: the longest of these lines; `body`: the body. */
  readonly what: 'head' | 'line' | 'body'
  readonly size: number
  readonly most: number
  /** What raises the bound, as it is written there: an option of a command, a directive, a field. */
  readonly setting: string
}

/** A server passed a request on to another one, as a proxy does. The browser does not see it. */
export interface ForwardEvent extends OfExchange {
  readonly type: 'forward'
  /** Origin of the server that passes it on. */
  readonly server: string
  /** Origin of the server that gets it. */
  readonly to: string
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: TracedBody | null
}

/** The response to a `forward` event, as the server that had passed it on received it. */
export interface ForwardedEvent extends OfExchange {
  readonly type: 'forwarded'
  readonly server: string
  readonly to: string
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
  readonly body: TracedBody | null
}

/** No response came to a `forward` event. */
export interface ForwardFailedEvent extends OfExchange {
  readonly type: 'forward-failed'
  readonly server: string
  readonly to: string
  readonly message: string
}

/** A shared cache between browser and server (in a proxy, a CDN) took part. */
export interface SharedCacheEvent extends OfExchange {
  readonly type: 'shared-cache'
  /** Origin of the server that contains the cache. */
  readonly server: string
  readonly what: 'hit' | 'miss' | 'stored'
  readonly detail: string
}

/** A server's process ended at its start: every connection to it is refused. */
export interface ServerDownEvent extends At {
  readonly type: 'server-down'
  readonly server: string
  /** The last output of the process, or the error in the server's text where `remark` is true. */
  readonly text: string
  /** True: the server's text has an error, and `text` explains it, with code in backticks. */
  readonly remark?: boolean
  /** 1-based line of the server's text. */
  readonly line?: number
}

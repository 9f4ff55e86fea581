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
  /** The program in front of the server's routes refused a message because of its size. */
  readonly exceeded?: ExceededBound
}

/** A bound of the program in front of a server's code, by which it refused a message. Sizes are in bytes. */
export interface ExceededBound {
  /** `Node.js`, `Fiber`, `nginx`. */
  readonly program: string
  /**
   * `head`: the request line and all headers together; `line`: the longest of these lines; `body`: the body;
   * `upstream-head`: status and headers of the answer of the server behind it, which it therefore did not pass on.
   */
  readonly what: 'head' | 'line' | 'body' | 'upstream-head'
  readonly size: number
  readonly most: number
  /** What raises the bound, as it is written there: an option of a command, a directive, a field. */
  readonly setting: string
}

/**
 * What became of the permission in a server that implements CORS. `any-origin`: it names whatever origin asks. All others
 * are for a response without the permission for this origin:
 * - `refused`: its list of origins does not have this one; `refused-by-function`: its function said no, without an error;
 *   `refused-with-error`: its function passed an error on
 * - `off`: its setting for origins is empty, so it does nothing
 * - `too-late`: something before it answered; `other-requests`: it is there for another method or path;
 *   `unused`: it was made while this request was answered, and given to nothing; `passed-by`: nothing gave it the request;
 *   `removed`: it allowed the origin, and something took the header away again;
 *   `absent`: nothing in its text sends it; `set-elsewhere`: its text sets the header itself, and not in this response
 * - `several`: the response has it more than once, or with several values: the places in the text are `lines`
 * - `not-inherited`: directives of an inner level replace it; `not-for-errors`: it is not sent with this status;
 *   `empty-value`: its value is empty for this request
 */
export const OWN_CORS_RESULTS = [
  'refused',
  'refused-by-function',
  'refused-with-error',
  'off',
  'too-late',
  'other-requests',
  'unused',
  'passed-by',
  'removed',
  'absent',
  'set-elsewhere',
  'any-origin',
  'several',
  'not-inherited',
  'not-for-errors',
  'empty-value',
] as const

export interface OwnCors {
  readonly what: (typeof OWN_CORS_RESULTS)[number]
  /** The middleware or directive as its author knows it: `cors()`, `add_header`. */
  readonly by: string
  /** 1-based line of the server's text where it is made or written. */
  readonly line?: number
  /**
   * Of `other-requests`: what it is there for, `GET /form`. Of `not-inherited` and `absent`: the level whose directives
   * count. Of `set-elsewhere`: the condition under which it is set.
   */
  readonly place?: string
  /** Environment variables that its list of origins is made from, and that are not set. */
  readonly variables?: readonly string[]
  /** What the text has for an origin that resembles the one that asked, as it is written there. */
  readonly near?: WrittenOrigin
  /** Of `several`: the 1-based lines of the text that send it, in order. */
  readonly lines?: readonly number[]
}

/** An entry of a list, a text or a pattern that a server compares an origin with. */
export interface WrittenOrigin {
  readonly text: string
  /** 1-based line of the server's text. */
  readonly line: number
  /** It is a regular expression: `text` is what it says of a whole origin, without its signs. */
  readonly pattern?: string
}

/** What became of the permission inside a server. Emitted by the network where the server knows it. */
export interface OwnCorsEvent extends OfExchange, OwnCors {
  readonly type: 'own-cors'
  /** The server's origin. */
  readonly server: string
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

/** Something in a server's text that would change its responses, and that the simulated server does not act on. */
export interface NotActedOnEvent extends At {
  readonly type: 'not-acted-on'
  readonly server: string
  /** The remark on it, with code in backticks. */
  readonly text: string
  /** 1-based line of the server's text. */
  readonly line: number
}

/** Something in a server's text whose name nothing knows there, so that it has no effect: an option, most often. */
export interface PassedOverEvent extends At {
  readonly type: 'passed-over'
  readonly server: string
  /** The remark on it, with code in backticks. */
  readonly text: string
  /** 1-based line of the server's text. */
  readonly line: number
  /** The response header that it was meant for, in lower case. */
  readonly header: string
}

/** The development server that the page comes from passes such requests on to another server. */
export interface ProxyRuleEvent extends At {
  readonly type: 'proxy-rule'
  /** Origin of the development server. */
  readonly server: string
  /** The beginning or the pattern of the paths, as it is written; empty: all but pages. */
  readonly path: string
  /** Origin of the other server. */
  readonly to: string
}

/** A server's process ended at its start: every connection to it is refused. */
export interface ServerDownEvent extends At {
  readonly type: 'server-down'
  readonly server: string
  /** The last output of the process, or the error in the server's text where `remark` is true. */
  readonly text: string
  /** True: the server's text has an error, and `text` explains it, with code in backticks. */
  readonly remark?: boolean
  /** What a remark on that line of the text says, with code in backticks. */
  readonly hint?: string
  /** 1-based line of the server's text. */
  readonly line?: number
  /** Environment variables that the cause is made from, and that are not set. */
  readonly variables?: readonly string[]
}

/**
 * The trace: everything that happened in one run, in order, as data.
 *
 * The simulated browser appends to it, and every view (diagram, inspector, console, explanation, checks, exports) is
 * a pure function of it. It is JSON: no classes, no functions, no `undefined` that matters.
 * Terms are those of the Fetch Standard (https://fetch.spec.whatwg.org/).
 */
import type { ConnectionFailure } from './connection.ts'
import type { CookieEvent } from './cookie-event.ts'
import type {
  Api,
  At,
  BrowserName,
  ConsoleLevel,
  HeaderList,
  OfCall,
  OfExchange,
  SourcePosition,
  Stranger,
  TracedBody,
} from './event-parts.ts'
import type { FailureReason } from './failure-reasons.ts'
import type { RuleId } from './rules.ts'
import type {
  ForwardEvent,
  ForwardedEvent,
  ForwardFailedEvent,
  HandlerEvent,
  NotActedOnEvent,
  OwnCorsEvent,
  PassedOverEvent,
  ProxyRuleEvent,
  ServerDownEvent,
  SharedCacheEvent,
} from './server-events.ts'

export type { Api, BrowserName, HeaderList, SourcePosition, TracedBody } from './event-parts.ts'

export interface PageEvent extends At {
  readonly type: 'page'
  readonly url: string
  /** Serialized origin; `null` for an opaque one. */
  readonly origin: string
  readonly browser: BrowserName
  /** The headers that the page itself came with; absent where there are none to speak of. */
  readonly headers?: HeaderList
  /** The page belongs to somebody who must not read the user's data. */
  readonly stranger?: Stranger
}

/** The script asked for something, exactly as it wrote it. */
export interface CallEvent extends OfCall {
  readonly type: 'call'
  readonly api: Api
  readonly method: string
  /** The absolute URL, or what was written where it does not parse. */
  readonly url: string
  readonly headers: HeaderList
  readonly body: TracedBody | null
  readonly mode: string
  readonly credentials: string
  /** Absent: `follow`. */
  readonly redirect?: string
  /** Absent: `default`. */
  readonly cache?: string
  /** True: a listener was on `xhr.upload`. */
  readonly uploadListener?: boolean
  /** True: the body was a stream. */
  readonly bodyIsStream?: boolean
  /** Absent: the page's own. */
  readonly referrerPolicy?: string
  readonly source?: SourcePosition
  /** The document whose script asked, where it is not the page: a frame in it, or a page that it went to. */
  readonly document?: { readonly url: string; readonly origin: string }
}

/**
 * The browser made one decision. `anchor` is the fragment of the step's algorithm in the Fetch Standard.
 * `standard` is present only when this browser deviates: what the standard says instead.
 */
export interface DecisionEvent extends OfCall {
  readonly type: 'decision'
  readonly exchange?: number
  readonly rule: RuleId
  readonly passed: boolean
  /** The value that was checked, unchanged; null when it was missing. */
  readonly observed: string | null
  /** The value that would have passed; null when there is no single one. */
  readonly expected: string | null
  /** The header that decided, if a header did, and whether it is in the request or the response. */
  readonly header?: { readonly name: string; readonly of: 'request' | 'response' }
  readonly anchor: string
  /**
   * Only with `same-origin`, and only where it is not `basic`: the tainting after earlier redirects. Such a request
   * stays cross-origin, even on its way back to the page's own origin.
   */
  readonly responseTainting?: 'cors' | 'opaque'
  readonly standard?: { readonly passed: boolean; readonly note: string }
}

/** The browser itself removed, added or hid a header. */
export interface HeaderEvent extends OfCall {
  readonly type: 'header'
  readonly exchange?: number
  readonly what: 'dropped' | 'added' | 'hidden'
  readonly of: 'request' | 'response'
  readonly name: string
  readonly value: string
  /** Why, as a rule. */
  readonly rule: RuleId
  readonly anchor: string
}

export interface RequestEvent extends OfExchange {
  readonly type: 'request'
  readonly purpose: 'preflight' | 'actual'
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: TracedBody | null
  /** How many redirects led here. */
  readonly hop: number
}

export interface ResponseEvent extends OfExchange {
  readonly type: 'response'
  readonly from: 'network' | 'http-cache'
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
  readonly body: TracedBody | null
}

/** No HTTP response came: no server listens there, or the connection broke. */
export interface ConnectionFailedEvent extends OfExchange {
  readonly type: 'connection-failed'
  readonly message: string
  readonly how?: ConnectionFailure
}

export interface CacheEvent extends OfCall {
  readonly type: 'cache'
  readonly exchange?: number
  /** `image`: the document has loaded the image already, whatever is in the HTTP cache. */
  readonly cache: 'http' | 'preflight' | 'image'
  readonly what: 'hit' | 'miss' | 'stored' | 'expired' | 'revalidated' | 'cleared'
  readonly url: string
  /** For people: which method or headers were found, and for how long they are kept. */
  readonly detail: string
}

export interface RedirectEvent extends OfExchange {
  readonly type: 'redirect'
  readonly status: number
  readonly from: string
  readonly to: string
  /** The method of the next request, after the rewriting that 301, 302 and 303 do. */
  readonly method: string
}

/** The script asked for a header of a call's response by name, and got null. Recorded once for each name. */
interface HeaderNotFoundEvent extends OfCall {
  readonly type: 'header-not-found'
  /** In lower case. */
  readonly name: string
}

/** A call failed. At most one per call, and it follows the decision that failed. */
export interface FailureEvent extends OfCall {
  readonly type: 'failure'
  readonly exchange?: number
  readonly reason: FailureReason
  /** Chromium's CORS error code without its `k`, where Chromium has one: `MissingAllowOriginHeader`. */
  readonly corsError?: string
  /** The value for the explanation: the header's value, the method, or the header's name. */
  readonly value: string | null
}

/** The result that the script got. Exactly one per call that ends. */
export interface SettledEvent extends OfCall {
  readonly type: 'settled'
  readonly outcome: Outcome
}

export type Outcome =
  | {
      readonly kind: 'response'
      readonly responseType: string
      readonly status: number
      readonly statusText: string
      readonly url: string
      readonly redirected: boolean
      /** Only the headers that the script can read. */
      readonly headers: HeaderList
      readonly body: TracedBody | null
    }
  /** `name` and `message` as the script's exception has them in this browser. */
  | { readonly kind: 'network-error'; readonly name: string; readonly message: string }
  | { readonly kind: 'invalid-request'; readonly name: string; readonly message: string }
  | { readonly kind: 'aborted'; readonly name: string; readonly message: string }
  /** Results of other APIs: an image's `load`, a beacon's `queued` and so on, with what the page may do with it. */
  | {
      readonly kind: 'load' | 'error' | 'open' | 'queued' | 'refused' | 'submitted'
      readonly tainted?: boolean
      readonly muted?: boolean
      readonly readable?: boolean
    }

export interface ConsoleEvent extends At {
  readonly type: 'console'
  readonly call?: number
  readonly by: 'browser' | 'script' | 'server'
  /** Origin of the server whose process printed it. */
  readonly server?: string
  readonly level: ConsoleLevel
  readonly text: string
  readonly source?: SourcePosition
}

/** The script ended with an uncaught exception, or could not be parsed. */
interface ScriptErrorEvent extends At {
  readonly type: 'script-error'
  readonly kind: 'syntax' | 'uncaught' | 'unhandled-rejection'
  readonly name: string
  readonly message: string
  readonly source?: SourcePosition
}

/** Time in which nothing happened: the script waited, and the clock of the browser and the servers was set forward. */
interface WaitedEvent extends At {
  readonly type: 'waited'
  readonly milliseconds: number
}

/** The current step of a run. It is reported before each step begins, so that it is known when a step does not end. */
export type RunStep =
  | { readonly what: 'client' }
  | { readonly what: 'start'; readonly server: string }
  | { readonly what: 'browser' }

export interface EndedEvent extends At {
  readonly type: 'ended'
  /** `hung`: reading or simulating took longer than a run may without a pause; no code of the script was running. */
  readonly why: 'finished' | 'time-limit' | 'output-limit' | 'call-limit' | 'stopped' | 'syntax-error' | 'hung'
  /** Of a run that hung: the step that did not end. */
  readonly busyWith?: RunStep
}

export type TraceEvent =
  | PageEvent
  | CallEvent
  | DecisionEvent
  | HeaderEvent
  | RequestEvent
  | HandlerEvent
  | OwnCorsEvent
  | NotActedOnEvent
  | PassedOverEvent
  | ProxyRuleEvent
  | ResponseEvent
  | ForwardEvent
  | ForwardedEvent
  | ForwardFailedEvent
  | SharedCacheEvent
  | ServerDownEvent
  | ConnectionFailedEvent
  | CacheEvent
  | CookieEvent
  | RedirectEvent
  | FailureEvent
  | SettledEvent
  | HeaderNotFoundEvent
  | ConsoleEvent
  | ScriptErrorEvent
  | WaitedEvent
  | EndedEvent

export type Trace = readonly TraceEvent[]

/** Appends one event to the trace. */
export type Emit = (event: TraceEvent) => void

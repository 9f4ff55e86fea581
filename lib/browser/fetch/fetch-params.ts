/** The arguments of every algorithm of a fetch (https://fetch.spec.whatwg.org/#fetch-params). */
import type { AddressSpace, LocalNetworkAccess } from '../../trace/address-space.ts'
import type { Connection } from '../../trace/connection.ts'
import type { Emit } from '../../trace/events.ts'
import type { Call, CallResult, Send } from '../call.ts'
import type { Environment } from '../environment.ts'
import type { CookieJar } from '../http/cookie-jar.ts'
import type { CorsPreflightCache } from '../http/cors-preflight-cache.ts'
import type { HttpCache } from '../http/http-cache.ts'
import type { Profile } from '../profiles/profile.ts'
import type { CallTrace } from './call-trace.ts'
import type { InternalRequest } from './request.ts'

/** What is known about the way to a server, apart from what it answers. All absent: the way is open. */
export interface Reach {
  readonly connection?: Connection | undefined
  /** Absent: by the name or address of its host. */
  readonly addressSpace?: AddressSpace | undefined
  /** False: nobody listens there, and `send` will reject. */
  readonly listens?: boolean | undefined
}

/** The state of a browser that outlives a call. */
export interface AgentState {
  readonly profile: Profile
  readonly send: Send
  readonly reach: (url: URL) => Reach
  readonly localNetworkAccess: LocalNetworkAccess
  readonly emit: Emit
  /** Milliseconds since 1970 on the browser's clock: what dates in headers are held against, and stored responses age by. */
  readonly now: () => number
  /** Milliseconds since the run started, for the trace. */
  readonly at: () => number
  readonly preflightCache: CorsPreflightCache
  readonly httpCache: HttpCache
  /** Whether the HTTP cache may store responses of this URL. */
  readonly mayCache: (url: URL) => boolean
  readonly cookieJar: CookieJar
  readonly thirdPartyCookies: Profile['thirdPartyCookies']
  /** Opens the document that a navigation leads to; for every other response it does nothing. */
  readonly showDocument: (
    from: Environment,
    call: Call,
    result: Extract<CallResult, { readonly outcome: 'response' }>,
  ) => void
  /** Opens the document of a frame's `srcdoc`. */
  readonly showSrcdoc: (from: Environment, call: Call) => void
  calls: number
  exchanges: number
  /** Bytes of the keepalive bodies in flight. */
  keepaliveBytes: number
}

export interface FetchParams {
  readonly agent: AgentState
  readonly environment: Environment
  readonly request: InternalRequest
  readonly trace: CallTrace
  readonly signal?: AbortSignal
}

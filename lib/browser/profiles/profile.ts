/** What differs from browser to browser, and nothing else. */
import type { BrowserName } from '../../trace/events.ts'
import type { FailureReason } from '../../trace/failure-reasons.ts'
import type { MutableHeaderList } from '../../trace/header-list.ts'
import type { Environment } from '../fetch/fetch-params.ts'
import type { InternalRequest } from '../fetch/request.ts'
import type { NetworkError } from '../fetch/response.ts'

export interface ConsoleFacts {
  readonly request: InternalRequest
  readonly environment: Environment
}

/** How a browser remembers what preflights allowed. */
export interface PreflightCacheProfile {
  /** Does a new answer replace the old one, instead of joining it? Then an answer that does not suffice is forgotten too. */
  readonly replacesAnswers: boolean
  /** Are answers for credentialed and for other requests kept apart? */
  readonly separatesCredentials: boolean
  /** Does a remembered `*` hold: never, if the preflight was for a request without credentials, or if this request has none? */
  readonly wildcard: 'never' | 'as-asked' | 'as-used'
  /** Where a remembered `*` holds: does it cover `Authorization` too? The standard says no. */
  readonly wildcardCoversAuthorization: boolean
  /** Methods that an answer need not name. */
  isMethodAlwaysAllowed(method: string): boolean
  /** Does this request ask anew, whatever is remembered? */
  isBypassedBy(request: InternalRequest): boolean
  /** Is nothing remembered of this request's preflight? */
  isNotFilledBy(request: InternalRequest): boolean
  /** Does the request's origin count as it was before redirects tainted it? */
  readonly keepsOriginUntainted: boolean
  /** Is an answer remembered although it refuses this very request? */
  readonly remembersRefusals: boolean
  /** Does a response that fails the CORS check take the answers for its URL away? */
  readonly isClearedByFailure: boolean
}

export interface Profile {
  readonly name: BrowserName
  /** The `TypeError` that `fetch` rejects with. */
  readonly fetchErrorMessage: string
  /** Headers of one name that the page appended, as the browser holds them. */
  combineHeaders(headers: MutableHeaderList): MutableHeaderList
  /** Those headers as they go on the wire. */
  wireHeaders(headers: MutableHeaderList, hasBody: boolean): MutableHeaderList
  /** Names that need a preflight, in the order in which they are asked for. */
  corsUnsafeRequestHeaderNames(request: InternalRequest): string[]
  /** What Access-Control-Request-Method says. */
  preflightMethod(request: InternalRequest): string
  /** The preflight's origin (sent, and compared with the answer), where it is not the request's own. */
  preflightOrigin(request: InternalRequest): string | null
  /** After a redirect: is a preflight sent although nothing about this hop needs one? */
  preflightsAgain(request: InternalRequest): boolean
  /** Is the answer to a preflight for the page's own origin held against Access-Control-Allow-Origin? */
  readonly checksOwnOriginPreflight: boolean
  /** Does a listener on `xhr.upload` force a preflight although there is nothing to upload? */
  readonly uploadListenerCountsWithoutBody: boolean
  /** The order in which unsafe header names are held against Access-Control-Allow-Headers: the first missing one is named. */
  headerCheckOrder(names: readonly string[]): readonly string[]
  /** What is looked at in a preflight's response, in which order. */
  readonly preflightChecks: readonly ('redirect' | 'cors-check' | 'status')[]
  /** Does `*` in Access-Control-Allow-Headers cover `Authorization`? The standard says no. */
  readonly wildcardCoversAuthorization: boolean
  /** Seconds: the highest Access-Control-Max-Age that is honoured. */
  readonly maxAgeCap: number
  /** Seconds for a value of Access-Control-Max-Age that is not empty. */
  parseMaxAge(value: string): number
  readonly preflightCache: PreflightCacheProfile
  /** Does an element in CORS mode say its origin to its own origin too? */
  readonly sameOriginElementsSendOrigin: boolean
  /** Do elements and forms of a sandboxed frame say `Origin: null` to the site of the page around it, without CORS too? */
  readonly sandboxedFramesSendOrigin: boolean
  /** Does a simple beacon name the top page's origin, also from a sandboxed frame? */
  readonly beaconsNameTopLevelOrigin: boolean
  /** Is a permanent redirect kept for good although its server says nothing about how long? */
  readonly keepsPermanentRedirects: boolean
  /** What the HTTP cache's key holds besides the URL. */
  httpCacheKey(request: InternalRequest, includeCredentials: boolean): string
  /** Does it keep opaque responses from elements that could not use them? */
  readonly blocksOpaqueResponses: boolean
  /** Are the request's mode and redirect mode looked at before mixed content? */
  readonly checksModeFirst: boolean
  /** Is a redirect status without a place to go an ordinary response, also where the page wants no redirect? */
  readonly redirectNeedsLocation: boolean
  /** Is a redirect's target looked at before `redirect: 'error'`? */
  readonly checksTargetBeforeRedirectMode: boolean
  /** Does a redirect to any origin but the page's own take that request header away? */
  isDroppedByRedirectElsewhere(name: string): boolean
  /** Does whatever is asked for after an image, at the same URL, take its place in the document's memory? */
  readonly keepsOneResourceOfUrl: boolean
  /** Does this request not follow a redirect to a URL with a user name or password, although CORS has nothing against it? */
  blocksEmbeddedCredentials(request: InternalRequest): boolean
  /** The method after a redirect of that status. */
  redirectMethod(method: string, status: number, crossOrigin: boolean): string
  /** Whether a cookie reaches a site inside another one's page. */
  readonly thirdPartyCookies: 'sent' | 'partitioned' | 'blocked'
  /** Does `Partitioned` on a cookie of another site let it through where such cookies are blocked? */
  readonly keepsPartitionedCookies: boolean
  /** The browser's own code for a failure of CORS; null where it has none. */
  corsErrorOf(reason: FailureReason): string | null
  /** What the browser prints when `setRequestHeader` is refused. */
  forbiddenHeaderMessage(name: string): string
  /** What the browser prints when only `*` allowed `Authorization`. */
  authorizationWarning(request: InternalRequest): string | null
  /** What the browser prints when it asks over https instead. */
  upgradeMessage(url: string, environment: Environment): string | null
  /** What the browser prints for a status that means failure. */
  statusMessage(status: number, statusText: string): string | null
  /** What the browser prints for a failed call. */
  failureMessages(failure: NetworkError, facts: ConsoleFacts): string[]
}

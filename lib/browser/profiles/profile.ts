/** What differs between browsers, and nothing else. */
import type { BrowserName, HeaderList } from '../../trace/events.ts'
import type { MutableHeaderList } from '../../trace/header-list.ts'
import type { EventStreamProblem } from '../elements/event-stream-problem.ts'
import type { Environment } from '../environment.ts'
import type { InternalRequest } from '../fetch/request.ts'
import type { NetworkError } from '../fetch/response.ts'
import type { IntegrityProblem } from '../http/integrity-metadata.ts'
import type { ContentSecurityPolicy } from '../policy/content-security-policy.ts'
import type { PolicyViolation } from '../policy/policy-violation.ts'
import type { CookieProfile } from './cookie-profile.ts'

/** A line of the console. */
export interface ConsoleLine {
  readonly level: 'error' | 'warn' | 'info'
  readonly text: string
}

/** A response with an ok status that is not what was asked for. */
export interface UnusableResponse {
  /** Without parameters; empty where there is none. */
  readonly mimeType: string
  readonly body: Uint8Array
}

export interface ConsoleFacts {
  readonly request: InternalRequest
  readonly environment: Environment
}

/** How a browser's CORS-preflight cache works. */
export interface PreflightCacheProfile {
  /**
   * Does a new response replace the entries of the old one, instead of adding to them? Then insufficient entries are
   * removed too.
   */
  readonly replacesAnswers: boolean
  /** Do requests with credentials and requests without have separate entries? */
  readonly separatesCredentials: boolean
  /**
   * When a cached `*` applies: never, if the preflight was for a request without credentials, or if this request has
   * none.
   */
  readonly wildcard: 'never' | 'as-asked' | 'as-used'
  /** Does a cached `*` that applies cover `Authorization` too? By the standard it does not. */
  readonly wildcardCoversAuthorization: boolean
  /** Methods that a preflight's response need not name. */
  isMethodAlwaysAllowed(method: string): boolean
  /** Does this request always have a preflight, whatever is cached? */
  isBypassedBy(request: InternalRequest): boolean
  /** Is the response of this request's preflight not cached? */
  isNotFilledBy(request: InternalRequest): boolean
  /** Does a preflight that an upload listener or a stream forced allow its method, where the response names none? */
  readonly remembersForcedMethod: boolean
  /** Is the key the request's origin as it was before redirects tainted it? */
  readonly keepsOriginUntainted: boolean
  /** Is a response cached although it refuses the request that it was for? */
  readonly remembersRefusals: boolean
  /** Does a response that fails the CORS check remove the entries of its URL? */
  readonly isClearedByFailure: boolean
}

export interface Profile {
  readonly name: BrowserName
  /** The message of the `TypeError` that `fetch` rejects with. */
  readonly fetchErrorMessage: string
  /** The page's headers, with headers of one name combined as this browser stores them. */
  combineHeaders(headers: MutableHeaderList): MutableHeaderList
  /** The request's headers as they are sent. */
  wireHeaders(request: InternalRequest): MutableHeaderList
  /** Header names that need a preflight, in the order in which it asks for them. */
  corsUnsafeRequestHeaderNames(request: InternalRequest): string[]
  /** The value of Access-Control-Request-Method. */
  preflightMethod(request: InternalRequest): string
  /** The preflight's origin (sent, and compared with the response), where it is not the request's. */
  preflightOrigin(request: InternalRequest): string | null
  /** After a redirect: is a preflight sent although this request needs none? */
  preflightsAgain(request: InternalRequest): boolean
  /** Does the CORS check apply to a preflight to the page's own origin? */
  readonly checksOwnOriginPreflight: boolean
  /** Does a listener on `xhr.upload` cause a preflight although there is nothing to upload? */
  readonly uploadListenerCountsWithoutBody: boolean
  /**
   * The order in which unsafe header names are looked up in Access-Control-Allow-Headers: messages name the first
   * missing one.
   */
  headerCheckOrder(names: readonly string[], request: InternalRequest): readonly string[]
  /** The checks of a preflight's response, in this browser's order. */
  readonly preflightChecks: readonly ('redirect' | 'cors-check' | 'status')[]
  /** Does `*` in Access-Control-Allow-Headers cover `Authorization`? By the standard it does not. */
  readonly wildcardCoversAuthorization: boolean
  /** Seconds: the highest Access-Control-Max-Age that is honoured. */
  readonly maxAgeCap: number
  /** Seconds for a value of Access-Control-Max-Age that is not empty. */
  parseMaxAge(value: string): number
  readonly preflightCache: PreflightCacheProfile
  /** Does an element's same-origin request in CORS mode have an `Origin` header? */
  readonly sameOriginElementsSendOrigin: boolean
  /**
   * Do elements and forms of a sandboxed frame send `Origin: null` to the site of the page that contains it, also
   * without CORS?
   */
  readonly sandboxedFramesSendOrigin: boolean
  /** Is the `Origin` of a beacon in no-cors mode the top-level page's, also in a sandboxed frame? */
  readonly beaconsNameTopLevelOrigin: boolean
  /** Does a call keep its `Origin` where a redirect of one origin to itself rewrites it to a GET? */
  readonly keepsOriginOfRewritten: boolean
  /** Is there a limit for the keepalive bodies of a document? By the standard there is. */
  readonly limitsKeepalive: boolean
  /** Is this request's `Origin`, without CORS, `null` because of the referrer policy? */
  withholdsOrigin(request: InternalRequest): boolean
  /** Headers that this browser adds to the response of a `data:` or `blob:` URL with that many bytes. */
  localHeaders(request: InternalRequest, scheme: 'data' | 'blob', length: number): HeaderList
  /** Does a suffix range that is longer than a blob give all of it? By the standard it is a network error. */
  readonly clampsSuffixRange: boolean
  /** The status message for a part of a blob. By the standard `Partial Content`. */
  readonly partialBlobStatusText: string
  /** Can `about:blank` be fetched, without CORS? */
  readonly fetchesAboutBlank: boolean
  /** What is sent in place of a script's `User-Agent`; null where the script's own is sent. */
  readonly userAgent: string | null
  /** Is the name of an integrity algorithm read in any case? */
  readonly readsAlgorithmInAnyCase: boolean
  /** Is the body of a 205 read? By the standard, 205 is a null body status. */
  readonly readsBodyOfReset: boolean
  /** Does integrity metadata in which nothing can be parsed refuse an opaque response to this request? */
  refusesHiddenResponseOf(request: InternalRequest): boolean
  /** What the browser prints about integrity metadata that cannot be parsed. */
  integrityMessages(request: InternalRequest, problems: readonly IntegrityProblem[]): string[]
  /** Is an event stream refused whose `charset` is not UTF-8? By the standard the parameter has no meaning. */
  readonly eventStreamNeedsUtf8: boolean
  /** What the browser prints when an event stream is refused for its status, type or charset. */
  eventStreamMessages(problem: EventStreamProblem, request: InternalRequest): string[]
  /** Does a permanent redirect without caching headers stay fresh without a limit? */
  readonly keepsPermanentRedirects: boolean
  /** The part of the HTTP cache's key besides the URL. */
  httpCacheKey(request: InternalRequest, includeCredentials: boolean): string
  /** Is opaque response blocking implemented? */
  readonly blocksOpaqueResponses: boolean
  /** Is it done before the response's MIME type is looked at? */
  readonly blocksOpaqueResponsesFirst: boolean
  /** Are the request's mode and redirect mode checked before mixed content? */
  readonly checksModeFirst: boolean
  /** Is a preflight that a streamed body needs sent before mode `same-origin` refuses the request? */
  readonly preflightsBeforeMode: boolean
  /** Is the request's mode checked before the page's Content Security Policy? */
  readonly checksModeBeforePolicy: boolean
  /** Is `upgrade-insecure-requests` applied to this request before its URL is held against the policy? */
  upgradesBeforePolicy(request: InternalRequest): boolean
  /** Is the URL of mixed content upgraded before it is held against the policy? */
  readonly upgradesMixedContentBeforePolicy: boolean
  /** Is `credentialless` a value of Cross-Origin-Embedder-Policy? */
  readonly knowsCredentialless: boolean
  /** Does a style sheet that is not `text/css` load, as an empty one? By the standard it fails. */
  readonly loadsSheetsOfOtherTypes: boolean
  /** Does a frame whose navigation the policy refuses get `error`, and not the `load` of an error page? */
  readonly firesErrorAtRefusedFrames: boolean
  /** Must the script of a worker have a JavaScript MIME type? By the standard it must. */
  readonly workerNeedsJavaScriptType: boolean
  /** Does `form-action` count for the addresses that a form's submission is redirected to? */
  readonly formActionGovernsRedirects: boolean
  /**
   * Characters of a path that this browser percent-encodes, and that the URL parser it runs on may leave as they are:
   * `^` is in the standard since 2023 (https://url.spec.whatwg.org/#path-percent-encode-set), `|` is not.
   */
  readonly escapesInPath: RegExp
  /** `Location` as this browser hands it to its URL parser. */
  readLocation(value: string): string
  /**
   * What the referrer of a page with an opaque origin is: as by the page's address, as of a page of another origin, or
   * nothing, as the standard has it.
   */
  referrerOfOpaquePage(request: InternalRequest): 'by-address' | 'as-elsewhere' | 'nothing'
  /** Is a referrer policy that tells another site more than the default ignored there? */
  readonly ignoresLaxReferrerPolicies: boolean
  /** Is a redirect status without `Location` an ordinary response, also with `redirect: 'error'`? */
  readonly redirectNeedsLocation: boolean
  /** Is a redirect's target checked before `redirect: 'error'`? */
  readonly checksTargetBeforeRedirectMode: boolean
  /** Does a redirect to another origin than the page's drop that request header? */
  isDroppedByRedirectElsewhere(name: string): boolean
  /** Is an image used for elements with and without CORS, where both send credentials or both do not? */
  readonly sharesImagesAcrossModes: boolean
  /** Does a later request for the URL of an image replace it in the document's list of available images? */
  readonly keepsOneResourceOfUrl: boolean
  /** Does this request refuse a redirect to a URL with a user name or password, also where the standard follows it? */
  blocksEmbeddedCredentials(request: InternalRequest): boolean
  /** The method after a redirect of that status. */
  redirectMethod(method: string, status: number, crossOrigin: boolean): string
  /** What happens to cookies of another site than the page's. */
  readonly thirdPartyCookies: 'sent' | 'partitioned' | 'blocked'
  /** Is a `Partitioned` cookie of another site allowed where such cookies are blocked? */
  readonly keepsPartitionedCookies: boolean
  readonly cookies: CookieProfile
  /** Must a page of the public address space be allowed by the person to reach the local network? */
  readonly checksLocalNetworkAccess: boolean
  /** Is plain HTTP to this machine (`localhost`, 127.0.0.1) no mixed content in a page over HTTPS? */
  readonly trustsLoopback: boolean
  /**
   * What the browser prints when a page over HTTPS makes a request over plain HTTP because it is a local one. `isMixed` is
   * false for this machine.
   */
  insecureLocalMessages(request: InternalRequest, environment: Environment, isMixed: boolean): readonly string[]
  /** The browser's own code for a failure of CORS; null where it has none. */
  corsErrorOf(failure: NetworkError, facts: ConsoleFacts): string | null
  /** What the browser prints when `setRequestHeader` is refused. */
  forbiddenHeaderMessage(name: string): string
  /** What the browser prints when only `*` allowed `Authorization`. */
  authorizationWarning(request: InternalRequest): string | null
  /** What the browser prints when it changes a URL to https. */
  upgradeMessage(url: string, environment: Environment): string | null
  /** What the browser prints, when it opens the page, about a `Referrer-Policy` without any policy that it knows. */
  referrerPolicyMessage(value: string): string | null
  /** What the browser prints when `upgrade-insecure-requests` changes a URL. */
  insecureRequestMessage(url: string, facts: ConsoleFacts): string | null
  /** What the browser prints, when it opens the page, about parts of its policies that it ignores. */
  policyRemarks(policies: readonly ContentSecurityPolicy[], page: URL): readonly ConsoleLine[]
  /** What the browser prints for a violation of the page's Content Security Policy. */
  violationMessage(violation: PolicyViolation, facts: ConsoleFacts): ConsoleLine
  /** What the browser prints for a status that means failure. */
  statusMessage(status: number, statusText: string, request: InternalRequest): string | null
  /** What the browser prints about a response that its font, module or style sheet cannot use. */
  unusableMessages(request: InternalRequest, response: UnusableResponse): readonly string[]
  /** What the browser prints for a failed call. */
  failureMessages(failure: NetworkError, facts: ConsoleFacts): string[]
}

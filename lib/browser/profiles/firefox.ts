/** Firefox: where it differs from the standard, and where the standard leaves a choice. */

import type { HeaderList } from '../../trace/events.ts'
import type { Header, MutableHeaderList } from '../../trace/header-list.ts'
import { effectiveCacheMode } from '../fetch/effective-cache-mode.ts'
import { currentUrl, type InternalRequest } from '../fetch/request.ts'
import { isWithheldByReferrerPolicy } from '../fetch/withheld-origin.ts'
import { isCorsSafelistedRequestHeader } from '../http/cors-safelisted-request-header.ts'
import { methodAfterRedirect } from '../http/method.ts'
import { originOf } from '../http/origin.ts'
import { isSameSite } from '../http/site.ts'
import { authorizationWarning, firefoxMessages, scriptFailed, unusableMessages } from './firefox-console.ts'
import { policyRemarks, violationMessage } from './firefox-policy.ts'
import type { Profile } from './profile.ts'

/** The names of unsafe headers, one for each header, so that a name can occur twice. */
function unsafeNames(headers: HeaderList): string[] {
  const names: string[] = []
  for (const [name, value] of headers) {
    if (!isCorsSafelistedRequestHeader(name, value)) names.push(name.toLowerCase())
  }
  return names.sort()
}

/** Headers whose value is replaced when they are set again (its sources: `IsSingletonHeader`). */
const SINGLE_VALUED = new Set([
  'authorization',
  'content-disposition',
  'content-type',
  'from',
  'if-modified-since',
  'if-unmodified-since',
  'location',
  'max-forwards',
  'user-agent',
])

/**
 * Headers are set on the channel one by one, so of a header that allows a single value only the last one is kept. The
 * exception is the type of a body, which is read from the first.
 */
function wireHeaders({ headers, body }: InternalRequest): MutableHeaderList {
  const kept = new Map<string, Header>()
  for (const header of headers) {
    const lower = header[0].toLowerCase()
    const isFirstWanted = body !== null && lower === 'content-type'
    if (SINGLE_VALUED.has(lower) && !(isFirstWanted && kept.has(lower))) kept.set(lower, header)
  }
  return headers.filter((header) => (kept.get(header[0].toLowerCase()) ?? header) === header)
}

export const firefox: Profile = {
  name: 'firefox',
  fetchErrorMessage: 'NetworkError when attempting to fetch resource.',
  combineHeaders: (headers) => headers,
  wireHeaders,
  corsUnsafeRequestHeaderNames: (request) => unsafeNames(request.headers),
  headerCheckOrder: (names) => names,
  preflightMethod: (request) => request.method,
  preflightOrigin: (request) => request.origin.serialized,
  /**
   * Unsafe names are computed when the call is made: if there were any, every request of the redirect chain has a
   * preflight.
   */
  preflightsAgain: (request) => request.preflightWasNeeded || unsafeNames(request.originalHeaders).length > 0,
  /** Firefox treats that preflight as a same-origin request. */
  checksOwnOriginPreflight: false,
  uploadListenerCountsWithoutBody: true,
  preflightChecks: ['redirect', 'cors-check', 'status'],
  wildcardCoversAuthorization: true,
  maxAgeCap: 86400,
  parseMaxAge: (value) => (/^\d+$/.test(value) ? Number(value) : 0),
  preflightCache: {
    replacesAnswers: false,
    separatesCredentials: true,
    wildcard: 'never',
    wildcardCoversAuthorization: false,
    isMethodAlwaysAllowed: (method) => method === 'GET' || method === 'POST',
    isBypassedBy(request) {
      // Measured: the validators of a script count as no-store in `fetch`, and not in XMLHttpRequest.
      const mode = request.api === 'fetch' ? effectiveCacheMode(request) : request.cache
      return mode === 'reload' || mode === 'no-store'
    },
    isNotFilledBy: () => false,
    remembersForcedMethod: false,
    keepsOriginUntainted: true,
    remembersRefusals: false,
    isClearedByFailure: true,
  },
  sameOriginElementsSendOrigin: false,
  sandboxedFramesSendOrigin: true,
  beaconsNameTopLevelOrigin: false,
  withholdsOrigin: (request) => isWithheldByReferrerPolicy(request),
  keepsOriginOfRewritten: false,
  limitsKeepalive: false,
  localHeaders: ({ api }, scheme, length) =>
    scheme === 'data' && api === 'fetch' ? [['Content-Length', String(length)]] : [],
  clampsSuffixRange: false,
  partialBlobStatusText: 'Partial Content',
  fetchesAboutBlank: true,
  userAgent: null,
  readsAlgorithmInAnyCase: false,
  readsBodyOfReset: false,
  refusesHiddenResponseOf: () => true,
  integrityMessages: () => [],
  eventStreamNeedsUtf8: false,
  eventStreamMessages: (_problem, request) => [
    `Firefox can’t establish a connection to the server at ${currentUrl(request).href}.`,
  ],
  keepsPermanentRedirects: false,
  /** Entries without credentials are separate, and a fetch does not use what an image of another site has stored. */
  httpCacheKey(request, includeCredentials) {
    const isForeignImage = request.api === 'img' && !isSameSite(request.origin, originOf(currentUrl(request)))
    return `${includeCredentials ? '' : 'anonymous '}${isForeignImage ? 'image ' : ''}`
  },
  blocksOpaqueResponses: true,
  blocksOpaqueResponsesFirst: false,
  checksModeFirst: false,
  preflightsBeforeMode: false,
  checksModeBeforePolicy: true,
  upgradesBeforePolicy: () => true,
  upgradesMixedContentBeforePolicy: false,
  knowsCredentialless: true,
  loadsSheetsOfOtherTypes: false,
  firesErrorAtRefusedFrames: true,
  workerNeedsJavaScriptType: true,
  formActionGovernsRedirects: false,
  escapesInPath: /\^/g,
  // Measured: spaces and tabs are escaped before the value is parsed, which would remove a tab.
  readLocation: (value) => value.replaceAll('\t', '%09'),
  referrerOfOpaquePage: ({ api }) => (api === 'fetch' || api === 'xhr' ? 'nothing' : 'as-elsewhere'),
  ignoresLaxReferrerPolicies: true,
  redirectNeedsLocation: false,
  checksTargetBeforeRedirectMode: false,
  isDroppedByRedirectElsewhere: () => false,
  blocksEmbeddedCredentials: () => false,
  sharesImagesAcrossModes: false,
  keepsOneResourceOfUrl: false,
  redirectMethod: methodAfterRedirect,
  thirdPartyCookies: 'partitioned',
  keepsPartitionedCookies: true,
  cookies: {
    defaultSameSite: 'none',
    isSameSiteSchemeful: false,
    noneNeedsSecure: true,
    keepsSecureOnLoopback: true,
    hostPrefixNeedsPath: false,
    hostPrefixAllowsDomain: 'unregistrable',
    knowsHttpPrefixes: true,
    pairWithoutEquals: 'name',
    keepsNameless: false,
    keepsPlace: true,
    allowsTabs: true,
  },
  checksLocalNetworkAccess: false,
  trustsLoopback: true,
  insecureLocalMessages: () => [],
  corsErrorOf: () => null,
  forbiddenHeaderMessage: (name) => `Attempt to set a forbidden header was denied: ${name}`,
  failureMessages: firefoxMessages,
  upgradeMessage: (url) => `Mixed Content: Upgrading insecure display request ‘${url}’ to use ‘https’`,
  insecureRequestMessage: (url) => `Content-Security-Policy: Upgrading insecure request ‘${url}’ to use ‘https’`,
  violationMessage,
  policyRemarks,
  referrerPolicyMessage: () => null,
  // Of a script only, and it does not name the status.
  statusMessage: (status, _statusText, request) =>
    request.api === 'script' && (status < 200 || status > 299) ? scriptFailed(request) : null,
  unusableMessages,
  authorizationWarning,
}

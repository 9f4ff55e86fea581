/** Chromium: where it differs from the standard, and where the standard leaves a choice. */

import { combineHeaders } from '../../trace/header-list.ts'
import { effectiveCacheMode } from '../fetch/effective-cache-mode.ts'
import { serializeRequestOrigin } from '../fetch/redirect-taint.ts'
import type { InternalRequest } from '../fetch/request.ts'
import { isWithheldByReferrerPolicy } from '../fetch/withheld-origin.ts'
import { corsUnsafeRequestHeaderNames, isCorsSafelistedRequestHeader } from '../http/cors-safelisted-request-header.ts'
import { isCorsSafelistedMethod, methodAfterRedirect } from '../http/method.ts'
import {
  chromiumMessages,
  eventStreamMessages,
  insecureLocalMessages,
  unusableMessages,
  upgradeMessage,
} from './chromium-console.ts'
import { inHeaderMapOrder } from './chromium-header-order.ts'
import { chromiumIntegrityMessages } from './chromium-integrity.ts'
import { policyRemarks, violationMessage } from './chromium-policy.ts'
import { isWithinBounds, withRangeOfCache } from './chromium-range.ts'
import { isDisabledScheme } from './chromium-schemes.ts'
import { corsErrorOf } from './cors-error.ts'
import type { Profile } from './profile.ts'

/** As Chrome on Linux sends it, with the version reduced. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

const NUMBER = /^\d+(?:\.\d+)?$/
const INTEGER = /^\d+$/

/** Client hints that earlier editions of the standard safelisted, each with the values that need no preflight. */
const CLIENT_HINTS: ReadonlyMap<string, RegExp> = new Map([
  ['device-memory', NUMBER],
  ['downlink', NUMBER],
  ['dpr', NUMBER],
  ['ect', /^(?:slow-2g|2g|3g|4g)$/],
  ['rtt', INTEGER],
  ['viewport-width', INTEGER],
  ['width', INTEGER],
])

function isSafelisted(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (lower === 'save-data') return value.toLowerCase() === 'on'
  if (lower === 'range' && !value.split(/\D+/).every(isWithinBounds)) return false
  const hint = CLIENT_HINTS.get(lower)
  return hint ? value.length <= 128 && hint.test(value) : isCorsSafelistedRequestHeader(name, value)
}

/**
 * Whether the request is of a sandboxed frame or tainted by redirects: Chromium caches no preflight of an opaque
 * origin.
 */
function isFromOpaque(request: InternalRequest): boolean {
  return serializeRequestOrigin(request) === 'null'
}

/** Cache modes with which every preflight is sent. */
const BYPASSING: ReadonlySet<string> = new Set(['no-cache', 'reload', 'no-store'])

export const chromium: Profile = {
  name: 'chromium',
  fetchErrorMessage: 'Failed to fetch',
  combineHeaders,
  wireHeaders: withRangeOfCache,
  corsUnsafeRequestHeaderNames: (request) => corsUnsafeRequestHeaderNames(request.headers, isSafelisted),
  headerCheckOrder(names, request) {
    if (names.length < 2) return names
    const wanted = new Set(names)
    return inHeaderMapOrder(request).filter((name) => wanted.has(name))
  },
  preflightMethod: (request) => request.method,
  preflightOrigin: () => null,
  preflightsAgain: () => false,
  checksOwnOriginPreflight: true,
  uploadListenerCountsWithoutBody: false,
  preflightChecks: ['redirect', 'cors-check', 'status'],
  wildcardCoversAuthorization: true,
  maxAgeCap: 7200,
  parseMaxAge: (value) => (/^\d+$/.test(value) ? Number(value) : /^-\d+$/.test(value) ? 0 : 5),
  preflightCache: {
    replacesAnswers: true,
    separatesCredentials: false,
    wildcard: 'as-asked',
    // A `*` in a new response covers it (above), a cached one does not: the next request has a preflight again.
    wildcardCoversAuthorization: false,
    isMethodAlwaysAllowed: isCorsSafelistedMethod,
    // Measured: a script's validators count as no-store here too.
    isBypassedBy: (request) => BYPASSING.has(effectiveCacheMode(request)) || isFromOpaque(request),
    isNotFilledBy: (request) => effectiveCacheMode(request) === 'no-store' || isFromOpaque(request),
    remembersForcedMethod: true,
    keepsOriginUntainted: true,
    remembersRefusals: false,
    isClearedByFailure: false,
  },
  sameOriginElementsSendOrigin: true,
  sandboxedFramesSendOrigin: false,
  beaconsNameTopLevelOrigin: false,
  // Measured: of a call, Chromium names the origin whatever the policy; only a navigation's may be withheld.
  withholdsOrigin: (request) => request.mode === 'navigate' && isWithheldByReferrerPolicy(request),
  keepsOriginOfRewritten: false,
  limitsKeepalive: true,
  localHeaders: () => [],
  clampsSuffixRange: true,
  partialBlobStatusText: 'OK',
  fetchesAboutBlank: false,
  userAgent: USER_AGENT,
  readsAlgorithmInAnyCase: false,
  readsBodyOfReset: false,
  refusesHiddenResponseOf: ({ api }) => api === 'fetch',
  integrityMessages: chromiumIntegrityMessages,
  eventStreamNeedsUtf8: true,
  eventStreamMessages,
  keepsPermanentRedirects: true,
  httpCacheKey: () => '',
  blocksOpaqueResponses: true,
  blocksOpaqueResponsesFirst: true,
  checksModeFirst: true,
  preflightsBeforeMode: true,
  checksModeBeforePolicy: false,
  // `fetch` looks at the policy before anything changes the URL.
  upgradesBeforePolicy: ({ api }) => api !== 'fetch',
  upgradesMixedContentBeforePolicy: true,
  knowsCredentialless: true,
  loadsSheetsOfOtherTypes: true,
  firesErrorAtRefusedFrames: false,
  workerNeedsJavaScriptType: false,
  formActionGovernsRedirects: true,
  escapesInPath: /[|^]/g,
  readLocation: (value) => value,
  referrerOfOpaquePage: () => 'nothing',
  ignoresLaxReferrerPolicies: false,
  redirectNeedsLocation: true,
  checksTargetBeforeRedirectMode: true,
  // Client hints are sent only to the page's own origin, unless its policy allows more.
  isDroppedByRedirectElsewhere: (name) => CLIENT_HINTS.has(name.toLowerCase()),
  blocksEmbeddedCredentials: ({ api }) => api !== 'xhr',
  sharesImagesAcrossModes: false,
  keepsOneResourceOfUrl: true,
  redirectMethod: methodAfterRedirect,
  // What Chrome is shipped with: blocked in Incognito only. A distribution may differ, as Debian's Chromium does.
  thirdPartyCookies: 'sent',
  keepsPartitionedCookies: true,
  cookies: {
    defaultSameSite: 'lax',
    isSameSiteSchemeful: true,
    noneNeedsSecure: true,
    keepsSecureOnLoopback: true,
    hostPrefixNeedsPath: true,
    hostPrefixAllowsDomain: 'address',
    knowsHttpPrefixes: true,
    pairWithoutEquals: 'value',
    keepsNameless: true,
    keepsPlace: false,
    allowsTabs: false,
  },
  checksLocalNetworkAccess: true,
  trustsLoopback: true,
  insecureLocalMessages,
  corsErrorOf: (failure, facts) =>
    isDisabledScheme(failure, facts) ? 'CorsDisabledScheme' : corsErrorOf(failure.reason),
  forbiddenHeaderMessage: (name) => `Refused to set unsafe header "${name}"`,
  failureMessages: chromiumMessages,
  upgradeMessage,
  insecureRequestMessage: () => null,
  violationMessage,
  policyRemarks,
  referrerPolicyMessage: (value) =>
    `Failed to set referrer policy: The value '${value}' is not one of 'no-referrer', 'no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin', or 'unsafe-url'. The referrer policy has been left unchanged.`,
  unusableMessages,
  statusMessage: (status, statusText, { api }) =>
    // Measured: nothing is printed about a worker's script.
    status >= 400 && api !== 'worker'
      ? `Failed to load resource: the server responded with a status of ${status} (${statusText})`
      : null,
  authorizationWarning: () => null,
}

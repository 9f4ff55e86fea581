/** WebKit (as in WebKitGTK): where it differs from the standard, and where the standard leaves a choice. */

import { combineHeaders } from '../../trace/header-list.ts'
import type { Environment } from '../environment.ts'
import { isWithheldByReferrerPolicy } from '../fetch/withheld-origin.ts'
import { corsUnsafeRequestHeaderNames, isCorsSafelistedRequestHeader } from '../http/cors-safelisted-request-header.ts'
import { isCorsSafelistedMethod, methodAfterRedirect } from '../http/method.ts'
import { withoutFragment } from '../http/origin.ts'
import type { Profile } from './profile.ts'
import { eventStreamMessages, unusableMessages, webkitMessages } from './webkit-console.ts'
import { policyRemarks, violationMessage } from './webkit-policy.ts'

/** Measured: the unit of a `Range` counts whatever its case. */
function isSafelisted(name: string, value: string): boolean {
  return isCorsSafelistedRequestHeader(name, name.toLowerCase() === 'range' ? value.toLowerCase() : value)
}

/** Each byte of the text in UTF-8 as a letter (https://infra.spec.whatwg.org/#isomorphic-decode). */
function bytesAsLetters(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text))
}

function upgradeMessage(url: string, environment: Environment): string {
  return `The page at ${withoutFragment(environment.url)} requested insecure content from ${url}. This content was automatically upgraded and should be served over HTTPS.`
}

export const webkit: Profile = {
  name: 'webkit',
  fetchErrorMessage: 'Load failed',
  combineHeaders,
  // Measured in WebKitGTK 2.50: values are sent in UTF-8.
  wireHeaders: ({ headers }) => headers.map(([name, value]) => [name, bytesAsLetters(value)]),
  /** Computed from the headers that the page set, including those that a redirect dropped. */
  corsUnsafeRequestHeaderNames: (request) => corsUnsafeRequestHeaderNames(request.originalHeaders, isSafelisted),
  headerCheckOrder: (names) => names,
  preflightMethod: (request) => request.method,
  preflightOrigin: () => null,
  preflightsAgain: (request) => request.preflightWasNeeded,
  checksOwnOriginPreflight: true,
  uploadListenerCountsWithoutBody: true,
  preflightChecks: ['status', 'cors-check'],
  wildcardCoversAuthorization: true,
  maxAgeCap: 600,
  parseMaxAge: (value) => (/^\d+$/.test(value) ? Number(value) : /^-\d+$/.test(value) ? 0 : 5),
  preflightCache: {
    replacesAnswers: true,
    separatesCredentials: false,
    wildcard: 'as-used',
    wildcardCoversAuthorization: true,
    isMethodAlwaysAllowed: isCorsSafelistedMethod,
    isBypassedBy: () => false,
    isNotFilledBy: () => false,
    remembersForcedMethod: false,
    keepsOriginUntainted: false,
    remembersRefusals: true,
    isClearedByFailure: false,
  },
  sameOriginElementsSendOrigin: true,
  sandboxedFramesSendOrigin: false,
  beaconsNameTopLevelOrigin: true,
  // Measured: a policy that comes with a redirect changes the referrer and leaves the origin as it was.
  withholdsOrigin: (request) => isWithheldByReferrerPolicy(request, request.initialReferrerPolicy),
  keepsOriginOfRewritten: true,
  limitsKeepalive: true,
  localHeaders: (_request, scheme) =>
    scheme === 'blob' ? [['Referrer-Policy', 'strict-origin-when-cross-origin']] : [],
  clampsSuffixRange: true,
  partialBlobStatusText: 'Partial Content',
  fetchesAboutBlank: false,
  userAgent: null,
  readsAlgorithmInAnyCase: true,
  readsBodyOfReset: true,
  refusesHiddenResponseOf: () => true,
  integrityMessages: () => [],
  eventStreamNeedsUtf8: false,
  eventStreamMessages,
  keepsPermanentRedirects: true,
  httpCacheKey: () => '',
  blocksOpaqueResponses: false,
  blocksOpaqueResponsesFirst: false,
  checksModeFirst: false,
  preflightsBeforeMode: false,
  checksModeBeforePolicy: false,
  upgradesBeforePolicy: () => true,
  upgradesMixedContentBeforePolicy: true,
  knowsCredentialless: false,
  loadsSheetsOfOtherTypes: false,
  firesErrorAtRefusedFrames: false,
  workerNeedsJavaScriptType: true,
  formActionGovernsRedirects: false,
  escapesInPath: /\^/g,
  // Measured: the bytes are read one by one.
  readLocation: bytesAsLetters,
  referrerOfOpaquePage: () => 'by-address',
  ignoresLaxReferrerPolicies: false,
  redirectNeedsLocation: true,
  checksTargetBeforeRedirectMode: false,
  isDroppedByRedirectElsewhere: () => false,
  blocksEmbeddedCredentials: () => false,
  sharesImagesAcrossModes: true,
  keepsOneResourceOfUrl: true,
  redirectMethod: (method, status, crossOrigin) =>
    method === 'DELETE' && crossOrigin ? 'GET' : methodAfterRedirect(method, status),
  thirdPartyCookies: 'blocked',
  keepsPartitionedCookies: false,
  cookies: {
    defaultSameSite: 'none',
    isSameSiteSchemeful: false,
    noneNeedsSecure: false,
    keepsSecureOnLoopback: false,
    hostPrefixNeedsPath: true,
    hostPrefixAllowsDomain: 'address',
    knowsHttpPrefixes: false,
    pairWithoutEquals: 'value',
    keepsNameless: true,
    keepsPlace: true,
    allowsTabs: true,
  },
  checksLocalNetworkAccess: false,
  // Safari's behaviour: WICG/local-network-access #67, TypingMind/typingmind-mcp #1. WebKitGTK differs.
  trustsLoopback: false,
  insecureLocalMessages: () => [],
  corsErrorOf: () => null,
  forbiddenHeaderMessage: (name) => `Refused to set unsafe header "${name}"`,
  failureMessages: webkitMessages,
  upgradeMessage,
  // Measured: nothing is said about a call.
  insecureRequestMessage: (url, { request, environment }) =>
    request.destination === 'image' ? upgradeMessage(url, environment) : null,
  violationMessage,
  policyRemarks,
  referrerPolicyMessage: (value) =>
    `Failed to set referrer policy: The value '${value}' is not one of 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin' or 'unsafe-url'.`,
  unusableMessages,
  statusMessage: (status, statusText) =>
    status >= 400 ? `Failed to load resource: the server responded with a status of ${status} (${statusText})` : null,
  authorizationWarning: () => null,
}

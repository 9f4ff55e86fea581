/** Chromium, where it leaves the standard or where the standard leaves it free. */
import { corsUnsafeRequestHeaderNames, isCorsSafelistedRequestHeader } from '../cors-safelisted-request-header.ts'
import { combineHeaders } from '../header-list.ts'
import { isCorsSafelistedMethod } from '../method.ts'
import { chromiumMessages } from './chromium-console.ts'
import type { Profile } from './profile.ts'

/** Client hints that once stood in the standard, and `User-Agent`. */
const ALSO_SAFELISTED = new Set([
  'device-memory',
  'downlink',
  'dpr',
  'ect',
  'rtt',
  'user-agent',
  'viewport-width',
  'width',
])

function isSafelisted(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (lower === 'save-data') return value.toLowerCase() === 'on'
  if (ALSO_SAFELISTED.has(lower)) return value.length <= 128
  if (lower === 'range') return isCorsSafelistedRequestHeader(name, value.toLowerCase())
  return isCorsSafelistedRequestHeader(name, value)
}

/**
 * Chromium holds a request's headers in a hash table, and looks at them in its order: this is the order in which they
 * leave on the wire. Names that are not here come last, by the alphabet.
 */
const HEADER_MAP_ORDER = [
  'x-custom',
  'if-none-match',
  'authorization',
  'cache-control',
  'traceparent',
  'pragma',
  'dpr',
  'viewport-width',
  'save-data',
  'x-requested-with',
  'accept-language',
  'accept',
  'x-http-method-override',
  'range',
  'content-language',
  'content-type',
  'x-empty',
]

function inHeaderMapOrder(names: readonly string[]): readonly string[] {
  const place = (name: string): number => {
    const index = HEADER_MAP_ORDER.indexOf(name)
    return index < 0 ? HEADER_MAP_ORDER.length : index
  }
  return names.length < 2 ? names : [...names].sort((a, b) => place(a) - place(b))
}

export const chromium: Profile = {
  name: 'chromium',
  fetchErrorMessage: 'Failed to fetch',
  combineHeaders,
  wireHeaders: (headers) => headers,
  corsUnsafeRequestHeaderNames: (request) => corsUnsafeRequestHeaderNames(request.headers, isSafelisted),
  headerCheckOrder: inHeaderMapOrder,
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
    isMethodAlwaysAllowed: isCorsSafelistedMethod,
    isBypassedBy: ({ cache }) => cache === 'no-cache' || cache === 'reload' || cache === 'no-store',
    isNotFilledBy: ({ cache }) => cache === 'no-store',
    keepsOriginUntainted: true,
    remembersRefusals: false,
    isClearedByFailure: false,
  },
  sameOriginElementsSendOrigin: true,
  beaconsNameTopLevelOrigin: false,
  httpCacheKey: () => '',
  blocksOpaqueResponses: true,
  checksModeFirst: true,
  redirectNeedsLocation: true,
  checksTargetBeforeRedirectMode: true,
  redirectMethod(method, status) {
    if (status === 303) return method === 'GET' || method === 'HEAD' ? method : 'GET'
    return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method
  },
  thirdPartyCookies: 'blocked',
  forbiddenHeaderMessage: (name) => `Refused to set unsafe header "${name}"`,
  failureMessages: chromiumMessages,
  statusMessage: (status, statusText) =>
    status >= 400 ? `Failed to load resource: the server responded with a status of ${status} (${statusText})` : null,
  authorizationWarning: () => null,
}

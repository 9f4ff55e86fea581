/** Firefox, where it leaves the standard or where the standard leaves it free. */
import { corsUnsafeRequestHeaderNames } from '../cors-safelisted-request-header.ts'
import type { Profile } from './profile.ts'

export const firefox: Profile = {
  name: 'firefox',
  fetchErrorMessage: 'NetworkError when attempting to fetch resource.',
  prepareHeaders: (headers) => headers,
  corsUnsafeRequestHeaderNames: (headers) => corsUnsafeRequestHeaderNames(headers),
  preflightMethod: (request) => request.method,
  preflightOrigin: (request) => request.origin.serialized,
  preflightsEveryHop: false,
  preflightChecks: ['cors-check', 'status'],
  wildcardCoversAuthorization: true,
  maxAgeCap: 86400,
  parseMaxAge: (value) => (/^\d+$/.test(value) ? Number(value) : 0),
  onePreflightCacheEntry: false,
  separateCredentialedPreflights: true,
  isMethodSafeForCache: (method) => method === 'GET' || method === 'POST',
  httpCacheKey: () => '',
  redirectMethod(method, status) {
    if (status === 303) return method === 'GET' || method === 'HEAD' ? method : 'GET'
    return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method
  },
  thirdPartyCookies: 'partitioned',
  failureMessages: () => [],
}

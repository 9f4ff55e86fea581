/** Firefox, where it leaves the standard or where the standard leaves it free. */
import { isCorsSafelistedRequestHeader } from '../cors-safelisted-request-header.ts'
import type { MutableHeaderList } from '../header-list.ts'
import type { InternalRequest } from '../request.ts'
import type { Profile } from './profile.ts'

/** Each header by itself, so that a name can stand there twice. */
function unsafeNames(request: InternalRequest): string[] {
  const names: string[] = []
  for (const [name, value] of request.headers) {
    if (!isCorsSafelistedRequestHeader(name, value)) names.push(name.toLowerCase())
  }
  return names.sort()
}

/**
 * Headers that allow one value only are set again, so the last one wins; a body brings the type of its own, which is read
 * from the first.
 */
function wireHeaders(headers: MutableHeaderList, hasBody: boolean): MutableHeaderList {
  const types = headers.filter(([name]) => name.toLowerCase() === 'content-type')
  const type = hasBody ? types[0] : types[types.length - 1]
  if (types.length < 2 || !type) return headers
  return headers.filter((header) => header === type || header[0].toLowerCase() !== 'content-type')
}

export const firefox: Profile = {
  name: 'firefox',
  fetchErrorMessage: 'NetworkError when attempting to fetch resource.',
  combineHeaders: (headers) => headers,
  wireHeaders,
  corsUnsafeRequestHeaderNames: unsafeNames,
  headerCheckOrder: (names) => names,
  preflightMethod: (request) => request.method,
  preflightOrigin: (request) => request.origin.serialized,
  preflightsEveryHop: true,
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

/** Firefox, where it leaves the standard or where the standard leaves it free. */
import type { HeaderList } from '../../trace/events.ts'
import { isCorsSafelistedRequestHeader } from '../cors-safelisted-request-header.ts'
import type { MutableHeaderList } from '../header-list.ts'
import { isSameSite, originOf } from '../origin.ts'
import { currentUrl } from '../request.ts'
import { authorizationWarning, firefoxMessages } from './firefox-console.ts'
import type { Profile } from './profile.ts'

/** Each header by itself, so that a name can stand there twice. */
function unsafeNames(headers: HeaderList): string[] {
  const names: string[] = []
  for (const [name, value] of headers) {
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
  corsUnsafeRequestHeaderNames: (request) => unsafeNames(request.headers),
  headerCheckOrder: (names) => names,
  preflightMethod: (request) => request.method,
  preflightOrigin: (request) => request.origin.serialized,
  /** The names are noted when the call is made: once there were some, every hop is asked. */
  preflightsAgain: (request) => request.preflightWasNeeded || unsafeNames(request.originalHeaders).length > 0,
  /** That preflight is a same-origin request to it. */
  checksOwnOriginPreflight: false,
  uploadListenerCountsWithoutBody: true,
  preflightChecks: ['redirect', 'cors-check', 'status'],
  wildcardCoversAuthorization: true,
  maxAgeCap: 86400,
  parseMaxAge: (value) => (/^\d+$/.test(value) ? Number(value) : 0),
  onePreflightCacheEntry: false,
  separateCredentialedPreflights: true,
  isMethodSafeForCache: (method) => method === 'GET' || method === 'POST',
  uploadListenerSkipsPreflightCache: true,
  sameOriginElementsSendOrigin: false,
  beaconsNameTopLevelOrigin: false,
  /** Without cookies apart; and what an image of another site fetched, a fetch does not find. */
  httpCacheKey(request, includeCredentials) {
    const isForeignImage = request.api === 'img' && !isSameSite(request.origin, originOf(currentUrl(request)))
    return `${includeCredentials ? '' : 'anonymous '}${isForeignImage ? 'image ' : ''}`
  },
  checksModeFirst: false,
  redirectNeedsLocation: false,
  checksTargetBeforeRedirectMode: false,
  redirectMethod(method, status) {
    if (status === 303) return method === 'GET' || method === 'HEAD' ? method : 'GET'
    return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method
  },
  thirdPartyCookies: 'partitioned',
  forbiddenHeaderMessage: (name) => `Attempt to set a forbidden header was denied: ${name}`,
  failureMessages: firefoxMessages,
  statusMessage: () => null,
  authorizationWarning,
}

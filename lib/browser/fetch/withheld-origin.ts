/** The part of https://fetch.spec.whatwg.org/#append-a-request-origin-header about the referrer policy. */
import { isSameOrigin, originOf } from '../http/origin.ts'
import { currentUrl, type InternalRequest } from './request.ts'

/** Whether the policy lets a request that is not in CORS mode say `null` in place of its origin. */
export function isWithheldByReferrerPolicy(request: InternalRequest, policy: string = request.referrerPolicy): boolean {
  const url = currentUrl(request)
  switch (policy) {
    case 'no-referrer':
      return true
    case 'no-referrer-when-downgrade':
    case 'strict-origin':
    case 'strict-origin-when-cross-origin':
      return request.origin.scheme === 'https' && url.protocol !== 'https:'
    case 'same-origin':
      return !isSameOrigin(request.origin, originOf(url))
    default:
      return false
  }
}

/** https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header */
import type { HeaderList } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import { isSameOrigin, type Origin } from '../http/origin.ts'
import { isSchemelesslySameSite } from '../http/site.ts'

/**
 * https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check, for documents without an embedder policy.
 * Returns the policy that blocks, or null where the response may be embedded.
 */
export function crossOriginResourcePolicyCheck(
  origin: Origin,
  responseOrigin: Origin,
  headers: HeaderList,
): 'same-origin' | 'same-site' | null {
  // § Let policy be the result of getting `Cross-Origin-Resource-Policy` from response's header list.
  const policy = getHeader(headers, 'cross-origin-resource-policy')
  // § Switch on policy:
  if (policy === 'same-origin') return isSameOrigin(origin, responseOrigin) ? null : policy
  if (policy === 'same-site') {
    // § origin is schemelessly same site with response's URL's origin
    const sameSite = isSchemelesslySameSite(origin, responseOrigin)
    // § origin's scheme is "https" or response's URL's scheme is not "https"
    return sameSite && (origin.scheme === 'https' || responseOrigin.scheme !== 'https') ? null : policy
  }
  return null
}

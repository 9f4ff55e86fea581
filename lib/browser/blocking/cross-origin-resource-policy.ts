/** https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header */
import type { HeaderList } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import { isSameOrigin, isSchemelesslySameSite, type Origin } from '../http/origin.ts'

/**
 * https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check, for documents without an embedder policy.
 * Answers the policy that blocks, or null where the response may be embedded.
 */
export function crossOriginResourcePolicyCheck(
  origin: Origin,
  responseOrigin: Origin,
  headers: HeaderList,
): 'same-origin' | 'same-site' | null {
  const policy = getHeader(headers, 'cross-origin-resource-policy')
  if (policy === 'same-origin') return isSameOrigin(origin, responseOrigin) ? null : policy
  if (policy === 'same-site') {
    const sameSite = isSchemelesslySameSite(origin, responseOrigin)
    return sameSite && (origin.scheme === 'https' || responseOrigin.scheme !== 'https') ? null : policy
  }
  return null
}

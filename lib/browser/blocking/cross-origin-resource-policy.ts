/** https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header */
import type { HeaderList } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import { isSameOrigin, type Origin } from '../http/origin.ts'
import { isSchemelesslySameSite } from '../http/site.ts'
import type { EmbedderPolicy } from '../policy/policies.ts'

/**
 * https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check, for a response that is not a navigation's.
 * Returns the policy that blocks, or null where the response may be embedded.
 */
export function crossOriginResourcePolicyCheck(
  origin: Origin,
  responseOrigin: Origin,
  headers: HeaderList,
  embedder: { readonly policy: EmbedderPolicy; readonly includesCredentials: boolean },
): 'same-origin' | 'same-site' | null {
  // § Let policy be the result of getting `Cross-Origin-Resource-Policy` from response's header list.
  const written = getHeader(headers, 'cross-origin-resource-policy')
  // § If policy is neither `same-origin`, `same-site`, nor `cross-origin`, then set policy to null.
  const isPolicy = written === 'same-origin' || written === 'same-site' || written === 'cross-origin'
  // § If policy is null, then switch on embedderPolicyValue:
  const isRequired =
    embedder.policy === 'require-corp' || (embedder.policy === 'credentialless' && embedder.includesCredentials)
  const policy = isPolicy ? written : isRequired ? 'same-origin' : null
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

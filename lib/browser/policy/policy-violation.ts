/** A request that a policy does not allow. */
import type { ContentSecurityPolicy, Directive } from './content-security-policy.ts'

/** https://w3c.github.io/webappsec-csp/#violation */
export interface PolicyViolation {
  readonly disposition: ContentSecurityPolicy['disposition']
  /** The directive that was asked for: `connect-src`. */
  readonly effective: string
  /** The directive that applies: the same one, or a more general one that stands in for it. */
  readonly directive: Directive
  readonly url: string
}

/** The policies of a page (https://html.spec.whatwg.org/#policy-containers). */
import type { ContentSecurityPolicy } from './content-security-policy.ts'

/** https://html.spec.whatwg.org/#embedder-policy-value */
export type EmbedderPolicy = 'unsafe-none' | 'require-corp' | 'credentialless'

export interface PolicyContainer {
  readonly contentSecurityPolicies: readonly ContentSecurityPolicy[]
  /** Empty where the page sets none: then each request has the default. */
  readonly referrerPolicy: string
  readonly embedderPolicy: EmbedderPolicy
}

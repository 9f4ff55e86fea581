/** Whether a page's Content Security Policy lets a request through. */
import type { Environment } from '../environment.ts'
import { currentUrl, type InternalRequest } from '../fetch/request.ts'
import type { Profile } from '../profiles/profile.ts'
import {
  type ContentSecurityPolicy,
  type Directive,
  effectiveDirective,
  governingDirective,
} from './content-security-policy.ts'
import type { PolicyViolation } from './policy-violation.ts'
import { matchesSourceList } from './source-list.ts'

export interface PolicyCheck {
  /** In the order of the policies. */
  readonly violations: readonly PolicyViolation[]
  /** The first directive that applied, in a policy that blocks; null where no policy says anything about the request. */
  readonly applied: Directive | null
}

/** What of a request a policy is asked about. */
type PolicedRequest = Pick<InternalRequest, 'api' | 'destination' | 'mode' | 'nonce' | 'redirectCount' | 'urlList'>

/** Which policies of the page the request violates. */
export function checkPolicies(request: InternalRequest, environment: Environment, profile: Profile): PolicyCheck {
  const { contentSecurityPolicies } = environment.policyContainer
  return violationsOf(request, contentSecurityPolicies, environment.url, profile.formActionGovernsRedirects)
}

/**
 * https://w3c.github.io/webappsec-csp/#should-block-request: which policies the request violates. Every policy is
 * asked, and one that says no is enough. Of navigations, those of forms and frames are governed.
 */
export function violationsOf(
  request: PolicedRequest,
  policies: readonly ContentSecurityPolicy[],
  page: URL,
  formActionGovernsRedirects: boolean,
): PolicyCheck {
  const isForm = request.api === 'form'
  const isFrame = request.api === 'iframe'
  const effective = isForm ? 'form-action' : effectiveDirective(request.destination)
  const isGoverned = isForm
    ? request.redirectCount === 0 || formActionGovernsRedirects
    : request.mode !== 'navigate' || isFrame
  // Measured: of a form, the address that is named is the one in the form, also where a redirect leads elsewhere.
  const url = (isForm && request.urlList[0]) || currentUrl(request)
  const violations: PolicyViolation[] = []
  let applied: Directive | null = null
  for (const policy of isGoverned ? policies : []) {
    const directive = governingDirective(policy, effective)
    if (!directive) continue
    const { disposition } = policy
    if (disposition === 'enforce') applied ??= directive
    if (isAllowedByDirective(request, page, directive)) continue
    violations.push({ disposition, effective, directive, url: url.href })
  }
  return { violations, applied }
}

function isAllowedByDirective(request: PolicedRequest, page: URL, { value }: Directive): boolean {
  if (request.destination === 'script' || request.destination === 'style') {
    const has = (keyword: string) => value.some((source) => source.toLowerCase() === keyword)
    if (request.nonce && value.includes(`'nonce-${request.nonce}'`)) return true
    // Only the page's script makes elements here, so none of them is parser-inserted.
    if (request.destination === 'script' && has("'strict-dynamic'")) return true
  }
  return matchesSourceList(currentUrl(request), value, page, request.redirectCount)
}

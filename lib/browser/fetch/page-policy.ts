/** The part of https://fetch.spec.whatwg.org/#concept-main-fetch that applies the page's own policies to a request. */
import { isKnownToBeLocal } from '../blocking/local-network-access.ts'
import { isMixedContent, isPotentiallyTrustworthyUrl, isUpgradable } from '../blocking/mixed-content.ts'
import { hasHttpScheme, withoutFragment } from '../http/origin.ts'
import { serializeDirective } from '../policy/content-security-policy.ts'
import { checkPolicies } from '../policy/policy-check.ts'
import type { FetchParams } from './fetch-params.ts'
import { currentUrl } from './request.ts'
import { type NetworkError, networkError } from './response.ts'

/**
 * Upgrades the request's URL where the page asks for it, and refuses what its Content Security Policy does not list.
 * Browsers do this before they look at the request's port, its mode, and mixed content.
 */
export function checkPagePolicy(params: FetchParams): NetworkError | null {
  const { request, agent } = params
  if (!hasHttpScheme(currentUrl(request))) return refusedByPolicy(params)
  const isEarly = agent.profile.upgradesBeforePolicy(request)
  if (isEarly) upgradeInsecureRequest(params)
  if (agent.profile.upgradesMixedContentBeforePolicy) upgradeMixedContent(params)
  const refused = refusedByPolicy(params)
  if (!refused && !isEarly) upgradeInsecureRequest(params)
  return refused
}

/** Records what the policies say, and prints what a report-only one would block; an error where one blocks. */
function refusedByPolicy({ request, environment, agent, trace }: FetchParams): NetworkError | null {
  if (environment.policyContainer.contentSecurityPolicies.length === 0) return null
  // § Run report Content Security Policy violations for request.
  const { violations, applied } = checkPolicies(request, environment, agent.profile)
  const blocking = violations.filter(({ disposition }) => disposition === 'enforce')
  const [first] = blocking
  const directive = first?.directive ?? applied
  if (directive) {
    trace.decide('content-security-policy', first === undefined, {
      observed: withoutFragment(currentUrl(request)),
      expected: serializeDirective(directive),
    })
  }
  for (const violation of violations) {
    if (violation.disposition === 'enforce') continue
    const line = agent.profile.violationMessage(violation, { request, environment })
    trace.event({ type: 'console', by: 'browser', ...line })
  }
  if (!first) return null
  return { ...networkError('content-security-policy', serializeDirective(first.directive)), violations: blocking }
}

/** https://w3c.github.io/webappsec-upgrade-insecure-requests/#upgrade-request */
function upgradeInsecureRequest({ request, environment, agent, trace }: FetchParams): void {
  // § Upgrade request to a potentially trustworthy URL, if appropriate.
  const url = currentUrl(request)
  if (url.protocol !== 'http:' || isPotentiallyTrustworthyUrl(url) || !asksForUpgrade(environment)) return
  if (request.mode === 'navigate' && request.api !== 'form') return
  const text = agent.profile.insecureRequestMessage(withoutFragment(url), { request, environment })
  url.protocol = 'https:'
  trace.decide('upgrade-insecure-requests', true, { observed: 'http', expected: 'https' })
  if (text !== null) trace.event({ type: 'console', by: 'browser', level: 'warn', text })
}

function asksForUpgrade({ policyContainer }: FetchParams['environment']): boolean {
  return policyContainer.contentSecurityPolicies.some(
    ({ disposition, directives }) =>
      disposition === 'enforce' && directives.some(({ name }) => name === 'upgrade-insecure-requests'),
  )
}

/** Changes the URL of an image, a video or a sound to https where it would be mixed content. */
export function upgradeMixedContent({ request, environment, agent, trace }: FetchParams): void {
  const url = currentUrl(request)
  const { profile } = agent
  if (request.mode === 'navigate' || !isMixedContent(environment, url, profile)) return
  if (!isUpgradable(request.destination, url) || (profile.checksLocalNetworkAccess && isKnownToBeLocal(request))) return
  // § Upgrade a mixed content request to a potentially trustworthy URL, if appropriate.
  const text = profile.upgradeMessage(withoutFragment(url), environment)
  url.protocol = 'https:'
  trace.decide('mixed-content', true, { observed: 'http', expected: 'https' })
  if (text !== null) trace.event({ type: 'console', by: 'browser', level: 'warn', text })
}

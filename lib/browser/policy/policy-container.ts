/** What a page's own headers say about its requests (https://html.spec.whatwg.org/#policy-containers). */
import type { HeaderList } from '../../trace/events.ts'
import { headerValues } from '../../trace/header-list.ts'
import { isPotentiallyTrustworthyUrl } from '../blocking/mixed-content.ts'
import { REFERRER_POLICIES } from '../fetch/referrer.ts'
import { getDecodeAndSplit } from '../http/forbidden-header.ts'
import type { Profile } from '../profiles/profile.ts'
import { parseResponsePolicies } from './content-security-policy.ts'
import type { EmbedderPolicy, PolicyContainer } from './policies.ts'

/** Of most pages. */
const NO_POLICIES: PolicyContainer = { contentSecurityPolicies: [], referrerPolicy: '', embedderPolicy: 'unsafe-none' }

/** The policies that the headers of the page at `url` set. What does not parse is left out, as browsers do. */
export function createPolicyContainer(
  headers: HeaderList,
  url: URL,
  { knowsCredentialless }: Pick<Profile, 'knowsCredentialless'>,
): PolicyContainer {
  if (headers.length === 0) return NO_POLICIES
  const embedderPolicy = parseEmbedderPolicy(headerValues(headers, 'cross-origin-embedder-policy'))
  const isKnown = embedderPolicy !== 'credentialless' || knowsCredentialless
  return {
    contentSecurityPolicies: parseResponsePolicies(headers),
    referrerPolicy: parseReferrerPolicy(headerValues(headers, 'referrer-policy')),
    // A page that is not a secure context has none.
    embedderPolicy: isKnown && isPotentiallyTrustworthyUrl(url) ? embedderPolicy : 'unsafe-none',
  }
}

const POLICIES = new Set<string>(REFERRER_POLICIES)

/**
 * https://w3c.github.io/webappsec-referrer-policy/#parse-referrer-policy-from-header: the last value that is a policy.
 * An unknown one is skipped, so that a page can name a new policy after an older one.
 */
function parseReferrerPolicy(values: readonly string[]): string {
  return (
    values
      .flatMap(getDecodeAndSplit)
      .map((token) => token.trim().toLowerCase())
      .findLast((token) => POLICIES.has(token)) ?? ''
  )
}

/** https://html.spec.whatwg.org/#obtain-an-embedder-policy. A structured header with one token, not a list. */
export function parseEmbedderPolicy(values: readonly string[]): EmbedderPolicy {
  const [value, ...others] = values
  const token = /^ *([a-z-]+) *(?:;|$)/.exec(value ?? '')?.[1]
  return others.length === 0 && (token === 'require-corp' || token === 'credentialless') ? token : 'unsafe-none'
}

/**
 * The tokens of the `sandbox` directives that all policies have in common; null where no policy has one. Without
 * `allow-same-origin` the page has an opaque origin (https://w3c.github.io/webappsec-csp/#directive-sandbox).
 */
export function sandboxTokens({ contentSecurityPolicies }: PolicyContainer): ReadonlySet<string> | null {
  if (contentSecurityPolicies.length === 0) return null
  const [first, ...others] = contentSecurityPolicies
    .filter(({ disposition }) => disposition === 'enforce')
    .flatMap(({ directives }) => directives.filter(({ name }) => name === 'sandbox'))
    .map(({ value }) => value.map((token) => token.toLowerCase()))
  return first ? new Set(first.filter((token) => others.every((tokens) => tokens.includes(token)))) : null
}

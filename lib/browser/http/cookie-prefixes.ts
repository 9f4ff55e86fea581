/**
 * Cookie names that promise attributes (https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/, "Cookie Name
 * Prefixes", and https://datatracker.ietf.org/doc/draft-ietf-httpbis-layered-cookies/ for the two with `Http-`). They
 * count whatever their case.
 */
import type { CookieRefusal } from '../../trace/cookie-event.ts'
import type { CookieProfile } from '../profiles/cookie-profile.ts'
import type { CookieAttributes } from './cookie-attributes.ts'
import { isIpAddress, registrableDomain } from './site.ts'

/** The longer ones first: `__Host-Http-` begins with `__Host-` too. */
const PREFIXES = ['__Host-Http-', '__Host-', '__Http-', '__Secure-'] as const

function prefixOf(text: string, { knowsHttpPrefixes }: CookieProfile): (typeof PREFIXES)[number] | null {
  const lower = text.toLowerCase()
  const known = PREFIXES.filter((prefix) => knowsHttpPrefixes || !prefix.endsWith('Http-'))
  return known.find((prefix) => lower.startsWith(prefix.toLowerCase())) ?? null
}

/** What the cookie lacks of what its name promises; null where nothing is lacking. */
export function prefixRefusal(
  name: string,
  value: string,
  attributes: CookieAttributes,
  { path, host }: { readonly path: string; readonly host: string },
  profile: CookieProfile,
): CookieRefusal | null {
  // A cookie without a name is sent as its value alone, which a server would read as that name.
  const prefix = prefixOf(name === '' ? value : name, profile)
  if (prefix === null) return null
  const refusal = (expected: string): CookieRefusal => ({ rule: 'cookie-prefix', observed: prefix, expected })
  if (name === '') return refusal('a name before =')
  if (!attributes.secure) return refusal('Secure')
  if (prefix.endsWith('Http-') && !attributes.httpOnly) return refusal('HttpOnly')
  if (!prefix.startsWith('__Host-')) return null
  if (attributes.domain !== null && !isWholeHost(attributes, host, profile)) return refusal('no Domain')
  const written = profile.hostPrefixNeedsPath ? attributes.path : path
  return written === '/' ? null : refusal('Path=/')
}

/** Whether `Domain` names nothing wider than the host, and this browser takes it for that. */
function isWholeHost({ domain, isDomainDotted }: CookieAttributes, host: string, profile: CookieProfile): boolean {
  if (domain !== host) return false
  return profile.hostPrefixAllowsDomain === 'address' ? isIpAddress(host) && !isDomainDotted : !registrableDomain(host)
}

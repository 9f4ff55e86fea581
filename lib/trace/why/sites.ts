/** Sites, as far as two addresses tell: https://html.spec.whatwg.org/#same-site. */
import { registrableDomain } from '../registrable-domain.ts'

/** Same registrable domain, and only the scheme makes two sites of it. */
export function differsInSchemeOnly(a: string, b: string): boolean {
  const [x, y] = [parsed(a), parsed(b)]
  return x !== null && y !== null && x.protocol !== y.protocol && isSameDomain(x.hostname, y.hostname)
}

/** Same scheme and same registrable domain. */
export function isSameSite(a: string, b: string): boolean {
  const [x, y] = [parsed(a), parsed(b)]
  return x !== null && y !== null && x.protocol === y.protocol && isSameDomain(x.hostname, y.hostname)
}

function isSameDomain(a: string, b: string): boolean {
  const domain = registrableDomain(a)
  return a === b || (domain !== null && domain === registrableDomain(b))
}

function parsed(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}

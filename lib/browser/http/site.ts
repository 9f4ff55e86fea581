/**
 * Sites (https://html.spec.whatwg.org/multipage/browsers.html#sites) by the Public Suffix List with its private part, as
 * browsers use it. SameSite, partitions, `Domain=`, Sec-Fetch-Site, CORP and the lesson's widget all use it
 * (docs/decisions/public-suffix-list.md). It is not in origin.ts, so that code that only compares origins does not load
 * the list.
 */
import { getDomain } from 'tldts'
import type { SiteRelation } from '../../trace/cookie-event.ts'
import type { Origin } from './origin.ts'
import { remembered } from './remembered.ts'

const LIST = { allowPrivateDomains: true, extractHostname: false, validateHostname: false }

/**
 * https://url.spec.whatwg.org/#host-registrable-domain
 * @param host a serialized host, as `URL.hostname` gives it
 * @returns null for an IP address, for a single label and for a public suffix itself
 */
export const registrableDomain = remembered(
  (host: string): string | null => {
    const domain = isIpAddress(host) ? null : getDomain(host, LIST)
    // The standard keeps the dot at the end; tldts removes it.
    return domain !== null && host.endsWith('.') ? `${domain}.` : domain
  },
  (host) => host,
)

/** Whether a serialized host is an IPv4 or IPv6 address. */
export function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)
}

/** https://html.spec.whatwg.org/multipage/browsers.html#obtain-a-site, serialized; `null` for an opaque origin. */
export function siteOf(origin: Origin): string {
  if (origin.scheme === null) return origin.serialized
  return `${origin.scheme}://${registrableDomain(origin.host) ?? origin.host}`
}

/** How the sites of two origins compare. An opaque origin is in one site only with itself. */
export function siteRelation(a: Origin, b: Origin): SiteRelation {
  if (!isSchemelesslySameSite(a, b)) return 'cross-site'
  return a.scheme === b.scheme ? 'same-site' : 'schemelessly-same-site'
}

/** https://html.spec.whatwg.org/multipage/browsers.html#same-site, which compares schemes too. */
export function isSameSite(a: Origin, b: Origin): boolean {
  return siteRelation(a, b) === 'same-site'
}

/** https://html.spec.whatwg.org/multipage/browsers.html#schemelessly-same-site */
export function isSchemelesslySameSite(a: Origin, b: Origin): boolean {
  if (a.scheme === null || b.scheme === null) return a === b
  if (a.host === b.host) return true
  const domain = registrableDomain(a.host)
  return domain !== null && domain === registrableDomain(b.host)
}

/** The origins and sites of two addresses, and where they differ. */

import { isSameOrigin, originOf } from '../browser/http/origin.ts'
import { isIpAddress, isSameSite, registrableDomain, siteOf } from '../browser/http/site.ts'
import { isLoopbackHost } from '../trace/address.ts'
import { joined } from '../trace/why/sentences.ts'
import { type AddressProblem, parseAddress } from './parse-address.ts'

/** The parts of an address that make its origin. An opaque origin has no parts. */
export interface ReadAddress {
  readonly url: string
  /** Serialized; `null` for an opaque one. */
  readonly origin: string
  readonly parts: OriginParts | null
  /** Scheme and registrable domain, or the whole host where it has none; null for an opaque origin. */
  readonly site: string | null
  /** Notes on this address, as sentences. */
  readonly notes: readonly string[]
}

interface OriginParts {
  readonly scheme: string
  readonly host: string
  /** Always there: the scheme's default port where the address names none. */
  readonly port: string
  readonly portIsDefault: boolean
}

export type OriginPart = 'scheme' | 'host' | 'port'

interface OriginComparison {
  readonly sameOrigin: boolean
  readonly sameSite: boolean
  /** In the order of an address; empty too where an origin is opaque. */
  readonly differs: readonly OriginPart[]
  /** The verdict on the origins, and the one on the sites, each as one sentence. */
  readonly says: readonly [origins: string, sites: string]
  /** Notes on the two together; what concerns one address is in its own notes. */
  readonly note: string | null
}

export type Comparison =
  | {
      readonly ok: true
      readonly first: ReadAddress
      readonly second: ReadAddress
      readonly comparison: OriginComparison
    }
  | { readonly ok: false; readonly first: AddressProblem | null; readonly second: AddressProblem | null }

/**
 * Compares the origins (https://html.spec.whatwg.org/multipage/browsers.html#same-origin) and the sites
 * (https://html.spec.whatwg.org/multipage/browsers.html#same-site) of two absolute addresses, with the whole Public
 * Suffix List. Never throws: an address that cannot be read comes back with what is wrong.
 */
export function compareOrigins(first: string, second: string): Comparison {
  const a = parseAddress(first)
  const b = parseAddress(second)
  if (!a.ok || !b.ok) return { ok: false, first: a.ok ? null : a.problem, second: b.ok ? null : b.problem }
  const one = readAddress(a.url, a.notes)
  const other = readAddress(b.url, b.notes)
  const origins = [originOf(a.url), originOf(b.url)] as const
  const differs = differingParts(one.parts, other.parts)
  return {
    ok: true,
    first: one,
    second: other,
    comparison: {
      sameOrigin: isSameOrigin(...origins),
      sameSite: isSameSite(...origins),
      differs,
      says: [aboutOrigins(one, other, differs), aboutSites(one, other)],
      note: twoNamesNote(one, other),
    },
  }
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443', ftp: '21' }

function readAddress(url: URL, notes: readonly string[]): ReadAddress {
  const origin = originOf(url)
  if (origin.scheme === null) {
    return { url: url.href, origin: origin.serialized, parts: null, site: null, notes: [...notes, opaqueNote(url)] }
  }
  const { scheme, host, port } = origin
  const hasDomain = registrableDomain(host) !== null
  return {
    url: url.href,
    origin: origin.serialized,
    parts: { scheme, host, port: port || (DEFAULT_PORTS[scheme] ?? ''), portIsDefault: port === '' },
    site: siteOf(origin),
    notes: hasDomain || host === 'localhost' ? notes : [...notes, wholeHostNote(host)],
  }
}

function wholeHostNote(host: string): string {
  if (isIpAddress(host)) return 'An IP address has no registrable domain. Its site is the address itself.'
  return `${host} is a public suffix: names below it belong to different owners, so each of them is a site of its own.`
}

function opaqueNote(url: URL): string {
  const scheme = url.protocol
  if (scheme === 'file:') return 'A page from a file has an opaque origin: two files of one folder are cross-origin.'
  if (scheme === 'blob:') return 'This blob: address names no http or https origin, so its origin is opaque.'
  return `An address with ${scheme} has an opaque origin. It is written “null”, and it is equal to no other.`
}

function differingParts(a: OriginParts | null, b: OriginParts | null): readonly OriginPart[] {
  if (!a || !b) return []
  return (['scheme', 'host', 'port'] as const).filter((part) => a[part] !== b[part])
}

function aboutOrigins(a: ReadAddress, b: ReadAddress, differs: readonly OriginPart[]): string {
  if (!a.parts && !b.parts) return 'Cross-origin: both origins are opaque, and an opaque origin is equal to no other.'
  if (!a.parts || !b.parts) return 'Cross-origin: one of the origins is opaque, and that is equal to no other.'
  if (differs.length === 0) return 'Same origin: scheme, host and port are equal.'
  return `Cross-origin: ${joined(differs.map((part) => `the ${part}`))} ${differs.length === 1 ? 'differs' : 'differ'}.`
}

function aboutSites(a: ReadAddress, b: ReadAddress): string {
  if (a.site === null || b.site === null) return 'Cross-site: an opaque origin belongs to no site.'
  if (a.site === b.site) return `Same site: both belong to ${a.site}.`
  const [, domainA] = a.site.split('://')
  const [, domainB] = b.site.split('://')
  if (domainA === domainB) return 'Cross-site: the domain is the same, but the scheme differs, and the scheme counts.'
  return `Cross-site: ${domainA} and ${domainB} are different sites.`
}

function twoNamesNote(a: ReadAddress, b: ReadAddress): string | null {
  const hosts = [a.parts?.host, b.parts?.host]
  const address = hosts.find((host) => host !== undefined && host !== 'localhost' && isLoopbackHost(host))
  if (!hosts.includes('localhost') || !address) return null
  return `localhost and ${address} lead to the same machine, but the browser compares names: they are two hosts.`
}

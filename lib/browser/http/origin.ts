/** Origins (https://html.spec.whatwg.org/multipage/browsers.html#origin). */
import { isLoopbackHost } from '../../trace/address.ts'
import { pageKind } from '../../trace/page-address.ts'
import { remembered } from './remembered.ts'

interface TupleOrigin {
  readonly scheme: string
  readonly host: string
  /** Empty for the scheme's default port. */
  readonly port: string
  readonly serialized: string
}

/** Same origin only with itself; compare by identity. */
export interface OpaqueOrigin {
  readonly scheme: null
  readonly serialized: 'null'
}

export type Origin = TupleOrigin | OpaqueOrigin

/** A new opaque origin, same origin with no other. */
export function opaqueOrigin(): OpaqueOrigin {
  return { scheme: null, serialized: 'null' }
}

const TUPLE_SCHEMES = new Set(['http:', 'https:', 'ftp:', 'ws:', 'wss:'])

/** By the text of the URL, not by the object: an upgrade changes a URL's scheme. Opaque origins are never shared. */
const tupleOriginOf = remembered(
  (url: URL): TupleOrigin | null => (TUPLE_SCHEMES.has(url.protocol) ? tupleOf(url) : null),
  (url) => url.href,
)

/** The origin of a URL (https://url.spec.whatwg.org/#concept-url-origin). */
export function originOf(url: URL): Origin {
  const tuple = tupleOriginOf(url)
  if (tuple) return tuple
  if (url.protocol === 'blob:') {
    const inner = parseUrl(url.pathname)
    if (inner && (inner.protocol === 'http:' || inner.protocol === 'https:')) return originOf(inner)
  }
  return opaqueOrigin()
}

/**
 * The origin of a page. By the URL Standard it is opaque for every scheme but the web's; but applications and extensions
 * register theirs as schemes with hosts, and engines send those origins as tuples: `Origin: capacitor://localhost`,
 * `tauri://localhost`, `app://obsidian.md`, `chrome-extension://…`
 * (ionic-team/capacitor #1041 and #6045, tauri #2327, appwrite PR #13514, Morelitea/initiative PR #499).
 */
export function originOfPage(url: URL): Origin {
  if (hasHttpScheme(url)) return originOf(url)
  const kind = pageKind(url.href)
  return kind === 'application' || kind === 'extension' ? tupleOf(url) : originOf(url)
}

function tupleOf({ protocol, hostname, port, host }: URL): TupleOrigin {
  return { scheme: protocol.slice(0, -1), host: hostname, port, serialized: `${protocol}//${host}` }
}

/** https://html.spec.whatwg.org/multipage/browsers.html#same-origin */
export function isSameOrigin(a: Origin, b: Origin): boolean {
  if (a.scheme === null || b.scheme === null) return a === b
  return a.serialized === b.serialized
}

/** https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
export function isPotentiallyTrustworthyOrigin(origin: Origin): boolean {
  if (origin.scheme === null) return false
  if (origin.scheme === 'https' || origin.scheme === 'wss') return true
  // If origin's scheme is one which the user agent considers to be authenticated: those of applications and extensions.
  if (!TUPLE_SCHEMES.has(`${origin.scheme}:`)) return true
  return isLoopbackHost(origin.host)
}

/** Parses an absolute URL; null where it fails. */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return base ? new URL(text, base) : new URL(text)
  } catch {
    return null
  }
}

/** https://fetch.spec.whatwg.org/#http-scheme */
export function hasHttpScheme(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:'
}

/** A URL without its fragment, serialized. */
export function withoutFragment(url: URL): string {
  const hash = url.hash
  return hash === '' && !url.href.endsWith('#') ? url.href : url.href.slice(0, url.href.indexOf('#'))
}

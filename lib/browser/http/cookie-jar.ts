/**
 * A cookie store (https://www.rfc-editor.org/rfc/rfc6265#section-5.3), with the `SameSite` attribute of the RFC's revision
 * (https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/) and with partitions.
 */
import { parseCookieDate } from './cookie-date.ts'
import { isIpAddress, registrableDomain } from './site.ts'

export interface Cookie {
  readonly name: string
  readonly value: string
  /** The value of `Domain` without a leading dot; without `Domain`, the host that set the cookie. */
  readonly host: string
  /** True: the cookie is sent to `host` only, and not to its subdomains. */
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly sameSite: 'strict' | 'lax' | 'none' | 'default'
  /** In ms since 1970 on the browser's clock; Infinity for a session cookie. */
  readonly expires: number
  /** Has the `Partitioned` attribute: the cookie asks for a separate store for each top-level site. */
  readonly partitioned: boolean
  /** The top-level site whose partition holds the cookie; null for a cookie without a partition. */
  readonly partition: string | null
}

/** A cookie as its header describes it; the caller decides about the partition. */
export type ParsedCookie = Omit<Cookie, 'partition'>

/** When the store is full, the cookie that was stored first is removed. */
const MAX_COOKIES = 300

export class CookieJar {
  readonly #cookies = new Map<string, Cookie>()

  /**
   * Stores a cookie in place of the one with the same name, host, path and partition. A cookie that has expired only
   * removes that one.
   * @param now in ms since 1970
   */
  store(cookie: Cookie, now: number): void {
    const key = `${cookie.partition} ${cookie.host} ${cookie.path} ${cookie.name}`
    if (cookie.expires <= now) {
      this.#cookies.delete(key)
      return
    }
    this.#cookies.set(key, cookie)
    if (this.#cookies.size > MAX_COOKIES) this.#cookies.delete(this.#cookies.keys().next().value as string)
  }

  /**
   * The cookies, of all partitions, whose domain and path match the URL and that have not expired, longest path first.
   * @param now in ms since 1970
   */
  matching(url: URL, now: number): Cookie[] {
    if (this.#cookies.size === 0) return []
    const found: Cookie[] = []
    for (const cookie of this.#cookies.values()) {
      if (cookie.expires <= now || !domainMatches(cookie, url.hostname)) continue
      if (pathMatches(cookie.path, url.pathname)) found.push(cookie)
    }
    return found.sort((a, b) => b.path.length - a.path.length)
  }
}

function domainMatches(cookie: Cookie, host: string): boolean {
  return host === cookie.host || (!cookie.hostOnly && host.endsWith(`.${cookie.host}`))
}

function pathMatches(cookiePath: string, path: string): boolean {
  return (
    path === cookiePath ||
    (path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/'))
  )
}

/**
 * Parses one `Set-Cookie` value (https://www.rfc-editor.org/rfc/rfc6265#section-5.2). This is our own code because the
 * parsers on npm only split at `;` and `=`: they leave the meaning and the precedence of attributes to the browser.
 * @param url of the response
 * @param now in ms since 1970
 * @returns null for a value that a browser ignores
 */
export function parseSetCookie(header: string, url: URL, now: number): ParsedCookie | null {
  const [pair = '', ...attributes] = header.split(';')
  const equals = pair.indexOf('=')
  const name = equals < 0 ? '' : pair.slice(0, equals).trim()
  const value = (equals < 0 ? pair : pair.slice(equals + 1)).trim()
  if ((name === '' && value === '') || name.length + value.length > 4096) return null
  let host = url.hostname
  let hostOnly = true
  let path = url.pathname.slice(0, Math.max(1, url.pathname.lastIndexOf('/')))
  let secure = false
  let partitioned = false
  let sameSite: Cookie['sameSite'] = 'default'
  let expires = Number.POSITIVE_INFINITY
  let hasMaxAge = false
  for (const attribute of attributes) {
    const at = attribute.indexOf('=')
    const key = (at < 0 ? attribute : attribute.slice(0, at)).trim().toLowerCase()
    const text = at < 0 ? '' : attribute.slice(at + 1).trim()
    if (key === 'secure') secure = true
    else if (key === 'partitioned') partitioned = true
    else if (key === 'path') path = text.startsWith('/') ? text : path
    else if (key === 'samesite') sameSite = sameSiteOf(text)
    else if (key === 'max-age' && /^-?\d+$/.test(text)) {
      hasMaxAge = true
      expires = Number(text) <= 0 ? Number.NEGATIVE_INFINITY : now + Number(text) * 1000
    } else if (key === 'expires' && !hasMaxAge) {
      expires = parseCookieDate(text) ?? expires
    } else if (key === 'domain' && text !== '') {
      const domain = text.replace(/^\./, '').toLowerCase()
      if (domain !== url.hostname && !isWiderDomain(domain, url.hostname)) return null
      host = domain
      hostOnly = registrableDomain(domain) === null
    }
  }
  return { name, value, host, hostOnly, path, secure, sameSite, expires, partitioned }
}

/**
 * Whether a host may set cookies for `domain`: a domain that it is a subdomain of, and not a public suffix
 * (https://www.rfc-editor.org/rfc/rfc6265#section-5.1.3).
 */
function isWiderDomain(domain: string, host: string): boolean {
  return host.endsWith(`.${domain}`) && !isIpAddress(host) && registrableDomain(domain) !== null
}

function sameSiteOf(text: string): Cookie['sameSite'] {
  const lower = text.toLowerCase()
  return lower === 'strict' || lower === 'lax' || lower === 'none' ? lower : 'default'
}

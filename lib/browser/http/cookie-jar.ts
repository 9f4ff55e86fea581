/**
 * A cookie store (https://www.rfc-editor.org/rfc/rfc6265#section-5.3), with the `SameSite` attribute of the RFC's revision
 * (https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/) and with partitions.
 */
import type { CookieProfile } from '../profiles/cookie-profile.ts'
import { registrableDomain } from './site.ts'

export interface Cookie {
  readonly name: string
  readonly value: string
  /** The value of `Domain` without a leading dot; without `Domain`, the host that set the cookie. */
  readonly host: string
  /** True: the cookie is sent to `host` only, and not to its subdomains. */
  readonly hostOnly: boolean
  readonly path: string
  /** The path is that of the URL that set the cookie: it was not written. */
  readonly isDefaultPath: boolean
  readonly secure: boolean
  readonly sameSite: 'strict' | 'lax' | 'none' | 'default'
  /** In ms since 1970 on the browser's clock; Infinity for a session cookie. */
  readonly expires: number
  /** Has the `Partitioned` attribute: the cookie asks for a separate store for each top-level site. */
  readonly partitioned: boolean
  /** The top-level site whose partition holds the cookie; null for a cookie without a partition. */
  readonly partition: string | null
}

/** When the store is full, the cookie that was stored first is removed. */
const MAX_COOKIES = 300

export class CookieJar {
  readonly #cookies = new Map<string, Cookie>()
  readonly #keepsPlace: boolean

  constructor({ keepsPlace }: Pick<CookieProfile, 'keepsPlace'>) {
    this.#keepsPlace = keepsPlace
  }

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
    if (!this.#keepsPlace && this.#cookies.get(key)?.value !== cookie.value) this.#cookies.delete(key)
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

  /**
   * The cookies of the URL's site that `matching` leaves out because of their path or domain, and which of the two.
   * @param now in ms since 1970
   */
  missing(url: URL, now: number): { readonly cookie: Cookie; readonly because: 'path' | 'domain' }[] {
    const missed: { cookie: Cookie; because: 'path' | 'domain' }[] = []
    for (const cookie of this.#cookies.values()) {
      if (cookie.expires <= now) continue
      if (!domainMatches(cookie, url.hostname)) {
        if (isOfOneSite(cookie.host, url.hostname)) missed.push({ cookie, because: 'domain' })
      } else if (!pathMatches(cookie.path, url.pathname)) {
        missed.push({ cookie, because: 'path' })
      }
    }
    return missed
  }

  /**
   * Whether a cookie that came without TLS would hide or replace a `Secure` one
   * (https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/, "Storage Model").
   */
  shadowsSecure({ name, host, path }: Pick<Cookie, 'name' | 'host' | 'path'>): boolean {
    return [...this.#cookies.values()].some(
      (other) =>
        other.secure &&
        other.name === name &&
        (isWithin(host, other.host) || isWithin(other.host, host)) &&
        pathMatches(other.path, path),
    )
  }
}

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

function isOfOneSite(a: string, b: string): boolean {
  const domain = registrableDomain(a)
  return domain !== null && domain === registrableDomain(b)
}

function domainMatches(cookie: Cookie, host: string): boolean {
  return host === cookie.host || (!cookie.hostOnly && isWithin(host, cookie.host))
}

function pathMatches(cookiePath: string, path: string): boolean {
  return (
    path === cookiePath ||
    (path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/'))
  )
}

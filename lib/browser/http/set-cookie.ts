/**
 * `Set-Cookie` values (https://www.rfc-editor.org/rfc/rfc6265#section-5.2), with the attributes, the prefixes and the
 * refusals of the RFC's revision (https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/). This is our own code
 * because the parsers on npm only split at `;` and `=`: they leave the meaning and the precedence of attributes to the
 * browser.
 */
import type { CookieRefusal } from '../../trace/cookie-event.ts'
import type { CookieProfile } from '../profiles/cookie-profile.ts'
import type { CookieAttributes } from './cookie-attributes.ts'
import { parseCookieDate } from './cookie-date.ts'
import type { Cookie } from './cookie-jar.ts'
import { prefixRefusal } from './cookie-prefixes.ts'
import { isIpAddress, registrableDomain } from './site.ts'

/** A cookie as its header describes it; the caller decides about the partition. */
export type ParsedCookie = Omit<Cookie, 'partition'>

export interface ParsedSetCookie {
  readonly cookie: ParsedCookie
  /** Why no browser state matters: the value itself is refused at this URL. */
  readonly refusal: CookieRefusal | null
}

const MAX_LENGTH = 4096

/**
 * Parses one `Set-Cookie` value.
 * @param url of the response
 * @param now in ms since 1970
 * @returns null for a value without a name and a value
 */
export function parseSetCookie(header: string, url: URL, now: number, profile: CookieProfile): ParsedSetCookie | null {
  const [pair = '', ...rest] = header.split(';')
  const equals = pair.indexOf('=')
  const isName = equals < 0 && profile.pairWithoutEquals === 'name'
  const name = (isName ? pair : pair.slice(0, Math.max(0, equals))).trim()
  const value = (isName ? '' : pair.slice(equals + 1)).trim()
  if (name === '' && value === '') return null
  const attributes = parseAttributes(rest, now)
  const { secure, sameSite, partitioned, expires, domain } = attributes
  const path = attributes.path ?? defaultPath(url)
  const isWider = domain !== null && domain !== url.hostname
  const hostOnly = domain === null || registrableDomain(domain) === null
  const host = domain !== null && (isWider || !hostOnly) ? domain : url.hostname
  const isDefaultPath = attributes.path === null
  const cookie = { name, value, host, hostOnly, path, isDefaultPath, secure, sameSite, expires, partitioned }
  const refusal =
    syntaxRefusal(name, value, profile) ??
    prefixRefusal(name, value, attributes, { path, host: url.hostname }, profile) ??
    domainRefusal(domain, url.hostname)
  return { cookie, refusal }
}

/** https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4 */
function defaultPath(url: URL): string {
  return url.pathname.slice(0, Math.max(1, url.pathname.lastIndexOf('/')))
}

function parseAttributes(written: readonly string[], now: number): CookieAttributes {
  let secure = false
  let httpOnly = false
  let partitioned = false
  let sameSite: Cookie['sameSite'] = 'default'
  let path: string | null = null
  let domain: string | null = null
  let isDomainDotted = false
  let expires = Number.POSITIVE_INFINITY
  let hasMaxAge = false
  for (const attribute of written) {
    const at = attribute.indexOf('=')
    const key = (at < 0 ? attribute : attribute.slice(0, at)).trim().toLowerCase()
    const text = at < 0 ? '' : attribute.slice(at + 1).trim()
    if (key === 'secure') secure = true
    else if (key === 'httponly') httpOnly = true
    else if (key === 'partitioned') partitioned = true
    else if (key === 'path') path = text.startsWith('/') ? text : null
    else if (key === 'domain') {
      isDomainDotted = text.startsWith('.')
      domain = text === '' ? null : text.slice(isDomainDotted ? 1 : 0).toLowerCase()
    } else if (key === 'samesite') sameSite = sameSiteOf(text)
    else if (key === 'max-age' && /^-?\d+$/.test(text)) {
      hasMaxAge = true
      expires = Number(text) <= 0 ? Number.NEGATIVE_INFINITY : now + Number(text) * 1000
    } else if (key === 'expires' && !hasMaxAge) {
      expires = parseCookieDate(text) ?? expires
    }
  }
  return { secure, httpOnly, partitioned, sameSite, path, domain, isDomainDotted, expires }
}

function sameSiteOf(text: string): Cookie['sameSite'] {
  const lower = text.toLowerCase()
  return lower === 'strict' || lower === 'lax' || lower === 'none' ? lower : 'default'
}

function syntaxRefusal(
  name: string,
  value: string,
  { allowsTabs, keepsNameless }: CookieProfile,
): CookieRefusal | null {
  if (name.length + value.length > MAX_LENGTH) return { rule: 'cookie-syntax', problem: 'too-long' }
  if (name === '' && !keepsNameless) return { rule: 'cookie-syntax', problem: 'no-name' }
  const forbidden = allowsTabs ? CONTROLS_BUT_TAB : CONTROLS
  return forbidden.test(name + value) ? { rule: 'cookie-syntax', problem: 'control-character' } : null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\x00-\x1f\x7f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS_BUT_TAB = /[\x00-\x08\x0a-\x1f\x7f]/

/**
 * Whether a host may set cookies for `domain`: itself, or a domain that it is a subdomain of and that is not a public
 * suffix (https://www.rfc-editor.org/rfc/rfc6265#section-5.1.3).
 */
function domainRefusal(domain: string | null, host: string): CookieRefusal | null {
  if (domain === null || domain === host) return null
  const facts = { rule: 'cookie-domain', observed: domain, expected: host } as const
  if (!host.endsWith(`.${domain}`) || isIpAddress(host)) return { ...facts, problem: 'other-host' }
  return registrableDomain(domain) === null ? { ...facts, problem: 'public-suffix' } : null
}

/** Cookies between commands, as `-b` and `-c` keep them: by host and path, and never by the page that asks. */

import type { HeaderList } from '../trace/events.ts'
import { headerValues } from '../trace/header-list.ts'

export interface JarCookie {
  readonly name: string
  readonly value: string
  readonly host: string
  /** Also for hosts below `host`. */
  readonly below: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
}

/** The jars of a terminal, by the name that was given to `-c`. */
export type Jars = ReadonlyMap<string, readonly JarCookie[]>

/** The cookies with those of a response stored in place of equal ones; `Max-Age=0` and dates in the past remove one. */
export function stored(
  cookies: readonly JarCookie[],
  url: URL,
  headers: HeaderList,
  now: number,
): readonly JarCookie[] {
  return headerValues(headers, 'set-cookie').reduce((kept: readonly JarCookie[], line) => {
    const [pair = '', ...attributes] = line.split(';')
    const at = pair.indexOf('=')
    if (at < 1) return kept
    const of = (wanted: string) => attributes.map((a) => a.split('=')).find(([n]) => n?.trim().toLowerCase() === wanted)
    const domain = of('domain')?.[1]?.trim().replace(/^\./, '').toLowerCase()
    if (domain && !isWithin(url.hostname, domain)) return kept
    if (of('secure') && url.protocol !== 'https:') return kept
    const cookie: JarCookie = {
      name: pair.slice(0, at).trim(),
      value: pair.slice(at + 1).trim(),
      host: domain || url.hostname,
      below: Boolean(domain),
      path: of('path')?.[1]?.trim() || url.pathname.replace(/\/[^/]*$/, '') || '/',
      secure: of('secure') !== undefined,
      httpOnly: of('httponly') !== undefined,
    }
    const others = kept.filter((k) => !(k.name === cookie.name && k.host === cookie.host && k.path === cookie.path))
    const age = of('max-age')?.[1]
    const expires = Date.parse(of('expires')?.slice(1).join('=') ?? '')
    const isOver = age === undefined ? expires <= now : Number(age) <= 0
    return isOver ? others : [...others, cookie]
  }, cookies)
}

/** Those that are sent to an address. */
export function matching(cookies: readonly JarCookie[], { hostname, pathname, protocol }: URL): readonly JarCookie[] {
  return cookies.filter(
    ({ host, below, path, secure }) =>
      (hostname === host || (below && isWithin(hostname, host))) &&
      (pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)) &&
      (!secure || protocol === 'https:'),
  )
}

const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`)

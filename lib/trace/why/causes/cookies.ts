/** Cookies that were not sent or not stored, although CORS allowed the call. */
import { hostOf } from '../../address.ts'
import { BROWSER_TITLES } from '../../browser-titles.ts'
import type { CookieEvent } from '../../cookie-event.ts'
import type { Trace } from '../../events.ts'
import { headerValues } from '../../header-list.ts'
import { noCredentials } from '../asides.ts'
import { type Facts, isOpaquePage } from '../facts.ts'
import { listed, sentences } from '../sentences.ts'
import { domainKept, pathKept, prefixKept, secureKept, syntaxKept } from './cookie-scope.ts'

/** One paragraph for cookies not sent and one for cookies not stored; none where there are no such cookies. */
export function aboutCookies(trace: Trace, f: Facts): readonly string[] {
  return [...paragraphs(trace, f, 'kept-back'), ...paragraphs(trace, f, 'refused')]
}

function paragraphs(trace: Trace, f: Facts, what: 'kept-back' | 'refused'): string[] {
  const groups = new Map<string, { why: string; names: string[] }>()
  for (const cookie of f.cookies) {
    if (cookie.what !== what || isBeside(f, cookie)) continue
    const why = reason(trace, f, cookie)
    const group = groups.get(why) ?? { why, names: [] }
    group.names.push(cookie.name)
    groups.set(why, group)
  }
  return [...groups.values()].map(({ why, names }) => {
    const cookie = `the cookie${names.length > 1 ? 's' : ''} ${listed([...new Set(names)])}`
    const did =
      what === 'refused'
        ? `${f.browser} did not keep ${cookie} of the answer`
        : `${f.browser} has ${cookie} and did not send ${names.length > 1 ? 'them' : 'it'}`
    return sentences(`${did}.`, why)
  })
}

/** A cookie of another path or host, beside others that were sent with a call that succeeded: nothing is missing. */
function isBeside(f: Facts, { what, rule, exchange }: CookieEvent): boolean {
  if (what !== 'kept-back' || (rule !== 'cookie-path' && rule !== 'cookie-domain')) return false
  return (f.response?.status ?? 0) < 400 && f.cookies.some((c) => c.what === 'sent' && c.exchange === exchange)
}

function reason(trace: Trace, f: Facts, cookie: CookieEvent): string {
  const { rule } = cookie
  const page = hostOf(f.pageUrl)
  switch (rule) {
    case 'include-credentials':
      return noCredentials(f)
    case 'cookie-same-site':
      return `This is not CORS: ${sameSiteOf(trace, f, cookie)}, ${whyOtherSite(f, cookie, urlOf(trace, f, cookie))}`
    case 'cookie-secure':
      return `This is not CORS. ${secureKept(f, cookie, urlOf(trace, f, cookie))}`
    case 'cookie-path':
      return `This is not CORS. ${pathKept(cookie)}`
    case 'cookie-domain':
      return `This is not CORS. ${domainKept(cookie)}`
    case 'cookie-prefix':
      return `This is not CORS. ${prefixKept(cookie)}`
    case 'cookie-syntax':
      return `This is not CORS. ${syntaxKept(cookie)}`
    case 'third-party-cookie':
      return `This is not CORS: ${f.browser} keeps cookies of another site (${f.server}) out of a page of ${page}. ${f.browser === BROWSER_TITLES.chromium ? 'With `Partitioned` beside `SameSite=None; Secure` it keeps one for each site of a page, apart from that of others. Or serve' : 'Serve'} the API from the page’s own site, or use a token.`
    default:
      return ''
  }
}

/** The address of the request that the cookie belongs to: one of several, after redirects. */
function urlOf(trace: Trace, f: Facts, cookie: CookieEvent): string {
  const request = trace.find((e) => e.type === 'request' && e.exchange === cookie.exchange)
  return request?.type === 'request' ? request.url : f.url
}

/** What the cookie’s own `SameSite` is, as the beginning of a sentence. */
function sameSiteOf(trace: Trace, f: Facts, cookie: CookieEvent): string {
  const line = setCookie(trace, f, cookie)
  // The browser had it before the run: the trace does not contain how it was set.
  if (line === null) return 'its `SameSite` is `Lax` or `Strict`, or nothing is said (which counts as `Lax`)'
  const said = /;\s*samesite\s*=\s*("?)(lax|strict)\1\s*(;|$)/i.exec(line)?.[2]?.toLowerCase()
  return said === undefined
    ? '`SameSite` is `Lax` where nothing is said'
    : `it was set with \`SameSite=${said === 'lax' ? 'Lax' : 'Strict'}\``
}

/** The line that set it: of the same response where it was refused, else of an earlier one. */
function setCookie(trace: Trace, f: Facts, cookie: CookieEvent): string | null {
  const host = hostOf(urlOf(trace, f, cookie)).replace(/:\d+$/, '')
  const lines = trace.slice(0, trace.indexOf(cookie)).flatMap((e) => {
    if (e.type !== 'response') return []
    if (cookie.what === 'refused' ? e.exchange !== cookie.exchange : hostOfExchange(trace, e.exchange) !== host)
      return []
    return headerValues(e.headers, 'Set-Cookie').filter((value) => value.split(/[=;]/, 1)[0]?.trim() === cookie.name)
  })
  return lines.at(-1) ?? null
}

function hostOfExchange(trace: Trace, exchange: number): string | null {
  const request = trace.find((e) => e.type === 'request' && e.exchange === exchange)
  return request?.type === 'request' ? hostOf(request.url).replace(/:\d+$/, '') : null
}

/** Why page and server do not count as one site, and what helps: the end of a sentence, and another one. */
function whyOtherSite(f: Facts, { sites }: CookieEvent, url: string): string {
  const page = hostOf(f.pageUrl)
  const server = hostOf(url)
  if (isOpaquePage(f)) return 'and a page without an origin belongs to no site. Serve it over HTTP, without a sandbox.'
  if (sites === 'schemelessly-same-site')
    return `and the scheme is part of a site: ${page} over \`${schemeOf(f.pageUrl)}\` and ${server} over \`${schemeOf(url)}\` are not one. Serve ${schemeOf(f.pageUrl) === 'http' ? 'the page' : server} over HTTPS too.`
  if (sites === 'same-site')
    return `and the call came to ${server} by a redirect through another site. Call ${server} directly.`
  return `and ${page} and ${server} are different sites. Set it as \`SameSite=None; Secure\`, or serve both from one site.`
}

const schemeOf = (url: string) => url.slice(0, url.indexOf(':')).toLowerCase()

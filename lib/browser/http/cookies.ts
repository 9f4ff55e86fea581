/**
 * Which cookies are sent (https://fetch.spec.whatwg.org/#append-a-request-cookie-header) and which are stored
 * (https://fetch.spec.whatwg.org/#parse-and-store-response-set-cookie-headers).
 */
import type { CookieRefusal } from '../../trace/cookie-event.ts'
import type { HeaderList } from '../../trace/events.ts'
import type { AgentState, FetchParams } from '../fetch/fetch-params.ts'
import { redirectTaint } from '../fetch/redirect-taint.ts'
import { currentUrl, type InternalRequest } from '../fetch/request.ts'
import type { Cookie } from './cookie-jar.ts'
import { isPotentiallyTrustworthyOrigin, originOf } from './origin.ts'
import { type ParsedCookie, parseSetCookie } from './set-cookie.ts'
import { isSameSite, isSchemelesslySameSite, siteOf, siteRelation } from './site.ts'

/** The value of `Cookie` for the request's current URL, or null. Records each cookie that is sent or withheld. */
export function cookieHeader(params: FetchParams, includeCredentials: boolean, exchange: number): string | null {
  const { agent, request, trace } = params
  const url = currentUrl(request)
  const sent: string[] = []
  // § Let cookies be the result of running retrieve cookies given isSecure, request's current URL's …
  for (const cookie of agent.cookieJar.matching(url, agent.now())) {
    const { name, value } = cookie
    if (!includeCredentials) {
      trace.event({ type: 'cookie', exchange, what: 'kept-back', name, value, rule: 'include-credentials' })
      continue
    }
    const refusal = judge(params, cookie)
    if (refusal) {
      trace.event({ type: 'cookie', exchange, what: 'kept-back', name, value, ...refusal })
      continue
    }
    trace.event({ type: 'cookie', exchange, what: 'sent', name, value, rule: 'include-credentials' })
    sent.push(name === '' ? value : `${name}=${value}`)
  }
  if (includeCredentials) recordMissing(params, url, exchange)
  // § If cookies is empty, then return.
  return sent.length === 0 ? null : sent.join('; ')
}

/** Stores the cookies of a response, whether or not the page may read it. */
export function storeCookies(
  params: FetchParams,
  headers: HeaderList,
  includeCredentials: boolean,
  exchange: number,
): void {
  const { agent, request, trace } = params
  for (const [header, text] of headers) {
    // § If header's name is not a byte-case-insensitive match for `Set-Cookie`, then continue.
    if (header.length !== 10 || header.toLowerCase() !== 'set-cookie') continue
    const parsed = parseSetCookie(text, currentUrl(request), agent.now(), agent.profile.cookies)
    if (!parsed) continue
    const { name, value } = parsed.cookie
    const cookie: Cookie = { ...parsed.cookie, partition: partitionOf(params, parsed.cookie) }
    const refusal = includeCredentials
      ? (parsed.refusal ?? refusedByScheme(params, cookie) ?? judge(params, cookie))
      : ({ rule: 'include-credentials' } as const)
    if (refusal) {
      trace.event({ type: 'cookie', exchange, what: 'refused', name, value, ...refusal })
      continue
    }
    // § Parse and store a cookie given header's value, isSecure, request's current URL's host, request's …
    agent.cookieJar.store(cookie, agent.now())
    trace.event({ type: 'cookie', exchange, what: 'stored', name, value, rule: 'include-credentials' })
  }
}

/** Records the cookies of the same site that the URL's path or host keeps out of the request. */
function recordMissing({ agent, trace }: FetchParams, url: URL, exchange: number): void {
  for (const { cookie, because } of agent.cookieJar.missing(url, agent.now())) {
    const { name, value, path, isDefaultPath, host, hostOnly } = cookie
    const refusal: CookieRefusal =
      because === 'path'
        ? { rule: 'cookie-path', observed: url.pathname, expected: path, ...(isDefaultPath ? { isDefault: true } : {}) }
        : { rule: 'cookie-domain', observed: url.hostname, expected: host, ...(hostOnly ? { isDefault: true } : {}) }
    trace.event({ type: 'cookie', exchange, what: 'kept-back', name, value, ...refusal })
  }
}

/** Over plain HTTP, a `Secure` cookie can neither be set nor be replaced, except where the host counts as safe. */
function refusedByScheme(params: FetchParams, cookie: Cookie): CookieRefusal | null {
  if (isSecureEnough(params)) return null
  if (cookie.secure) return { rule: 'cookie-secure', problem: 'plain-http' }
  return params.agent.cookieJar.shadowsSecure(cookie) ? { rule: 'cookie-secure', problem: 'shadows-secure' } : null
}

/** The standard's isSecure, https://fetch.spec.whatwg.org/#append-a-request-cookie-header. */
function isSecureEnough({ agent, request }: FetchParams): boolean {
  const url = currentUrl(request)
  // § Let isSecure be true if request's current URL's scheme is "https"; otherwise false.
  if (url.protocol === 'https:') return true
  return agent.profile.cookies.keepsSecureOnLoopback && isPotentiallyTrustworthyOrigin(originOf(url))
}

/** Why the cookie belongs to no request like this one; null where it does. */
function judge(params: FetchParams, cookie: Cookie): CookieRefusal | null {
  const { agent, request, environment } = params
  if (cookie.secure && !isSecureEnough(params)) return { rule: 'cookie-secure', problem: 'plain-http' }
  const sameSite = cookie.sameSite === 'default' ? agent.profile.cookies.defaultSameSite : cookie.sameSite
  if (cookie.sameSite === 'none') {
    if (!cookie.secure && agent.profile.cookies.noneNeedsSecure)
      return { rule: 'cookie-secure', problem: 'same-site-none' }
  } else if (sameSite !== 'none' && !isSameSiteRequest(params) && !(sameSite === 'lax' && followsLink(params))) {
    return { rule: 'cookie-same-site', sites: siteRelation(environment.origin, originOf(currentUrl(request))) }
  }
  // https://www.ietf.org/archive/id/draft-cutler-httpbis-partitioned-cookies-01.html, section 2.1
  const isApart = keepsApart(params, cookie)
  if (isApart && !cookie.secure) return { rule: 'cookie-secure', problem: 'partitioned' }
  if (cookie.partition !== partitionOf(params, cookie)) return { rule: 'third-party-cookie' }
  const isBlocked = agent.thirdPartyCookies === 'blocked' && isThirdParty(params) && !isApart
  return isBlocked ? { rule: 'third-party-cookie' } : null
}

/** How this browser compares sites for cookies. */
const siteRelationOf = ({ profile }: AgentState) =>
  profile.cookies.isSameSiteSchemeful ? isSameSite : isSchemelesslySameSite

/** Whether https://fetch.spec.whatwg.org/#determine-the-same-site-mode allows SameSite cookies. */
function isSameSiteRequest({ agent, request, environment }: FetchParams): boolean {
  // § If request's client's has cross-site ancestor is true, then return "unset-or-less".
  if (environment.hasCrossSiteAncestor) return false
  // § If request's redirect-taint is "cross-site", then return "unset-or-less".
  const isSame = siteRelationOf(agent)(environment.origin, originOf(currentUrl(request)))
  return isSame && redirectTaint(request) !== 'cross-site'
}

/** A page is left for another with a safe method: https://fetch.spec.whatwg.org/#determine-the-same-site-mode, "lax". */
function followsLink({ request }: FetchParams): boolean {
  return isTopLevel(request) && (request.method === 'GET' || request.method === 'HEAD')
}

/** The page itself is left: the next one is at the top, and no cookie of its own site is a third party's. */
const isTopLevel = ({ mode, destination }: InternalRequest) => mode === 'navigate' && destination === 'document'

function isThirdParty({ agent, request, environment }: FetchParams): boolean {
  if (isTopLevel(request)) return false
  if (environment.hasCrossSiteAncestor) return true
  // An opaque origin has no site: requests of a sandboxed frame are third-party, whatever page contains it.
  return !siteRelationOf(agent)(environment.origin, originOf(currentUrl(request)))
}

/** Whether the cookie is `Partitioned` and this browser supports that. */
function keepsApart({ agent }: FetchParams, cookie: Pick<ParsedCookie, 'partitioned'>): boolean {
  return cookie.partitioned && agent.profile.keepsPartitionedCookies
}

function partitionOf(params: FetchParams, cookie: Pick<ParsedCookie, 'partitioned'>): string | null {
  if (keepsApart(params, cookie)) return siteOf(params.environment.topLevelOrigin)
  if (params.agent.thirdPartyCookies !== 'partitioned' || !isThirdParty(params)) return null
  return params.environment.topLevelOrigin.serialized
}

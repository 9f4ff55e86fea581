/**
 * Which cookies are sent (https://fetch.spec.whatwg.org/#append-a-request-cookie-header) and which are stored
 * (https://fetch.spec.whatwg.org/#parse-and-store-response-set-cookie-headers).
 */
import type { CookieEvent, HeaderList } from '../../trace/events.ts'
import type { RuleId } from '../../trace/rules.ts'
import type { FetchParams } from '../fetch/fetch-params.ts'
import { redirectTaint } from '../fetch/redirect-taint.ts'
import { currentUrl } from '../fetch/request.ts'
import { type Cookie, parseSetCookie } from './cookie-jar.ts'
import { originOf } from './origin.ts'
import { isSameSite, siteOf, siteRelation } from './site.ts'

type Refusal = Extract<RuleId, 'include-credentials' | 'cookie-same-site' | 'cookie-secure' | 'third-party-cookie'>

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
    const verdict = judge(params, cookie)
    if (verdict !== 'allowed') {
      trace.event({ type: 'cookie', exchange, what: 'kept-back', name, value, ...refusal(params, verdict) })
      continue
    }
    trace.event({ type: 'cookie', exchange, what: 'sent', name, value, rule: 'include-credentials' })
    sent.push(name === '' ? value : `${name}=${value}`)
  }
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
    const parsed = parseSetCookie(text, currentUrl(request), agent.now())
    if (!parsed) continue
    const { name, value } = parsed
    const cookie: Cookie = { ...parsed, partition: partitionOf(params, parsed) }
    const verdict = includeCredentials ? judge(params, cookie) : 'include-credentials'
    if (verdict !== 'allowed') {
      trace.event({ type: 'cookie', exchange, what: 'refused', name, value, ...refusal(params, verdict) })
      continue
    }
    // § Parse and store a cookie given header's value, isSecure, request's current URL's host, request's …
    agent.cookieJar.store(cookie, agent.now())
    trace.event({ type: 'cookie', exchange, what: 'stored', name, value, rule: 'include-credentials' })
  }
}

/** The rule that refuses a cookie, with the facts that an explanation needs. */
function refusal({ request, environment }: FetchParams, rule: Refusal): Pick<CookieEvent, 'rule' | 'sites'> {
  if (rule !== 'cookie-same-site') return { rule }
  return { rule, sites: siteRelation(environment.origin, originOf(currentUrl(request))) }
}

function judge(params: FetchParams, cookie: Cookie): 'allowed' | Refusal {
  const { agent, request } = params
  const url = currentUrl(request)
  if (cookie.secure && url.protocol !== 'https:' && url.hostname !== 'localhost') return 'cookie-secure'
  const sameSite = isSameSiteRequest(params)
  if (cookie.sameSite === 'none') {
    // Browsers refuse SameSite=None without Secure.
    if (!cookie.secure) return 'cookie-secure'
  } else if (!sameSite) {
    return 'cookie-same-site'
  }
  const isApart = keepsApart(params, cookie)
  // https://www.ietf.org/archive/id/draft-cutler-httpbis-partitioned-cookies-01.html, section 2.1
  if (isApart && !cookie.secure) return 'cookie-secure'
  if (cookie.partition !== partitionOf(params, cookie)) return 'third-party-cookie'
  const isBlocked = agent.thirdPartyCookies === 'blocked' && isThirdParty(params) && !isApart
  return isBlocked ? 'third-party-cookie' : 'allowed'
}

/** Whether https://fetch.spec.whatwg.org/#determine-the-same-site-mode allows SameSite cookies. */
function isSameSiteRequest({ request, environment }: FetchParams): boolean {
  // § If request's redirect-taint is "cross-site", then return "unset-or-less".
  return isSameSite(environment.origin, originOf(currentUrl(request))) && redirectTaint(request) !== 'cross-site'
}

function isThirdParty({ request, environment }: FetchParams): boolean {
  // An opaque origin has no site: requests of a sandboxed frame are third-party, whatever page contains it.
  return !isSameSite(environment.origin, originOf(currentUrl(request)))
}

/** Whether the cookie is `Partitioned` and this browser supports that. */
function keepsApart({ agent }: FetchParams, cookie: Pick<Cookie, 'partitioned'>): boolean {
  return cookie.partitioned && agent.profile.keepsPartitionedCookies
}

function partitionOf(params: FetchParams, cookie: Pick<Cookie, 'partitioned'>): string | null {
  if (keepsApart(params, cookie)) return siteOf(params.environment.topLevelOrigin)
  if (params.agent.thirdPartyCookies !== 'partitioned' || !isThirdParty(params)) return null
  return params.environment.topLevelOrigin.serialized
}

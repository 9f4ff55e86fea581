/** Which cookies go along, and which are kept (https://fetch.spec.whatwg.org/#append-a-request-cookie-header). */
import type { CookieEvent, HeaderList } from '../../trace/events.ts'
import type { RuleId } from '../../trace/rules.ts'
import type { FetchParams } from '../fetch/fetch-params.ts'
import { redirectTaint } from '../fetch/redirect-taint.ts'
import { currentUrl } from '../fetch/request.ts'
import { type Cookie, parseSetCookie } from './cookie-jar.ts'
import { originOf } from './origin.ts'
import { isSameSite, siteOf, siteRelation } from './site.ts'

type Refusal = Extract<RuleId, 'include-credentials' | 'cookie-same-site' | 'cookie-secure' | 'third-party-cookie'>

/** The value of `Cookie` for the next hop, or null. */
export function cookieHeader(params: FetchParams, includeCredentials: boolean, exchange: number): string | null {
  const { agent, request, trace } = params
  const url = currentUrl(request)
  const sent: string[] = []
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
  return sent.length === 0 ? null : sent.join('; ')
}

/** Keeps the cookies of a response, whether or not the page will be allowed to read it. */
export function storeCookies(
  params: FetchParams,
  headers: HeaderList,
  includeCredentials: boolean,
  exchange: number,
): void {
  const { agent, request, trace } = params
  for (const [header, text] of headers) {
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
    agent.cookieJar.store(cookie, agent.now())
    trace.event({ type: 'cookie', exchange, what: 'stored', name, value, rule: 'include-credentials' })
  }
}

/** What the trace says of a cookie that does not go its way: with the facts that an explanation needs. */
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
    // A browser ignores SameSite=None without Secure.
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

/** "Determine the same-site mode" (https://fetch.spec.whatwg.org/#append-a-request-cookie-header). */
function isSameSiteRequest({ request, environment }: FetchParams): boolean {
  return isSameSite(environment.origin, originOf(currentUrl(request))) && redirectTaint(request) !== 'cross-site'
}

function isThirdParty({ request, environment }: FetchParams): boolean {
  // An opaque origin is in no site: what a sandboxed frame loads is third-party, whatever page stands around it.
  return !isSameSite(environment.origin, originOf(currentUrl(request)))
}

/** The cookie asks to be kept apart, and this browser does so. */
function keepsApart({ agent }: FetchParams, cookie: Pick<Cookie, 'partitioned'>): boolean {
  return cookie.partitioned && agent.profile.keepsPartitionedCookies
}

function partitionOf(params: FetchParams, cookie: Pick<Cookie, 'partitioned'>): string | null {
  if (keepsApart(params, cookie)) return siteOf(params.environment.topLevelOrigin)
  if (params.agent.thirdPartyCookies !== 'partitioned' || !isThirdParty(params)) return null
  return params.environment.topLevelOrigin.serialized
}

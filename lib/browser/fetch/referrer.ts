/** https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer */

import { isPotentiallyTrustworthyUrl } from '../blocking/mixed-content.ts'
import { isSameOrigin, originOf, parseUrl } from '../http/origin.ts'
import { isSchemelesslySameSite } from '../http/site.ts'
import type { FetchParams } from './fetch-params.ts'
import { currentUrl } from './request.ts'

/** https://w3c.github.io/webappsec-referrer-policy/#enumdef-referrerpolicy, without the empty string. */
export const REFERRER_POLICIES = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
] as const

const LAX_POLICIES: ReadonlySet<string> = new Set([
  'unsafe-url',
  'no-referrer-when-downgrade',
  'origin-when-cross-origin',
])

/** Whether this browser has the default in place of the request's policy, because that would tell another site more. */
export function ignoresPolicy({ agent, request, environment }: FetchParams): boolean {
  if (!agent.profile.ignoresLaxReferrerPolicies || !LAX_POLICIES.has(request.referrerPolicy)) return false
  return !isSchemelesslySameSite(environment.origin, originOf(currentUrl(request)))
}

/** The value of `Referer`, or null where none is sent. */
export function determineReferrer(params: FetchParams): string | null {
  const { request, environment, agent } = params
  if (request.referrer === '' || request.referrer === 'no-referrer') return null
  const own = request.referrer === 'about:client' ? null : parseUrl(request.referrer)
  const source = own ?? environment.url
  if (source.protocol !== 'https:' && source.protocol !== 'http:') return null
  const told = environment.origin.scheme === null ? agent.profile.referrerOfOpaquePage(request) : 'by-address'
  if (told === 'nothing') return null
  const origin = `${source.protocol}//${source.host}/`
  const url = currentUrl(request)
  const sameOrigin = told === 'by-address' && isSameOrigin(originOf(source), originOf(url))
  const downgrade = isPotentiallyTrustworthyUrl(source) && !isPotentiallyTrustworthyUrl(url)
  const full = `${source.protocol}//${source.host}${source.pathname}${source.search}`
  switch (ignoresPolicy(params) ? '' : request.referrerPolicy) {
    case 'no-referrer':
      return null
    case 'origin':
      return origin
    case 'unsafe-url':
      return full
    case 'strict-origin':
      return downgrade ? null : origin
    case 'same-origin':
      return sameOrigin ? full : null
    case 'origin-when-cross-origin':
      return sameOrigin ? full : origin
    case 'no-referrer-when-downgrade':
      return downgrade ? null : full
    default:
      return sameOrigin ? full : downgrade ? null : origin
  }
}

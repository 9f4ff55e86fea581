/** https://fetch.spec.whatwg.org/#http-redirect-fetch */

import { countHeaders, getHeader, hasHeader, withoutHeader } from '../../trace/header-list.ts'
import { hasHttpScheme, isSameOrigin, originOf } from '../http/origin.ts'
import type { AgentState, FetchParams } from './fetch-params.ts'
import { mainFetch } from './main-fetch.ts'
import { parseRequestUrl } from './parse-request-url.ts'
import { redirectTaint } from './redirect-taint.ts'
import { REFERRER_POLICIES } from './referrer.ts'
import { currentUrl, type InternalRequest } from './request.ts'
import { exchangeOf, type FetchResponse, type InternalResponse, type NetworkError, networkError } from './response.ts'

const MAX_REDIRECTS = 20
/** https://fetch.spec.whatwg.org/#request-body-header-name */
const REQUEST_BODY_HEADERS = new Set(['content-encoding', 'content-language', 'content-location', 'content-type'])

/** Follows one redirect, or returns the response itself where it has no `Location`. */
export async function httpRedirectFetch(params: FetchParams, response: InternalResponse): Promise<FetchResponse> {
  const { request, trace } = params
  const from = currentUrl(request)
  // § Let locationURL be internalResponse's location URL given request's current URL's fragment.
  const location = getHeader(response.headers, 'location')
  // § If locationURL is null, then return response.
  if (location === null) return response
  const target = locationUrl(params.agent, response, location, from)
  const at = exchangeOf(response)
  const header = { name: 'Location', of: 'response' as const }
  // § If locationURL is failure, then return a network error.
  if (!trace.decide('redirect-location', target !== null, { observed: location, ...at, header }) || !target) {
    return networkError('redirect-location-invalid', location, response.exchange)
  }
  const failure = refusal(params, response, target)
  if (failure) return failure
  // § If internalResponse's status is not 303, request's body is non-null, and request's body's …
  if (response.status !== 303 && request.body !== null && request.bodyIsStream) {
    trace.decide('redirect-stream-body', false, { observed: String(response.status), expected: '303', ...at })
    return networkError('redirect-stream-body', String(response.status), response.exchange)
  }
  rewriteMethod(params, response, target)
  dropAuthorization(params, response, target)
  if (!isSameOrigin(request.origin, originOf(target))) {
    const { isDroppedByRedirectElsewhere } = params.agent.profile
    request.headers = request.headers.filter(([name]) => !isDroppedByRedirectElsewhere(name))
  }
  // § Append locationURL to request's URL list.
  request.urlList.push(target)
  // § Increase request's redirect count by 1.
  request.redirectCount += 1
  const taint = redirectTaint(request)
  if (taint !== 'same-origin' && request.origin.scheme !== null) {
    trace.decide('redirect-tainted-origin', false, { observed: taint, expected: 'same-origin', ...at })
  }
  // § Invoke set request's referrer policy on redirect on request and internalResponse.
  applyReferrerPolicy(request, response)
  trace.event({
    type: 'redirect',
    exchange: response.exchange ?? 0,
    status: response.status,
    from: from.href,
    to: target.href,
    method: request.method,
  })
  // § Return the result of running main fetch given fetchParams and recursive.
  return mainFetch(params)
}

/** The error with which `httpRedirectFetch` would refuse the target; null where it would follow. */
export function checkRedirectTarget(params: FetchParams, response: InternalResponse): NetworkError | null {
  const location = getHeader(response.headers, 'location')
  const target = location === null ? null : locationUrl(params.agent, response, location, currentUrl(params.request))
  return target ? refusal(params, response, target) : null
}

/** https://fetch.spec.whatwg.org/#concept-response-location-url. Null is the standard's failure. */
function locationUrl({ profile }: AgentState, response: InternalResponse, location: string, from: URL): URL | null {
  // § Let location be the result of extracting header list values given `Location` and response's …
  if (countHeaders(response.headers, 'location') > 1) return null
  // § If location is a header value, then set location to the result of parsing …
  const url = parseRequestUrl(profile.readLocation(location), profile, from)
  // § If location is a URL whose fragment is null, then set location's fragment to …
  if (url && url.hash === '' && from.hash !== '') url.hash = from.hash
  return url
}

/** Checks whether the target may be followed. */
function refusal({ request, trace, agent }: FetchParams, response: InternalResponse, target: URL): NetworkError | null {
  const at = exchangeOf(response)
  const exchange = response.exchange
  // § If locationURL's scheme is not an HTTP(S) scheme, then return a network error.
  const http = hasHttpScheme(target)
  if (!trace.decide('redirect-scheme', http, { observed: target.protocol.slice(0, -1), expected: 'https', ...at })) {
    return networkError('redirect-scheme', target.href, exchange)
  }
  // § If request's redirect count is 20, then return a network error.
  const withinLimit = request.redirectCount < MAX_REDIRECTS
  if (!withinLimit) {
    trace.decide('redirect-count', false, {
      observed: String(request.redirectCount + 1),
      expected: String(MAX_REDIRECTS),
      ...at,
    })
    return networkError('redirect-count', target.href, exchange)
  }
  // § If request's mode is "cors", locationURL includes credentials, and request's origin is not …
  // § If request's response tainting is "cors" and locationURL includes credentials, then return a …
  const hasCredentials = target.username !== '' || target.password !== ''
  if (hasCredentials) {
    const crossOrigin = request.mode === 'cors' && !isSameOrigin(request.origin, originOf(target))
    const refused = crossOrigin || request.responseTainting === 'cors'
    trace.decide('redirect-credentials', !refused, { observed: target.href, ...at })
    if (refused) return networkError('redirect-credentials', target.href, exchange)
    // The standard follows here; a browser may refuse in any mode.
    if (agent.profile.blocksEmbeddedCredentials(request))
      return networkError('embedded-credentials', target.href, exchange)
  }
  return null
}

/** POST on 301 and 302, and everything but GET and HEAD on 303, becomes a GET without a body. */
function rewriteMethod({ request, trace, agent }: FetchParams, response: InternalResponse, target: URL): void {
  const { status } = response
  const { method } = request
  const crossOrigin = !isSameOrigin(originOf(currentUrl(request)), originOf(target))
  // § If one of the following is true
  const byStandard =
    ((status === 301 || status === 302) && method === 'POST') ||
    (status === 303 && method !== 'GET' && method !== 'HEAD')
  const rewritten = agent.profile.redirectMethod(method, status, crossOrigin)
  if (byStandard || rewritten !== method) {
    trace.decide('redirect-rewrites-method', true, {
      observed: method,
      ...exchangeOf(response),
      ...((rewritten !== method) === byStandard
        ? {}
        : {
            standard: {
              passed: byStandard,
              note: 'The standard rewrites only POST on 301 and 302, and all but GET and HEAD on 303.',
            },
          }),
    })
  }
  if (rewritten === method) return
  // § Set request's method to `GET` and request's body to null.
  request.method = rewritten
  request.body = null
  // § For each headerName of request-body-header name, delete headerName from request's header list.
  const belongsToBody = ([name]: readonly [string, string]) => REQUEST_BODY_HEADERS.has(name.toLowerCase())
  for (const [name, value] of request.headers.filter(belongsToBody)) {
    trace.header({
      what: 'dropped',
      of: 'request',
      name,
      value,
      rule: 'redirect-rewrites-method',
      exchange: response.exchange,
    })
  }
  request.headers = request.headers.filter((header) => !belongsToBody(header))
}

function dropAuthorization({ request, trace }: FetchParams, response: InternalResponse, target: URL): void {
  // § If request's current URL's origin is not same origin with locationURL's origin, then for …
  if (!hasHeader(request.headers, 'authorization')) return
  if (isSameOrigin(originOf(currentUrl(request)), originOf(target))) return
  const value = getHeader(request.headers, 'authorization') ?? ''
  request.headers = withoutHeader(request.headers, 'authorization')
  trace.header({
    what: 'dropped',
    of: 'request',
    name: 'Authorization',
    value,
    rule: 'redirect-drops-authorization',
    exchange: response.exchange,
  })
}

const POLICIES = new Set<string>(REFERRER_POLICIES)

/** https://w3c.github.io/webappsec-referrer-policy/#set-requests-referrer-policy-on-redirect */
function applyReferrerPolicy(request: InternalRequest, response: InternalResponse): void {
  for (const token of getHeader(response.headers, 'referrer-policy')?.split(',') ?? []) {
    const policy = token.trim().toLowerCase()
    if (POLICIES.has(policy)) request.referrerPolicy = policy
  }
}

/** https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */

import { hasHeader, type MutableHeaderList } from '../../trace/header-list.ts'
import { tracedBody } from '../../trace/traced-body.ts'
import { cookieHeader } from '../http/cookies.ts'
import { freshened, invalidates, isFresh, type StoredResponse, validatorsOf } from '../http/http-cache.ts'
import { withoutFragment } from '../http/origin.ts'
import { appendRequestOriginHeader } from './append-origin-header.ts'
import { effectiveCacheMode } from './effective-cache-mode.ts'
import { appendFetchMetadataHeaders } from './fetch-metadata.ts'
import type { FetchParams } from './fetch-params.ts'
import { httpNetworkFetch, nextExchange } from './http-network-fetch.ts'
import { allowsCredentials, includesRequestCredentials } from './include-credentials.ts'
import { determineReferrer, ignoresPolicy } from './referrer.ts'
import { currentUrl, type InternalRequest } from './request.ts'
import { exchangeOf, type FetchResponse, type InternalResponse, networkError } from './response.ts'

/** Completes the request's headers and gets a response from the HTTP cache or from the network. */
export async function httpNetworkOrCacheFetch(params: FetchParams): Promise<FetchResponse> {
  const { agent, request, trace } = params
  const includeCredentials = decideCredentials(params)
  const exchange = nextExchange(agent)
  const headers = requestHeaders(params, exchange)
  const mode = effectiveCacheMode(request)
  appendCacheHeaders(request, mode, headers)
  // § If includeCredentials is true, then:
  const cookie = cookieHeader(params, includeCredentials, exchange)
  if (cookie !== null) headers.push(['Cookie', cookie])
  // § Set httpCache to the result of determining the HTTP cache partition, given httpRequest.
  const key = agent.profile.httpCacheKey(request, includeCredentials) + withoutFragment(currentUrl(request))
  const cacheable = request.method === 'GET' || request.method === 'HEAD'
  // § If httpRequest's cache mode is neither "no-store" nor "reload", then:
  const stored = cacheable && mode !== 'no-store' && mode !== 'reload' ? agent.httpCache.select(key, headers) : null
  const usable =
    stored?.response.body === null && request.method === 'GET' && stored.response.status === 200 ? null : stored
  if (usable && mayUse(usable, mode, agent.now())) return fromCache(params, usable, exchange)
  // § If httpRequest's cache mode is "only-if-cached", then return a network error.
  if (mode === 'only-if-cached') {
    trace.decide('only-if-cached', false, { exchange })
    return networkError('only-if-cached-miss', null, exchange)
  }
  // § If the revalidatingFlag is set and httpRequest's cache mode is neither "force-cache" nor …
  const validators = usable && mode !== 'force-cache' ? validatorsOf(usable.response.headers) : null
  if (validators) headers.push(...validators)
  // § Let forwardResponse be the result of running HTTP-network fetch given httpFetchParams, includeCredentials, and …
  const response = await httpNetworkFetch(params, {
    exchange,
    purpose: 'actual',
    method: request.method,
    headers,
    body: request.body,
    includeCredentials,
  })
  if (response.kind === 'network-error') return response
  return afterNetwork(params, response, { key, headers, mode, revalidated: validators ? usable : null })
}

function decideCredentials(params: FetchParams): boolean {
  const { request, trace } = params
  const included = includesRequestCredentials(params)
  if (!allowsCredentials(params)) trace.decide('cross-origin-embedder-policy', true, { observed: 'credentialless' })
  trace.decide('include-credentials', included, { observed: request.credentials })
  return included
}

function requestHeaders(params: FetchParams, exchange: number): MutableHeaderList {
  const { request, trace, agent } = params
  const headers: MutableHeaderList = [...agent.profile.wireHeaders(request)]
  if (!hasHeader(headers, 'accept')) headers.push(['Accept', defaultAccept(request.destination)])
  const length = contentLength(request)
  // § If contentLengthHeaderValue is non-null, then append (`Content-Length`, contentLengthHeaderValue) to httpRequest's …
  if (length !== null) headers.push(['Content-Length', String(length)])
  // § If httpRequest's referrer is a URL, then:
  const referrer = determineReferrer(params)
  if (ignoresPolicy(params)) {
    const text = `Referrer Policy: Ignoring the less restricted referrer policy “${request.referrerPolicy}” for the cross-site request: ${currentUrl(request).href}`
    trace.event({ type: 'console', by: 'browser', level: 'warn', text })
  }
  if (referrer !== null) {
    headers.push(['Referer', referrer])
    trace.header({ what: 'added', of: 'request', name: 'Referer', value: referrer, rule: 'referer-header', exchange })
  }
  // § If httpRequest's header list does not contain `User-Agent`, then user agents should:
  if (request.keepsUserAgent && agent.profile.userAgent !== null) {
    headers.push(['User-Agent', agent.profile.userAgent])
  }
  // § Append a request `Origin` header for httpRequest.
  appendRequestOriginHeader(params, headers, exchange)
  // § Append the Fetch metadata headers for httpRequest.
  appendFetchMetadataHeaders(request, headers)
  return headers
}

/** In bytes; null where the request says nothing about it. A stream has no length that is known in advance. */
function contentLength({ body, bodyIsStream, method }: InternalRequest): number | null {
  if (body !== null) return bodyIsStream ? null : body.length
  // § If httpRequest's body is null and httpRequest's method is `POST` or `PUT`, then set …
  return method === 'POST' || method === 'PUT' ? 0 : null
}

function defaultAccept(destination: string): string {
  if (destination === 'image') return 'image/avif,image/webp,image/*,*/*;q=0.8'
  if (destination === 'style') return 'text/css,*/*;q=0.1'
  if (destination === 'document' || destination === 'iframe') return 'text/html,application/xhtml+xml,*/*;q=0.8'
  return '*/*'
}

/** Headers that the cache mode adds. The decision about a preflight is already made, so they never cause one. */
function appendCacheHeaders(
  request: InternalRequest,
  mode: InternalRequest['cache'],
  headers: MutableHeaderList,
): void {
  // § If httpRequest's cache mode is "no-cache", httpRequest's prevent no-cache cache-control header modification flag is …
  if (mode === 'no-cache' && !hasHeader(headers, 'cache-control')) headers.push(['Cache-Control', 'max-age=0'])
  // § If httpRequest's cache mode is "no-store" or "reload", then:
  if ((mode === 'no-store' || mode === 'reload') && request.cache === mode) {
    if (!hasHeader(headers, 'pragma')) headers.push(['Pragma', 'no-cache'])
    if (!hasHeader(headers, 'cache-control')) headers.push(['Cache-Control', 'no-cache'])
  }
}

function mayUse(stored: StoredResponse, mode: InternalRequest['cache'], now: number): boolean {
  if (mode === 'force-cache' || mode === 'only-if-cached') return true
  return mode !== 'no-cache' && isFresh(stored, now)
}

function fromCache(params: FetchParams, stored: StoredResponse, exchange: number): InternalResponse {
  const { request, trace } = params
  const response = withRequestUrl(stored.response, request, exchange)
  trace.event({
    type: 'cache',
    exchange,
    cache: 'http',
    what: 'hit',
    url: withoutFragment(currentUrl(request)),
    detail: `${request.method} answered without asking the server`,
  })
  trace.event({
    type: 'response',
    exchange,
    from: 'http-cache',
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
    body: tracedBody(response.body),
  })
  return response
}

interface Sent {
  readonly key: string
  readonly headers: MutableHeaderList
  readonly mode: InternalRequest['cache']
  readonly revalidated: StoredResponse | null
}

function afterNetwork(params: FetchParams, response: InternalResponse, sent: Sent): InternalResponse {
  const { agent, request, trace } = params
  const cache = agent.httpCache
  const url = withoutFragment(currentUrl(request))
  const exchange = exchangeOf(response)
  // § If httpRequest's method is unsafe and forwardResponse's status is in the range 200 …
  if (invalidates(request.method, response.status)) {
    if (cache.invalidate(sent.key)) {
      trace.event({
        type: 'cache',
        ...exchange,
        cache: 'http',
        what: 'cleared',
        url,
        detail: `${request.method} succeeded`,
      })
    }
    return response
  }
  // § If the revalidatingFlag is set and forwardResponse's status is 304, then:
  if (sent.revalidated && response.status === 304) {
    const fresh = withRequestUrl(freshened(sent.revalidated.response, response), request, response.exchange)
    trace.event({
      type: 'cache',
      ...exchange,
      cache: 'http',
      what: 'revalidated',
      url,
      detail: '304: the stored copy is still good',
    })
    cache.store(sent.key, sent.headers, fresh, agent.now())
    return fresh
  }
  if (sent.mode === 'no-store' || request.method !== 'GET' || !agent.mayCache(currentUrl(request))) return response
  // § Store httpRequest and forwardResponse in httpCache, as per the "Storing Responses in Caches" …
  if (cache.store(sent.key, sent.headers, response, agent.now())) {
    trace.event({
      type: 'cache',
      ...exchange,
      cache: 'http',
      what: 'stored',
      url,
      detail: `status ${response.status}, ${freshness(cache.select(sent.key, sent.headers))}`,
    })
  }
  return response
}

/** For people: how long a stored response is used without asking the server. */
function freshness(stored: StoredResponse | null): string {
  const seconds = Math.floor((stored?.freshFor ?? 0) / 1000)
  if (seconds <= 0) return 'stale at once: it is used only after asking the server'
  return Number.isFinite(seconds) ? `fresh for ${seconds} s` : 'fresh for good'
}

function withRequestUrl(
  response: InternalResponse,
  request: InternalRequest,
  exchange: number | undefined,
): InternalResponse {
  return {
    ...response,
    url: withoutFragment(currentUrl(request)),
    redirected: request.urlList.length > 1,
    ...exchangeOf({ exchange }),
  }
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch */
import type { HeaderList } from '../../trace/events.ts'
import { extractTokens, getHeader, type MutableHeaderList } from '../../trace/header-list.ts'
import type { PreflightCacheKey } from '../http/cors-preflight-cache.ts'
import { isCorsSafelistedMethod } from '../http/method.ts'
import { isSameOrigin, originOf, withoutFragment } from '../http/origin.ts'
import { corsCheck } from './cors-check.ts'
import { appendFetchMetadataHeaders } from './fetch-metadata.ts'
import type { AgentState, FetchParams } from './fetch-params.ts'
import { httpNetworkFetch, nextExchange } from './http-network-fetch.ts'
import { serializeRequestOrigin } from './redirect-taint.ts'
import { determineReferrer } from './referrer.ts'
import { currentUrl, type InternalRequest } from './request.ts'
import {
  exchangeOf,
  type InternalResponse,
  isOkStatus,
  isRedirectStatus,
  type NetworkError,
  networkError,
} from './response.ts'

const DEFAULT_MAX_AGE = 5

/** Asks the server whether the actual request may be sent. Null where it may. */
export async function corsPreflightFetch(
  params: FetchParams,
  unsafeNames: readonly string[],
): Promise<NetworkError | null> {
  const { agent } = params
  const exchange = nextExchange(agent)
  // § Let response be the result of running HTTP-network-or-cache fetch given a new fetch …
  // Here HTTP-network fetch: a preflight has no credentials and is never answered from the HTTP cache.
  const response = await httpNetworkFetch(params, {
    exchange,
    purpose: 'preflight',
    method: 'OPTIONS',
    headers: preflightHeaders(params, unsafeNames, exchange),
    body: null,
    includeCredentials: false,
  })
  if (response.kind === 'network-error') {
    // A call that the script aborted, or that may not reach the local network, has no preflight that failed.
    return response.reason === 'connection-failed' ? { ...response, reason: 'preflight-connection-failed' } : response
  }
  for (const check of agent.profile.preflightChecks) {
    const failure =
      check === 'redirect'
        ? checkRedirect(params, response)
        : check === 'status'
          ? checkStatus(params, response)
          : checkOrigin(params, response)
    if (failure) return failure
  }
  return checkAllowed(params, response, unsafeNames)
}

function preflightHeaders(params: FetchParams, unsafeNames: readonly string[], exchange: number): MutableHeaderList {
  const { request, trace, agent } = params
  // § Append (`Accept`, `*/*`) to preflight's header list.
  const headers: MutableHeaderList = [['Accept', '*/*']]
  // § Append (`Access-Control-Request-Method`, request's method) to preflight's header list.
  headers.push(['Access-Control-Request-Method', agent.profile.preflightMethod(request)])
  // § If headers is not empty, then:
  if (unsafeNames.length > 0) headers.push(['Access-Control-Request-Headers', unsafeNames.join(',')])
  const origin = agent.profile.preflightOrigin(request) ?? serializeRequestOrigin(request)
  headers.push(['Origin', origin])
  trace.header({ what: 'added', of: 'request', name: 'Origin', value: origin, rule: 'origin-header', exchange })
  const referrer = determineReferrer(params)
  if (referrer !== null) headers.push(['Referer', referrer])
  appendFetchMetadataHeaders(request, headers)
  return headers
}

function checkOrigin(params: FetchParams, response: InternalResponse): NetworkError | null {
  const { request, agent } = params
  const own = isSameOrigin(originOf(currentUrl(request)), request.origin)
  return own && !agent.profile.checksOwnOriginPreflight ? null : corsCheck(params, response, 'preflight')
}

/** The standard has no step for a redirect, which is not an ok status; Chromium reports it separately and first. */
function checkRedirect({ trace }: FetchParams, response: InternalResponse): NetworkError | null {
  if (!isRedirectStatus(response.status) || !getHeader(response.headers, 'location')) return null
  trace.decide('preflight-redirect', false, {
    observed: String(response.status),
    expected: '200–299',
    ...exchangeOf(response),
  })
  return networkError('preflight-redirect', String(response.status), response.exchange)
}

function checkStatus({ trace }: FetchParams, response: InternalResponse): NetworkError | null {
  // § If a CORS check for request and response returns success and response's status is …
  const ok = trace.decide('preflight-status', isOkStatus(response.status), {
    observed: String(response.status),
    expected: '200–299',
    ...exchangeOf(response),
  })
  return ok ? null : networkError('preflight-status', String(response.status), response.exchange)
}

function checkAllowed(
  params: FetchParams,
  response: InternalResponse,
  unsafeNames: readonly string[],
): NetworkError | null {
  const { request, agent } = params
  const include = request.credentials === 'include'
  // Both lists are parsed before either is used: one invalid token fails the preflight even where its list is not needed.
  // § Let methods be the result of extracting header list values given `Access-Control-Allow-Methods` and …
  const methods = readList(params, response, 'Access-Control-Allow-Methods', 'allow-methods-syntax')
  if ('failure' in methods) return methods.failure
  // § Let headerNames be the result of extracting header list values given `Access-Control-Allow-Headers` and …
  const headerNames = readList(params, response, 'Access-Control-Allow-Headers', 'allow-headers-syntax')
  if ('failure' in headerNames) return headerNames.failure
  const { remembersRefusals } = agent.profile.preflightCache
  if (remembersRefusals) rememberAnswer(params, response, methods.values, headerNames.values)
  const failure =
    checkMethod(params, response, methods.values, include) ??
    checkHeaders(params, response, headerNames.values, unsafeNames, include)
  if (failure) return failure
  if (!remembersRefusals) rememberAnswer(params, response, methods.values, headerNames.values)
  return null
}

function rememberAnswer(
  params: FetchParams,
  response: InternalResponse,
  methods: readonly string[] | null,
  headerNames: readonly string[] | null,
): void {
  const { agent, request, trace } = params
  const maxAge = readMaxAge(params, response)
  const key = preflightCacheKey(request, agent)
  // § If methods is null and request's use-CORS-preflight flag is set, then set methods …
  const { remembersForcedMethod, isNotFilledBy } = agent.profile.preflightCache
  const allowedMethods = methods ?? (request.useCorsPreflight && remembersForcedMethod ? [request.method] : [])
  if (maxAge <= 0 || isNotFilledBy(request)) return
  // § For each method in methods for which there is no method cache entry match …
  // § For each headerName in headerNames for which there is no header-name cache entry …
  agent.preflightCache.store(key, request.credentials === 'include', maxAge, allowedMethods, headerNames ?? [])
  trace.event({
    type: 'cache',
    ...exchangeOf(response),
    cache: 'preflight',
    what: 'stored',
    url: key.url,
    detail: `${[...allowedMethods, ...(headerNames ?? [])].join(', ')} for ${maxAge} s`,
  })
}

function readList(
  { trace }: FetchParams,
  response: InternalResponse,
  name: string,
  rule: 'allow-methods-syntax' | 'allow-headers-syntax',
): { readonly values: readonly string[] | null } | { readonly failure: NetworkError } {
  const extracted = extractTokens(response.headers, name.toLowerCase())
  if ('values' in extracted) {
    if (extracted.values !== null)
      trace.decide(rule, true, { observed: value(response.headers, name), ...on(response, name) })
    return extracted
  }
  // § If either methods or headerNames is failure, return a network error.
  trace.decide(rule, false, { observed: value(response.headers, name), ...on(response, name) })
  return { failure: networkError(rule, extracted.invalid, response.exchange) }
}

function checkMethod(
  { request, trace }: FetchParams,
  response: InternalResponse,
  methods: readonly string[] | null,
  include: boolean,
): NetworkError | null {
  // § If request's method is not in methods, request's method is not a CORS-safelisted method, …
  const allowed =
    methods?.includes(request.method) === true ||
    isCorsSafelistedMethod(request.method) ||
    (!include && methods?.includes('*') === true)
  const name = 'Access-Control-Allow-Methods'
  trace.decide('allow-methods', allowed, {
    observed: value(response.headers, name),
    expected: request.method,
    ...on(response, name),
  })
  return allowed ? null : networkError('method-not-allowed', request.method, response.exchange)
}

function checkHeaders(
  { request, trace, agent }: FetchParams,
  response: InternalResponse,
  headerNames: readonly string[] | null,
  unsafeNames: readonly string[],
  include: boolean,
): NetworkError | null {
  const listed = new Set(headerNames?.map((n) => n.toLowerCase()))
  const wildcard = !include && listed.has('*')
  const name = 'Access-Control-Allow-Headers'
  const observed = value(response.headers, name)
  for (const unsafe of agent.profile.headerCheckOrder(unsafeNames, request)) {
    // § If one of request's header list's names is a CORS non-wildcard request-header name …
    // § For each unsafeName of the CORS-unsafe request-header names with request's header list, if …
    const byStandard = listed.has(unsafe) || (wildcard && unsafe !== 'authorization')
    const allowed = byStandard || (wildcard && agent.profile.wildcardCoversAuthorization)
    trace.decide('allow-headers', allowed, {
      observed,
      expected: unsafe,
      ...on(response, name),
      ...(allowed === byStandard
        ? {}
        : {
            standard: {
              passed: byStandard,
              note: 'The standard does not let `*` stand for Authorization: it has to be listed by name. No browser enforces this yet.',
            },
          }),
    })
    if (!allowed) return networkError('header-not-allowed', unsafe, response.exchange)
    const warning = byStandard ? null : agent.profile.authorizationWarning(request)
    if (warning !== null) trace.event({ type: 'console', by: 'browser', level: 'warn', text: warning })
  }
  return null
}

/** Seconds, no more than this browser's limit (https://fetch.spec.whatwg.org/#http-access-control-max-age). */
function readMaxAge({ agent, trace }: FetchParams, response: InternalResponse): number {
  const { profile } = agent
  const name = 'Access-Control-Max-Age'
  // § Let max-age be the result of extracting header list values given `Access-Control-Max-Age` and …
  const text = value(response.headers, name)
  // § If max-age is failure or null, then set max-age to 5.
  const asked = text === null || text === '' ? DEFAULT_MAX_AGE : profile.parseMaxAge(text)
  // § If max-age is greater than an imposed limit on max-age, then set max-age to …
  const maxAge = Math.min(asked, profile.maxAgeCap)
  const isAsAsked = text === null || (maxAge === asked && String(asked) === text)
  trace.decide('max-age', isAsAsked, { observed: text, ...on(response, name) })
  return maxAge
}

/** The key of this request's entries in the CORS-preflight cache. */
export function preflightCacheKey(request: InternalRequest, { profile }: AgentState): PreflightCacheKey {
  const untainted = profile.preflightCache.keepsOriginUntainted
  return {
    origin: untainted ? request.origin.serialized : serializeRequestOrigin(request),
    url: withoutFragment(currentUrl(request)),
  }
}

function value(headers: HeaderList, name: string): string | null {
  return getHeader(headers, name.toLowerCase())
}

function on(response: InternalResponse, name: string) {
  return { ...exchangeOf(response), header: { name, of: 'response' as const } }
}

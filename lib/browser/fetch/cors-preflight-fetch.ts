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
import { type InternalResponse, isOkStatus, isRedirectStatus, type NetworkError, networkError } from './response.ts'

const DEFAULT_MAX_AGE = 5

/** Asks the server whether the real request may be sent. Null when it may. */
export async function corsPreflightFetch(
  params: FetchParams,
  unsafeNames: readonly string[],
): Promise<NetworkError | null> {
  const { agent } = params
  const exchange = nextExchange(agent)
  const response = await httpNetworkFetch(params, {
    exchange,
    purpose: 'preflight',
    method: 'OPTIONS',
    headers: preflightHeaders(params, unsafeNames, exchange),
    body: null,
    includeCredentials: false,
  })
  if (response.kind === 'network-error') {
    // Who gives up while the preflight is under way has aborted, and nothing was refused.
    return response.reason === 'aborted' ? response : { ...response, reason: 'preflight-connection-failed' }
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
  const { request, environment, trace, agent } = params
  const headers: MutableHeaderList = [['Accept', '*/*']]
  headers.push(['Access-Control-Request-Method', agent.profile.preflightMethod(request)])
  if (unsafeNames.length > 0) headers.push(['Access-Control-Request-Headers', unsafeNames.join(',')])
  const origin = agent.profile.preflightOrigin(request) ?? serializeRequestOrigin(request)
  headers.push(['Origin', origin])
  trace.header({ what: 'added', of: 'request', name: 'Origin', value: origin, rule: 'origin-header', exchange })
  const referrer = determineReferrer(request, environment)
  if (referrer !== null) headers.push(['Referer', referrer])
  appendFetchMetadataHeaders(request, headers)
  return headers
}

function checkOrigin(params: FetchParams, response: InternalResponse): NetworkError | null {
  const { request, agent } = params
  const own = isSameOrigin(originOf(currentUrl(request)), request.origin)
  return own && !agent.profile.checksOwnOriginPreflight ? null : corsCheck(params, response, 'preflight')
}

/** A redirect is no ok status; Chromium says so first. */
function checkRedirect({ trace }: FetchParams, response: InternalResponse): NetworkError | null {
  if (!isRedirectStatus(response.status) || !getHeader(response.headers, 'location')) return null
  trace.decide('preflight-redirect', false, {
    observed: String(response.status),
    expected: '200–299',
    ...exchangeOf(response),
  })
  return networkError('preflight-redirect', String(response.status), response.exchange)
}

/** Step 7: "if a CORS check for request and response returns success and response's status is an ok status". */
function checkStatus({ trace }: FetchParams, response: InternalResponse): NetworkError | null {
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
  // 7.1 to 7.4. Both lists are read before either is used: one bad token spoils the preflight even where nobody needs it.
  const methods = readList(params, response, 'Access-Control-Allow-Methods', 'allow-methods-syntax')
  if ('failure' in methods) return methods.failure
  const headerNames = readList(params, response, 'Access-Control-Allow-Headers', 'allow-headers-syntax')
  if ('failure' in headerNames) return headerNames.failure
  const remember = () => rememberAnswer(params, response, methods.values, headerNames.values)
  if (agent.profile.preflightCache.remembersRefusals) remember()
  // 7.6. The method. 7.7 and 7.8. The headers.
  const failure =
    checkMethod(params, response, methods.values, include) ??
    checkHeaders(params, response, headerNames.values, unsafeNames, include)
  if (failure) return failure
  // 7.9 to 7.14.
  if (!agent.profile.preflightCache.remembersRefusals) remember()
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
  // 7.5. What the flag asked for and no list names is allowed by the answer as a whole.
  const allowedMethods = methods ?? (request.useCorsPreflight ? [request.method] : [])
  if (maxAge <= 0 || agent.profile.preflightCache.isNotFilledBy(request)) return
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
  trace.decide(rule, false, { observed: value(response.headers, name), ...on(response, name) })
  return { failure: networkError(rule, extracted.invalid, response.exchange) }
}

function checkMethod(
  { request, trace }: FetchParams,
  response: InternalResponse,
  methods: readonly string[] | null,
  include: boolean,
): NetworkError | null {
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
  for (const unsafe of agent.profile.headerCheckOrder(unsafeNames)) {
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

/** Seconds, under the browser's own limit (https://fetch.spec.whatwg.org/#http-access-control-max-age). */
function readMaxAge({ agent, trace }: FetchParams, response: InternalResponse): number {
  const { profile } = agent
  const name = 'Access-Control-Max-Age'
  const text = value(response.headers, name)
  const asked = text === null || text === '' ? DEFAULT_MAX_AGE : profile.parseMaxAge(text)
  const maxAge = Math.min(asked, profile.maxAgeCap)
  const isAsAsked = text === null || (maxAge === asked && String(asked) === text)
  trace.decide('max-age', isAsAsked, { observed: text, ...on(response, name) })
  return maxAge
}

/** Where the answer to this request's preflight is kept. */
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

function exchangeOf(response: InternalResponse): { readonly exchange?: number } {
  return response.exchange === undefined ? {} : { exchange: response.exchange }
}

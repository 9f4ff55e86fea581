/** https://fetch.spec.whatwg.org/#http-fetch */

import { getHeader } from '../../trace/header-list.ts'
import { crossOriginResourcePolicyCheck } from '../blocking/cross-origin-resource-policy.ts'
import { originOf } from '../http/origin.ts'
import type { EmbedderPolicy } from '../policy/policies.ts'
import { corsCheck } from './cors-check.ts'
import { corsPreflightFetch, preflightCacheKey } from './cors-preflight-fetch.ts'
import type { FetchParams } from './fetch-params.ts'
import { opaqueRedirectFilteredResponse } from './filtered-response.ts'
import { httpNetworkOrCacheFetch } from './http-network-or-cache-fetch.ts'
import { checkRedirectTarget, httpRedirectFetch } from './http-redirect-fetch.ts'
import { includesRequestCredentials } from './include-credentials.ts'
import { currentUrl } from './request.ts'
import {
  exchangeOf,
  type FetchResponse,
  type InternalResponse,
  isRedirectStatus,
  type NetworkError,
  networkError,
} from './response.ts'

/**
 * One request of a redirect chain: its preflight, the request itself, the CORS check, and the redirect if there is one.
 * `unsafeNames` are the header names that a preflight asks for; null is the standard's makeCORSPreflight false.
 */
export async function httpFetch(params: FetchParams, unsafeNames: readonly string[] | null): Promise<FetchResponse> {
  const { request, signal } = params
  // An aborted call sends nothing more, also between two messages.
  if (signal?.aborted) return networkError('aborted')
  // § If makeCORSPreflight is true and one of these conditions is true:
  if (unsafeNames && !isAllowedByCache(params, unsafeNames)) {
    // § Let preflightResponse be the result of running CORS-preflight fetch given request.
    const failure = await corsPreflightFetch(params, unsafeNames)
    // § If preflightResponse is a network error, then return preflightResponse.
    if (failure) return failure
    if (signal?.aborted) return networkError('aborted')
  }
  // § Set response and internalResponse to the result of running HTTP-network-or-cache fetch given fetchParams.
  const response = await httpNetworkOrCacheFetch(params)
  if (response.kind === 'network-error') return response
  // § If request's response tainting is "cors" and a CORS check for request and …
  // This applies to redirects too, before the redirect mode does.
  if (request.responseTainting === 'cors') {
    const failure = corsCheck(params, response, 'actual')
    if (failure) {
      forgetPreflight(params)
      return failure
    }
  }
  // § If either request's response tainting or response's type is "opaque", and the cross-origin …
  if (request.responseTainting === 'opaque' && request.mode !== 'navigate') {
    const failure = checkResourcePolicy(params, response)
    if (failure) return failure
  }
  // § If internalResponse's status is a redirect status:
  if (!isRedirectStatus(response.status)) return response
  const isResponse =
    params.agent.profile.redirectNeedsLocation &&
    request.redirect !== 'manual' &&
    !getHeader(response.headers, 'location')
  return isResponse ? response : redirect(params, response)
}

function isAllowedByCache(params: FetchParams, unsafeNames: readonly string[]): boolean {
  const { agent, request, trace } = params
  const { method, useCorsPreflight } = request
  const cache = agent.preflightCache
  const { isBypassedBy, replacesAnswers } = agent.profile.preflightCache
  if (isBypassedBy(request)) return false
  const key = preflightCacheKey(request, agent)
  const credentials = request.credentials === 'include'
  const { missing, byStandard, holdsStar } = cache.match(key, { credentials, method, unsafeNames, useCorsPreflight })
  const allowed = missing.length === 0
  const observed = (allowed ? [method, ...unsafeNames] : missing).join(', ')
  trace.decide('preflight-cache', allowed, {
    observed,
    ...(allowed === byStandard ? {} : { standard: { passed: byStandard, note: CACHE_NOTE[allowed ? 'hit' : 'miss'] } }),
  })
  if (!cache.has(key, credentials)) return false
  if (!allowed && replacesAnswers) cache.clear(key)
  const literally = holdsStar && agent.profile.preflightCache.wildcard === 'never'
  trace.event({
    type: 'cache',
    cache: 'preflight',
    what: allowed ? 'hit' : 'miss',
    url: key.url,
    detail: allowed
      ? 'an earlier preflight allows this request'
      : literally
        ? `no earlier preflight names ${observed}: this browser remembers * as a name like any other`
        : `nothing remembered allows ${observed}`,
  })
  return allowed
}

const CACHE_NOTE = {
  hit: 'The standard asks again here. In particular, a remembered `*` does not stand for Authorization.',
  miss: 'By the standard, what earlier preflights have allowed covers this request: a remembered `*` stands for every method, and for every header but Authorization.',
} as const

/** The part of https://fetch.spec.whatwg.org/#concept-main-fetch that clears cache entries, where a browser does. */
function forgetPreflight({ agent, request, trace }: FetchParams): void {
  // § If corsWithPreflightResponse is a network error, then clear cache entries using request.
  if (!agent.profile.preflightCache.isClearedByFailure) return
  const key = preflightCacheKey(request, agent)
  if (!agent.preflightCache.clear(key)) return
  trace.event({
    type: 'cache',
    cache: 'preflight',
    what: 'cleared',
    url: key.url,
    detail: 'the response failed the CORS check',
  })
}

/** https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check */
function checkResourcePolicy(params: FetchParams, response: InternalResponse): NetworkError | null {
  const { environment, trace } = params
  const observed = getHeader(response.headers, 'cross-origin-resource-policy')
  const exchange = exchangeOf(response)
  const facts = { observed, ...exchange, header: { name: 'Cross-Origin-Resource-Policy', of: 'response' as const } }
  // First without the page's own policy, so that its part in a refusal is known.
  const blockedBy = blockedUnder('unsafe-none', params, response)
  trace.decide('cross-origin-resource-policy', blockedBy === null, facts)
  if (blockedBy !== null) return networkError('cross-origin-resource-policy', blockedBy, response.exchange)
  const { embedderPolicy } = environment.policyContainer
  if (embedderPolicy === 'unsafe-none') return null
  const isAllowed = blockedUnder(embedderPolicy, params, response) === null
  trace.decide('cross-origin-embedder-policy', isAllowed, { ...facts, expected: 'cross-origin' })
  return isAllowed ? null : networkError('cross-origin-embedder-policy', embedderPolicy, response.exchange)
}

function blockedUnder(policy: EmbedderPolicy, params: FetchParams, { headers }: InternalResponse) {
  const { request } = params
  const embedder = { policy, includesCredentials: includesRequestCredentials(params) }
  return crossOriginResourcePolicyCheck(request.origin, originOf(currentUrl(request)), headers, embedder)
}

function redirect(params: FetchParams, response: InternalResponse): Promise<FetchResponse> | FetchResponse {
  const { request, trace, agent } = params
  const exchange = exchangeOf(response)
  if (request.redirect === 'error' && agent.profile.checksTargetBeforeRedirectMode) {
    const refused = checkRedirectTarget(params, response)
    if (refused) return refused
  }
  // § Switch on request's redirect mode:
  const follow = request.redirect === 'follow'
  trace.decide('redirect-mode', request.redirect !== 'error', { observed: request.redirect, ...exchange })
  if (request.redirect === 'error')
    return networkError('redirect-mode-error', String(response.status), response.exchange)
  return follow ? httpRedirectFetch(params, response) : opaqueRedirectFilteredResponse(response)
}

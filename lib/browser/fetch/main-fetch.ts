/** https://fetch.spec.whatwg.org/#concept-main-fetch */

import { isKnownToBeLocal } from '../blocking/local-network-access.ts'
import { blockedMimeType, isNosniff } from '../blocking/mime-type-blocking.ts'
import { isMixedContent } from '../blocking/mixed-content.ts'
import { opaqueResponseBlocked } from '../blocking/opaque-response-blocking.ts'
import { isBadPort } from '../blocking/port-blocking.ts'
import { checkWorker } from '../elements/check-worker.ts'
import {
  corsUnsafeRequestHeaderNames,
  isCorsSafelistedRequestHeader,
  isSafelistedName,
} from '../http/cors-safelisted-request-header.ts'
import { isCorsSafelistedMethod } from '../http/method.ts'
import { hasHttpScheme, isSameOrigin, originOf } from '../http/origin.ts'
import { corsPreflightFetch } from './cors-preflight-fetch.ts'
import type { FetchParams } from './fetch-params.ts'
import { basicFilteredResponse, corsFilteredResponse, opaqueFilteredResponse } from './filtered-response.ts'
import { httpFetch } from './http-fetch.ts'
import { checkPagePolicy, upgradeMixedContent } from './page-policy.ts'
import { currentUrl, type InternalRequest } from './request.ts'
import { exchangeOf, type FetchResponse, type InternalResponse, type NetworkError, networkError } from './response.ts'
import { schemeFetch } from './scheme-fetch.ts'

/** Fetches the request's current URL, following redirects, and returns what the script may see of the response. */
export async function mainFetch(params: FetchParams): Promise<FetchResponse> {
  const { request, trace, agent } = params
  const isRuledOut = isRefusedByMode(request)
  // The page's own policy comes first, except in browsers that check the request's mode before it.
  // A worker of another origin is ruled out before it is anything that a policy could be asked about.
  const isModeFirst = isRuledOut && (agent.profile.checksModeBeforePolicy || request.api === 'worker')
  const unlisted = isModeFirst ? null : checkPagePolicy(params)
  if (unlisted) return unlisted
  // Upgrades and blocks come before CORS, except in browsers that check the request's mode first.
  const modeFirst = isRuledOut && agent.profile.checksModeFirst
  const refused = modeFirst ? refusedByMode(params) : (checkContent(params) ?? refusedByMode(params))
  if (refused) return (await preflightOfRefused(params, refused)) ?? refused
  // § If response is null, then set response to the result of running the steps …
  const response = await dispatch(params)
  if (response.kind === 'network-error' || response.type !== 'default') return response
  const blocked = checkUse(params, response)
  if (blocked) return blocked
  // § Set response to the following filtered response with response as its internal response, depending …
  if (request.mode === 'navigate') return response
  switch (request.responseTainting) {
    case 'basic':
      return basicFilteredResponse(response, trace)
    case 'cors':
      return corsFilteredResponse(request, response, trace)
    case 'opaque':
      return opaqueFilteredResponse(response, trace)
  }
}

function checkContent(params: FetchParams): NetworkError | null {
  const { request, environment, trace, agent } = params
  const url = currentUrl(request)
  if (!hasHttpScheme(url)) return null
  // § If should request be blocked due to a bad port, should fetching request be …
  if (isBadPort(url)) {
    trace.decide('bad-port', false, { observed: url.port })
    return networkError('bad-port', url.port)
  }
  upgradeMixedContent(params)
  if (request.mode === 'navigate') return null
  if (!isMixedContent(environment, url, { trustsLoopback: false })) return null
  const isMixed = isMixedContent(environment, url, agent.profile)
  if (agent.profile.checksLocalNetworkAccess && isKnownToBeLocal(request)) {
    // Plain HTTP to this machine is no mixed content, and is told all the same where the browser would have upgraded it.
    if (isMixed) trace.decide('mixed-content', true, { observed: 'http' })
    for (const text of agent.profile.insecureLocalMessages(request, environment, isMixed)) {
      trace.event({ type: 'console', by: 'browser', level: 'warn', text })
    }
    return null
  }
  if (!isMixed) return null
  trace.decide('mixed-content', false, { observed: 'http', expected: 'https' })
  return networkError('mixed-content', url.href)
}

/** Checks whether the response's type is blocked for its destination: the standard's checks, then the browsers' own. */
function checkUse(params: FetchParams, response: InternalResponse): NetworkError | null {
  const { request, agent } = params
  const isFirst = agent.profile.blocksOpaqueResponsesFirst
  return (
    (isFirst ? checkOpaque(params, response) : null) ??
    checkMimeType(params, response) ??
    (request.api === 'worker' ? checkWorker(params, response) : null) ??
    (isFirst ? null : checkOpaque(params, response))
  )
}

function checkMimeType({ request, trace }: FetchParams, response: InternalResponse): NetworkError | null {
  // § If response is not a network error and any of the following returns blocked
  const mimeType = blockedMimeType(request.destination, response.headers)
  if (mimeType === null) return null
  trace.decide('mime-type', false, { observed: mimeType, ...exchangeOf(response), header: CONTENT_TYPE })
  return { ...networkError('mime-type-blocked', mimeType, response.exchange), isStrict: isNosniff(response.headers) }
}

function checkOpaque({ request, agent, trace }: FetchParams, response: InternalResponse): NetworkError | null {
  const { exchange, headers } = response
  const isOpaqueElement = request.responseTainting === 'opaque' && SNIFFED_DESTINATIONS.has(request.destination)
  if (!isOpaqueElement || !agent.profile.blocksOpaqueResponses) return null
  const kept = opaqueResponseBlocked(headers, response.status, response.body)
  trace.decide('opaque-response-blocking', kept === null, {
    observed: kept,
    ...exchangeOf(response),
    header: CONTENT_TYPE,
    ...(kept === null
      ? {}
      : { standard: { passed: true, note: 'Opaque response blocking is not in the standard yet.' } }),
  })
  return kept === null ? null : networkError('opaque-response-blocked', kept, exchange)
}

const SNIFFED_DESTINATIONS: ReadonlySet<string> = new Set(['image', 'script', 'style', 'audio', 'video', 'font'])
const CONTENT_TYPE = { name: 'Content-Type', of: 'response' } as const

/** Whether `refusedByMode` would refuse the request, without recording anything. */
function isRefusedByMode(request: InternalRequest): boolean {
  if (staysBasic(request)) return false
  return request.mode === 'same-origin' || (request.mode === 'no-cors' && request.redirect !== 'follow')
}

/** The first matching statements of main fetch that end the fetch. */
function refusedByMode({ request, trace }: FetchParams): NetworkError | null {
  const origin = originOf(currentUrl(request))
  // A page with an opaque origin is same origin with no URL that it can fetch.
  const own = request.origin.scheme === null ? null : request.origin.serialized
  // § request's current URL's origin is same origin with request's origin, and request's response …
  // A request that was redirected through another origin stays cross-origin, also at the page's own origin.
  const tainting = request.mode === 'navigate' ? 'basic' : request.responseTainting
  const same = isOwn(request) && tainting === 'basic'
  trace.decide('same-origin', same, {
    observed: origin.serialized,
    expected: own,
    ...(tainting === 'basic' ? {} : { responseTainting: tainting }),
  })
  if (staysBasic(request)) return null
  // § request's mode is "same-origin"
  if (request.mode === 'same-origin') {
    trace.decide('mode-same-origin', false, { observed: origin.serialized, expected: own })
    return networkError('mode-same-origin', origin.serialized)
  }
  if (request.mode !== 'no-cors') return null
  // § If request's redirect mode is not "follow", then return a network error.
  trace.decide('mode-no-cors', true, { observed: request.mode })
  const follows = trace.decide('no-cors-redirect-mode', request.redirect === 'follow', {
    observed: request.redirect,
    expected: 'follow',
  })
  return follows ? null : networkError('no-cors-redirect-mode', request.redirect)
}

/**
 * For browsers that look at mode `same-origin` only once a preflight has been answered, if there is one: the failure of
 * that preflight, null where it succeeds or is not sent.
 */
async function preflightOfRefused(params: FetchParams, refused: NetworkError): Promise<NetworkError | null> {
  const { request, agent } = params
  if (refused.reason !== 'mode-same-origin' || !request.useCorsPreflight) return null
  if (!agent.profile.preflightsBeforeMode) return null
  const unsafeNames = decidePreflight(params)
  return unsafeNames && corsPreflightFetch(params, unsafeNames)
}

/** The statements of main fetch whose response tainting is "basic". */
function staysBasic(request: InternalRequest): boolean {
  const url = currentUrl(request)
  // § request's current URL's scheme is "data"
  // § request's mode is "navigate", "websocket" or "webtransport"
  if (url.protocol === 'data:' || request.mode === 'navigate') return true
  return request.responseTainting === 'basic' && isOwn(request)
}

/** Whether the current URL is of the page's origin. A `blob:` URL is of the page that made it, an opaque one too. */
function isOwn(request: InternalRequest): boolean {
  const url = currentUrl(request)
  if (url.protocol === 'blob:' && request.blob !== null) return true
  return isSameOrigin(originOf(url), request.origin)
}

function dispatch(params: FetchParams): Promise<FetchResponse> | FetchResponse {
  const { request, trace } = params
  const url = currentUrl(request)
  if (staysBasic(request)) return schemeFetch(params)
  // § request's mode is "no-cors"
  if (request.mode === 'no-cors') {
    request.responseTainting = 'opaque'
    return schemeFetch(params)
  }
  // § request's current URL's scheme is not an HTTP(S) scheme
  const scheme = url.protocol.slice(0, -1)
  if (!trace.decide('scheme-is-http', hasHttpScheme(url), { observed: scheme, expected: 'https' })) {
    return networkError('scheme-not-supported', scheme)
  }
  // § Set request's response tainting to "cors".
  request.responseTainting = 'cors'
  return httpFetch(params, decidePreflight(params))
}

/** What the standard says where this browser's need for a preflight differs from it. */
function preflightNote(kind: 'again' | 'asks' | 'spares', { headers }: InternalRequest): string {
  if (kind === 'again')
    return 'The standard looks at each hop by itself: its method, its headers, and nothing that was so before a redirect.'
  if (kind === 'asks') return 'By the standard, this request needs no preflight; this browser asks all the same.'
  const names = corsUnsafeRequestHeaderNames(headers).map((name) => `\`${name}\``)
  return `By the standard, this request needs a preflight because of ${names.join(', ')}; this browser does not ask.`
}

/** The header names that the preflight asks for, or null where no preflight is needed. */
function decidePreflight({ request, agent, trace }: FetchParams): readonly string[] | null {
  // § request's use-CORS-preflight flag is set
  // § request's unsafe-request flag is set and either request's method is not a CORS-safelisted …
  const method = request.method
  if (!request.unsafeRequest && !request.useCorsPreflight) return null
  if (request.useCorsPreflight) {
    trace.decide('use-cors-preflight-flag', false, { observed: 'set' })
  }
  const safeMethod = trace.decide('cors-safelisted-method', isCorsSafelistedMethod(method), { observed: method })
  const unsafeNames = agent.profile.corsUnsafeRequestHeaderNames(request)
  const unsafe = new Set(unsafeNames)
  for (const [name, value] of request.headers) {
    const safe = !unsafe.has(name.toLowerCase())
    const byStandard = isCorsSafelistedRequestHeader(name, value)
    // A header that is safelisted with no value at all is observed by its name.
    const observed = safe || isSafelistedName(name) ? value : name
    trace.decide('cors-safelisted-request-header', safe, {
      observed,
      header: { name, of: 'request' },
      ...(safe && !byStandard
        ? {
            standard: {
              passed: false,
              note: `The standard asks for a preflight for \`${name}: ${value.replaceAll('`', '’')}\`; this browser does not.`,
            },
          }
        : {}),
    })
  }
  const again = request.urlList.length > 1 && agent.profile.preflightsAgain(request)
  const needed = request.useCorsPreflight || !safeMethod || unsafeNames.length > 0 || again
  const byStandard = request.useCorsPreflight || !safeMethod || corsUnsafeRequestHeaderNames(request.headers).length > 0
  const kind = !needed ? 'spares' : request.urlList.length > 1 ? 'again' : 'asks'
  const flag = request.useCorsPreflight ? ['use-CORS-preflight flag'] : []
  trace.decide('preflight-needed', needed, {
    observed: [...flag, method, ...unsafeNames].join(', '),
    ...(needed === byStandard ? {} : { standard: { passed: byStandard, note: preflightNote(kind, request) } }),
  })
  if (needed) request.preflightWasNeeded = true
  return needed ? unsafeNames : null
}

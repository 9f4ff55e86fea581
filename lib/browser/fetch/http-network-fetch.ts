/** https://fetch.spec.whatwg.org/#http-network-fetch */
import type { HeaderList } from '../../trace/events.ts'
import { normalizeHeaderValue } from '../../trace/header-list.ts'
import { tracedBody } from '../../trace/traced-body.ts'
import { ConnectionError } from '../../trace/wire.ts'
import { localNetworkAccessCheck } from '../blocking/local-network-access.ts'
import type { WireResponse } from '../call.ts'
import { storeCookies } from '../http/cookies.ts'
import { withoutFragment } from '../http/origin.ts'
import type { AgentState, FetchParams } from './fetch-params.ts'
import { connectionFailure } from './obtain-connection.ts'
import { currentUrl } from './request.ts'
import { type FetchResponse, isNullBodyStatus, networkError } from './response.ts'

export interface HttpRequest {
  readonly exchange: number
  readonly purpose: 'preflight' | 'actual'
  readonly method: string
  readonly headers: HeaderList
  readonly body: Uint8Array | null
  readonly includeCredentials: boolean
}

/** The number of the next exchange, taken before its headers are recorded. */
export function nextExchange(agent: AgentState): number {
  agent.exchanges += 1
  return agent.exchanges
}

/** The URL without user name, password and fragment, which are not part of an HTTP request. */
function wireUrl(url: URL): string {
  if (url.username === '' && url.password === '') return withoutFragment(url)
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return withoutFragment(bare)
}

/**
 * Sends one HTTP request. Cookies of the response are stored here, before any check of whether the page may read it.
 */
export async function httpNetworkFetch(params: FetchParams, http: HttpRequest): Promise<FetchResponse> {
  const { agent, request, trace, signal } = params
  const url = wireUrl(currentUrl(request))
  const { exchange, method, headers, body } = http
  // The connection comes about, or fails, before anything is sent over it.
  const reach = agent.reach(currentUrl(request))
  const unreachable = connectionFailure(params, http, reach)
  const refused = unreachable ? null : localNetworkAccessCheck(params, exchange, reach)
  if (refused) return refused
  trace.event({
    type: 'request',
    exchange,
    purpose: http.purpose,
    method,
    url,
    headers,
    body: tracedBody(body),
    hop: request.urlList.length - 1,
  })
  let answer: WireResponse
  try {
    if (unreachable) throw unreachable
    // § Set response to the result of making an HTTP request over connection using request …
    answer = await abortable(agent.send({ method, url, headers, body, call: trace.call, exchange }), signal)
  } catch (error) {
    // § If aborted, then:
    if (signal?.aborted) return networkError('aborted', null, exchange)
    // § If connection is failure, then return a network error.
    const message = error instanceof Error ? error.message : String(error)
    const how = error instanceof ConnectionError ? { how: error.how } : {}
    trace.event({ type: 'connection-failed', exchange, message, ...how })
    return { ...networkError('connection-failed', message, exchange), ...how }
  }
  const responseHeaders = answer.headers.map(([n, v]) => [n, normalizeHeaderValue(v)] as const)
  const { status } = answer
  const hasBody = method !== 'HEAD' && (!isNullBodyStatus(status) || (status === 205 && agent.profile.readsBodyOfReset))
  const responseBody = hasBody ? answer.body : null
  trace.event({
    type: 'response',
    exchange,
    from: 'network',
    status,
    statusText: answer.statusText,
    headers: responseHeaders,
    body: tracedBody(responseBody),
  })
  // § If includeCredentials is true, then the user agent should parse and store response `Set-Cookie` …
  if (http.purpose === 'actual') storeCookies(params, responseHeaders, http.includeCredentials, exchange)
  return {
    kind: 'response',
    type: 'default',
    status,
    statusText: answer.statusText,
    headers: responseHeaders,
    body: responseBody,
    url: withoutFragment(currentUrl(request)),
    redirected: request.urlList.length > 1,
    exchange,
  }
}

/** The promise, which rejects as soon as `signal` is aborted. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(new Error('aborted'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).then(() => signal.removeEventListener('abort', onAbort))
  })
}

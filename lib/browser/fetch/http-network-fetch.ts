/** https://fetch.spec.whatwg.org/#http-network-fetch */
import type { HeaderList } from '../../trace/events.ts'
import { normalizeHeaderValue } from '../../trace/header-list.ts'
import { tracedBody } from '../../trace/traced-body.ts'
import { ConnectionError } from '../../trace/wire.ts'
import type { WireResponse } from '../call.ts'
import { storeCookies } from '../http/cookies.ts'
import { withoutFragment } from '../http/origin.ts'
import type { AgentState, FetchParams } from './fetch-params.ts'
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

/** The number of the next exchange: taken before its headers are written down. */
export function nextExchange(agent: AgentState): number {
  agent.exchanges += 1
  return agent.exchanges
}

/** A request line has no place for a user name, a password or a fragment. */
function wireUrl(url: URL): string {
  if (url.username === '' && url.password === '') return withoutFragment(url)
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return withoutFragment(bare)
}

/** Sends one HTTP request. Cookies of the answer are kept here, before anybody asks whether the page may read it. */
export async function httpNetworkFetch(params: FetchParams, http: HttpRequest): Promise<FetchResponse> {
  const { agent, request, trace, signal } = params
  const url = wireUrl(currentUrl(request))
  const { exchange, method, headers, body } = http
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
    answer = await abortable(agent.send({ method, url, headers, body, call: trace.call, exchange }), signal)
  } catch (error) {
    if (signal?.aborted) return networkError('aborted', null, exchange)
    const message = error instanceof Error ? error.message : String(error)
    const how = error instanceof ConnectionError ? { how: error.how } : {}
    trace.event({ type: 'connection-failed', exchange, message, ...how })
    return { ...networkError('connection-failed', message, exchange), ...how }
  }
  const responseHeaders = answer.headers.map(([n, v]) => [n, normalizeHeaderValue(v)] as const)
  const responseBody = method === 'HEAD' || isNullBodyStatus(answer.status) ? null : answer.body
  trace.event({
    type: 'response',
    exchange,
    from: 'network',
    status: answer.status,
    statusText: answer.statusText,
    headers: responseHeaders,
    body: tracedBody(responseBody),
  })
  if (http.purpose === 'actual') storeCookies(params, responseHeaders, http.includeCredentials, exchange)
  return {
    kind: 'response',
    type: 'default',
    status: answer.status,
    statusText: answer.statusText,
    headers: responseHeaders,
    body: responseBody,
    url: withoutFragment(currentUrl(request)),
    redirected: request.urlList.length > 1,
    exchange,
  }
}

/** The promise, or a rejection as soon as the script gives up. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(new Error('aborted'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

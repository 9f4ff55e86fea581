/** https://fetch.spec.whatwg.org/#concept-fetch: one call of a page, from its first line in the trace to its last. */
import type { Outcome } from '../trace/events.ts'
import type { Call, CallResult } from './call.ts'
import { type CallTrace, createCallTrace, tracedBody } from './call-trace.ts'
import { corsErrorOf } from './cors-error.ts'
import type { AgentState, Environment, FetchParams } from './fetch-params.ts'
import { mainFetch } from './main-fetch.ts'
import { createRequest, type InternalRequest } from './request.ts'
import { type FetchResponse, type NetworkError, networkError } from './response.ts'

/** https://fetch.spec.whatwg.org/#http-network-or-cache-fetch, step 8.10.5: what may be under way at once. */
const KEEPALIVE_LIMIT = 65536

/** Carries out one call. Never rejects. */
export async function fetch(
  agent: AgentState,
  environment: Environment,
  call: Call,
  signal?: AbortSignal,
  settle?: (result: CallResult) => Outcome,
): Promise<CallResult> {
  agent.calls += 1
  const trace = createCallTrace(agent.calls, agent.at, agent.emit)
  const { api, method, url, headers, mode, credentials } = call
  const source = call.source ? { source: call.source } : {}
  trace.event({ type: 'call', api, method, url, headers, body: tracedBody(call.body), mode, credentials, ...source })
  const result = await carryOut(agent, environment, call, trace, signal)
  const outcome = settle ? settle(result) : outcomeOf(call, result)
  trace.event({ type: 'settled', outcome })
  return result
}

async function carryOut(
  agent: AgentState,
  environment: Environment,
  call: Call,
  trace: CallTrace,
  signal: AbortSignal | undefined,
): Promise<CallResult> {
  const request = createRequest(call, environment, agent.profile, trace)
  if ('invalid' in request) {
    trace.event({ type: 'failure', reason: 'invalid-request', value: request.invalid })
    return { outcome: 'invalid-request', name: 'TypeError', message: request.invalid }
  }
  const params: FetchParams = { agent, environment, request, trace, ...(signal ? { signal } : {}) }
  const response = await fetchWithinLimits(params)
  if (response.kind === 'network-error') return failed(params, response)
  return {
    outcome: 'response',
    type: response.type,
    status: response.status,
    statusText: response.statusText,
    url: response.url,
    redirected: response.redirected,
    headers: response.headers,
    body: response.body,
    ...(call.api === 'fetch' || call.api === 'xhr' ? {} : { internal: response.internal ?? response }),
  }
}

async function fetchWithinLimits(params: FetchParams): Promise<FetchResponse> {
  const { agent, request, signal, trace } = params
  if (signal?.aborted) return networkError('aborted')
  if (!request.keepalive || request.body === null) return mainFetch(params)
  const size = request.body.length
  if (agent.keepaliveBytes + size > KEEPALIVE_LIMIT) {
    const total = String(agent.keepaliveBytes + size)
    trace.decide('keepalive-limit', '#http-network-or-cache-fetch', false, total, String(KEEPALIVE_LIMIT))
    return networkError('keepalive-limit', total)
  }
  agent.keepaliveBytes += size
  try {
    return await mainFetch(params)
  } finally {
    agent.keepaliveBytes -= size
  }
}

function failed(params: FetchParams, failure: NetworkError): CallResult {
  const { agent, request, environment, trace } = params
  const corsError = corsErrorOf(failure.reason)
  trace.event({
    type: 'failure',
    ...(failure.exchange === undefined ? {} : { exchange: failure.exchange }),
    reason: failure.reason,
    ...(corsError === null ? {} : { corsError }),
    value: failure.value,
  })
  if (failure.reason === 'aborted') return { outcome: 'aborted' }
  for (const text of agent.profile.failureMessages(failure, { request, environment })) {
    agent.emit({ type: 'console', at: agent.at(), call: trace.call, by: 'browser', level: 'error', text })
  }
  return { outcome: 'network-error', message: errorMessage(params.request, agent) }
}

function errorMessage(request: InternalRequest, agent: AgentState): string {
  return request.api === 'xhr' ? '' : agent.profile.fetchErrorMessage
}

function outcomeOf(call: Call, result: CallResult): Outcome {
  if (call.api !== 'fetch' && call.api !== 'xhr') return elementOutcome(call, result)
  switch (result.outcome) {
    case 'response': {
      const { type: responseType, status, statusText, url, redirected, headers, body } = result
      return { kind: 'response', responseType, status, statusText, url, redirected, headers, body: tracedBody(body) }
    }
    case 'network-error':
      return { kind: 'network-error', name: 'TypeError', message: result.message }
    case 'invalid-request':
      return { kind: 'invalid-request', name: result.name, message: result.message }
    case 'aborted':
      return { kind: 'aborted', name: 'AbortError', message: 'signal is aborted without reason' }
  }
}

function elementOutcome(call: Call, result: CallResult): Outcome {
  if (call.api === 'beacon') return { kind: 'queued' }
  if (call.api === 'form') return { kind: 'submitted' }
  if (result.outcome !== 'response') return { kind: 'error' }
  const hidden = result.type === 'opaque'
  switch (call.api) {
    case 'img':
      return { kind: 'load', tainted: hidden }
    case 'script':
      return { kind: 'load', muted: hidden }
    case 'stylesheet':
      return { kind: 'load', readable: !hidden }
    case 'eventsource':
      return { kind: 'open' }
    default:
      return { kind: 'load' }
  }
}

/** https://fetch.spec.whatwg.org/#concept-fetch: one call of a page, from its first event in the trace to its last. */
import type { Outcome } from '../../trace/events.ts'
import { tracedBody } from '../../trace/traced-body.ts'
import { ABORT_MESSAGE, wordsOf } from '../api/messages.ts'
import type { Call, CallResult } from '../call.ts'
import { checkEventStream } from '../elements/check-event-stream.ts'
import { elementOutcome } from '../elements/element-outcome.ts'
import { reportUnusable } from '../elements/report-unusable.ts'
import type { Environment } from '../environment.ts'
import { isRefusedAtOnce } from '../policy/refused-at-once.ts'
import { availableImage, forgetImages, keepImage } from './available-images.ts'
import { CallTrace } from './call-trace.ts'
import { checkIntegrity, reportIntegrity } from './check-integrity.ts'
import { createRequest } from './create-request.ts'
import type { AgentState, FetchParams } from './fetch-params.ts'
import { mainFetch } from './main-fetch.ts'
import { currentUrl, type InternalRequest } from './request.ts'
import { exchangeOf, type FetchResponse, type NetworkError, networkError } from './response.ts'

/** Bytes that keepalive requests may carry at once (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). */
const KEEPALIVE_LIMIT = 65536

/** Fetches what one call asks for and returns what the script may see of the result. Never rejects. */
export async function fetch(
  agent: AgentState,
  environment: Environment,
  call: Call,
  signal?: AbortSignal,
): Promise<CallResult> {
  agent.calls += 1
  const trace = new CallTrace(agent.calls, agent.at, agent.emit)
  const { api, method, url, headers, mode, credentials } = call
  trace.event({
    type: 'call',
    api,
    method,
    url,
    headers,
    body: tracedBody(call.body),
    mode,
    credentials,
    ...(call.redirect === 'follow' ? {} : { redirect: call.redirect }),
    ...(call.cache === 'default' ? {} : { cache: call.cache }),
    ...(call.uploadListener ? { uploadListener: true } : {}),
    ...(call.bodyIsStream ? { bodyIsStream: true } : {}),
    ...(call.referrerPolicy ? { referrerPolicy: call.referrerPolicy } : {}),
    ...(call.source ? { source: call.source } : {}),
    ...(environment.opened ? { document: environment.opened } : {}),
  })
  const available = availableImage(environment, call, agent.profile)
  const exchanges = agent.exchanges
  const result = available ?? (await fetchAndDescribe(agent, environment, call, trace, signal))
  if (agent.exchanges !== exchanges && agent.profile.keepsOneResourceOfUrl) forgetImages(environment, call)
  if (available) trace.event({ type: 'cache', cache: 'image', what: 'hit', url, detail: 'the document has this image' })
  const outcome = outcomeOf(call, result, agent)
  if (outcome.kind === 'load') keepImage(environment, call, result, agent.profile)
  trace.event({ type: 'settled', outcome })
  if (result.outcome === 'response') agent.showDocument(environment, call, result)
  const visible = visibleResult(result)
  return call.api === 'fetch' || call.api === 'xhr' ? visible : { ...visible, settled: outcome }
}

/** The result without the internal response behind an opaque one, which only the browser may see. */
function visibleResult(result: CallResult): CallResult {
  if (result.outcome !== 'response' || !result.internal) return result
  const { internal: _, ...visible } = result
  return visible
}

/**
 * Makes the request, fetches it, records the failure if there is one, and describes the result for the script's side.
 */
async function fetchAndDescribe(
  agent: AgentState,
  environment: Environment,
  call: Call,
  trace: CallTrace,
  signal: AbortSignal | undefined,
): Promise<CallResult> {
  if (call.invalid) {
    // Checked again only to record which rule the call broke; the exception is the one that the script's side has thrown.
    createRequest(call, environment, agent.profile, trace)
    trace.event({ type: 'failure', reason: 'invalid-request', value: call.invalid.message })
    return { outcome: 'invalid-request', ...call.invalid }
  }
  const request = createRequest(call, environment, agent.profile, trace)
  if ('invalid' in request) {
    const message = wordsOf(agent.profile.name, request.invalid, request.value)
    trace.event({ type: 'failure', reason: 'invalid-request', value: message })
    return { outcome: 'invalid-request', name: 'TypeError', message }
  }
  const params: FetchParams = { agent, environment, request, trace, ...(signal ? { signal } : {}) }
  reportIntegrity(params, 'request')
  const fetched = await fetchWithinLimits(params)
  const response = request.integrity === '' ? fetched : checkIntegrity(params, fetched)
  if (response.kind === 'network-error') return failed(params, response)
  const { status, statusText } = response.internal ?? response
  say(params, 'error', agent.profile.statusMessage(status, statusText, request))
  reportUnusable(params, response)
  if (call.api === 'eventsource' && !checkEventStream(params, response)) {
    return { outcome: 'network-error', message: '' }
  }
  return {
    outcome: 'response',
    ...(response.type === 'cors' ? { call: trace.call } : {}),
    type: response.type,
    status: response.status,
    statusText: response.statusText,
    url: response.url,
    redirected: response.redirected,
    headers: response.headers,
    body: response.body,
    ...(call.api === 'stylesheet' && agent.profile.loadsSheetsOfOtherTypes ? { isEmptySheet: true } : {}),
    ...(call.api === 'fetch' || call.api === 'xhr' ? {} : { internal: response.internal ?? response }),
  }
}

function fetchWithinLimits(params: FetchParams): Promise<FetchResponse> | FetchResponse {
  const { environment, request, signal } = params
  if (request.api === 'form' && environment.sandbox?.has('allow-forms') === false) return sandboxedForm(params)
  if (signal?.aborted) return networkError('aborted')
  return request.keepalive && request.body !== null ? fetchKeptAlive(params, request.body.length) : mainFetch(params)
}

/** @param size of the request's body, in bytes */
async function fetchKeptAlive(params: FetchParams, size: number): Promise<FetchResponse> {
  const { agent, trace } = params
  // § If the sum of contentLength and inflightKeepaliveBytes is greater than 64 kibibytes, then …
  if (agent.profile.limitsKeepalive && agent.keepaliveBytes + size > KEEPALIVE_LIMIT) {
    const total = String(agent.keepaliveBytes + size)
    trace.decide('keepalive-limit', false, { observed: total, expected: String(KEEPALIVE_LIMIT) })
    return networkError('keepalive-limit', total)
  }
  agent.keepaliveBytes += size
  try {
    return await mainFetch(params)
  } finally {
    agent.keepaliveBytes -= size
  }
}

/** https://html.spec.whatwg.org/#form-submission-algorithm: a sandboxed frame submits no forms without permission. */
function sandboxedForm({ request, trace }: FetchParams): NetworkError {
  trace.decide('sandboxed-form', false, { expected: 'allow-forms' })
  return networkError('sandboxed-form', currentUrl(request).href)
}

function failed(params: FetchParams, failure: NetworkError): CallResult {
  const { agent, request, environment, trace } = params
  const corsError = agent.profile.corsErrorOf(failure, { request, environment })
  trace.event({
    type: 'failure',
    ...exchangeOf(failure),
    reason: failure.reason,
    ...(corsError === null ? {} : { corsError }),
    value: failure.value,
  })
  if (failure.reason === 'aborted') return { outcome: 'aborted' }
  for (const text of agent.profile.failureMessages(failure, { request, environment })) say(params, 'error', text)
  const message = errorMessage(request, agent)
  return isRefusal(failure, params)
    ? { outcome: 'network-error', message, isRefused: true }
    : { outcome: 'network-error', message }
}

/** Does the script or the element learn of this failure, where others end as if all had gone well? */
function isRefusal({ reason }: NetworkError, { agent, request }: FetchParams): boolean {
  if (reason === 'keepalive-limit') return true
  if (reason !== 'content-security-policy') return false
  if (request.api === 'iframe') return agent.profile.firesErrorAtRefusedFrames
  return request.urlList.length === 1 && isRefusedAtOnce(agent.profile.name, request.api)
}

function say({ trace }: FetchParams, level: 'error' | 'warn', text: string | null): void {
  if (text !== null) trace.event({ type: 'console', by: 'browser', level, text })
}

function errorMessage(request: InternalRequest, agent: AgentState): string {
  return request.api === 'xhr' ? '' : agent.profile.fetchErrorMessage
}

function outcomeOf(call: Call, result: CallResult, { profile }: AgentState): Outcome {
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
      return { kind: 'aborted', name: 'AbortError', message: ABORT_MESSAGE[profile.name] }
  }
}

/** The part of https://fetch.spec.whatwg.org/#concept-main-fetch about a request's integrity metadata. */
import { digestOf, parseIntegrity } from '../http/integrity-metadata.ts'
import type { FetchParams } from './fetch-params.ts'
import { exchangeOf, type FetchResponse, type NetworkError, networkError } from './response.ts'

/**
 * Prints what this browser says about integrity metadata that cannot be parsed. Measured in Chromium: an element's is
 * read when the request is made, that of `fetch` when a response has come.
 */
export function reportIntegrity({ request, trace, agent }: FetchParams, when: 'request' | 'response'): void {
  if (request.integrity === '' || when !== (request.api === 'fetch' ? 'response' : 'request')) return
  const { problems } = parseIntegrity(request.integrity, agent.profile)
  for (const text of agent.profile.integrityMessages(request, problems)) {
    trace.event({ type: 'console', by: 'browser', level: 'error', text })
  }
}

/** Of a request with integrity metadata: the response, or the network error in place of one with another body. */
export function checkIntegrity(params: FetchParams, response: FetchResponse): FetchResponse {
  const { request, trace, agent } = params
  if (response.kind === 'network-error') return response
  reportIntegrity(params, 'response')
  const { algorithm, digests } = parseIntegrity(request.integrity, agent.profile)
  // § If request's integrity metadata is not the empty string, then:
  const isHidden = response.type === 'opaque' || response.type === 'opaqueredirect'
  const isIgnored = algorithm === null && !agent.profile.refusesHiddenResponseOf(request)
  const body = (response.internal ?? response).body ?? new Uint8Array(0)
  if (isHidden && !isIgnored) return { ...refused(params, response, null), length: body.length }
  if (algorithm === null) return response
  const actual = digestOf(algorithm, body)
  const observed = `${algorithm}-${actual}`
  // § If bytes do not match request's integrity metadata, then run processBodyError and abort these …
  if (!digests.includes(actual)) return { ...refused(params, response, observed), length: body.length }
  trace.decide('integrity', true, { observed, expected: request.integrity, ...exchangeOf(response) })
  return response
}

function refused({ request, trace }: FetchParams, response: FetchResponse, observed: string | null): NetworkError {
  trace.decide('integrity', false, { observed, expected: request.integrity, ...exchangeOf(response) })
  const status = response.kind === 'response' ? { status: (response.internal ?? response).status } : {}
  return { ...networkError('integrity', observed, response.exchange), ...status }
}

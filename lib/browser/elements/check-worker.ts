/** https://html.spec.whatwg.org/#run-a-worker: whether a response can be the script of a worker. */

import { headerValues } from '../../trace/header-list.ts'
import type { FetchParams } from '../fetch/fetch-params.ts'
import { exchangeOf, type InternalResponse, type NetworkError, networkError } from '../fetch/response.ts'
import { extractMimeType, isJavaScriptMimeType } from '../http/mime-type.ts'
import { parseEmbedderPolicy } from '../policy/policy-container.ts'

/** The network error in place of a script that a worker may not run, or null. Records what was decided. */
export function checkWorker(params: FetchParams, response: InternalResponse): NetworkError | null {
  const { environment, agent, trace } = params
  const { headers, exchange, status } = response
  const at = exchangeOf(response)
  if (status < 200 || status > 299) return null
  const mimeType = extractMimeType(headers)?.essence ?? ''
  if (agent.profile.workerNeedsJavaScriptType && !isJavaScriptMimeType(mimeType)) {
    trace.decide('mime-type', false, { observed: mimeType, ...at, header: { name: 'Content-Type', of: 'response' } })
    return networkError('mime-type-blocked', mimeType, exchange)
  }
  // A page that embeds only what lets itself be embedded has workers that do the same.
  const { embedderPolicy } = environment.policyContainer
  if (embedderPolicy === 'unsafe-none') return null
  const own = parseEmbedderPolicy(headerValues(headers, 'cross-origin-embedder-policy'))
  const isAllowed = trace.decide('cross-origin-embedder-policy', own !== 'unsafe-none', {
    observed: own,
    expected: embedderPolicy,
    ...at,
    header: { name: 'Cross-Origin-Embedder-Policy', of: 'response' },
  })
  return isAllowed ? null : networkError('cross-origin-embedder-policy', embedderPolicy, exchange)
}

/** What Firefox's panel says in the column Transferred of a request that it blocked. */

import type { Trace } from '../trace/events.ts'
import type { FailureReason } from '../trace/failure-reasons.ts'
import type { Attempt } from './attempts.ts'

/**
 * The reason that Firefox's console gives, as it begins, and the panel's name for it: `BLOCKED_REASON_MESSAGES` in
 * netmonitor/src/constants.js, for the codes that `nsCORSListenerProxy.cpp` reports with that text.
 */
const CORS_REASONS: readonly (readonly [says: RegExp, name: string])[] = [
  [/^CORS header ‘Access-Control-Allow-Origin’ missing/, 'CORS Missing Allow Origin'],
  [/^CORS header ‘Access-Control-Allow-Origin’ does not match/, 'CORS Allow Origin Not Matching Origin'],
  [/^Multiple CORS header/, 'CORS Multiple Origin Not Allowed'],
  [/^Credential is not supported/, 'CORS No Allow Credentials'],
  [/^expected ‘true’ in CORS header/, 'CORS Missing Allow Credentials'],
  [/^CORS preflight response did not succeed/, 'CORS Preflight Did Not Succeed'],
  [/^CORS request external redirect/, 'CORS External Redirect Not Allowed'],
  [/^invalid token ‘.*’ in CORS header ‘Access-Control-Allow-Methods’/, 'CORS Invalid Allow Method'],
  [/^Did not find method/, 'CORS Method Not Found'],
  [/^invalid token ‘.*’ in CORS header ‘Access-Control-Allow-Headers’/, 'CORS Invalid Allow Header'],
  [/^header ‘.*’ is not allowed according to header/, 'CORS Missing Allow Header'],
  [/^CORS request not http/, 'CORS Not HTTP'],
  [/^CORS request did not succeed/, 'CORS Failed'],
]

const OTHER_REASONS: Readonly<Partial<Record<FailureReason, string>>> = {
  'content-security-policy': 'CSP',
  'mixed-content': 'Mixed Block',
  'bad-port': 'Blocked',
  'mode-same-origin': 'Not same-origin',
  'preflight-connection-failed': 'CORS Failed',
  'preflight-redirect': 'CORS Preflight Did Not Succeed',
  'redirect-mode-error': 'NS_BINDING_FAILED',
  'redirect-credentials': 'NS_ERROR_DOM_BAD_URI',
  'redirect-scheme': 'NS_ERROR_DOM_BAD_URI',
  'cross-origin-resource-policy': 'NS_ERROR_DOM_CORP_FAILED',
  'opaque-response-blocked': 'NS_ERROR_FAILURE',
  'mime-type-blocked': 'NS_ERROR_CORRUPTED_CONTENT',
  aborted: 'NS_BINDING_ABORTED',
}

const CONNECTION_ERRORS: Readonly<Record<string, string>> = {
  refused: 'NS_ERROR_CONNECTION_REFUSED',
  'name-not-resolved': 'NS_ERROR_UNKNOWN_HOST',
  broken: 'NS_ERROR_NET_RESET',
}

/** Firefox's name for why this row was blocked; null: it was not. */
export function blockedBy(trace: Trace, attempt: Attempt): string | null {
  const { failure, preflight, partner, request, connectionFailed } = attempt
  if (!failure || failure.reason === 'integrity') return null
  // Of a request that was not sent because of its preflight, only the row of the preflight says why.
  if (!preflight && partner !== null && request === null) return null
  if (connectionFailed && !preflight) return CONNECTION_ERRORS[connectionFailed.how ?? ''] ?? 'Blocked'
  return OTHER_REASONS[failure.reason] ?? corsReason(trace, attempt) ?? 'Blocked'
}

function corsReason(trace: Trace, { call }: Attempt): string | null {
  for (const e of trace) {
    const says = e.type === 'console' && e.call === call.call ? /\(Reason: (.*)\)/.exec(e.text)?.[1] : undefined
    const known = says === undefined ? undefined : CORS_REASONS.find(([begins]) => begins.test(says))
    if (known) return known[1]
  }
  return null
}

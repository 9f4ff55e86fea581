/** Which response header a failure is about. */
import type { FailureReason } from '../failure-reasons.ts'

const HEADERS: Readonly<Partial<Record<FailureReason, string>>> = {
  'missing-allow-origin': 'Access-Control-Allow-Origin',
  'multiple-allow-origin': 'Access-Control-Allow-Origin',
  'invalid-allow-origin': 'Access-Control-Allow-Origin',
  'allow-origin-mismatch': 'Access-Control-Allow-Origin',
  'wildcard-with-credentials': 'Access-Control-Allow-Origin',
  'allow-credentials-not-true': 'Access-Control-Allow-Credentials',
  'method-not-allowed': 'Access-Control-Allow-Methods',
  'header-not-allowed': 'Access-Control-Allow-Headers',
}

/** The header that the response lacks, or has with another value; null where the failure is about none of CORS. */
export const lackingHeader = (reason: FailureReason): string | null =>
  HEADERS[reason.replace(/^preflight-/, '') as FailureReason] ?? null

/**
 * Why a call can fail, as a closed set. Each reason has an explanation and a first remedy in the views, apart from the
 * logic. Append-only.
 */
export const FAILURE_REASONS = [
  // the call never left
  'invalid-request',
  'mode-same-origin',
  'no-cors-redirect-mode',
  'scheme-not-supported',
  'bad-port',
  'mixed-content',
  'only-if-cached-miss',
  'keepalive-limit',
  'aborted',
  // no answer
  'connection-failed',
  // the CORS check on the response
  'missing-allow-origin',
  'multiple-allow-origin',
  'invalid-allow-origin',
  'allow-origin-mismatch',
  'wildcard-with-credentials',
  'allow-credentials-not-true',
  // the CORS check on the preflight's response
  'preflight-missing-allow-origin',
  'preflight-multiple-allow-origin',
  'preflight-invalid-allow-origin',
  'preflight-allow-origin-mismatch',
  'preflight-wildcard-with-credentials',
  'preflight-allow-credentials-not-true',
  // the rest of the preflight
  'preflight-connection-failed',
  'preflight-redirect',
  'preflight-status',
  'allow-methods-syntax',
  'allow-headers-syntax',
  'method-not-allowed',
  'header-not-allowed',
  // redirects
  'redirect-mode-error',
  'redirect-location-invalid',
  'redirect-scheme',
  'redirect-count',
  'redirect-credentials',
  'embedded-credentials',
  'redirect-stream-body',
  // responses kept from embedding
  'cross-origin-resource-policy',
  'opaque-response-blocked',
  'mime-type-blocked',
] as const

export type FailureReason = (typeof FAILURE_REASONS)[number]

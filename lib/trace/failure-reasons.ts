/** The CORS check refused the response. */
export const CORS_CHECK_REASONS = [
  'missing-allow-origin',
  'multiple-allow-origin',
  'invalid-allow-origin',
  'allow-origin-mismatch',
  'wildcard-with-credentials',
  'allow-credentials-not-true',
] as const

/** The CORS check refused the preflight's response. */
const PREFLIGHT_CORS_CHECK_REASONS = [
  'preflight-missing-allow-origin',
  'preflight-multiple-allow-origin',
  'preflight-invalid-allow-origin',
  'preflight-allow-origin-mismatch',
  'preflight-wildcard-with-credentials',
  'preflight-allow-credentials-not-true',
] as const

/** The preflight's response does not permit the request, apart from the CORS check. */
const PREFLIGHT_RESPONSE_REASONS = [
  'preflight-redirect',
  'preflight-status',
  'allow-methods-syntax',
  'allow-headers-syntax',
  'method-not-allowed',
  'header-not-allowed',
] as const

/** A preflight got a response, and it refuses. */
export const REFUSED_PREFLIGHT_REASONS = [...PREFLIGHT_CORS_CHECK_REASONS, ...PREFLIGHT_RESPONSE_REASONS] as const

/**
 * The reasons why a call can fail. Each has a sentence in `why/reason-sentences.ts`. New ones may be added; none is
 * removed or renamed, because pages and links name them.
 */
export const FAILURE_REASONS = [
  // the call never left
  'invalid-request',
  'mode-same-origin',
  'no-cors-redirect-mode',
  'scheme-not-supported',
  'local-url-unreadable',
  'bad-port',
  'mixed-content',
  'content-security-policy',
  'only-if-cached-miss',
  'keepalive-limit',
  'sandboxed-form',
  'aborted',
  // no answer
  'connection-failed',
  // the server is on the person's own network or machine, and the page is not
  'local-network-access',
  'local-network-access-insecure',
  'local-network-access-mismatch',
  // the CORS check on the response
  ...CORS_CHECK_REASONS,
  // the CORS check on the preflight's response
  ...PREFLIGHT_CORS_CHECK_REASONS,
  // the rest of the preflight
  'preflight-connection-failed',
  ...PREFLIGHT_RESPONSE_REASONS,
  // redirects
  'redirect-mode-error',
  'redirect-location-invalid',
  'redirect-scheme',
  'redirect-count',
  'redirect-credentials',
  'embedded-credentials',
  'redirect-stream-body',
  // responses that may not be embedded
  'cross-origin-resource-policy',
  'cross-origin-embedder-policy',
  'opaque-response-blocked',
  'mime-type-blocked',
  'integrity',
] as const

export type FailureReason = (typeof FAILURE_REASONS)[number]

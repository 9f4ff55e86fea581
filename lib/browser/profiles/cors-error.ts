/** Chromium's CORS error codes (`network::mojom::CorsError`, without the `k`), which people search for. */
import type { FailureReason } from '../../trace/failure-reasons.ts'

const CORS_ERRORS: Partial<Record<FailureReason, string>> = {
  'missing-allow-origin': 'MissingAllowOriginHeader',
  'multiple-allow-origin': 'MultipleAllowOriginValues',
  'invalid-allow-origin': 'InvalidAllowOriginValue',
  'allow-origin-mismatch': 'AllowOriginMismatch',
  'wildcard-with-credentials': 'WildcardOriginNotAllowed',
  'allow-credentials-not-true': 'InvalidAllowCredentials',
  'preflight-missing-allow-origin': 'PreflightMissingAllowOriginHeader',
  'preflight-multiple-allow-origin': 'PreflightMultipleAllowOriginValues',
  'preflight-invalid-allow-origin': 'PreflightInvalidAllowOriginValue',
  'preflight-allow-origin-mismatch': 'PreflightAllowOriginMismatch',
  'preflight-wildcard-with-credentials': 'PreflightWildcardOriginNotAllowed',
  'preflight-allow-credentials-not-true': 'PreflightInvalidAllowCredentials',
  'preflight-redirect': 'PreflightDisallowedRedirect',
  'preflight-status': 'PreflightInvalidStatus',
  'allow-methods-syntax': 'InvalidAllowMethodsPreflightResponse',
  'allow-headers-syntax': 'InvalidAllowHeadersPreflightResponse',
  'method-not-allowed': 'MethodDisallowedByPreflightResponse',
  'header-not-allowed': 'HeaderDisallowedByPreflightResponse',
  'local-network-access': 'LocalNetworkAccessPermissionDenied',
  'local-network-access-insecure': 'InsecureLocalNetwork',
  'local-network-access-mismatch': 'InvalidLocalNetworkAccess',
  'redirect-credentials': 'RedirectContainsCredentials',
}

/** The code of a failure; null where it is not a CORS failure. */
export function corsErrorOf(reason: FailureReason): string | null {
  return CORS_ERRORS[reason] ?? null
}

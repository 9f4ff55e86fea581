/** https://fetch.spec.whatwg.org/#concept-cors-check */
import type { FailureReason } from '../../trace/failure-reasons.ts'
import { countHeaders, getHeader } from '../../trace/header-list.ts'
import { parseUrl } from '../http/origin.ts'
import type { FetchParams } from './fetch-params.ts'
import { serializeRequestOrigin } from './redirect-taint.ts'
import { type InternalResponse, type NetworkError, networkError } from './response.ts'

const TAINT_NOTE = 'By the standard a request that redirects have tainted preflights with the origin null.'

type AllowOriginFailure =
  | 'missing-allow-origin'
  | 'multiple-allow-origin'
  | 'invalid-allow-origin'
  | 'allow-origin-mismatch'
  | 'wildcard-with-credentials'

/**
 * May the page read this response? Null when it may. `of` says whether the response answers a preflight, which only
 * changes the name of the reason. Writes down `allow-origin`, and `allow-credentials` where that one is looked at.
 */
export function corsCheck(
  params: FetchParams,
  response: InternalResponse,
  of: 'preflight' | 'actual',
): NetworkError | null {
  const { request, trace, agent } = params
  const exchange = response.exchange
  const at = exchange === undefined ? {} : { exchange }
  const include = request.credentials === 'include'
  // 1. Let origin be the result of getting `Access-Control-Allow-Origin` from response's header list.
  const allowed = getHeader(response.headers, 'access-control-allow-origin')
  const requestOrigin =
    (of === 'preflight' ? agent.profile.preflightOrigin(request) : null) ?? serializeRequestOrigin(request)
  // 2. to 4. null fails; `*` passes without credentials; anything else has to be the request's origin, byte for byte.
  const passed = allowed !== null && ((allowed === '*' && !include) || allowed === requestOrigin)
  const byStandard = allowed !== null && ((allowed === '*' && !include) || allowed === serializeRequestOrigin(request))
  trace.decide('allow-origin', passed, {
    observed: allowed,
    expected: requestOrigin,
    ...at,
    ...(passed === byStandard ? {} : { standard: { passed: byStandard, note: TAINT_NOTE } }),
    header: { name: 'Access-Control-Allow-Origin', of: 'response' },
  })
  if (!passed) {
    return {
      ...networkError(prefixed(allowOriginFailure(allowed), of), allowed, exchange),
      status: response.status,
      isRepeated: countHeaders(response.headers, 'access-control-allow-origin') > 1,
    }
  }
  // 5. If request's credentials mode is not "include", then return success.
  if (!include) return null
  // 6. and 7. `Access-Control-Allow-Credentials` has to be `true`, in lower case.
  const credentials = getHeader(response.headers, 'access-control-allow-credentials')
  const credentialed = credentials === 'true'
  trace.decide('allow-credentials', credentialed, {
    observed: credentials,
    expected: 'true',
    ...at,
    header: { name: 'Access-Control-Allow-Credentials', of: 'response' },
  })
  return credentialed ? null : networkError(prefixed('allow-credentials-not-true', of), credentials, exchange)
}

/** The standard knows one failure; Chromium's distinctions are the ones people read. */
function allowOriginFailure(value: string | null): AllowOriginFailure {
  if (value === null) return 'missing-allow-origin'
  if (value === '*') return 'wildcard-with-credentials'
  if (/[ ,]/.test(value)) return 'multiple-allow-origin'
  if (value === 'null') return 'allow-origin-mismatch'
  return parseUrl(value) ? 'allow-origin-mismatch' : 'invalid-allow-origin'
}

function prefixed(
  reason: AllowOriginFailure | 'allow-credentials-not-true',
  of: 'preflight' | 'actual',
): FailureReason {
  return of === 'preflight' ? `preflight-${reason}` : reason
}

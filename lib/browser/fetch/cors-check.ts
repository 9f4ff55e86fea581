/** https://fetch.spec.whatwg.org/#concept-cors-check */
import type { FailureReason } from '../../trace/failure-reasons.ts'
import { countHeaders, getHeader } from '../../trace/header-list.ts'
import { parseUrl } from '../http/origin.ts'
import type { FetchParams } from './fetch-params.ts'
import { serializeRequestOrigin } from './redirect-taint.ts'
import { exchangeOf, type InternalResponse, type NetworkError, networkError } from './response.ts'

const TAINT_NOTE = 'By the standard a request that redirects have tainted preflights with the origin null.'

type AllowOriginFailure =
  | 'missing-allow-origin'
  | 'multiple-allow-origin'
  | 'invalid-allow-origin'
  | 'allow-origin-mismatch'
  | 'wildcard-with-credentials'

/**
 * Whether the page may read this response: null where it may. `of` says whether the response answers a preflight, which
 * only changes the name of the reason. Records `allow-origin`, and `allow-credentials` where that header is checked.
 */
export function corsCheck(
  params: FetchParams,
  response: InternalResponse,
  of: 'preflight' | 'actual',
): NetworkError | null {
  const { request, trace, agent } = params
  const exchange = response.exchange
  const at = exchangeOf(response)
  const include = request.credentials === 'include'
  // § Let origin be the result of getting `Access-Control-Allow-Origin` from response's header list.
  const allowed = getHeader(response.headers, 'access-control-allow-origin')
  const requestOrigin =
    (of === 'preflight' ? agent.profile.preflightOrigin(request) : null) ?? serializeRequestOrigin(request)
  // § If origin is null, then return failure.
  // § If request's credentials mode is not "include" and origin is `*`, then return …
  // § If the result of byte-serializing a request origin with request is not origin, then …
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
  // § If request's credentials mode is not "include", then return success.
  if (!include) return null
  // § Let credentials be the result of getting `Access-Control-Allow-Credentials` from response's header list.
  const credentials = getHeader(response.headers, 'access-control-allow-credentials')
  const credentialed = credentials === 'true'
  trace.decide('allow-credentials', credentialed, {
    observed: credentials,
    expected: 'true',
    ...at,
    header: { name: 'Access-Control-Allow-Credentials', of: 'response' },
  })
  // § If credentials is `true`, then return success.
  return credentialed ? null : networkError(prefixed('allow-credentials-not-true', of), credentials, exchange)
}

/** The standard has one failure; the reasons are Chromium's, which are the ones people read. */
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

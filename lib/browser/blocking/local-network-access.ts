/**
 * https://wicg.github.io/local-network-access/, as Chromium 142 and later enforce it (measured in 156.0.8078): only pages
 * of the public address space are held back, and only at requests to a nearer one.
 */
import type { AddressSpace } from '../../trace/address-space.ts'
import type { FailureReason } from '../../trace/failure-reasons.ts'
import type { FetchParams, Reach } from '../fetch/fetch-params.ts'
import { currentUrl, type InternalRequest } from '../fetch/request.ts'
import { type NetworkError, networkError } from '../fetch/response.ts'
import { addressSpaceOf, isKnownLocalHost } from '../http/address-space.ts'
import { isPotentiallyTrustworthyOrigin, isSameOrigin, originOf } from '../http/origin.ts'

/**
 * Whether a request over plain HTTP is known to be a local one before there is a connection: by its host, or because the
 * script says so. Such a request is no mixed content
 * (https://wicg.github.io/local-network-access/#integration-with-mixed-content).
 */
export function isKnownToBeLocal(request: InternalRequest): boolean {
  const { targetAddressSpace } = request
  if (targetAddressSpace === 'local' || targetAddressSpace === 'loopback') return true
  return isKnownLocalHost(currentUrl(request).hostname)
}

/**
 * https://wicg.github.io/local-network-access/#local-network-access-check, once there is a connection and before
 * anything is sent over it. Null where the request may be sent.
 */
export function localNetworkAccessCheck(params: FetchParams, exchange: number, reach: Reach): NetworkError | null {
  const { agent, request, environment } = params
  const { addressSpace, listens = true } = reach
  // Where nobody listens, there is no connection either.
  if (!agent.profile.checksLocalNetworkAccess || !listens) return null
  const asked = request.targetAddressSpace
  if (asked === undefined && environment.addressSpace !== 'public') return null
  const url = currentUrl(request)
  // A page calls its own origin without asking, if nobody on the way can pretend to be that origin.
  const origin = originOf(url)
  if (isSameOrigin(origin, request.origin) && isPotentiallyTrustworthyOrigin(origin)) return null
  const space = addressSpace ?? addressSpaceOf(url.hostname)
  const connection: Connection = { params, exchange, space }
  if (asked !== undefined && asked !== space) return refused(connection, 'local-network-access-mismatch', asked, space)
  if (environment.addressSpace !== 'public' || space === 'public') return null
  const { topLevelOrigin } = environment
  if (!isPotentiallyTrustworthyOrigin(topLevelOrigin)) {
    return refused(connection, 'local-network-access-insecure', topLevelOrigin.serialized, 'a secure context')
  }
  const answer = agent.localNetworkAccess
  if (answer !== 'allowed') return refused(connection, 'local-network-access', answer, 'allowed')
  params.trace.decide('local-network-access', true, { observed: answer, expected: answer, exchange })
  return null
}

interface Connection {
  readonly params: FetchParams
  readonly exchange: number
  /** Where the server is. */
  readonly space: AddressSpace
}

function refused(
  { params, exchange, space }: Connection,
  reason: FailureReason,
  observed: string,
  expected: string,
): NetworkError {
  params.trace.decide('local-network-access', false, { observed, expected, exchange })
  return networkError(reason, space, exchange)
}

/** Responses and network errors, as the browser holds them internally (https://fetch.spec.whatwg.org/#responses). */
import type { ConnectionFailure } from '../../trace/connection.ts'
import type { HeaderList } from '../../trace/events.ts'
import type { FailureReason } from '../../trace/failure-reasons.ts'
import type { PolicyViolation } from '../policy/policy-violation.ts'

export interface InternalResponse {
  readonly kind: 'response'
  readonly type: 'default' | 'basic' | 'cors' | 'opaque' | 'opaqueredirect'
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
  readonly body: Uint8Array | null
  /** The last URL of the URL list, without its fragment; empty for an opaque response. */
  readonly url: string
  readonly redirected: boolean
  /** The exchange that it came in; absent for `data:` and `about:`. */
  readonly exchange?: number
  /** https://fetch.spec.whatwg.org/#concept-internal-response */
  readonly internal?: InternalResponse
}

/** https://fetch.spec.whatwg.org/#concept-network-error, with the facts that an explanation needs. */
export interface NetworkError {
  readonly kind: 'network-error'
  readonly reason: FailureReason
  readonly value: string | null
  readonly exchange?: number
  /** Status of the response that was refused. */
  readonly status?: number
  /** Whether the response had the deciding header more than once. */
  readonly isRepeated?: boolean
  /** What the page's own policies do not allow, in the order in which browsers print it. */
  readonly violations?: readonly PolicyViolation[]
  /** `integrity`: the bytes of the body. */
  readonly length?: number
  /** `mime-type-blocked`: the response has `X-Content-Type-Options: nosniff`. */
  readonly isStrict?: boolean
  /** How the connection failed, where that is known. */
  readonly how?: ConnectionFailure
}

export type FetchResponse = InternalResponse | NetworkError

export function networkError(reason: FailureReason, value: string | null = null, exchange?: number): NetworkError {
  return { kind: 'network-error', reason, value, ...exchangeOf({ exchange }) }
}

/** Whether no response came at all, to the request or to its preflight. */
export function isConnectionFailure({ reason }: NetworkError): boolean {
  return reason === 'connection-failed' || reason === 'preflight-connection-failed'
}

/** The exchange that something came in, to spread into what is made of it: no member where there is none. */
export function exchangeOf({ exchange }: { readonly exchange?: number | undefined }): { readonly exchange?: number } {
  return exchange === undefined ? {} : { exchange }
}

/** https://fetch.spec.whatwg.org/#redirect-status */
export function isRedirectStatus(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

/** https://fetch.spec.whatwg.org/#ok-status */
export function isOkStatus(status: number): boolean {
  return status >= 200 && status <= 299
}

/** https://fetch.spec.whatwg.org/#null-body-status */
export function isNullBodyStatus(status: number): boolean {
  return status === 101 || status === 103 || status === 204 || status === 205 || status === 304
}

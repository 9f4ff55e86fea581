/**
 * Whether a connection for one HTTP request comes about (https://fetch.spec.whatwg.org/#concept-connection-obtain) and
 * can carry it (https://fetch.spec.whatwg.org/#http-network-fetch).
 */
import { type Connection, connectionMessage, isUnreachable } from '../../trace/connection.ts'
import { ConnectionError } from '../../trace/wire.ts'
import type { FetchParams, Reach } from './fetch-params.ts'
import { currentUrl } from './request.ts'

/** The HTTP request that the connection is for. */
interface Purpose {
  readonly includeCredentials: boolean
  readonly body: Uint8Array | null
}

/** Why no connection comes about, or none that can carry the request; null where one does. */
export function connectionFailure({ request }: FetchParams, http: Purpose, reach: Reach): ConnectionError | null {
  const url = currentUrl(request)
  const isTls = url.protocol === 'https:'
  const { connection } = reach
  if (isUnreachable(connection)) return failure(connection, url)
  // Without TLS there are no certificates.
  if (isTls && connection === 'untrusted-certificate') return failure(connection, url)
  // A preflight has no credentials, and a client certificate is one (https://fetch.spec.whatwg.org/#credentials).
  if (isTls && connection === 'client-certificate' && !http.includeCredentials) return failure(connection, url)
  // § If connection is an HTTP/1.x connection, request's body is non-null, and request's body's source …
  // No browser speaks anything newer without TLS.
  const isHttp1 = !isTls || connection === 'http1'
  return isHttp1 && request.bodyIsStream && http.body !== null ? failure('http1', url) : null
}

function failure(how: Connection, url: URL): ConnectionError {
  return new ConnectionError(how, connectionMessage(how, url))
}

/**
 * Whether a connection for one HTTP request comes about (https://fetch.spec.whatwg.org/#concept-connection-obtain) and
 * can carry it (https://fetch.spec.whatwg.org/#http-network-fetch).
 */
import { type Connection, connectionMessage, isUnreachable } from '../../trace/connection.ts'
import { ConnectionError } from '../../trace/wire.ts'
import type { FetchParams } from './fetch-params.ts'
import { currentUrl } from './request.ts'

/** The HTTP request that the connection is for. */
interface Purpose {
  readonly includeCredentials: boolean
  readonly body: Uint8Array | null
}

/** Why no connection comes about, or none that can carry the request; null where one does. */
export function connectionFailure({ agent, request }: FetchParams, http: Purpose): ConnectionError | null {
  const url = currentUrl(request)
  const isTls = url.protocol === 'https:'
  const { connection } = agent.reach(url)
  const failure = (how: Connection) => new ConnectionError(how, connectionMessage(how, url))
  if (isUnreachable(connection)) return failure(connection)
  // Without TLS there are no certificates.
  if (isTls && connection === 'untrusted-certificate') return failure(connection)
  // A preflight has no credentials, and a client certificate is one (https://fetch.spec.whatwg.org/#credentials).
  if (isTls && connection === 'client-certificate' && !http.includeCredentials) return failure(connection)
  // § If connection is an HTTP/1.x connection, request's body is non-null, and request's body's source …
  // No browser speaks anything newer without TLS.
  const isHttp1 = !isTls || connection === 'http1'
  return isHttp1 && request.bodyIsStream && http.body !== null ? failure('http1') : null
}

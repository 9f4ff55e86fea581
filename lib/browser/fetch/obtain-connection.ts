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

/** Throws a {@link ConnectionError} where no connection comes about, or none that can carry the request. */
export function obtainConnection({ agent, request }: FetchParams, { includeCredentials, body }: Purpose): void {
  const url = currentUrl(request)
  const isTls = url.protocol === 'https:'
  const { connection } = agent.reach(url)
  const fail = (how: Connection): never => {
    throw new ConnectionError(how, connectionMessage(how, url))
  }
  if (isUnreachable(connection)) fail(connection)
  // Without TLS there are no certificates.
  if (isTls && connection === 'untrusted-certificate') fail(connection)
  // A preflight has no credentials, and a client certificate is one (https://fetch.spec.whatwg.org/#credentials).
  if (isTls && connection === 'client-certificate' && !includeCredentials) fail(connection)
  // § If connection is an HTTP/1.x connection, request's body is non-null, and request's body's source …
  // No browser speaks anything newer without TLS.
  if (request.bodyIsStream && body !== null && (!isTls || connection === 'http1')) fail('http1')
}

/** Why no connection to a server comes about, or not for every request. */

/**
 * What is wrong with the connections to a server:
 * - `refused`: nothing listens at its address.
 * - `name-not-resolved`: no address is known for its name.
 * - `untrusted-certificate`: no authority that the browser knows has signed its certificate.
 * - `client-certificate`: it wants a client certificate, which only requests with credentials carry.
 * - `timed-out`: nothing comes back, not even a refusal.
 * - `http1`: it speaks HTTP/1.1 and nothing newer, so no body can be sent as a stream.
 */
export const CONNECTIONS = [
  'refused',
  'name-not-resolved',
  'untrusted-certificate',
  'client-certificate',
  'timed-out',
  'http1',
] as const

export type Connection = (typeof CONNECTIONS)[number]

/** How a connection failed. `broken`: a server accepted the request, and the connection ended without a response. */
export type ConnectionFailure = Connection | 'broken'

/** Whether nobody gets through to that server, neither a browser nor another server, over HTTP or HTTPS. */
export function isUnreachable(
  connection: Connection | undefined,
): connection is 'refused' | 'name-not-resolved' | 'timed-out' {
  return connection === 'refused' || connection === 'name-not-resolved' || connection === 'timed-out'
}

/** What the network reports about a connection to that URL that failed, for people. */
export function connectionMessage(how: Connection, url: URL): string {
  return MESSAGES[how](url)
}

const MESSAGES: Readonly<Record<Connection, (url: URL) => string>> = {
  refused: ({ host }) => `Nothing listens at ${host}: the connection is refused.`,
  'name-not-resolved': ({ hostname }) => `No address is known for the name ${hostname}.`,
  'untrusted-certificate': ({ host }) =>
    `The certificate of ${host} is not trusted: no authority that this browser knows has signed it.`,
  'client-certificate': ({ host }) =>
    `${host} wants a client certificate in the TLS handshake, and this request carries no credentials.`,
  'timed-out': ({ host }) => `Nothing comes back from ${host}: the attempt to connect timed out.`,
  http1: ({ host }) => `${host} is reached over HTTP/1.1, and a body that is a stream needs HTTP/2 or HTTP/3.`,
}

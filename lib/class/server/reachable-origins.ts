import { networkInterfaces } from 'node:os'

/** Hosts that mean the machine itself: https://datatracker.ietf.org/doc/html/rfc6761#section-6.3 */
const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

/** What a network interface has, of all that Node says of it. */
export interface Address {
  readonly address: string
  readonly family: string
  readonly internal: boolean
}

/**
 * Under which origins the phones of a class reach this server. A leader who opened it as `localhost` cannot pass that
 * on: it means another machine on each of them.
 * @param host as in the header `Host`
 * @returns none where the host can be reached by others as it is
 */
export function reachableOrigins(
  host: string,
  addresses: readonly Address[] = Object.values(networkInterfaces()).flatMap((each) => each ?? []),
): readonly string[] {
  if (!LOOPBACK.test(host)) return []
  const port = /:\d+$/.exec(host)?.[0] ?? ''
  return addresses
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => `http://${address}${port}`)
}

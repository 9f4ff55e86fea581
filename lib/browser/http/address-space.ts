/** Address spaces of hosts (https://wicg.github.io/local-network-access/#ip-address-space-section). */
import { isLoopbackHost } from '../../trace/address.ts'
import type { AddressSpace } from '../../trace/address-space.ts'
import { remembered } from './remembered.ts'
import { isIpAddress } from './site.ts'

/** Ends of names that no public name has: RFC 6762, RFC 8375 and ICANN's reservation of 29 July 2024. */
const LOCAL_NAME = /\.(?:local|home\.arpa|internal)$/

/**
 * The address space of a host by its name or address. A name tells only where it ends in `localhost` or a domain that is
 * reserved for local networks, or has no dot: any other counts as public, although its address may be a local one.
 * The IPv4 blocks were measured in Chromium 156.0.8078, the IPv6 blocks are the specification's.
 * @param host serialized, without a port, as `URL.hostname` has it
 */
export const addressSpaceOf = remembered(
  (host: string): AddressSpace => {
    const name = host.replace(/\.$/, '')
    if (isLoopbackHost(name)) return 'loopback'
    if (LOCAL_NAME.test(name)) return 'local'
    if (host.startsWith('[')) return addressSpaceOfIpv6(host.slice(1, -1))
    const bytes = /^\d+(?:\.\d+){3}$/.test(name) ? name.split('.').map(Number) : null
    if (bytes) return addressSpaceOfIpv4(bytes)
    return name.includes('.') ? 'public' : 'local'
  },
  (host) => host,
)

function addressSpaceOfIpv4([a = 0, b = 0, c = 0, d = 0]: readonly number[]): AddressSpace {
  // A connection to 0.0.0.0 ends at this machine; the rest of its block is not routed.
  if (a === 127 || (a === 0 && b === 0 && c === 0 && d === 0)) return 'loopback'
  const isLocal =
    a === 0 ||
    a === 10 ||
    (a === 100 && b >= 64 && b <= 127) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168)
  return isLocal ? 'local' : 'public'
}

function addressSpaceOfIpv6(address: string): AddressSpace {
  if (address === '::1') return 'loopback'
  // An IPv4 address in an IPv6 one counts as itself. The URL Standard serializes it in two hexadecimal pieces.
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? []
  if (high !== undefined && low !== undefined) {
    const pieces = [high, low].map((piece) => Number.parseInt(piece, 16))
    return addressSpaceOfIpv4(pieces.flatMap((piece) => [piece >> 8, piece & 0xff]))
  }
  return /^f[cd][0-9a-f]{2}:/.test(address) || /^fe[89ab][0-9a-f]:/.test(address) ? 'local' : 'public'
}

/**
 * Whether a host is a local one whatever network it is asked in: an address of one, this machine, or a name of mDNS. Any
 * other name of a local network may lead anywhere.
 */
export function isKnownLocalHost(host: string): boolean {
  return addressSpaceOf(host) !== 'public' && (isIpAddress(host) || /(?:^|\.)local(?:host)?\.?$/.test(host))
}

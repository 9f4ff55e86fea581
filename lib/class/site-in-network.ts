/**
 * Where others reach this site. Opened as `localhost` it has an address that means another machine on each device, so
 * the server is asked for those of its machine in the network.
 */
import { isLoopbackHost } from '../trace/address.ts'
import type { ReachableServer } from './class-protocol.ts'

/** Does the address of this page mean the machine of whoever opens it? */
export const isLocalSite = (): boolean => isLoopbackHost(location.hostname)

let known: readonly string[] = []

/**
 * The origins at which other devices of the network reach this server, the likeliest first; none where the page's own
 * is one, or where the server does not say. Never rejects.
 */
export async function reachableOrigins(): Promise<readonly string[]> {
  if (!isLocalSite()) return []
  try {
    const { origins } = (await (await fetch('/api/class')).json()) as Partial<ReachableServer>
    known = Array.isArray(origins) ? origins.filter((each) => typeof each === 'string') : []
  } catch {
    known = []
  }
  return known
}

/** The origin for a link to others, as far as it is known: at once, because a browser copies only while a key is pressed. */
export const originForOthers = (): string => known[0] ?? location.origin

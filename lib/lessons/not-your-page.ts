import { addressSpaceOf } from '../browser/http/address-space.ts'
import { isIpAddress, registrableDomain } from '../browser/http/site.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { serializedOriginOf } from '../trace/address.ts'
import type { Exercise } from './exercise.ts'

/**
 * Why a stranger cannot have a page at this address, as sentences with what to do instead; null where they can.
 * Backticks and `**…**` mark what matters.
 */
export function notYourPage(
  { start, attack = {} }: Pick<Exercise, 'start' | 'attack'>,
  page: Pick<PlaygroundDocument['page'], 'url'>,
): string | null {
  const { hostname: written, protocol } = new URL(page.url)
  // With a dot at its end it is the same name.
  const hostname = written.replace(/\.$/, '')
  const origin = serializedOriginOf(page.url)
  const user = start.page.stranger?.whose ?? 'the user'
  if (attack.footholds?.includes(origin)) return null
  if (!/^https?:$/.test(protocol))
    return `\`${page.url}\` is not on the web, so nobody opens your page there. Give it an address that begins with \`https://\`.`
  if (addressSpaceOf(hostname) !== 'public')
    return `**${hostname}** is not on the internet: it is a machine in the network of ${user}, or the one that ${user} sits at. You cannot put a page there.`
  // An address on the internet can be rented.
  if (isIpAddress(hostname)) return null
  const domain = registrableDomain(hostname)
  if (domain === null)
    return `**${hostname}** is not a name that you can register: write one in front of it, and a dot.`
  // What the exercise begins with is theirs, also where it has a server.
  const own = registrableDomain(new URL(start.page.url).hostname)
  const servers = start.servers.map((server) => new URL(server.origin).hostname)
  const others = [...servers.filter((host) => registrableDomain(host) !== own), ...(attack.taken ?? [])]
  if (!others.some((host) => registrableDomain(host) === domain)) return null
  return hostname === domain
    ? `**${domain}** belongs to somebody else: you cannot put a page there. Find a name that is still free.`
    : `**${hostname}** is a name inside \`${domain}\`, which belongs to somebody else. Only its owner can make names that end in \`.${domain}\`. Find a name that is still free.`
}

/** How a redirect from a foreign origin to another origin, or back to the page’s, changes `Origin`. */
import { hostOf } from '../../address.ts'
import type { Facts } from '../facts.ts'

/** For a request whose `Origin` is `null` because of its redirects: why, and what helps. */
export function taintAdvice(f: Facts): string {
  const way = [...f.hops.map((h) => hostOf(h.from)), f.server].join(' → ')
  return `The call went ${way}. After a redirect away from a foreign origin, browsers no longer say where it came from: they send \`Origin: null\`. Call ${f.server} directly.`
}

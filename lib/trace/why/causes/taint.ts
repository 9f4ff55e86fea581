/** What a redirect away from a foreign origin, to another one or back to the page’s, does to `Origin`. */
import { hostOf } from '../../address.ts'
import type { Facts } from '../facts.ts'

/** For a request whose `Origin` is `null` because of the way it came, and what helps. */
export function taintAdvice(f: Facts): string {
  const way = [...f.hops.map((h) => hostOf(h.from)), f.server].join(' → ')
  return `The call went ${way}. After a redirect away from a foreign origin, browsers no longer say where it came from: they send \`Origin: null\`. Call ${f.server} directly.`
}

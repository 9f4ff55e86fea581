/** Beacons: they arrive or not, and nobody reads the answer. */
import type { Facts } from '../facts.ts'

/** For a beacon whose answer the browser keeps from a page that would not read it; null for anything else. */
export function arrivedAllTheSame(f: Facts): readonly string[] | null {
  if (f.asked.api !== 'beacon' || f.preflight || !f.response || f.hops.length > 0) return null
  return [
    `The beacon **arrived** at **${f.server}**. Its answer gives ${f.page} no permission, and ${f.browser} prints an error about that, but nobody reads the answer of a beacon: nothing is lost.`,
    `To be rid of the message, let ${f.server} answer the request as it answers the preflight, with its headers of CORS. A body of the type \`text/plain\`, such as a string, needs no permission at all.`,
  ]
}

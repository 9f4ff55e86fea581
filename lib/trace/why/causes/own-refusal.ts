/** A server that implements CORS, and does not allow this origin. */
import { getHeader } from '../../header-list.ts'
import type { Facts } from '../facts.ts'
import { listed, sentences } from '../sentences.ts'
import { stackOf } from '../stack.ts'

const MARKS = [
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
]

/** Other headers of CORS came, and the permission did not: the server has a list of origins without this one. */
export function unknownOrigin(f: Facts): string {
  const headers = f.response?.headers ?? []
  const marks = MARKS.filter((name) => getHeader(headers, name) !== null)
  const varies = /(^|[\s,])origin([\s,]|$)/i.test(getHeader(headers, 'Vary') ?? '')
  if (marks.length === 0 && !varies) return ''
  const stack = stackOf(headers)
  const found = marks.length > 0 ? `sent ${listed(marks)}` : 'sent `Vary: Origin`'
  const add = `If ${f.page} may read the answer, add \`${f.origin}\` to that list, character for character.`
  // In nginx these are separate lines, and each can be missing by itself.
  if (stack?.inherits)
    return sentences(
      `${f.server} ${found} without the permission: the line for it is missing where this answer was made, or its value is empty for \`${f.origin}\`.`,
      stack.inherits,
      `If ${f.page} may read the answer, let that line name \`${f.origin}\`, character for character.`,
    )
  // A middleware that sends only `Vary` may allow the origin and refuse what the preflight asked for.
  const asked = f.preflight && marks.length === 0 ? askedFor(f) : ''
  return sentences(
    `${f.server} ${found} without the permission: that is the mark of a middleware that has a list of origins, and ${asked ? 'may not have this one on it' : 'does not find this one on it'}.`,
    asked ? `It may also refuse what the preflight asked for, ${asked}.` : '',
    add,
  )
}

/** What the preflight asked for, as a list. */
export function askedFor(f: Facts): string {
  const headers = f.request?.headers ?? []
  return listed(
    ['Access-Control-Request-Method', 'Access-Control-Request-Headers'].flatMap(
      (name) => getHeader(headers, name) ?? [],
    ),
  )
}

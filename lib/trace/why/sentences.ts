/** Parts of sentences that several reasons share. `**…**` and backticks mark what matters. */
import { hostOf } from '../address.ts'
import { type Facts, statusOf } from './facts.ts'

/** Paragraphs: what happened, what to change, and what else to know. Empty ones are left out. */
export type ReasonSentences = (f: Facts) => readonly string[]

/** Which server responded, and how, as the beginning of a sentence. */
export function came(f: Facts): string {
  const status = f.response?.status ?? 200
  if (f.kept === 'browser')
    return `The answer of **${f.server}** came out of ${f.browser}’s own cache, where an earlier call had left it`
  if (f.kept === 'shared')
    return `The answer came out of a shared cache at **${f.server}**, where an earlier request had left it`
  if (f.noRoute !== null && f.noRoute < 400 && f.preflight)
    return `**${f.server}** has no route for OPTIONS here, and answered the preflight with ${f.noRoute} all the same`
  if (f.noRoute !== null)
    return `**${f.server}** has no route for ${f.preflight ? 'OPTIONS here, which is how the preflight asks' : 'this request'}, so it said ${f.noRoute}`
  if (f.response && status >= 400)
    return `**${f.server}** answered ${f.preflight ? 'the preflight ' : ''}with the error **${statusOf(f.response)}**`
  if (f.response && isRedirect(status) && !f.preflight)
    return `**${f.server}** answered with a redirect, ${statusOf(f.response)}`
  if (f.response && status >= 300 && !f.preflight) return `**${f.server}** answered with ${statusOf(f.response)}`
  const from = f.hops.at(-1)
  if (from && !f.preflight)
    return `**${hostOf(from.from)}** redirected the call to **${f.server}** (${from.status}), and ${f.server} answered`
  return f.preflight ? `**${f.server}** answered the preflight` : `**${f.server}** did its work and answered`
}

/** A redirect status (https://fetch.spec.whatwg.org/#redirect-status): 300 and 304 are none. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

const OF_SCRIPT: ReadonlySet<string> = new Set(['fetch', 'xhr', 'eventsource'])

/** The consequence of the refusal for the script, as the end of a sentence. */
export const kept = (f: Facts): string =>
  f.preflight
    ? `so ${f.browser} never sends the real request`
    : `so ${f.browser} keeps it from ${OF_SCRIPT.has(f.asked.api) ? 'the script' : 'the page'}`

/** Joins sentences and leaves out empty ones. */
export const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ')

/** A value marked as code. Backticks in it must not end the mark. */
export const quoted = (value: string): string => `\`${value.replaceAll('`', '’')}\``

/** a, b and c */
export function joined(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** `a`, `b` and `c` */
export const listed = (names: readonly string[]): string => joined(names.map(quoted))

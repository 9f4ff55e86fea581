/** A message that the program in front of the server's code refused because of its size. */
import { hostOf } from '../../address.ts'
import type { ExceededBound } from '../../server-events.ts'
import { type Facts, statusOf } from '../facts.ts'
import { quoted, sentences } from '../sentences.ts'

/** Why that program refused it, and what to do; an empty text where none did. */
export function refusedForSize(f: Facts): string {
  const exceeded = f.handler?.exceeded
  if (!f.handler || !exceeded || !f.response) return ''
  const { program, what, size, most, setting } = exceeded
  const server = hostOf(f.handler.server)
  const sizes = `${inKilobytes(size)}, and ${program} takes up to ${inKilobytes(most)}`
  return sentences(
    what === 'upstream-head'
      ? `${program} did not pass on what the server behind **${server}** answered, and said ${statusOf(f.response)} in its place: the headers of that answer have ${sizes}.`
      : `${program} refused it before it reached a route of ${server} (${statusOf(f.response)}): ${SUBJECTS[what]} ${sizes}.`,
    ADVICE[what],
    `Or raise the bound, with ${quoted(setting)}.`,
  )
}

const SUBJECTS = {
  head: 'address and headers together have',
  line: 'the address, or one header, has',
  body: 'the body has',
} as const

const SHORTER = 'Send less: long addresses, large cookies and long tokens are the usual cause.'
const ADVICE: Readonly<Record<ExceededBound['what'], string>> = {
  head: SHORTER,
  line: SHORTER,
  body: 'Send less in one request.',
  'upstream-head': 'Let it send less: many or large cookies and long policies are the usual cause.',
}

/** `16 kB`, `16.1 kB` */
const inKilobytes = (bytes: number) => `${(bytes / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} kB`

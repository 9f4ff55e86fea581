/** A request that the program in front of the server's code refused because of its size. */
import type { ExceededBound } from '../../server-events.ts'
import { type Facts, statusOf } from '../facts.ts'
import { quoted, sentences } from '../sentences.ts'

/** Why that program refused it, and what to do; an empty text where none did. */
export function refusedForSize(f: Facts): string {
  const exceeded = f.handler?.exceeded
  if (!exceeded || !f.response) return ''
  const { program, size, most, setting } = exceeded
  return sentences(
    `${program} refused it before it reached a route of ${f.server} (${statusOf(f.response)}): ${SUBJECTS[exceeded.what]} ${inKilobytes(size)}, and ${program} takes up to ${inKilobytes(most)}.`,
    exceeded.what === 'body'
      ? 'Send less in one request.'
      : 'Send less: long addresses, large cookies and long tokens are the usual cause.',
    `Or raise the bound, with ${quoted(setting)}.`,
  )
}

const SUBJECTS: Readonly<Record<ExceededBound['what'], string>> = {
  head: 'address and headers together have',
  line: 'the address, or one header, has',
  body: 'the body has',
}

/** `16 kB`, `16.1 kB` */
const inKilobytes = (bytes: number) => `${(bytes / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} kB`

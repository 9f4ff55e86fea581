/** Settings of a server that were meant to send the header that is missing, under a name that nothing knows there. */
import { hostOf } from '../../address.ts'
import type { FailureReason } from '../../failure-reasons.ts'
import type { Facts } from '../facts.ts'
import { lackingHeader } from '../lacking-header.ts'

const MOST = 2

/** The remarks on them, one paragraph each; none where the server that was called did not start. */
export function passedOver(reason: FailureReason, f: Facts): readonly string[] {
  const header = lackingHeader(reason)
  if (f.down || (header === null && !reason.endsWith('connection-failed'))) return []
  return [...remarks(f, header), ...(reason.endsWith('missing-allow-origin') ? [] : spelling(f, header))]
}

/** The response has the header under another name. */
const spelling = ({ misspelled }: Facts, header: string | null): readonly string[] =>
  misspelled && header
    ? [`It sends \`${misspelled}\`, a name that no browser knows. It has to be spelled **${header}**.`]
    : []

/** The same for a start page that came in place of data. */
export const passedOverForPage = (f: Facts): readonly string[] => remarks(f, null)

/** The same for a response whose headers the script does not see. */
export const passedOverExposed = (f: Facts): readonly string[] => remarks(f, 'Access-Control-Expose-Headers')

const remarks = ({ passedOver }: Facts, about: string | null): readonly string[] =>
  passedOver
    .filter(({ header }) => about === null || header === about.toLowerCase())
    .slice(0, MOST)
    .map(({ server, line, text }) => `Line ${line} of **${hostOf(server)}**: ${text}`)

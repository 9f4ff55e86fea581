/** Which part of a server made an error, and whom it had asked before. */
import { hostOf } from '../../address.ts'
import { type Facts, statusOf } from '../facts.ts'
import { joined, quoted, sentences } from '../sentences.ts'

/** One or two sentences, or an empty text where the trace shows no more than the status. */
export function whoAnswered(f: Facts): string {
  const refused = f.askedFirst.filter(({ status }) => status >= 400)
  const asked = refused.map((e) => `**${hostOf(e.to)}**, which said ${statusOf(e)}`)
  return sentences(part(f), asked.length > 0 ? `It had asked ${joined(asked)}.` : '')
}

/** A middleware or a location by its name. A route is named by the request already. */
function part({ handler }: Facts): string {
  if (!handler?.ran || handler.line === undefined || !handler.route) return ''
  return /\(\)$|^(location|if|limit_except) /.test(handler.route)
    ? `${quoted(handler.route)} on line ${handler.line} made this answer.`
    : ''
}

/** The error that the process printed while it answered, as the end of a sentence without its full stop. */
export function printedError({ printed, handler }: Facts): string {
  const line = printed.split('\n').find((one) => /\b\w*(Error|panic|exception)\b/i.test(one))
  if (!line) return ''
  const where =
    handler?.route && handler.line !== undefined ? ` in ${quoted(handler.route)}, on line ${handler.line}` : ''
  return `${where}, with ${quoted(line.trim().slice(0, LONGEST))}`
}

/** Characters of a printed line that are repeated. */
const LONGEST = 200

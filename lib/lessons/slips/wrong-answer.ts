import { getHeader } from '../../trace/header-list.ts'
import { quoted } from '../../trace/why/sentences.ts'
import { type Answer, answersIn } from './judged.ts'
import type { Slip } from './slip.ts'

/** The header is missing in this answer, and another answer of the same server has it. */
export const wrongAnswer: Slip = ({ header, observed, answer }, { results }) => {
  if (observed !== null) return null
  const other = results
    .flatMap(({ trace }) => answersIn(trace))
    .find((each) => each.server === answer.server && !isSame(each, answer) && getHeader(each.headers, header) !== null)
  return other
    ? `${quoted(header)} is in the answer ${inWords(other)}, and not in the answer ${inWords(answer)}. This one needs it.`
    : null
}

const isSame = (a: Answer, b: Answer) =>
  a.line !== null ? a.line === b.line && a.status === b.status : a.method === b.method && a.status === b.status

function inWords({ preflight, method, status, line }: Answer): string {
  const what = preflight ? 'to the preflight' : `${status} to ${quoted(method)}`
  return line === null ? what : `${what} (line ${line})`
}

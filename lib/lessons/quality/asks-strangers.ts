import { hostOf } from '../../trace/address.ts'
import { getHeader } from '../../trace/header-list.ts'
import { quoted } from '../../trace/why/sentences.ts'
import type { Remark } from '../exercise.ts'
import { answersIn, type Judged, placeOf } from '../slips/judged.ts'

/** A stranger is refused only after its request was sent: the preflight had said yes. */
export function asksStrangers(judged: Judged): readonly Remark[] {
  return judged.results.flatMap(({ probe, trace }) => {
    if (probe.expect.outcome !== 'refused') return []
    const answers = answersIn(trace)
    const asked = answers.find(({ preflight }) => preflight)
    const page = trace.find((event) => event.type === 'page')
    if (!asked || page?.type !== 'page' || !answers.some(({ preflight }) => !preflight)) return []
    const header = 'Access-Control-Allow-Origin'
    const allowed = getHeader(asked.headers, header)
    return [
      {
        kind: 'asks-strangers',
        says: `The answer to the preflight says ${quoted(`${header}: ${allowed ?? ''}`)}, so ${quoted(hostOf(page.url))} may send its request too, and the server acts on it. Only the answer is kept. Name the page that you allow in both answers.`,
        at: placeOf(judged, asked, allowed === null ? null : header),
      },
    ]
  })
}

import { getHeader } from '../../trace/header-list.ts'
import { maySpread, saysVary } from '../cached-copies.ts'
import type { Remark } from '../exercise.ts'
import { type Answer, answersIn, type Judged, placeOf } from '../slips/judged.ts'

/** The permission depends on who asks, and the answers do not say so: a cache may give one of them to another page. */
export function variesInSilence(judged: Judged): readonly Remark[] {
  const answers = judged.results
    .flatMap(({ trace }) => answersIn(trace))
    .filter(({ method, headers }) => method === 'GET' && maySpread(headers))
  return answers.flatMap((answer) => {
    const other = answers.find((each) => isSameAddress(each, answer) && allowed(each) !== allowed(answer))
    return other && !saysVary(answer.headers)
      ? [
          {
            kind: 'varies-in-silence',
            says: 'The permission depends on the `Origin` of the request, and this answer does not say so. Send `Vary: Origin` with each of these answers, also with those without permission: else a cache may give one page the answer that was made for another.',
            at: placeOf(judged, answer, 'Access-Control-Allow-Origin'),
          },
        ]
      : []
  })
}

const allowed = ({ headers }: Answer) => getHeader(headers, 'Access-Control-Allow-Origin')

const isSameAddress = (a: Answer, b: Answer) => a.url === b.url && a.status === b.status

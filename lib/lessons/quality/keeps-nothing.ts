import { getHeader } from '../../trace/header-list.ts'
import type { Remark } from '../exercise.ts'
import { answersIn, type Judged, placeOf } from '../slips/judged.ts'

/** Answers that a cache would have to keep apart are kept by none: it works, and every picture is loaded again. */
export function keepsNothing(judged: Judged): readonly Remark[] {
  return judged.results.flatMap(({ probe, trace }) => {
    if (probe.expect.copies === undefined) return []
    const answer = answersIn(trace).find(({ headers }) =>
      /\bno-store\b/i.test(getHeader(headers, 'Cache-Control') ?? ''),
    )
    return answer
      ? [
          {
            kind: 'keeps-nothing',
            says: '`no-store` lets no cache keep the answer, so it is loaded again each time. `Vary: Origin` keeps the copies apart and lets them be kept.',
            at: placeOf(judged, answer, 'no-store'),
          },
        ]
      : []
  })
}

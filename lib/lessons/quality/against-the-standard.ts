import type { Remark } from '../exercise.ts'
import { answersIn, type Judged, placeOf } from '../slips/judged.ts'

/** The browser lets something pass that the standard does not: it ends when the browser follows the standard. */
export function againstTheStandard(judged: Judged): readonly Remark[] {
  return judged.results.flatMap(({ trace }) =>
    trace.flatMap((event) => {
      if (event.type !== 'decision' || !event.passed || event.standard?.passed !== false) return []
      const answer = answersIn(trace).find(({ exchange }) => exchange === event.exchange)
      return [
        {
          kind: 'against-the-standard',
          says: `It works in this browser today. ${event.standard.note}`,
          ...(answer ? { at: placeOf(judged, answer, event.header?.name ?? null) } : {}),
        },
      ]
    }),
  )
}

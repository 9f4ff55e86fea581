import { predictedCall } from '../lessons/prediction.ts'
import type { Trace } from '../trace/events.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { noCallReason } from '../trace/summary/run-notice.ts'
import { explain } from '../trace/why/explanation.ts'

/** An answer for the presenter's eyes: a question, and what is true, in which `**…**` and backticks mark what matters. */
export interface NotedAnswer {
  readonly question: string
  readonly answer: string
}

/** The three answers of a run, and the reason; where nobody was called, why. */
export function notedAnswers(trace: Trace): readonly NotedAnswer[] {
  const call = predictedCall(trace)
  if (call === null) return [{ question: 'Nobody is called', answer: noCallReason(trace) }]
  const { crossOrigin, sent, read } = threeQuestions(trace, call)
  const why = explain(trace, call)?.paragraphs[0]
  return [
    ...[crossOrigin, sent, read].map(({ question, answer }) => ({ question, answer })),
    ...(why === undefined ? [] : [{ question: 'Why', answer: why }]),
  ]
}

import { callsOf } from '../diagram/diagram.ts'
import type { Trace } from '../events.ts'
import { threeQuestions } from './questions.ts'

/** A finished run in one sentence for each call, for screen readers. Empty for a trace without calls. */
export function runSummary(trace: Trace): string {
  const calls = callsOf(trace)
  return calls
    .map(({ call, title }) => {
      const { sent, read } = threeQuestions(trace, call)
      const name = calls.length > 1 ? `Call ${title}` : title.replace(/^\d+ /, '')
      return `${name}. ${sent.question} ${sent.answer}. ${read.question} ${read.answer}.`
    })
    .join(' ')
}

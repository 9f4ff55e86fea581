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
      const status = statusOf(trace, call)
      return `${name}${status === null ? '' : `: status ${status}`}. ${sent.question} ${sent.answer}. ${read.question} ${read.answer}.`
    })
    .join(' ')
}

/** Of the last answer to the call itself; null: none came. */
function statusOf(trace: Trace, call: number): number | null {
  const actual = new Set<number>()
  let status: number | null = null
  for (const event of trace) {
    if (!('call' in event) || event.call !== call) continue
    if (event.type === 'request' && event.purpose === 'actual') actual.add(event.exchange)
    if (event.type === 'response' && (event.from === 'http-cache' || actual.has(event.exchange))) status = event.status
  }
  return status
}

import { callsOf } from '../diagram/diagram.ts'
import type { Trace } from '../events.ts'
import { notStarted } from '../why/causes/not-started.ts'
import { threeQuestions } from './questions.ts'

/**
 * A finished run in sentences, for screen readers: the servers that did not start, each call, and what the script has
 * printed. Empty for a trace without calls.
 */
export function runSummary(trace: Trace): string {
  const calls = callsOf(trace)
  if (calls.length === 0) return ''
  return [...downOf(trace), callsIn(trace), printedIn(trace)].filter(Boolean).join(' ')
}

/** Marks are for the eye. */
const unmarked = (text: string) => text.replace(/\*\*|`/g, '')

/** Of each server only the first time: later calls fail for the same reason. */
function downOf(trace: Trace): readonly string[] {
  const down = trace.filter((event) => event.type === 'server-down')
  return [...new Map(down.map((event) => [event.server, unmarked(notStarted(event))])).values()]
}

function printedIn(trace: Trace): string {
  const lines = trace.filter((event) => event.type === 'console' && event.by === 'script').length
  if (lines === 0) return ''
  return lines === 1 ? 'The script printed one line.' : `The script printed ${lines} lines.`
}

function callsIn(trace: Trace): string {
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

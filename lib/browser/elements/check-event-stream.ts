/** https://html.spec.whatwg.org/#dom-eventsource: whether a response is an event stream. */
import type { FetchParams } from '../fetch/fetch-params.ts'
import { exchangeOf, type InternalResponse } from '../fetch/response.ts'
import { extractMimeType } from '../http/mime-type.ts'
import type { EventStreamProblem } from './event-stream-problem.ts'

/** Records the decision, and what this browser prints where it is negative. */
export function checkEventStream(params: FetchParams, response: InternalResponse): boolean {
  const { agent, request, trace } = params
  const problem = problemOf(response, agent.profile.eventStreamNeedsUtf8)
  const at = exchangeOf(response)
  if (!problem) return trace.decide('event-stream', true, at)
  for (const text of agent.profile.eventStreamMessages(problem, request)) {
    trace.event({ type: 'console', by: 'browser', level: 'error', text })
  }
  return trace.decide('event-stream', false, {
    observed: problem.value,
    expected: EXPECTED[problem.kind],
    ...at,
    ...(problem.kind === 'status' ? {} : { header: { name: 'Content-Type', of: 'response' as const } }),
    ...(problem.kind === 'charset'
      ? { standard: { passed: true, note: 'The standard decodes every event stream as UTF-8, whatever its charset.' } }
      : {}),
  })
}

const EXPECTED = { status: '200', type: 'text/event-stream', charset: 'utf-8' } as const

function problemOf({ status, headers }: InternalResponse, needsUtf8: boolean): EventStreamProblem | null {
  if (status !== 200) return { kind: 'status', value: String(status) }
  const mimeType = extractMimeType(headers)
  if (mimeType?.essence !== 'text/event-stream') return { kind: 'type', value: mimeType?.essence ?? '' }
  const { charset } = mimeType
  if (!needsUtf8 || !charset || charset.toLowerCase() === 'utf-8') return null
  return { kind: 'charset', value: charset }
}

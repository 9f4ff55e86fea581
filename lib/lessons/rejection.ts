import type { CallEvent, Trace } from '../trace/events.ts'

/** What is wrong where a server had to refuse the actual request itself, with a status of 400 or more; null if it did. */
export function rejectionProblem({ call }: CallEvent, trace: Trace): string | null {
  const actual = new Set(
    trace.flatMap((event) =>
      event.type === 'request' && event.call === call && event.purpose === 'actual' ? [event.exchange] : [],
    ),
  )
  if (actual.size === 0) return 'The request was not sent, so the server could not refuse it.'
  const answer = trace.findLast((event) => event.type === 'response' && actual.has(event.exchange))
  if (answer?.type !== 'response') return 'The server did not answer.'
  return answer.status < 400
    ? `The server did what the request asked for: it answered with status ${answer.status}. It should refuse, with 403.`
    : null
}

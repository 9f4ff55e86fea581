import type { CallEvent, Trace } from '../trace/events.ts'
import { noCallReason } from '../trace/summary/run-notice.ts'
import { explain } from '../trace/why/explanation.ts'
import { quoted, sentences } from '../trace/why/sentences.ts'
import type { Probe } from './exercise.ts'

/** The call that a probe looks at: the last that its `call` describes. */
export function findCall(probe: Probe, trace: Trace): CallEvent | undefined {
  const { method, url } = probe.call ?? {}
  return trace.findLast(
    (event): event is CallEvent =>
      event.type === 'call' &&
      (method === undefined || event.method === method) &&
      (url === undefined || event.url === url),
  )
}

/** Why the run does not have the call that a probe looks at. */
export function missingCall(probe: Probe, trace: Trace): string {
  const other = trace.findLast((event): event is CallEvent => event.type === 'call')
  const { method, url } = probe.call ?? {}
  const wanted =
    method || url
      ? `The check looks for a call ${[method, url].flatMap((w) => (w ? [quoted(w)] : [])).join(' to ')}.`
      : ''
  if (other)
    return sentences(
      wanted,
      `The script called ${quoted(`${other.method} ${other.url}`)}.`,
      explain(trace, other.call)?.paragraphs[0] ?? '',
    )
  const error = trace.find((event) => event.type === 'script-error')
  return sentences(wanted, noCallReason(trace), error ? quoted(`${error.name}: ${error.message}`) : '')
}

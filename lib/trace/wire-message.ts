/** The events of a trace that are messages between machines, with headers. */
import type { RequestEvent, ResponseEvent, Trace } from './events.ts'
import type { ForwardEvent, ForwardedEvent } from './server-events.ts'

/** A request or a response, of the browser or between a proxy and the server behind it. */
export type WireMessage = RequestEvent | ResponseEvent | ForwardEvent | ForwardedEvent

/** The message at an index of the trace; null where the event there is none. */
export function wireMessageAt(trace: Trace, at: number): WireMessage | null {
  const event = trace[at]
  switch (event?.type) {
    case 'request':
    case 'response':
    case 'forward':
    case 'forwarded':
      return event
    default:
      return null
  }
}

import { originOf } from './address.ts'
import type { CallEvent, DecisionEvent, FailureEvent, PageEvent, RequestEvent, Trace } from './events.ts'

/** The events of a trace by what they belong to, found in one pass. */
export interface TraceIndex {
  readonly page: PageEvent | null
  readonly calls: ReadonlyMap<number, CallEvent>
  /** By exchange. */
  readonly requests: ReadonlyMap<number, RequestEvent>
  readonly decisions: ReadonlyMap<number, readonly DecisionEvent[]>
  readonly failures: ReadonlyMap<number, FailureEvent>
  readonly answered: ReadonlySet<number>
  /** Origins that something was sent to. */
  readonly reached: ReadonlySet<string>
  /** Index in the trace of each call's first word on whether it is same-origin, and of each later change of mind. */
  readonly originMarks: ReadonlySet<number>
}

export function indexTrace(trace: Trace): TraceIndex {
  let page: PageEvent | null = null
  const calls = new Map<number, CallEvent>()
  const requests = new Map<number, RequestEvent>()
  const decisions = new Map<number, DecisionEvent[]>()
  const failures = new Map<number, FailureEvent>()
  const answered = new Set<number>()
  const reached = new Set<string>()
  const originMarks = new Set<number>()
  const lastOrigin = new Map<number, boolean>()
  trace.forEach((event, at) => {
    if (event.type === 'page') page ??= event
    else if (event.type === 'call') calls.set(event.call, event)
    else if (event.type === 'forward') reached.add(event.to)
    else if (event.type === 'request') {
      requests.set(event.exchange, event)
      reached.add(originOf(event.url))
    } else if (event.type === 'response') answered.add(event.exchange)
    else if (event.type === 'failure' && event.exchange !== undefined) failures.set(event.exchange, event)
    else if (event.type === 'decision') {
      if (event.exchange !== undefined) decisions.set(event.exchange, [...(decisions.get(event.exchange) ?? []), event])
      if (event.rule === 'same-origin' && lastOrigin.get(event.call) !== event.passed) {
        lastOrigin.set(event.call, event.passed)
        originMarks.add(at)
      }
    }
  })
  return { page, calls, requests, decisions, failures, answered, reached, originMarks }
}

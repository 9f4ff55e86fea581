import { serializedOriginOf } from './address.ts'
import type { CallEvent, DecisionEvent, FailureEvent, PageEvent, RedirectEvent, RequestEvent, Trace } from './events.ts'

/** The events of a trace by call, exchange and origin, indexed in one pass. */
export interface TraceIndex {
  readonly page: PageEvent | null
  readonly calls: ReadonlyMap<number, CallEvent>
  /** By exchange. */
  readonly requests: ReadonlyMap<number, RequestEvent>
  readonly decisions: ReadonlyMap<number, readonly DecisionEvent[]>
  readonly failures: ReadonlyMap<number, FailureEvent>
  readonly answered: ReadonlySet<number>
  /** The last redirect that each call followed. */
  readonly redirects: ReadonlyMap<number, RedirectEvent>
  /** Calls whose actual request reached a server, before any redirect. */
  readonly sent: ReadonlySet<number>
  /** Calls for which a preflight was sent to a server. */
  readonly asked: ReadonlySet<number>
  /** Origins that something was sent to. */
  readonly reached: ReadonlySet<string>
  /**
   * Indices in the trace of each call's first decision on whether it is same-origin, of each later change, and of its
   * return to the page's own origin, which changes nothing.
   */
  readonly originMarks: ReadonlySet<number>
}

export function indexTrace(trace: Trace): TraceIndex {
  let page: PageEvent | null = null
  const calls = new Map<number, CallEvent>()
  const requests = new Map<number, RequestEvent>()
  const decisions = new Map<number, DecisionEvent[]>()
  const failures = new Map<number, FailureEvent>()
  const answered = new Set<number>()
  const redirects = new Map<number, RedirectEvent>()
  const sent = new Set<number>()
  const asked = new Set<number>()
  const reached = new Set<string>()
  const originMarks = new Set<number>()
  const lastOrigin = new Map<number, boolean>()
  trace.forEach((event, at) => {
    if (event.type === 'page') page ??= event
    else if (event.type === 'call') calls.set(event.call, event)
    else if (event.type === 'forward') reached.add(event.to)
    else if (event.type === 'request') {
      requests.set(event.exchange, event)
      ;(event.purpose === 'actual' ? sent : asked).add(event.call)
      reached.add(serializedOriginOf(event.url))
    } else if (event.type === 'redirect') redirects.set(event.call, event)
    else if (event.type === 'response') answered.add(event.exchange)
    else if (event.type === 'failure' && event.exchange !== undefined) failures.set(event.exchange, event)
    else if (event.type === 'decision') {
      if (event.exchange !== undefined) decisions.set(event.exchange, [...(decisions.get(event.exchange) ?? []), event])
      if (event.rule === 'same-origin' && (returnsToPageOrigin(event) || lastOrigin.get(event.call) !== event.passed)) {
        lastOrigin.set(event.call, event.passed)
        originMarks.add(at)
      }
    }
  })
  return { page, calls, requests, decisions, failures, answered, redirects, sent, asked, reached, originMarks }
}

/** A redirect from another origin back to the page's own: still cross-origin, because its response tainting stays. */
export function returnsToPageOrigin({ rule, responseTainting, observed, expected }: DecisionEvent): boolean {
  return rule === 'same-origin' && responseTainting !== undefined && observed !== null && observed === expected
}

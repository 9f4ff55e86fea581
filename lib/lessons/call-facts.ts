import type { CallEvent, FailureEvent, SettledEvent, Trace, TraceEvent } from '../trace/events.ts'
import type { FailureReason } from '../trace/failure-reasons.ts'
import { explain } from '../trace/why/explanation.ts'
import { factsOf as explainedFacts, type Facts } from '../trace/why/facts.ts'
import type { Expectation } from './exercise.ts'

/** Failures that say nothing about what a server allows: a broken server does not count as one that refuses. */
const NO_REFUSAL: ReadonlySet<FailureReason> = new Set([
  'invalid-request',
  'scheme-not-supported',
  'bad-port',
  'only-if-cached-miss',
  'keepalive-limit',
  'aborted',
  'connection-failed',
  'preflight-connection-failed',
])

/** One call of a probe's run, as the trace shows it. */
export interface CallFacts {
  readonly call: CallEvent
  readonly failure: FailureEvent | undefined
  readonly settled: SettledEvent | undefined
  /** The explanation's first paragraph, which says what happened; empty where there is none. */
  readonly why: string
  /** What the explanation is made from; null where the call is not in the trace. */
  readonly facts: Facts | null
  readonly preflights: number
  /** The actual request left the browser. */
  readonly sent: boolean
  /** The actual request reached a route. */
  readonly reached: boolean
  readonly answeredBy: ReadonlySet<string>
  readonly cookieSent: boolean
}

export function callFacts(call: CallEvent, trace: Trace): CallFacts {
  const own = trace.filter((event) => 'call' in event && event.call === call.call)
  const actual = new Set(
    own.flatMap((event) => (event.type === 'request' && event.purpose === 'actual' ? [event.exchange] : [])),
  )
  const failure = own.find(isA('failure'))
  return {
    call,
    failure,
    settled: own.find(isA('settled')),
    why: explain(trace, call.call)?.paragraphs[0] ?? '',
    facts: explainedFacts(trace, call.call, failure),
    preflights: own.filter((event) => event.type === 'request' && event.purpose === 'preflight').length,
    sent: actual.size > 0,
    reached: own.some((event) => event.type === 'handler' && event.ran && actual.has(event.exchange)),
    answeredBy: new Set(own.flatMap((event) => (event.type === 'handler' && event.ran ? [event.server] : []))),
    cookieSent: own.some((event) => event.type === 'cookie' && event.what === 'sent'),
  }
}

function isA<Type extends TraceEvent['type']>(type: Type) {
  return (event: TraceEvent): event is Extract<TraceEvent, { type: Type }> => event.type === type
}

export type Outcome = NonNullable<Expectation['outcome']> | 'failed' | 'unsettled'

/** The outcome of the call in the terms of `Expectation`; `failed`: no server's policy decided it. */
export function outcomeOf({ settled, failure }: Pick<CallFacts, 'settled' | 'failure'>): Outcome {
  if (!settled) return 'unsettled'
  const { outcome } = settled
  if (failure) return NO_REFUSAL.has(failure.reason) ? 'failed' : 'refused'
  if (outcome.kind === 'response') return outcome.responseType.startsWith('opaque') ? 'opaque' : 'readable'
  if (outcome.kind === 'load') {
    return outcome.tainted || outcome.muted || outcome.readable === false ? 'opaque' : 'readable'
  }
  return outcome.kind === 'open' ? 'readable' : 'failed'
}

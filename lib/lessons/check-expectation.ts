import { hostOf } from '../trace/address.ts'
import type { CallEvent, FailureEvent, SettledEvent, Trace, TraceEvent } from '../trace/events.ts'
import type { FailureReason } from '../trace/failure-reasons.ts'
import { explain } from '../trace/why/explanation.ts'
import type { Expectation, Probe } from './exercise.ts'

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

interface CallFacts {
  readonly failure: FailureEvent | undefined
  readonly settled: SettledEvent | undefined
  /** The first paragraph of the explanation, without markup. */
  readonly why: string
  readonly preflights: number
  readonly reached: boolean
  readonly answeredBy: ReadonlySet<string>
  readonly cookieSent: boolean
}

/**
 * The expectations that a probe's trace does not meet, as sentences for the learner. Empty: the probe passed.
 * It reads only the trace, so it cannot disagree with what the learner sees.
 */
export function unmetExpectations(probe: Probe, trace: Trace): readonly string[] {
  const call = findCall(probe, trace)
  if (!call) {
    const error = trace.find((event) => event.type === 'script-error')
    if (error) return [`The script ended before it made the call: ${error.name}: ${error.message}`]
    const { method = '', url = '' } = probe.call ?? {}
    return [`The script made no call${method || url ? ` ${[method, url].filter(Boolean).join(' ')}` : ''}.`]
  }
  const facts = factsOf(call, trace)
  const { expect } = probe
  const allPreflights = trace.filter((event) => event.type === 'request' && event.purpose === 'preflight').length
  const problems = [
    outcomeProblem(expect, facts),
    statusProblem(expect, facts),
    expect.failure !== undefined && facts.failure?.reason !== expect.failure
      ? `It should fail with ${expect.failure}${facts.failure ? `, not with ${facts.failure.reason}` : ', but it did not fail'}.`
      : null,
    expect.preflighted === true && facts.preflights === 0 ? 'The browser did not ask first with a preflight.' : null,
    expect.preflighted === false && facts.preflights > 0
      ? 'The browser asked first with a preflight; it should not need to.'
      : null,
    expect.reached === true && !facts.reached ? unreached(facts) : null,
    expect.answeredBy !== undefined && !facts.answeredBy.has(expect.answeredBy)
      ? `The answer did not come from ${hostOf(expect.answeredBy)}: no handler of it ran.`
      : null,
    expect.reached === false && facts.reached
      ? 'The request itself came to the server; it should not have been sent.'
      : null,
    expect.mostPreflights !== undefined && allPreflights > expect.mostPreflights
      ? `There were ${count(allPreflights, 'preflight')}; at most ${expect.mostPreflights} should be needed.`
      : null,
    expect.cookieSent === true && !facts.cookieSent ? 'The request carried no cookie.' : null,
    expect.cookieSent === false && facts.cookieSent ? 'The request carried a cookie; it should not.' : null,
    ...headerProblems(expect, facts),
  ].filter((problem) => problem !== null)
  // Where no server answers, all other problems follow from that, so only this one is reported.
  const unanswered = facts.failure?.reason.endsWith('connection-failed') && expect.failure !== facts.failure.reason
  return unanswered && problems.length > 0 && facts.why ? [facts.why] : problems
}

function findCall(probe: Probe, trace: Trace): CallEvent | undefined {
  const { method, url } = probe.call ?? {}
  return trace.findLast(
    (event): event is CallEvent =>
      event.type === 'call' &&
      (method === undefined || event.method === method) &&
      (url === undefined || event.url === url),
  )
}

function factsOf(call: CallEvent, trace: Trace): CallFacts {
  const own = trace.filter((event) => 'call' in event && event.call === call.call)
  const actual = new Set(
    own.flatMap((event) => (event.type === 'request' && event.purpose === 'actual' ? [event.exchange] : [])),
  )
  return {
    failure: own.find(isA('failure')),
    settled: own.find(isA('settled')),
    why: (explain(trace, call.call)?.paragraphs[0] ?? '').replace(/\*\*|`/g, ''),
    preflights: own.filter((event) => event.type === 'request' && event.purpose === 'preflight').length,
    reached: own.some((event) => event.type === 'handler' && event.ran && actual.has(event.exchange)),
    answeredBy: new Set(own.flatMap((event) => (event.type === 'handler' && event.ran ? [event.server] : []))),
    cookieSent: own.some((event) => event.type === 'cookie' && event.what === 'sent'),
  }
}

function isA<Type extends TraceEvent['type']>(type: Type) {
  return (event: TraceEvent): event is Extract<TraceEvent, { type: Type }> => event.type === type
}

/** The outcome of the call in the terms of `Expectation`; `failed`: no server's policy decided it. */
function outcomeOf({ settled, failure }: CallFacts): 'readable' | 'refused' | 'opaque' | 'failed' | 'unsettled' {
  if (!settled) return 'unsettled'
  const { outcome } = settled
  if (failure) return NO_REFUSAL.has(failure.reason) ? 'failed' : 'refused'
  if (outcome.kind === 'response') return outcome.responseType.startsWith('opaque') ? 'opaque' : 'readable'
  if (outcome.kind === 'load') {
    return outcome.tainted || outcome.muted || outcome.readable === false ? 'opaque' : 'readable'
  }
  return outcome.kind === 'open' ? 'readable' : 'failed'
}

function outcomeProblem({ outcome }: Expectation, facts: CallFacts): string | null {
  const was = outcomeOf(facts)
  if (outcome === undefined || was === outcome) return null
  if (was === 'unsettled') return 'The call had no answer when the run ended.'
  if (was === 'failed')
    return `The call failed before it came to any permission: ${facts.failure?.reason ?? 'no answer'}.`
  if (outcome === 'readable') {
    return was === 'refused'
      ? `The script cannot read the answer yet: the browser keeps it. ${facts.why}`
      : 'The script should read the answer, but it got one without contents.'
  }
  if (outcome === 'refused') return 'The browser should keep the answer from the script, but the script got it.'
  return was === 'refused'
    ? 'The browser refused; the script should get a response without contents.'
    : 'The script can read the answer; it should get one without contents.'
}

function statusProblem({ status, outcome }: Expectation, { settled }: CallFacts): string | null {
  // A response that cannot be read has no status either, and the outcome has been reported already.
  if (status === undefined || (outcome !== undefined && settled?.outcome.kind !== 'response')) return null
  if (settled?.outcome.kind !== 'response') return `It should get status ${status}; it gets no status at all.`
  return settled.outcome.status === status
    ? null
    : `The script should get status ${status}, not ${settled.outcome.status}.`
}

function headerProblems({ visibleHeaders = [], hiddenHeaders = [] }: Expectation, { settled }: CallFacts): string[] {
  const headers = settled?.outcome.kind === 'response' ? settled.outcome.headers : []
  const visible = new Set(headers.map(([name]) => name.toLowerCase()))
  return [
    ...visibleHeaders
      .filter((name) => !visible.has(name.toLowerCase()))
      .map((name) => `The script should be able to read the header ${name}.`),
    ...hiddenHeaders
      .filter((name) => visible.has(name.toLowerCase()))
      .map((name) => `The script can read the header ${name}; it should not be able to.`),
  ]
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

/** Why the actual request reached no handler. */
function unreached({ preflights, failure }: CallFacts): string {
  if (preflights > 0 && failure?.reason.startsWith('preflight-'))
    return 'The request itself was never sent: the answer to its preflight did not allow it.'
  if (failure?.reason === 'method-not-allowed' || failure?.reason === 'header-not-allowed')
    return 'The request itself was never sent: the answer to its preflight did not allow this method or header.'
  return 'The request itself came to no route of the server.'
}

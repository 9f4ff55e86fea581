/** The answer to "Why?" in words: made from the trace, for a person who has not read the standard. */
import type { DecisionEvent, FailureEvent, Trace } from '../events.ts'
import type { RuleId } from '../rules.ts'
import { breachOf } from '../summary/breach.ts'
import { notSimulated } from './causes/not-simulated.ts'
import { refusedForSize } from './causes/request-size.ts'
import { type Facts, factsOf } from './facts.ts'
import { failedWords } from './failed-words.ts'
import { allowedWords } from './readable.ts'
import { type Remedy, remedyFor, remedyForHidden } from './remedy.ts'

export type { Remedy } from './remedy.ts'

export interface Explanation {
  /** Paragraphs; `**…**` marks what matters. The first says what happened, the second what to change. */
  readonly paragraphs: readonly string[]
  /** What would help, on the server's response, where a header does. */
  readonly remedy: Remedy | null
  /** The rule's place in the standard. */
  readonly rule: { readonly title: string; readonly href: string } | null
}

/** Rules that state a fact and refuse nothing: where one of them did not pass, it did not stop the call. */
const STATEMENTS: ReadonlySet<RuleId> = new Set<RuleId>([
  'same-origin',
  'cors-safelisted-method',
  'cors-safelisted-request-header',
  'use-cors-preflight-flag',
  'preflight-needed',
  'preflight-cache',
  'include-credentials',
  'redirect-tainted-origin',
  'http-cache',
])

const STANDARD = 'https://fetch.spec.whatwg.org/'

/**
 * Why the call ended as it did.
 * @returns null for a call that has not ended, or that is not in the trace
 */
export function explain(trace: Trace, call: number): Explanation | null {
  const settled = trace.find((e) => e.type === 'settled' && e.call === call)
  const failure = trace.find((e): e is FailureEvent => e.type === 'failure' && e.call === call)
  const facts = factsOf(trace, call, failure)
  if (!facts || settled?.type !== 'settled') return null
  const { outcome } = settled
  // The exception of such a call says what is wrong.
  if (failure && outcome.kind !== 'invalid-request')
    return {
      paragraphs: [
        ...stolen(trace, call, withBound(failedWords(trace, failure, facts), facts)),
        ...notSimulated(trace, facts),
      ].filter(Boolean),
      // A header that the server's code adds does not come with an answer that is made before it.
      remedy: facts.handler?.exceeded ? null : remedyFor(trace, failure, facts),
      rule: link('Fetch Standard', refusal(trace, failure)),
    }
  const allow = trace.findLast(
    (e): e is DecisionEvent => e.type === 'decision' && e.call === call && e.rule === 'allow-origin' && e.passed,
  )
  return {
    paragraphs: [
      ...stolen(trace, call, withBound(allowedWords(trace, facts, outcome), facts)),
      ...notSimulated(trace, facts),
    ].filter(Boolean),
    remedy: outcome.kind === 'response' ? remedyForHidden(trace, facts) : null,
    rule: link('CORS check, Fetch Standard', allow),
  }
}

/** What happened, and in place of all else why the program in front of the server's code refused the request. */
function withBound(paragraphs: readonly string[], facts: Facts): readonly string[] {
  const refused = refusedForSize(facts)
  return refused === '' ? paragraphs : [paragraphs[0] ?? '', refused]
}

/** What happened begins with the attack, where one has succeeded. */
function stolen(trace: Trace, call: number, [first = '', ...rest]: readonly string[]): readonly string[] {
  const breach = breachOf(trace, call)
  return [breach ? `**${capitalized(breach.data)} was stolen by ${breach.reader}.** ${first}` : first, ...rest]
}

const capitalized = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** The decision that refused the call. */
function refusal(trace: Trace, failure: FailureEvent): DecisionEvent | undefined {
  return trace.findLast(
    (e): e is DecisionEvent =>
      e.type === 'decision' &&
      e.call === failure.call &&
      !e.passed &&
      !STATEMENTS.has(e.rule) &&
      e.exchange === failure.exchange,
  )
}

const link = (title: string, decision: DecisionEvent | undefined): Explanation['rule'] =>
  decision ? { title, href: `${STANDARD}#${decision.anchor.replace(/^.*#/, '')}` } : null

/** Appends the events of one call to the trace, with the call's number and the simulated time. */

import type { DecisionEvent, Emit, HeaderEvent, TraceEvent } from '../../trace/events.ts'
import { RULE_ANCHORS, type RuleId } from '../../trace/rules.ts'
import { exchangeOf } from './response.ts'

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** An event without the time and the call's number, which are added here. */
type Unstamped = DistributiveOmit<TraceEvent, 'at' | 'call'>

/**
 * What a decision was based on. Absent `observed` or `expected`: null in the trace; absent `anchor`: the rule's own.
 */
type DecisionFacts = Partial<
  Pick<DecisionEvent, 'observed' | 'expected' | 'anchor' | 'exchange' | 'header' | 'standard' | 'responseTainting'>
>

/** A header mark. Absent `anchor`: the rule's own. */
type HeaderMark = Pick<HeaderEvent, 'what' | 'of' | 'name' | 'value' | 'rule'> & {
  readonly exchange?: HeaderEvent['exchange'] | undefined
  readonly anchor?: string
}

/** The trace of one call. */
export class CallTrace {
  readonly #at: () => number
  readonly #emit: Emit
  /** The number of the call. */
  readonly call: number

  /** `at` gives the time since the run started, in milliseconds. */
  constructor(call: number, at: () => number, emit: Emit) {
    this.call = call
    this.#at = at
    this.#emit = emit
  }

  event(event: Unstamped): void {
    // The union of events cannot be rebuilt from its parts without a cast.
    this.#emit({ at: this.#at(), call: this.call, ...event } as TraceEvent)
  }

  /** Records a decision and returns `passed`. */
  decide(rule: RuleId, passed: boolean, facts: DecisionFacts = {}): boolean {
    const anchor = RULE_ANCHORS[rule]
    const at = this.#at()
    this.#emit({
      type: 'decision',
      at,
      call: this.call,
      rule,
      passed,
      observed: null,
      expected: null,
      anchor,
      ...facts,
    })
    return passed
  }

  /** Records that the browser dropped, added or hid a header. */
  header({ what, of, name, value, rule, anchor = RULE_ANCHORS[rule], exchange }: HeaderMark): void {
    const at = this.#at()
    this.#emit({
      type: 'header',
      at,
      call: this.call,
      ...exchangeOf({ exchange }),
      what,
      of,
      name,
      value,
      rule,
      anchor,
    })
  }
}

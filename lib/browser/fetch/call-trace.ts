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

export interface CallTrace {
  readonly call: number
  event(event: Unstamped): void
  /** Records a decision and returns `passed`. */
  decide(rule: RuleId, passed: boolean, facts?: DecisionFacts): boolean
  /** Records that the browser dropped, added or hid a header. */
  header(mark: HeaderMark): void
}

/** The trace of call number `call`; `at` gives the time since the run started, in milliseconds. */
export function createCallTrace(call: number, at: () => number, emit: Emit): CallTrace {
  return {
    call,
    // The union of events cannot be rebuilt from its parts without a cast.
    event: (event) => emit({ at: at(), call, ...event } as TraceEvent),
    decide(rule, passed, { observed = null, expected = null, anchor = RULE_ANCHORS[rule], ...detail } = {}) {
      emit({ type: 'decision', at: at(), call, rule, passed, observed, expected, anchor, ...detail })
      return passed
    },
    header({ what, of, name, value, rule, anchor = RULE_ANCHORS[rule], exchange }) {
      const during = exchangeOf({ exchange })
      emit({ type: 'header', at: at(), call, ...during, what, of, name, value, rule, anchor })
    },
  }
}

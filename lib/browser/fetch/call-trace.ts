/** One call's pen: appends to the trace with the call's number and the simulated time. */
import type { DecisionEvent, Emit, HeaderEvent, TraceEvent } from '../../trace/events.ts'
import type { RuleId } from '../../trace/rules.ts'

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** An event without what the pen adds itself. */
export type Unstamped = DistributiveOmit<TraceEvent, 'at' | 'call'>

type DecisionDetail = Pick<DecisionEvent, 'exchange' | 'header' | 'standard' | 'responseTainting'>

export interface CallTrace {
  readonly call: number
  event(event: Unstamped): void
  /** Writes down a decision and answers it: `passed`. */
  decide(
    rule: RuleId,
    anchor: string,
    passed: boolean,
    observed: string | null,
    expected: string | null,
    detail?: DecisionDetail,
  ): boolean
  header(
    what: HeaderEvent['what'],
    of: HeaderEvent['of'],
    name: string,
    value: string,
    rule: RuleId,
    anchor: string,
    exchange?: number,
  ): void
}

/** A pen for call number `call`; `at` gives the time since the run started. */
export function createCallTrace(call: number, at: () => number, emit: Emit): CallTrace {
  return {
    call,
    // The union of events cannot be rebuilt from its parts without saying so.
    event: (event) => emit({ at: at(), call, ...event } as TraceEvent),
    decide(rule, anchor, passed, observed, expected, detail) {
      emit({ type: 'decision', at: at(), call, rule, passed, observed, expected, anchor, ...detail })
      return passed
    },
    header(what, of, name, value, rule, anchor, exchange) {
      emit({
        type: 'header',
        at: at(),
        call,
        ...(exchange === undefined ? {} : { exchange }),
        what,
        of,
        name,
        value,
        rule,
        anchor,
      })
    },
  }
}

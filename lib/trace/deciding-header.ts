import type { DecisionEvent, Trace } from './events.ts'
import type { RuleId } from './rules.ts'

/** Of several passed decisions on one response, the one worth a line in the picture: the latest of these. */
const WORTH_SHOWING: readonly RuleId[] = ['allow-origin', 'allow-credentials', 'allow-headers', 'allow-methods']

/**
 * The decision that settled one exchange: the first that failed, else the most telling one that passed.
 * @param exchange the exchange's number in the trace
 * @param of which message the deciding header stands on
 */
export function decidingHeader(trace: Trace, exchange: number, of: 'request' | 'response'): DecisionEvent | null {
  const decisions = trace.filter(
    (e): e is DecisionEvent => e.type === 'decision' && e.exchange === exchange && e.header?.of === of,
  )
  const failed = decisions.find((d) => !d.passed)
  if (failed) return failed
  const telling = decisions.filter((d) => WORTH_SHOWING.includes(d.rule) && d.observed !== null)
  return telling.sort((a, b) => WORTH_SHOWING.indexOf(b.rule) - WORTH_SHOWING.indexOf(a.rule))[0] ?? null
}

import type { DecisionEvent } from './events.ts'
import type { RuleId } from './rules.ts'
import type { TraceIndex } from './trace-index.ts'

/** Decisions that deserve a line in the diagram; of several that passed on one response, the latest in this list. */
const WORTH_SHOWING: readonly RuleId[] = ['allow-origin', 'allow-credentials', 'allow-headers', 'allow-methods']

/**
 * The decision that settled one exchange: the first that failed, else the most important one that passed.
 * @param exchange the exchange's number in the trace
 * @param of which message has the deciding header
 */
export function decidingHeader(
  index: TraceIndex,
  exchange: number,
  of: 'request' | 'response',
): (DecisionEvent & { readonly header: NonNullable<DecisionEvent['header']> }) | null {
  const decisions = (index.decisions.get(exchange) ?? []).flatMap((d) =>
    d.header?.of === of ? [{ ...d, header: d.header }] : [],
  )
  const failed = decisions.find((d) => !d.passed)
  if (failed) return failed
  const rank = (d: DecisionEvent) => WORTH_SHOWING.indexOf(d.rule)
  const telling = decisions.filter((d) => rank(d) >= 0 && d.observed !== null)
  return telling.sort((a, b) => rank(b) - rank(a))[0] ?? null
}

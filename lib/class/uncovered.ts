/** What students may see of a run: what is uncovered on the stage, and nothing of what follows. */
import { boundedText } from '../trace/bounded-event.ts'
import { diagramOf } from '../trace/diagram/diagram.ts'
import type { DiagramModel } from '../trace/diagram/diagram-model.ts'
import type { Trace } from '../trace/events.ts'

/** Characters of one text, as of a body: a step is sent to every student. */
const LONGEST_TEXT = 2_000

export interface Uncovered {
  /** Ids of the uncovered rows of the diagram, in their order. */
  readonly rows: readonly string[]
  /** The events up to the last of them. */
  readonly trace: Trace
}

/**
 * @param trace of the whole run; null: it has not run
 * @param step how many rows are uncovered; null: all of them, with the events that no row shows
 */
export function uncoveredOf(trace: Trace | null, step: number | null): Uncovered {
  if (!trace || step === 0) return { rows: [], trace: [] }
  const { rows } = diagramOf(trace)
  const seen = rows.slice(0, step ?? rows.length)
  const last = Math.max(...seen.map(({ event }) => event))
  const events = step === null ? trace : trace.slice(0, last + 1)
  return {
    rows: seen.map(({ id }) => id),
    trace: JSON.parse(
      JSON.stringify(events, (_, value) => (typeof value === 'string' ? boundedText(value, LONGEST_TEXT) : value)),
    ),
  }
}

/**
 * The diagram of what a device was sent. Rows that its events would give and that are not among the uncovered ones are
 * left out: before the refusal has arrived, a preflight looks as if it were allowed.
 */
export function uncoveredDiagram({ rows, trace }: Uncovered): DiagramModel {
  const model = diagramOf(trace)
  return { ...model, rows: model.rows.filter(({ id }) => rows.includes(id)) }
}

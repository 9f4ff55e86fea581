/** What a device sees of a class, and how that follows from the messages of the stream. */
import type { StagePhase } from '../stage/stage-state.ts'
import type { Trace } from '../trace/events.ts'
import type { Counts, Histogram, Poll, ShownScene, Task } from './class-protocol.ts'
import type { HandOut } from './hand-outs.ts'

/** All that a student's device, or a leader's, knows of a class. */
export interface ClassView {
  /** Null: nothing has been shown yet. */
  readonly scene: ShownScene | null
  readonly phase: StagePhase
  /** The stage is blank. */
  readonly blank: boolean
  /** Ids of the rows of the diagram that are uncovered, in their order. */
  readonly rows: readonly string[]
  /** The events up to the last of these rows, and none after it. */
  readonly trace: Trace
  readonly poll: Poll | null
  /** Of the present poll. Null for students until it is revealed. */
  readonly histogram: Histogram | null
  /** Of the poll before it, where the same was asked again: to compare with. Null for students as `histogram` is. */
  readonly earlier: Histogram | null
  readonly task: Task | null
  /** The assignment that is to be solved and handed in. */
  readonly handOut: HandOut | null
  readonly counts: Counts
  readonly ended: boolean
}

/** The trace from an index on: what is before it stays as it was. */
interface TraceChange {
  readonly from: number
  readonly events: Trace
}

/** A message of the stream: those parts of the view that have changed; the first message has all of them. */
export type ViewChange = Partial<Omit<ClassView, 'trace'>> & { readonly trace?: TraceChange }

/** The view after a message of the stream. Null where a part is still missing: the first message was not complete. */
export function changedView(view: ClassView | null, { trace, ...parts }: ViewChange): ClassView | null {
  const events = trace ? [...(view?.trace.slice(0, trace.from) ?? []), ...trace.events] : view?.trace
  const next = { ...view, ...parts, ...(events ? { trace: events } : {}) }
  return isWhole(next) ? next : null
}

const PARTS = {
  scene: true,
  phase: true,
  blank: true,
  rows: true,
  trace: true,
  poll: true,
  histogram: true,
  earlier: true,
  task: true,
  handOut: true,
  counts: true,
  ended: true,
} satisfies Record<keyof ClassView, true>

const isWhole = (view: Partial<ClassView>): view is ClassView => Object.keys(PARTS).every((part) => part in view)

/**
 * What has changed from one view to the next; null where nothing has.
 * @param before null: all of it is new
 */
export function viewChange(before: ClassView | null, after: ClassView): ViewChange | null {
  const changed = Object.entries(after).filter(
    ([part, value]) => part !== 'trace' && (!before || !isSame(before[part as keyof ClassView], value)),
  )
  const from = before ? sharedLength(before.trace, after.trace) : 0
  const moved = !before || from < before.trace.length || from < after.trace.length
  if (changed.length === 0 && !moved) return null
  return { ...Object.fromEntries(changed), ...(moved ? { trace: { from, events: after.trace.slice(from) } } : {}) }
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** How many events both traces begin with. */
function sharedLength(a: Trace, b: Trace): number {
  const other = a.findIndex((event, at) => !isSame(event, b[at]))
  return other < 0 ? a.length : other
}

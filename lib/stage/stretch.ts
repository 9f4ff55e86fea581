import type { StageRow } from './stage-layout.ts'

/** Which rows are shown, and how far the picture is moved up. */
export interface Stretch {
  /** Index of the first row that is shown, and of the one after the last. */
  readonly from: number
  readonly to: number
  /** The upper edge of the first one, in units: what is above is not shown. */
  readonly offset: number
}

/**
 * The stretch of rows around the present step that fits the height. No row is cut: rows that do not fit whole are left
 * out. Up to the step as many as fit are shown, and after it what fits besides; if all fit, none is left out.
 * @param step the present step, from 1; 0: before the first
 * @param height available, in units. A step that is higher is shown alone
 */
export function stretchAround(rows: readonly StageRow[], step: number, height: number): Stretch {
  if (rows.length === 0) return { from: 0, to: 0, offset: 0 }
  const at = Math.min(Math.max(1, step), rows.length) - 1
  const topOf = (row: number) => rows[row]?.top ?? 0
  const bottomOf = (row: number) => rows[row]?.bottom ?? 0
  // The step after the present one is shown too, if there is one and both fit.
  const until = bottomOf(at + 1) - topOf(at) <= height ? Math.min(at + 1, rows.length - 1) : at
  let from = at
  while (from > 0 && bottomOf(until) - topOf(from - 1) <= height) from -= 1
  let to = until + 1
  while (to < rows.length && bottomOf(to) - topOf(from) <= height) to += 1
  return { from, to, offset: topOf(from) }
}

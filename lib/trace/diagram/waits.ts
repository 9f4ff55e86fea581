/** The time between two calls, in which nothing happened. */
import type { Trace } from '../events.ts'
import type { MarkRow, Row } from './diagram-model.ts'

/** Shorter waits are not shown: in a real page they would not be noticed. */
const LEAST_MILLISECONDS = 1_000

const UNITS = [
  [86_400, 'd', 'day'],
  [3_600, 'h', 'hour'],
  [60, 'min', 'minute'],
  [1, 's', 'second'],
] as const

/** The two largest units of a time: `3 s`, `1 h 30 min`; with `long`: `3 seconds`. Rounded to seconds. */
export function timeInWords(milliseconds: number, long = false): string {
  let rest = Math.round(milliseconds / 1000)
  const parts: string[] = []
  for (const [seconds, short, word] of UNITS) {
    const count = Math.floor(rest / seconds)
    rest -= count * seconds
    if (count > 0) parts.push(long ? `${count} ${word}${count === 1 ? '' : 's'}` : `${count} ${short}`)
  }
  return parts.slice(0, 2).join(' ')
}

/**
 * The rows with a gap between two of them where the script waited in the meantime. Several waits are one gap. It belongs to
 * no call: a picture of one call has it too.
 */
export function withGaps(rows: readonly Row[], trace: Trace): Row[] {
  return rows.flatMap((row, at) => {
    const before = rows[at - 1]
    const between = before ? trace.slice(before.event, row.event) : []
    const waited = between.reduce((sum, event) => sum + (event.type === 'waited' ? event.milliseconds : 0), 0)
    // The quiet moment before a wait is skipped is part of it.
    return waited < LEAST_MILLISECONDS - 500 ? [row] : [gapRow(waited, row.event), row]
  })
}

const gapRow = (milliseconds: number, event: number): MarkRow => ({
  kind: 'mark',
  id: `waited-${event}`,
  call: 0,
  event,
  lane: 'browser',
  shape: 'gap',
  tone: 'soft',
  text: `${timeInWords(milliseconds)} later`,
  note: '',
  says: `${timeInWords(milliseconds, true)} later.`,
})

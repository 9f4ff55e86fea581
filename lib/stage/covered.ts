/** What may be seen of a run while it is covered. */
import type { DiagramModel, Lane, Row } from '../trace/diagram/diagram-model.ts'

/** The lanes that a row touches. */
const touchedBy = (row: Row): readonly string[] => (row.kind === 'message' ? [row.from, row.to] : [row.lane])

/**
 * The diagram of what has been uncovered, and nothing of what follows: the rows, and of the lanes those that are known
 * from the document and those that an uncovered row has reached. A server that only a redirect leads to appears with it.
 * @param uncovered how many rows, from the first
 * @param known the lanes that the document has, in its order. A server's lane says what it does for the others (a proxy,
 * a cache) only when a row has reached it
 */
export function coveredRows(whole: DiagramModel, uncovered: number, known: readonly Lane[]): DiagramModel {
  const rows = whole.rows.slice(0, Math.max(0, uncovered))
  const reached = new Set(rows.flatMap(touchedBy))
  const seen = whole.lanes.filter((lane) => reached.has(lane.id))
  return {
    lanes: [
      ...known.map((lane) => seen.find(({ id }) => id === lane.id) ?? lane),
      ...seen.filter((lane) => !known.some(({ id }) => id === lane.id)),
    ],
    rows,
  }
}

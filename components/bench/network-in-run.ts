/** How the Network panel and the diagram of one run belong together. */
import type { NetworkRow } from '@/lib/devtools/panel-model.ts'
import type { Row } from '@/lib/trace/diagram/diagram-model.ts'
import type { Trace } from '@/lib/trace/events.ts'

/** Of a covered run: what had happened at its last uncovered row, with what the browser printed at once about a failure. */
export function seenUntil(trace: Trace, row: Row | undefined): Trace {
  if (!row) return []
  const after = trace
    .slice(row.event + 1)
    .findIndex((e) => e.type !== 'failure' && !(e.type === 'console' && e.by === 'browser'))
  const printed = row.kind === 'mark' && row.shape === 'stop' ? Math.max(0, after) : 0
  return trace.slice(0, row.event + 1 + printed)
}

/** The row of the diagram for a row of the Network panel: its request, or where the call was stopped. */
export function rowOfRequest(rows: readonly Row[], { exchange, call }: NetworkRow): Row | undefined {
  if (exchange !== null) return rows.find((r) => r.kind === 'message' && r.exchange === exchange)
  return (
    rows.find((r) => r.call === call && r.kind === 'mark' && r.shape === 'stop') ?? rows.find((r) => r.call === call)
  )
}

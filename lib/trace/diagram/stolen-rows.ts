import type { Trace } from '../events.ts'
import { breachOf } from '../summary/breach.ts'
import type { Row } from './diagram-model.ts'

/** The rows with the last arrow of each successful attack as one. The sign says it without the colour. */
export function withStolen(rows: readonly Row[], trace: Trace): readonly Row[] {
  return rows.map((row): Row => {
    const breach = row.kind === 'message' && row.what === 'result' ? breachOf(trace, row.call) : null
    if (!breach || row.kind !== 'message') return row
    return {
      ...row,
      tone: 'danger',
      detail: { name: '', value: `⚠ ${breach.data} is stolen`, tone: 'danger' },
      says: `The attack succeeds: ${breach.how === 'read' ? `the script on ${breach.reader} gets ${breach.data}` : `this request has carried ${breach.data} to ${breach.reader}`}. ${row.says}`,
    }
  })
}

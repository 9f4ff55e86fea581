import { expect, test } from 'vitest'
import { networkPanel } from '@/lib/devtools/network-panel.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import { rowOfRequest, seenUntil } from './network-in-run.ts'

const CODE = `await fetch('https://bar.other/profile', { method: 'PUT' }).catch(() => {})
await fetch('https://bar.other/data').catch(() => {})`
const TRACE = await runInNode(
  documentOf({ code: CODE, servers: { 'https://bar.other': 'OPTIONS /profile\n204\n\nGET /data\n200\n\nhi\n' } }),
)
const { rows } = diagramOf(TRACE)

/** What the panel shows at a step of a covered run, from 1; 0: before the first one. */
const shownAt = (step: number) => networkPanel(seenUntil(TRACE, rows[step - 1])).rows
const stop = rows.findIndex((row) => row.kind === 'mark' && row.shape === 'stop') + 1
const statuses = (step: number) => shownAt(step).map(({ cells }) => cells.status?.text)

test('a covered run shows nothing in the Network panel before its first step', () => {
  expect(shownAt(0)).toEqual([])
})

test('a covered run shows no answer and no refusal before they are stepped to, and the reason with the stop sign', () => {
  const sent = rows.findIndex((row) => row.kind === 'message' && row.what === 'request') + 1
  expect(statuses(sent)).toEqual(['(pending)', '(pending)'])
  expect(statuses(stop - 1)).toEqual(['(pending)', '204'])
  expect(statuses(stop)).toEqual(['CORS error', '204'])
})

test('the panel grows with the steps, and never shows a call that has not begun', () => {
  const lengths = rows.map((_, at) => shownAt(at + 1).length)
  expect(lengths).toEqual([...lengths].sort())
  expect(lengths.at(-1)).toBe(networkPanel(TRACE).rows.length)
})

test('each row of the panel selects its request, and one that was never sent the stop sign of its call', () => {
  const chosen = networkPanel(TRACE).rows.map((row) => rowOfRequest(rows, row))
  expect(chosen.map((row) => row?.kind === 'message' && row.title)).toEqual([false, 'OPTIONS /profile', 'GET /data'])
  expect(chosen[0]).toBe(rows[stop - 1])
})

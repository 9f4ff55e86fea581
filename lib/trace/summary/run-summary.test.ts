import { expect, test } from 'vitest'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { runSummary } from './run-summary.ts'

const run = (code: string, text: string) =>
  runInNode(documentOf({ page: 'https://foo.example/', code, servers: { 'https://bar.other': text } }))

test('a run is announced with the status of its answer', async () => {
  const trace = await run(
    'await fetch("https://bar.other/menu")',
    'GET /menu\n404 Not Found\nAccess-Control-Allow-Origin: *\n\nnone',
  )
  expect(runSummary(trace)).toBe(
    'GET /menu: status 404. May it be sent? Yes, without asking first. May the script read it? Yes.',
  )
})

test('the status of a preflight is not announced as that of its call', async () => {
  const trace = await run(
    'await fetch("https://bar.other/menu", { method: "PUT" }).catch(() => {})',
    'OPTIONS /menu\n403 Forbidden\n\nPUT /menu\n200 OK\n',
  )
  expect(runSummary(trace)).toMatch(/^PUT \/menu\. May it be sent\? No, the preflight failed\./)
})

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

test('a server that did not start is announced first, with the line and the reason', async () => {
  const trace = await run('await fetch("https://bar.other/menu").catch(() => {})', 'GET /menu\nnot found\n\nsoup')
  expect(runSummary(trace)).toMatch(/^bar\.other did not start: line 2: .+\. GET \/menu\. May it be sent\?/)
})

test('how many lines the script has printed is announced', async () => {
  const server = 'GET /menu\n200 OK\nAccess-Control-Allow-Origin: *\n\nsoup'
  const printing = (code: string) =>
    run(`const menu = await (await fetch("https://bar.other/menu")).text();${code}`, server)
  expect(runSummary(await printing('console.log(menu)'))).toMatch(/ The script printed one line\.$/)
  expect(runSummary(await printing('console.log(menu);console.log(menu)'))).toMatch(/ The script printed 2 lines\.$/)
  expect(runSummary(await printing(''))).not.toContain('printed')
})

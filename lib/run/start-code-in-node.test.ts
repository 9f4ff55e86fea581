import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { type DialectId, loadDialect } from '../servers/dialects.ts'
import type { TraceEvent } from '../trace/events.ts'
import { runInNode } from './run-in-node.ts'

/** The events of one kind in a run of `script` on https://foo.example against one server at https://bar.other. */
async function run(dialect: DialectId, text: string, script: string) {
  const trace = await runInNode({
    ...DEFAULT_DOCUMENT,
    page: { url: 'https://foo.example/' },
    client: { language: 'javascript', code: script },
    servers: [{ origin: 'https://bar.other', dialect, text }],
  })
  return <Type extends TraceEvent['type']>(type: Type) =>
    trace.filter((event): event is Extract<TraceEvent, { type: Type }> => event.type === type)
}

const GET = "console.log((await (await fetch('https://bar.other/resources/public-data/')).json()).reading)"

test.each(['express', 'hono', 'msw'] as const)('a page reads what the example of %s sends', async (dialect) => {
  const events = await run(dialect, (await loadDialect(dialect)).example, GET)
  expect(events('console').map(({ by, text }) => [by, text])).toEqual([['script', '42']])
  expect(events('handler')).toMatchObject([
    { ran: true, route: 'GET /resources/public-data/', server: 'https://bar.other' },
  ])
  expect(events('failure')).toEqual([])
})

test('a preflight is answered by the middleware, and the trace names it', async () => {
  const express = (await loadDialect('express')).example.replace('app.get', 'app.put')
  const events = await run('express', express, GET.replace("data/')", "data/', { method: 'PUT' })"))
  expect(events('handler').map(({ route, line }) => [route, line])).toEqual([
    ['cors()', 5],
    ['PUT /resources/public-data/', 7],
  ])
})

test('a server that crashes refuses the connection, and its terminal says why', async () => {
  const events = await run('express', "import express from 'express'\nexpress().get('/:', () => {})", GET)
  expect(events('server-down')).toMatchObject([{ server: 'https://bar.other', line: 2, text: expect.any(String) }])
  expect(events('handler')).toEqual([])
  expect(events('script-error')).toMatchObject([{ name: 'TypeError' }])
})

test('the output of a server is in the trace, with its server', async () => {
  const text = (await loadDialect('express')).example.replace(
    '  res.json',
    "  console.warn('asked', req.path)\n  res.json",
  )
  const events = await run('express', text, GET)
  expect(events('console')).toMatchObject([
    {
      by: 'server',
      server: 'https://bar.other',
      level: 'warn',
      text: 'asked /resources/public-data/',
      source: { line: 8 },
    },
    { by: 'script', text: '42' },
  ])
})

test('a call from one server to another is not subject to CORS', async () => {
  const trace = await runInNode({
    ...DEFAULT_DOCUMENT,
    page: { url: 'https://foo.example/' },
    client: { language: 'javascript', code: "console.log(await (await fetch('https://bar.other/')).text())" },
    servers: [
      {
        origin: 'https://bar.other',
        dialect: 'hono',
        text: `import { Hono } from 'hono'
import { cors } from 'hono/cors'
const app = new Hono()
app.use(cors())
app.get('/', async (c) => {
  const moved = await fetch('https://api.example/old', { method: 'POST', body: 'x', headers: { Authorization: 'me' } })
  const gone = await fetch('https://nobody.example/').catch((error) => error.message + ': ' + error.cause.message)
  return c.text([moved.status, moved.url, moved.redirected, await moved.text(), gone].join(' '))
})
export default app`,
      },
      {
        origin: 'https://api.example',
        dialect: 'express',
        text: `import express from 'express'
const app = express()
app.post('/old', (req, res) => res.redirect(303, '/new'))
app.get('/new', (req, res) => res.send(req.get('authorization') + ' ' + req.get('origin')))
app.listen(1)`,
      },
    ],
  })
  const printed = trace.flatMap((event) => (event.type === 'console' ? event.text : []))
  expect(printed).toEqual([
    expect.stringMatching(/^200 https:\/\/api\.example\/new true me undefined fetch failed: Nobody answers at /),
  ])
  const forwards = trace.flatMap((event) => (event.type === 'forward' ? `${event.method} ${event.url}` : []))
  expect(forwards).toEqual([
    'POST https://api.example/old',
    'GET https://api.example/new',
    'GET https://nobody.example/',
  ])
})

test('a call of a server outside of a request fails', async () => {
  const text = `import express from 'express'
await fetch('https://api.example/')
express().listen(1)`
  const events = await run('express', text, GET)
  expect(events('server-down')).toMatchObject([
    { line: 2, text: expect.stringMatching(/TypeError: fetch failed[\s\S]*\[cause\]: A server of this page can call/) },
  ])
})

import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { TraceEvent } from '../trace/events.ts'
import { explain } from '../trace/why/explanation.ts'
import { runInNode } from './run-in-node.ts'

const express = (handler: string) => `import express from 'express'
import cors from 'cors'
const app = express()
app.use(cors())
app.use((req, res) => { ${handler} })
app.listen(8080)
`

async function traceOf(script: string, handler = "res.send('ok')") {
  return runInNode({
    ...DEFAULT_DOCUMENT,
    page: { url: 'https://foo.example/' },
    client: { language: 'javascript', code: script },
    servers: [{ origin: 'https://bar.other', dialect: 'express', text: express(handler) }],
  })
}

async function run(script: string, handler?: string) {
  const trace = await traceOf(script, handler)
  return <Type extends TraceEvent['type']>(type: Type) =>
    trace.filter((event): event is Extract<TraceEvent, { type: Type }> => event.type === type)
}

const GET = "console.log((await fetch('https://bar.other/')).status)"
const MANY = 'Array.from({ length: 1001 }, (_, at) => ["X-" + at, "1"])'

test('an answer with 1001 small headers arrives', async () => {
  const events = await run(GET, `for (const [name, value] of ${MANY}) res.set(name, value); res.send('ok')`)
  expect(events('console').map(({ text }) => text)).toEqual(['200'])
})

test.each([
  [
    'headers of 2 MB',
    "res.set('X', 'a'.repeat(2e6)).send('ok')",
    /answer's headers are larger than browsers read: they have 1,953 kB, and Chromium reads up to 256 kB/,
  ],
  [
    'a body of 20 MB',
    "res.send('a'.repeat(2e7))",
    /Preflight keeps bodies of up to 16,384 kB, and the answer's has 19,531 kB/,
  ],
])('an answer with %s breaks the connection, and the trace says why', async (_, handler, why) => {
  const events = await run(GET, handler)
  expect(JSON.stringify(events('failure'))).toMatch(why)
})

test('a request with 1001 small headers is sent', async () => {
  const events = await run(`const r = await fetch('https://bar.other/', { headers: ${MANY} }); console.log(r.status)`)
  expect(events('request').length).toBeGreaterThan(0)
})

test('a request whose address has 1.5 MB is sent', async () => {
  const events = await run("await fetch('https://bar.other/' + 'a'.repeat(1.5e6)).catch(() => {})")
  expect(events('request').length).toBe(1)
})

test.each([
  [
    'an address of more than 2 MB',
    "fetch('https://bar.other/' + 'a'.repeat(2.5e6))",
    /not sent: its address has 2,500,018 characters, and Chromium takes up to 2,097,152\./,
  ],
  [
    'headers of 300 kB',
    "fetch('https://bar.other/', { headers: { X: 'a'.repeat(3e5) } })",
    /not sent: its headers have 293 kB, and Preflight sends up to 256 kB\./,
  ],
])('a request with %s is not sent, and script and trace get the reason', async (_, call, why) => {
  const events = await run(`await ${call}.catch((error) => console.log(String(error)))`)
  expect(events('request')).toEqual([])
  expect(events('console')[0]?.text).toMatch(why)
  expect(JSON.stringify(events('failure'))).toMatch(why)
})

test('a bound of Preflight is explained as one, and nobody is sent to the server for it', async () => {
  const large = explain(await traceOf(GET, "res.send('a'.repeat(2e7))"), 1)
  expect(large?.paragraphs.join(' ')).toMatch(
    /Preflight keeps bodies of up to 16,384 kB.*That bound is Preflight’s own/,
  )
  const broken = explain(await traceOf(GET, 'req.socket.destroy()'), 1)
  expect(broken?.paragraphs.join(' ')).not.toContain('That bound is')
})

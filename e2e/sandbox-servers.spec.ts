/** Servers written as code, in the sandbox, in a real browser and without the site (see sandbox-site.ts). */
import { expect, test } from '@playwright/test'
import { type CodeDialectId, DIALECT_LIST } from '../lib/servers/dialect-list.ts'
import { loadDialect } from '../lib/servers/dialects.ts'
import { escapeAttempts } from './escape-attempts.ts'
import type { Asked, HostPage, Served } from './sandbox-host.ts'
import { sandboxOfFile } from './sandbox-site.ts'

declare const window: { page: HostPage }

const sandbox = sandboxOfFile()

const serve = (id: CodeDialectId, text: string, requests: readonly Asked[], atOnce = false): Promise<Served> =>
  sandbox.page.evaluate(([a, b, c, d]) => window.page.serve(a, b, c, d), [id, text, requests, atOnce] as const)

/** An Express server with these lines. */
const express = (lines: string) => `import express from 'express'
import cors from 'cors'
const app = express()
${lines}
app.listen(8080)`

/** The headers of a response; none for a broken connection. */
const headersOf = (answer: Served['answers'][number] | undefined) =>
  answer && 'headers' in answer ? answer.headers : []

const FROM_FOO = [['Origin', 'https://foo.example']] as const

for (const { id } of DIALECT_LIST.filter((entry) => entry.kind === 'code')) {
  test(`the example of ${id} answers, and lets every origin read it`, async () => {
    const { example } = await loadDialect(id)
    const { answers, crash, printed } = await serve(id, example, [
      ['GET', '/resources/public-data/', FROM_FOO],
      ['GET', '/nowhere', FROM_FOO],
    ])
    expect({ crash, printed }).toEqual({ crash: undefined, printed: [] })
    expect(answers[0]).toMatchObject({
      status: 200,
      body: '{"reading":42}',
      ran: true,
      route: 'GET /resources/public-data/',
      line: example.split('\n').findIndex((line) => line.includes('/resources/')) + 1,
    })
    expect(headersOf(answers[0]).map(([name, value]) => `${name.toLowerCase()}: ${value}`)).toContain(
      'access-control-allow-origin: *',
    )
    expect(answers[1]).toMatchObject({ status: 404, ran: false })
  })
}

test('forbidden headers arrive, and every Set-Cookie is sent on a separate line', async () => {
  const headers = [...FROM_FOO, ['Cookie', 's=1'], ['Access-Control-Request-Method', 'PUT']] as const
  const seen = (name: string) =>
    `${name}('origin') + ' ' + ${name}('cookie') + ' ' + ${name}('access-control-request-method')`
  const outcomes = [
    await serve(
      'express',
      express(`app.get('/', (req, res) => res.cookie('a', '1').cookie('b', '2').send(${seen('req.get')}))`),
      [['GET', '/', headers]],
    ),
    await serve(
      'hono',
      `import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
const app = new Hono()
app.get('/', (c) => { setCookie(c, 'a', '1'); setCookie(c, 'b', '2'); const get = (n) => c.req.header(n); return c.text(${seen('get')}) })
export default app`,
      [['GET', '/', headers]],
    ),
    await serve(
      'msw',
      `import { http, HttpResponse } from 'msw'
export const handlers = [http.get('/', ({ request, cookies }) => {
  const get = (n) => n === 'cookie' ? 's=' + cookies.s : request.headers.get(n)
  return HttpResponse.text(${seen('get')}, { headers: [['Set-Cookie', 'a=1; Path=/'], ['Set-Cookie', 'b=2; Path=/']] })
})]`,
      [['GET', '/', headers]],
    ),
  ]
  for (const { answers, crash } of outcomes) {
    expect(crash).toBeUndefined()
    expect(answers[0]).toMatchObject({ body: 'https://foo.example s=1 PUT' })
    const sent = headersOf(answers[0])
    expect(sent.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value)).toEqual([
      'a=1; Path=/',
      'b=2; Path=/',
    ])
  }
  expect(await sandbox.page.evaluate(() => document.cookie)).toBe('')
})

test('a server handles bodies, unusual methods, streams and many requests at once', async () => {
  const text = express(`app.use(express.json())
app.post('/', (req, res) => res.status(201).json({ got: req.body, query: req.query }))
app.trace('/', (req, res) => res.send(req.method))
app.get('/later', (req, res) => { res.write('a'); setTimeout(() => res.end('b'), 50) })
app.get('/file', (req, res) => res.sendFile('/etc/passwd'))`)
  const { answers, printed } = await serve(
    'express',
    text,
    [
      ['POST', '/?q=%C3%A9', [['Content-Type', 'application/json']], '{"a":"é"}'],
      ['TRACE', '/'],
      ['GET', '/later'],
      ['GET', '/file'],
    ],
    true,
  )
  expect(answers.map((one) => ('status' in one ? [one.status, one.body.slice(0, 40)] : one))).toEqual([
    [201, '{"got":{"a":"é"},"query":{"q":"é"}}'],
    [200, 'TRACE'],
    [200, 'ab'],
    [500, expect.stringContaining('<!DOCTYPE html>')],
  ])
  expect(printed).toEqual([['error', expect.stringContaining('res.sendFile does not work in this server'), 8]])
})

test('an error at the start is a crash with the line, the text and the position', async () => {
  const outcome = await serve('express', express('\nnull.property'), [['GET', '/']])
  expect(outcome.crash).toMatchObject({
    line: 5,
    text: expect.stringMatching(/^server\.js:5\nnull\.property\n\nTypeError: /),
  })
  expect(outcome.answers).toEqual([{ broken: 'refused' }])
  const pattern = await serve('express', express("app.get('/:', (req, res) => res.end())"), [])
  expect(pattern.crash).toMatchObject({ line: 4, text: expect.stringContaining('Missing parameter name at') })
})

test('an error after the start ends the process: waiting requests are broken off, later ones refused', async () => {
  const outcome = await serve(
    'express',
    express("app.get('/', () => setTimeout(() => { throw new RangeError('later') }, 10))"),
    [
      ['GET', '/'],
      ['GET', '/'],
    ],
  )
  expect(outcome.answers).toEqual([
    { broken: expect.stringContaining('Its process ended: RangeError: later') },
    { broken: expect.stringContaining('does not run any more') },
  ])
  expect(outcome.printed).toEqual([['error', expect.stringContaining('RangeError: later'), 4]])
})

test('an endless loop does not freeze the page: the server is ended, and its clients get an error', async () => {
  const loop = express("app.get('/', () => { for (;;) {} })")
  const outcome = await serve('express', loop, [
    ['GET', '/'],
    ['GET', '/'],
  ])
  expect(outcome.answers).toEqual([
    { broken: expect.stringContaining('2 seconds') },
    { broken: expect.stringContaining('does not run any more') },
  ])
  expect(outcome.milliseconds).toBeLessThan(5_000)
  expect(outcome.longestPause).toBeLessThan(1_500)
  const microtasks = express("app.get('/', () => { const again = () => Promise.resolve().then(again); again() })")
  expect((await serve('express', microtasks, [['GET', '/']])).answers).toEqual([
    { broken: expect.stringContaining('2 seconds') },
  ])
})

for (const [what, text] of [
  ['an endless loop', express('for (;;) {}')],
  ['a promise that never settles', express('await new Promise(() => {})')],
] as const) {
  test(`${what} at the start is a crash`, async () => {
    const outcome = await serve('express', text, [])
    expect(outcome.crash?.text).toContain('did not come to listen within 2 seconds')
    expect(outcome.milliseconds).toBeLessThan(5_000)
    expect(outcome.longestPause).toBeLessThan(1_500)
  })
}

test('a handler that never responds breaks only its own connection, and the server keeps running', async () => {
  const outcome = await serve(
    'express',
    express("app.get('/never', () => {})\napp.get('/', (req, res) => res.send('here'))"),
    [
      ['GET', '/never'],
      ['GET', '/'],
    ],
  )
  expect(outcome.answers).toMatchObject([{ broken: expect.stringContaining('within 5 seconds') }, { body: 'here' }])
})

test('a server can call another server and read any response', async () => {
  const outcome = await serve(
    'hono',
    `import { Hono } from 'hono'
const app = new Hono()
app.get('/', async (c) => {
  const answer = await fetch('https://api.example/data', { method: 'PUT', body: 'x', headers: { Cookie: 'a=1' } })
  return c.text(answer.headers.getSetCookie().join() + ' ' + (await answer.text()))
})
export default app`,
    [['GET', '/']],
  )
  expect(outcome.answers).toMatchObject([
    { body: 'b=2 PUT https://api.example/data [["content-type","text/plain;charset=UTF-8"],["cookie","a=1"]] x' },
  ])
})

test('a flood of output is cut off, and the server keeps running', async () => {
  const outcome = await serve(
    'express',
    express("app.get('/', (req, res) => { for (let i = 0; i < 1e5; i += 1) console.log('again'); res.send('done') })"),
    [['GET', '/']],
  )
  expect(outcome.answers).toMatchObject([{ body: 'done' }])
  expect(outcome.printed).toHaveLength(301)
  expect(outcome.printed.at(-1)).toEqual(['warn', expect.stringContaining('prints more than')])
})

test('nothing that a server does reaches the network or the page', async () => {
  test.setTimeout(120_000)
  // The control: the trap does catch requests of a page that may send them.
  await sandbox.page.evaluate((address) => fetch(`http://${address}/control`).then((r) => r.text()), sandbox.trap)
  expect(sandbox.hits).toContain('GET /control')
  sandbox.hits.length = 0
  const left = [...escapeAttempts(sandbox.trap)]
  const tryInTurn = async () => {
    for (let attempt = left.shift(); attempt !== undefined; attempt = left.shift()) {
      // Code that a diagnostic refuses never runs.
      const text = express(`app.get('/', async (req, res) => {
  const late = new Promise((resolve) => setTimeout(resolve, 150))
  try { await Promise.race([(async () => { ${attempt} })(), late]); res.send('it ran') } catch (error) { res.send('' + error) }
})`)
      const { answers, diagnostics } = await serve('express', text, [['GET', '/']])
      expect([...answers, ...diagnostics], attempt).not.toHaveLength(0)
    }
  }
  await Promise.all([tryInTurn(), tryInTurn(), tryInTurn(), tryInTurn()])
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(sandbox.hits).toEqual([])
  expect(await sandbox.page.title()).toBe('')
  expect(await sandbox.page.evaluate(() => document.cookie)).toBe('')
})

test('forged and malformed responses reach no client', async () => {
  const { answers } = await serve(
    'express',
    express(`const seen = []
for (const [prototype, name] of [[globalThis.MessageEvent?.prototype, 'data'], [Event.prototype, 'target'], [Object.prototype, 'type']]) {
  if (prototype) Object.defineProperty(prototype, name, { configurable: true, get() { seen.push(this); return undefined }, set() {} })
}
delete Object.prototype.type
globalThis.addEventListener('message', (event) => seen.push(event))
app.get('/', (req, res) => res.send(seen.filter((one) => Object.prototype.toString.call(one) === '[object MessagePort]').length + ' ' + typeof postMessage))`),
    [['GET', '/']],
  )
  expect(answers).toMatchObject([{ body: '0 undefined' }])
})

test('a server starts quickly, and its worker is gone when it is stopped', async () => {
  const { example } = await loadDialect('express')
  await serve('express', example, [])
  const { milliseconds } = await serve('express', example, [['GET', '/']])
  expect(milliseconds).toBeLessThan(1_500)
  const workers = () => sandbox.page.workers()
  await expect.poll(() => workers().length).toBeLessThanOrEqual(1)
})

import { describe, expect, test } from 'vitest'
import { explain } from '../trace/explanation.ts'
import { threeQuestions } from '../trace/questions.ts'
import { applyRemedy, canApplyRemedy } from './apply-remedy.ts'
import type { PlaygroundDocument } from './document.ts'
import { remedyInWords } from './remedy-in-words.ts'
import { runInNode } from './run-in-node.ts'

const document = (code: string, text: string): PlaygroundDocument => ({
  version: 1,
  page: { url: 'https://foo.example/' },
  browser: 'chromium',
  client: { language: 'javascript', code },
  servers: [{ origin: 'https://bar.other', dialect: 'raw', text }],
})

/** Applies remedies one after another until there is none, at most five. */
async function mended(start: PlaygroundDocument) {
  let now = start
  for (let i = 0; i < 5; i++) {
    const trace = await runInNode(now)
    const remedy = explain(trace, 1)?.remedy
    if (!remedy) return { text: now.servers[0]?.text ?? '', read: threeQuestions(trace, 1).read.tone }
    now = await applyRemedy(now, trace, remedy)
  }
  return { text: now.servers[0]?.text ?? '', read: 'never' }
}

const get = 'await fetch("https://bar.other/data").catch(() => {})'

describe('remedies, applied until none is left, end in an answer that can be read', () => {
  for (const [what, code, server] of [
    ['without the header', get, 'GET /data\n200 OK\n\nhi\n'],
    ['with another origin', get, 'GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example/\n\nhi\n'],
    [
      'with two values',
      get,
      'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: *\n\nhi\n',
    ],
    ['with the name misspelled', get, 'GET /data\n200 OK\nAcces-Control-Allow-Origin: *\n\nhi\n'],
    [
      'with credentials and a wildcard',
      'await fetch("https://bar.other/data", { credentials: "include" }).catch(() => {})',
      'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n',
    ],
    [
      'with no answer to the preflight',
      'await fetch("https://bar.other/data", { method: "PUT", headers: { "X-A": "1" }, body: "a" }).catch(() => {})',
      'PUT /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n',
    ],
  ] as const)
    test(what, async () => {
      expect(await mended(document(code, server))).toMatchObject({ read: 'go' })
    })
})

test('a remedy names the origin that asked and never opens the server to everybody', async () => {
  const { text } = await mended(document(get, 'GET /data\n200 OK\n\nhi\n'))
  expect(text).toBe('GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example\n\nhi\n')
})

test('a misspelled header is replaced, not joined', async () => {
  const { text } = await mended(document(get, 'GET /data\n200 OK\nAcces-Control-Allow-Origin: *\n\nhi\n'))
  expect(text).toBe('GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example\n\nhi\n')
})

const token = `await fetch("https://bar.other/data", { headers: { Authorization: "Bearer 1" } }).catch(() => {})`
const loginFirst = `# a login check for every method
* /data
when no Authorization
401

GET /data
200 OK
Access-Control-Allow-Origin: https://foo.example

hi
`

describe('a preflight that is refused by its status', () => {
  test('gets a route of its own before the one that asks for a login', async () => {
    const { text, read } = await mended(document(token, loginFirst))
    expect(read).toBe('go')
    expect(text).toBe(`OPTIONS /data
204
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Headers: authorization

${loginFirst}`)
  })

  test('keeps the route that it has, with another status', async () => {
    const route = 'OPTIONS /data\n# not yet\nwhen Origin: *\n405 Method Not Allowed\nAllow: GET\n\n'
    const get = loginFirst.slice(loginFirst.indexOf('GET /data'))
    const { text, read } = await mended(document(token, route + get))
    expect(read).toBe('go')
    expect(text).toBe(
      `OPTIONS /data
# not yet
when Origin: *
204 No Content
Allow: GET
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Headers: authorization

${get}`,
    )
  })
})

test('Vary goes to the answer that was stored, and joins what stands there', async () => {
  const code = `await fetch("https://bar.other/a", { mode: "no-cors" })
await fetch("https://bar.other/a").catch(() => {})`
  const text = `GET /a
when Origin: *
200 OK
Access-Control-Allow-Origin: {origin}
Cache-Control: max-age=60

hi

GET /a
200 OK
Cache-Control: max-age=60
Vary: Accept-Encoding

hi
`
  const start = document(code, text)
  const trace = await runInNode(start)
  const remedy = explain(trace, 2)?.remedy
  expect(remedy).toMatchObject({ header: 'Vary', value: 'Origin' })
  if (!remedy) return
  const after = await applyRemedy(start, trace, remedy)
  expect(after.servers[0]?.text).toBe(text.replace('Vary: Accept-Encoding', 'Vary: Accept-Encoding, Origin'))
  expect(threeQuestions(await runInNode(after), 2).read.tone).toBe('go')
})

describe('a server in another dialect', () => {
  const inExpress = (text: string): PlaygroundDocument => ({
    ...document(get, ''),
    servers: [{ origin: 'https://bar.other', dialect: 'express', text }],
  })
  // Nothing in this text is a place for an option: the answer is written by hand.
  const byHand = `import express from 'express'
const app = express()
const answer = (res) => res.json([])
app.get('/data', (req, res) => answer(res))
app.listen(8080)
`

  test('whose text its dialect cannot change stays as it is, and the change is told in words', async () => {
    const start = inExpress(byHand)
    const trace = await runInNode(start)
    const remedy = explain(trace, 1)?.remedy
    if (!remedy) throw new Error('there is no remedy')
    const can = await canApplyRemedy(start, trace, remedy)
    const after = await applyRemedy(start, trace, remedy)
    // Whatever a dialect learns to change: what is applied has to help, and what does not help is not offered.
    if (can) expect(threeQuestions(await runInNode(after), 1).read.tone).toBe('go')
    else expect(after).toBe(start)
    expect(remedyInWords('express', remedy)).toContain("`origin: 'https://foo.example'`")
  })

  test.each([
    ['express', 'Access-Control-Allow-Credentials', 'true', 'credentials: true'],
    ['hono', 'Access-Control-Allow-Methods', 'PUT', "'PUT' in allowMethods"],
    ['express', 'Access-Control-Allow-Headers', 'x-a', "'x-a' in allowedHeaders"],
    [
      'nginx',
      'Access-Control-Allow-Origin',
      'https://foo.example',
      'add_header Access-Control-Allow-Origin "https://foo.example" always;',
    ],
    ['msw', 'Access-Control-Allow-Origin', 'https://foo.example', 'Access-Control-Allow-Origin: https://foo.example'],
    ['hono', 'Vary', 'Origin', 'Vary: Origin'],
  ] as const)('%s: %s in its own words', (dialect, header, value, says) => {
    const remedy = { server: 'https://bar.other', exchange: 1, header, value, preflight: true }
    expect(remedyInWords(dialect, remedy)).toContain(says)
  })
})

import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '../document/document.ts'
import { documentOf } from '../document/document-of.ts'
import { remedyInWords } from '../document/remedy-in-words.ts'
import { loadDialect } from '../servers/dialects.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { explain } from '../trace/why/explanation.ts'
import { proveFix } from './prove-fix.ts'
import { runInNode } from './run-in-node.ts'

const document = (code: string, text: string) => documentOf({ code, servers: { 'https://bar.other': text } })

/** The text with the fix for the first call, and whether its answer can be read then. */
async function mended(start: PlaygroundDocument) {
  const fix = await proveFix(start, await runInNode(start), 1, runInNode)
  if (!fix?.document) return { text: start.servers[0]?.text ?? '', read: 'by hand' }
  return { text: fix.text ?? '', read: threeQuestions(await runInNode(fix.document), 1).read.tone }
}

const get = 'await fetch("https://bar.other/data").catch(() => {})'

describe('a fix is one change after which the response can be read', () => {
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

test('a remedy names the origin of the page and never allows every origin', async () => {
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

describe('a remedy for a preflight that is refused by its status', () => {
  test('a remedy adds a route for the preflight before the one that requires a login', async () => {
    const { text, read } = await mended(document(token, loginFirst))
    expect(read).toBe('go')
    expect(text).toBe(`OPTIONS /data
204
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Headers: authorization

${loginFirst}`)
  })

  test('a remedy changes the status of the route that answers the preflight', async () => {
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

test('a remedy adds Vary to the response that was stored, after the value it has', async () => {
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
  const fix = await proveFix(start, await runInNode(start), 2, runInNode)
  expect(fix?.text).toBe(text.replace('Vary: Accept-Encoding', 'Vary: Accept-Encoding, Origin'))
})

describe('a server in another dialect', () => {
  const inExpress = (text: string): PlaygroundDocument => ({
    ...document(get, ''),
    servers: [{ origin: 'https://bar.other', dialect: 'express', text }],
  })
  // This text has no place for an option: it writes the response by hand.
  const byHand = `import express from 'express'
const app = express()
const answer = (res) => res.json([])
app.get('/data', (req, res) => answer(res))
app.listen(8080)
`

  const app = (...lines: readonly string[]) =>
    inExpress(
      [
        "import express from 'express'",
        "import cors from 'cors'",
        'const app = express()',
        ...lines,
        'app.listen(8080)',
      ].join('\n'),
    )
  const route = "app.all('/data', (req, res) => res.json([]))"
  const asking = (start: PlaygroundDocument, init: string): PlaygroundDocument => ({
    ...start,
    client: { language: 'javascript', code: `await fetch('https://bar.other/data', ${init}).catch(() => {})` },
  })

  test.each([
    ['written by hand', inExpress(byHand)],
    ['with cors() behind the route', app(route, 'app.use(cors())')],
    [
      'with a login check before cors()',
      asking(app('app.use((req, res) => res.sendStatus(401))', 'app.use(cors())', route), "{ method: 'PUT' }"),
    ],
    ['with another origin', app("app.use(cors({ origin: 'https://shop.example' }))", route)],
    [
      'with a list of other origins',
      app("app.use(cors({ origin: ['https://a.example', 'https://b.example'] }))", route),
    ],
    ['with a wildcard and credentials', asking(app('app.use(cors())', route), "{ credentials: 'include' }")],
    [
      'without credentials',
      asking(app("app.use(cors({ origin: 'https://foo.example' }))", route), "{ credentials: 'include' }"),
    ],
    ['without the method', asking(app("app.use(cors({ methods: ['GET'] }))", route), "{ method: 'PUT' }")],
    [
      'without the header',
      asking(app("app.use(cors({ allowedHeaders: ['X-A'] }))", route), "{ headers: { 'X-B': '1' } }"),
    ],
  ])(
    'in Express, %s: a remedy that can be applied helps, and one that does not help is not offered',
    async (_what, start) => {
      const trace = await runInNode(start)
      const remedy = explain(trace, 1)?.remedy
      if (!remedy) throw new Error('there is no remedy')
      const { text, read } = await mended(start)
      if (read !== 'by hand') {
        expect(read, text).toBe('go')
        const evil = { ...inExpress(text), client: start.client, page: { url: 'https://evil.test/' } }
        // Where no origin is configured, the server allowed every origin, and still does.
        if (text.includes('origin:')) expect(threeQuestions(await runInNode(evil), 1).read.tone).toBe('stop')
      } else {
        expect(text).toBe(start.servers[0]?.text)
        expect((await proveFix(start, trace, 1, runInNode))?.summary).toContain(remedy.value)
      }
    },
  )

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
  ] as const)('%s: %s in its own words', async (dialect, header, value, says) => {
    const remedy = { server: 'https://bar.other', exchange: 1, header, value, preflight: true }
    const { example } = await loadDialect(dialect)
    expect(await remedyInWords({ origin: remedy.server, dialect, text: example }, remedy)).toContain(says)
  })

  test.each([
    ['express', byHand, 'Access-Control-Allow-Origin', 'https://foo.example'],
    ['fiber-2.52', 'package main', 'Access-Control-Allow-Methods', 'PUT'],
    ['hono', 'import { Hono } from "hono"', 'Access-Control-Allow-Headers', 'x-a'],
  ] as const)(
    'a program in %s without a cors middleware is not told of its options',
    async (dialect, text, header, value) => {
      const remedy = { server: 'https://bar.other', exchange: 1, header, value, preflight: true }
      const words = await remedyInWords({ origin: remedy.server, dialect, text }, remedy)
      expect(words).toContain(`${header}: ${value}`)
      expect(words).not.toMatch(/cors/)
    },
  )

  test('headers that a program sets by hand are named with their line', async () => {
    const text =
      "import express from 'express'\nconst app = express()\napp.use((req, res, next) => {\n  res.header('Access-Control-Allow-Methods', 'GET')\n  next()\n})\n"
    const header = 'Access-Control-Allow-Methods'
    const remedy = { server: 'https://bar.other', exchange: 1, header, value: 'PUT', preflight: true }
    expect(await remedyInWords({ origin: remedy.server, dialect: 'express', text }, remedy)).toBe(
      'Where the program sets `Access-Control-Allow-Methods`, in line 4: `PUT` in `Access-Control-Allow-Methods`.',
    )
  })
})

describe('where no change of a server is the fix, it is said what to do instead', () => {
  const words = async (start: PlaygroundDocument) => {
    const fix = await proveFix(start, await runInNode(start), 1, runInNode)
    expect(fix?.written ?? false).toBe(false)
    return fix?.summary
  }
  const redirects = (to: string) => `GET /data\n302 Found\nLocation: ${to}\n`

  test('a redirect to a login page: the page itself has to go there', async () => {
    expect(await words(document(get, redirects('https://login.example/login')))).toContain(
      "location.assign('https://login.example/login')",
    )
  })

  test('a frame without an origin: allow-same-origin, or * for public data', async () => {
    const framed = documentOf({
      code: get,
      opaque: true,
      servers: { 'https://bar.other': 'GET /data\n200 OK\n\nhi\n' },
    })
    expect(await words(framed)).toMatch(/`allow-same-origin`.*Access-Control-Allow-Origin: \*/)
  })

  test('a file: a server', async () => {
    const file = documentOf({
      code: get,
      page: 'file:///a.html',
      servers: { 'https://bar.other': 'GET /data\n200 OK\n\nhi\n' },
    })
    expect(await words(file)).toContain('over HTTP')
  })
})

test('the fix for a beacon is one change, and says how a beacon needs no permission', async () => {
  const beacon = `navigator.sendBeacon('https://bar.other/log', new Blob(['{}'], { type: 'application/json' }))`
  const start = document(beacon, 'OPTIONS /log\n204\nAccess-Control-Allow-Origin: *\n\nPOST /log\n204\n')
  const fix = await proveFix(start, await runInNode(start), 1, runInNode)
  expect(fix).toMatchObject({ written: true, summary: expect.stringContaining('`text/plain`') })
})

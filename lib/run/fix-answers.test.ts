/** Fixes for calls that are answered, and not as the page needs it: hidden headers, files for others, parsers, proxies. */
import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '../document/document.ts'
import { type DocumentParts, documentOf } from '../document/document-of.ts'
import type { DialectId } from '../servers/dialects.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { proveFix } from './prove-fix.ts'
import { runInNode } from './run-in-node.ts'

/** A machine may be busy with much else. */
const BUSY = { timeout: 120_000 }

const API = 'https://bar.other'
const express = (...lines: readonly string[]) =>
  [
    "import express from 'express'",
    "import cors from 'cors'",
    'const app = express()',
    ...lines,
    'app.listen(8080)',
    '',
  ].join('\n')
const start = (code: string, servers: DocumentParts['servers'], more: Partial<DocumentParts> = {}) =>
  documentOf({ code, servers, ...more })
const fixOf = async (document: PlaygroundDocument, call = 1) =>
  proveFix(document, await runInNode(document), call, runInNode, { milliseconds: 60_000 })

/** What the script prints. */
const printed = async (document: PlaygroundDocument) =>
  (await runInNode(document)).flatMap((e) => (e.type === 'console' && e.by === 'script' ? [e.text] : []))

describe('a header that the script asks for and does not see', BUSY, () => {
  const READ = `const r = await fetch('${API}/j'); console.log(r.headers.get('X-Total'))`
  const BOTH = `const r = await fetch('${API}/j'); console.log(r.headers.get('X-Total'), r.headers.get('X-Page'))`
  test.each<[dialect: DialectId, text: string, has: string]>([
    [
      'express',
      express('app.use(cors())', "app.get('/j', (req, res) => res.set('X-Total', '5').json({}))"),
      "cors({ exposedHeaders: ['X-Total'] })",
    ],
    [
      'express',
      express(
        "app.get('/j', (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.set('X-Total', '5'); res.json({}) })",
      ),
      "res.set('Access-Control-Expose-Headers', 'X-Total')",
    ],
    [
      'express',
      express(
        "app.use(cors({ exposeHeaders: ['X-Total'] }))",
        "app.get('/j', (req, res) => res.set('X-Total', '5').json({}))",
      ),
      "exposedHeaders: ['X-Total']",
    ],
    [
      'hono',
      "import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\napp.use('*', cors({ origin: 'https://foo.example', exposeHeaders: ['X-A'] }))\napp.get('/j', (c) => c.json({}, 200, { 'X-Total': '5' }))\nexport default app\n",
      "['X-A', 'x-total']",
    ],
    [
      'nginx',
      "server {\n  location / {\n    add_header Access-Control-Allow-Origin '*';\n    add_header X-Total 5;\n    return 200 '{}';\n  }\n}\n",
      'add_header Access-Control-Expose-Headers X-Total always;',
    ],
    [
      'raw',
      'GET /j\n200 OK\nAccess-Control-Allow-Origin: *\nX-Total: 5\n\nhi\n',
      'Access-Control-Expose-Headers: X-Total',
    ],
    [
      'msw',
      "import { http, HttpResponse } from 'msw'\nexport const handlers = [\n  http.get('/j', () => HttpResponse.json({}, { headers: { 'Access-Control-Allow-Origin': '*', 'X-Total': '5' } })),\n]\n",
      "'Access-Control-Expose-Headers': 'x-total'",
    ],
  ])('is named by the server, in the words of %s', async (dialect, text, has) => {
    const document = start(READ, { [API]: { dialect, text } })
    expect(await printed(document)).toEqual(['null'])
    const fix = await fixOf(document)
    expect(fix?.text).toContain(has)
    expect(fix?.document && (await printed(fix.document))).toEqual(['5'])
  })

  test('two of them are named by one click', async () => {
    const text = express(
      'app.use(cors())',
      "app.get('/j', (req, res) => res.set({ 'X-Total': '5', 'X-Page': '1' }).json({}))",
    )
    const fix = await fixOf(start(BOTH, { [API]: { dialect: 'express', text } }))
    expect(fix?.document && (await printed(fix.document))).toEqual(['5 1'])
    expect(fix?.summary).toContain('X-Total, X-Page')
  })

  test('that every page sees it then is told where every page reads the answer', async () => {
    const answers = (options: string) =>
      express(`app.use(cors(${options}))`, "app.get('/j', (req, res) => res.set('X-Total', '5').json({}))")
    const open = await fixOf(start(READ, { [API]: { dialect: 'express', text: answers('') } }))
    const own = await fixOf(
      start(READ, { [API]: { dialect: 'express', text: answers("{ origin: 'https://foo.example' }") } }),
    )
    expect(open?.summary).toContain('Every page may read this answer, and sees the header then too')
    expect(own?.summary).not.toContain('Every page')
  })

  test('no fix is offered for a header that no script asks for', async () => {
    const text = express('app.use(cors())', "app.get('/j', (req, res) => res.set('X-Total', '5').json({}))")
    expect(await fixOf(start(`await fetch('${API}/j')`, { [API]: { dialect: 'express', text } }))).toBeNull()
  })
})

describe('Cross-Origin-Resource-Policy', BUSY, () => {
  const IMAGE = (origin: string) =>
    `const i = new Image(); i.src = '${origin}/i.png'; await new Promise((r) => { i.onload = i.onerror = r })`
  const text = express(
    "app.get('/i.png', (req, res) => res.set('Cross-Origin-Resource-Policy', 'same-origin').type('gif').send('GIF89a'))",
  )
  test('is widened to the site where the page is of the same site', async () => {
    const own = 'https://img.foo.example'
    const fix = await fixOf(start(IMAGE(own), { [own]: { dialect: 'express', text } }))
    expect(fix?.text).toContain("'Cross-Origin-Resource-Policy', 'same-site'")
  })
  test('is not widened to every page: what opens it for this page alone is told', async () => {
    const fix = await fixOf(start(IMAGE(API), { [API]: { dialect: 'express', text } }))
    expect(fix).toMatchObject({ written: false })
    expect(fix?.summary).toContain('write `crossorigin` on the element')
    expect(fix?.summary).toContain('would let every page embed it')
  })
})

describe('cors() behind a parser of bodies', BUSY, () => {
  const send = (body: string) =>
    `await fetch('${API}/j', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ${body} }).catch(() => {})`
  const server = (route: string) => express('app.use(express.json())', 'app.use(cors())', route)

  test.each([
    ['a body that is no JSON', "'{bad'", 400],
    ['a body that is too large', "JSON.stringify('x'.repeat(200000))", 413],
  ])('moves before it, so that the error is readable: %s', async (_, body, status) => {
    const document = start(send(body), {
      [API]: { dialect: 'express', text: server("app.post('/j', (req, res) => res.json({}))") },
    })
    const fix = await fixOf(document)
    expect(fix?.text).toContain('app.use(cors())\napp.use(express.json())')
    const settled = (await runInNode(fix?.document ?? document)).find((e) => e.type === 'settled')
    expect(settled).toMatchObject({ outcome: { kind: 'response', status } })
  })

  test('does not move before a login check, whose error is followed by the data', async () => {
    const text = express(
      'app.use((req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401)))',
      'app.use(cors())',
      "app.all('/j', (req, res) => res.json({}))",
    )
    const document = start(`await fetch('${API}/j').catch(() => {})`, { [API]: { dialect: 'express', text } })
    const fix = await fixOf(document)
    const evil = await runInNode({ ...(fix?.document ?? document), page: { url: 'https://evil.test/' } })
    expect(threeQuestions(evil, 1).read.tone).not.toBe('go')
  })
})

test('a call past the proxy of its page may also go through it', BUSY, async () => {
  const document = start(
    "await fetch('http://localhost:8080/api/x').catch(() => {})",
    {
      'http://localhost:5173': {
        dialect: 'vite',
        text: "export default { server: { proxy: { '/api': 'http://localhost:8080' } } }\n",
      },
      'http://localhost:8080': { dialect: 'express', text: express("app.get('/api/x', (req, res) => res.json({}))") },
    },
    { page: 'http://localhost:5173/' },
  )
  expect((await fixOf(document))?.summary).toContain('Or call `/api/x`, which localhost:5173 passes on')
})

test('a redirect of Next.js that no header goes with is answered by the address that it leads to', BUSY, async () => {
  const text =
    "module.exports = { async headers() { return [{ source: '/api/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }] } }\n"
  const fix = await fixOf(start(`await fetch('${API}/api/j/').catch(() => {})`, { [API]: { dialect: 'next', text } }))
  expect(fix).toMatchObject({ written: false })
  expect(fix?.summary).toBe('Call the address that bar.other redirects to, `https://bar.other/api/j`.')
})

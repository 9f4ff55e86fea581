import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '../document/document.ts'
import { documentOf } from '../document/document-of.ts'
import type { DialectId } from '../servers/dialects.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { proveFix } from './prove-fix.ts'
import { runInNode } from './run-in-node.ts'

const GET = "await fetch('https://bar.other/data').catch(() => {})"
const COOKIES = "await fetch('https://bar.other/data', { credentials: 'include' }).catch(() => {})"
const PUT =
  "await fetch('https://bar.other/data', { method: 'PUT', headers: { 'X-A': '1', 'Content-Type': 'application/json' }, body: '{}' }).catch(() => {})"

const start = (dialect: DialectId, text: string, code: string) =>
  documentOf({ code, servers: { 'https://bar.other': { dialect, text } } })

const express = (lines: string, end = "app.all('/data', (req, res) => res.json([]))") =>
  `import express from 'express'\nimport cors from 'cors'\n\nconst app = express()\n${lines}\n${end}\napp.listen(8080)\n`
const hono = (lines: string) =>
  `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\n\nconst app = new Hono()\n${lines}\napp.all('/data', (c) => c.json([]))\n\nexport default app\n`
const msw = (handler: string) =>
  `import { http, HttpResponse } from 'msw'\n\nexport const handlers = [\n  ${handler}\n]\n`
const nginx = (lines: string) => `server {\n    location /data {\n${lines}\n    }\n}\n`
const fiber = (config: string) => `package main

import (
	"log"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
	app := fiber.New()
	app.Use(cors.New(${config}))
	app.All("/data", func(c *fiber.Ctx) error {
		return c.SendString("hi")
	})
	log.Fatal(app.Listen(":8080"))
}
`

/** Whether a page with this address reads the answer to the call. */
async function reads(document: PlaygroundDocument, url: string, code = document.client.code): Promise<boolean> {
  const client = { language: 'javascript' as const, code }
  return threeQuestions(await runInNode({ ...document, page: { url }, client }), 1).read.tone === 'go'
}

async function fixOf(document: PlaygroundDocument) {
  const fix = await proveFix(document, await runInNode(document), 1, runInNode)
  if (!fix?.document) throw new Error(`It is not written: ${fix?.summary}`)
  return { ...fix, document: fix.document }
}

const ECHOES: readonly (readonly [what: string, dialect: DialectId, text: string])[] = [
  ['origin: true of Express', 'express', express('app.use(cors({ origin: true }))')],
  ['a callback that says yes', 'express', express('app.use(cors({ origin: (o, cb) => cb(null, true) }))')],
  [
    'a header of Express that repeats',
    'express',
    express(
      "app.use((req, res, next) => {\n  res.header('Access-Control-Allow-Origin', req.headers.origin)\n  next()\n})",
    ),
  ],
  ['a function of Hono that returns what it gets', 'hono', hono("app.use('*', cors({ origin: (origin) => origin }))")],
  ['AllowOriginsFunc', 'fiber-2.52', fiber('cors.Config{AllowOriginsFunc: func(origin string) bool { return true }}')],
  [
    '$http_origin',
    'nginx',
    nginx('        add_header Access-Control-Allow-Origin $http_origin;\n        return 200 hi;'),
  ],
  [
    'a resolver of MSW that repeats',
    'msw',
    msw(
      "http.get('/data', ({ request }) => HttpResponse.json([], { headers: { 'Access-Control-Allow-Origin': request.headers.get('Origin') ?? '*' } })),",
    ),
  ],
  ['{origin} of a raw text', 'raw', 'GET /data\n200 OK\nAccess-Control-Allow-Origin: {origin}\n\nhi\n'],
]

describe('a server that repeats every origin gives credentials only to a list', () => {
  test.each(ECHOES)('%s', async (_, dialect, text) => {
    const document = start(dialect, text, COOKIES)
    const fix = await fixOf(document)
    expect(await reads(fix.document, 'https://foo.example/')).toBe(true)
    expect(await reads(fix.document, 'https://evil.test/')).toBe(false)
    expect(await reads(document, 'https://evil.test/', GET)).toBe(true)
    expect(await reads(fix.document, 'https://evil.test/', GET)).toBe(true)
    expect(fix.summary).toContain('Before and after this change, `https://evil.test` reads answers without credentials')
  })

  test('where credentials are for everybody already, a method is not added for everybody', async () => {
    const text = express("app.use(cors({ origin: true, credentials: true, methods: ['GET'] }))")
    const document = start('express', text, PUT)
    const fix = await proveFix(document, await runInNode(document), 1, runInNode)
    expect(fix).toMatchObject({
      written: false,
      summary: expect.stringContaining('First let it answer only the origins of a list'),
    })
  })
})

const OTHERS: readonly (readonly [what: string, dialect: DialectId, text: string, has: string])[] = [
  [
    'a list in a variable',
    'express',
    express("const allowed = ['https://a.example']\napp.use(cors({ origin: allowed }))"),
    "['https://a.example', 'https://foo.example']",
  ],
  [
    'a Set that a function asks',
    'express',
    express(
      "const allowed = new Set(['https://a.example'])\napp.use(cors({ origin: (o, cb) => (allowed.has(o) ? cb(null, true) : cb(new Error('no'))) }))",
    ),
    "new Set(['https://a.example', 'https://foo.example'])",
  ],
  [
    'callback(null, allowed.includes(origin))',
    'express',
    express(
      "const allowed = ['https://a.example']\napp.use(cors({ origin(origin, callback) { callback(null, allowed.includes(origin)) } }))",
    ),
    "['https://a.example', 'https://foo.example']",
  ],
  [
    'an object of origins',
    'express',
    express(
      "const known = { 'https://a.example': true }\napp.use(cors({ origin: (o, cb) => cb(null, known[o] ?? false) }))",
    ),
    "{ 'https://a.example': true, 'https://foo.example': true }",
  ],
  [
    'a pattern',
    'express',
    express('app.use(cors({ origin: /a\\.example$/ }))'),
    "[/a\\.example$/, 'https://foo.example']",
  ],
  [
    'a header that is set by hand',
    'express',
    express(
      "app.use((req, res, next) => {\n  res.header('Access-Control-Allow-Origin', 'https://a.example')\n  next()\n})",
    ),
    "req.headers.origin === 'https://foo.example' ? 'https://foo.example' : 'https://a.example'",
  ],
  [
    'a function of Hono',
    'hono',
    hono("app.use('*', cors({ origin: (origin) => (origin.endsWith('a.example') ? origin : null) }))"),
    "origin === 'https://foo.example' ? origin :",
  ],
  [
    'a handler of MSW',
    'msw',
    msw(
      "http.get('/data', () => HttpResponse.json([], { headers: { 'Access-Control-Allow-Origin': 'https://a.example' } })),",
    ),
    '({ request }) =>',
  ],
  [
    'a function of Fiber',
    'fiber-2.52',
    fiber('cors.Config{AllowOriginsFunc: func(origin string) bool { return origin == "https://a.example" }}'),
    'if origin == "https://foo.example" { return true }',
  ],
  [
    'one origin of nginx',
    'nginx',
    nginx('        add_header Access-Control-Allow-Origin https://a.example always;\n        return 200 hi;'),
    'default "https://a.example";',
  ],
  [
    'an origin of a raw text',
    'raw',
    'GET /data\n200 OK\nAccess-Control-Allow-Origin: https://a.example\n\nhi\n',
    'when Origin: https://foo.example',
  ],
]

test.each(OTHERS)('%s gets one more origin, and the other one keeps its access', async (_, dialect, text, has) => {
  const document = start(dialect, text, GET)
  const fix = await fixOf(document)
  expect(fix.text).toContain(has)
  expect(await reads(document, 'https://a.example/')).toBe(true)
  expect(await reads(fix.document, 'https://a.example/')).toBe(true)
  expect(await reads(fix.document, 'https://foo.example/')).toBe(true)
  expect(await reads(fix.document, 'https://evil.test/')).toBe(false)
})

const STARS: readonly (readonly [dialect: DialectId, text: string])[] = [
  ['express', express('app.use(cors())')],
  ['hono', hono("app.use('*', cors())")],
  ['fiber-2.52', fiber('')],
  ['nginx', nginx("        add_header Access-Control-Allow-Origin '*' always;\n        return 200 hi;")],
  ['msw', msw("http.get('/data', () => HttpResponse.json([], { headers: { 'Access-Control-Allow-Origin': '*' } })),")],
  ['raw', 'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n'],
]

test.each(STARS)(
  '%s: credentials beside * are for this page, and every other one reads by * as before',
  async (dialect, text) => {
    const fix = await fixOf(start(dialect, text, COOKIES))
    expect(await reads(fix.document, 'https://foo.example/')).toBe(true)
    expect(await reads(fix.document, 'https://evil.test/')).toBe(false)
    expect(await reads(fix.document, 'https://evil.test/', GET)).toBe(true)
  },
)

describe('what is to blame is changed, and nothing else', () => {
  test('cors() moves before a parser that refuses the body', async () => {
    const code =
      "await fetch('https://bar.other/data', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' }).catch(() => {})"
    const cors = "app.use(cors({ origin: 'https://foo.example' }))"
    const fix = await fixOf(start('express', express(`app.use(express.json())\n${cors}`), code))
    expect(fix.text).toBe(express(`${cors}\napp.use(express.json())`))
    expect(fix.summary).toContain('moves up')
  })

  test('cors() moves before a login check, with the variable of its options', async () => {
    const check = 'app.use((req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401)))'
    const cors = "const options = { origin: ['https://foo.example'] }\napp.use(cors(options))"
    const fix = await fixOf(start('express', express(`${check}\n${cors}`), PUT))
    expect(fix.text).toBe(express(`${cors}\n${check}`))
  })

  test('a middleware that was made and not used is used', async () => {
    const fix = await fixOf(start('express', express("const allow = cors({ origin: 'https://foo.example' })"), GET))
    expect(fix.text).toBe(express("const allow = cors({ origin: 'https://foo.example' })\napp.use(allow)"))
  })

  test.each(["'https://foo.example'", "'*'"])('nginx: `always` is added, and the value %s stays', async (value) => {
    const text = nginx(`        add_header Access-Control-Allow-Origin ${value};\n        return 404 no;`)
    expect((await fixOf(start('nginx', text, GET))).text).toBe(text.replace(`${value};`, `${value} always;`))
  })

  test('nginx: beside a condition on the origin, the added origin comes with Vary', async () => {
    const text = nginx(
      '        if ($http_origin ~* ^https://site\\.example$) {\n            add_header Access-Control-Allow-Origin $http_origin;\n        }\n        return 200 hi;',
    )
    const fix = await fixOf(start('nginx', text, GET))
    expect(fix.text).toContain('add_header Vary Origin always;')
    expect(await reads(fix.document, 'https://site.example/')).toBe(true)
    expect(await reads(fix.document, 'https://evil.test/')).toBe(false)
  })

  test('nginx: preflight, methods and headers are one change', async () => {
    const text =
      'server {\n    add_header Access-Control-Allow-Origin *;\n    location /data {\n        if ($request_method = OPTIONS) {\n            return 204;\n        }\n        return 200 hi;\n    }\n}\n'
    const fix = await fixOf(start('nginx', text, PUT))
    expect(await reads(fix.document, 'https://foo.example/')).toBe(true)
    expect(fix.text).not.toContain('https://foo.example')
  })

  test('the separator of the author stays', async () => {
    const lists = "{ origin: 'https://foo.example', methods: 'GET,POST', allowedHeaders: 'Content-Type, X-B' }"
    const fix = await fixOf(start('express', express(`app.use(cors(${lists}))`), PUT))
    expect(fix.text).toContain("methods: 'GET,POST,PUT'")
    expect(fix.text).toContain("allowedHeaders: 'Content-Type, X-B, x-a'")
  })
})

/** What is nearly right in a server's text is put right, in place of adding to it. */
import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '../document/document.ts'
import { documentOf } from '../document/document-of.ts'
import type { DialectId } from '../servers/dialects.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { proveFix } from './prove-fix.ts'
import { runInNode } from './run-in-node.ts'

/** A machine may be busy with much else. */
const BUSY = { timeout: 120_000 }

const API = 'https://bar.other'
const call = (init = '') => `await fetch('${API}/j'${init && `, ${init}`}).catch(() => {})`
const COOKIES = call("{ credentials: 'include' }")

const start = (dialect: DialectId, text: string, code = call()) =>
  documentOf({ code, servers: { [API]: { dialect, text } } })
const express = (...lines: readonly string[]) =>
  [
    "import express from 'express'",
    "import cors from 'cors'",
    'const app = express()',
    ...lines,
    "app.all('/j', (req, res) => res.json({}))",
    'app.listen(8080)',
    '',
  ].join('\n')
const hono = (options: string) =>
  `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\napp.use('*', cors(${options}))\napp.all('/j', (c) => c.json({}))\nexport default app\n`
const fiber = (major: 2 | 3, config: string) =>
  `package main\n\nimport (\n\t"github.com/gofiber/fiber/v${major}"\n\t"github.com/gofiber/fiber/v${major}/middleware/cors"\n)\n\nfunc main() {\n\tapp := fiber.New()\n\tapp.Use(cors.New(cors.Config{${config}}))\n\tapp.Get("/j", func(c ${major === 2 ? '*fiber.Ctx' : 'fiber.Ctx'}) error { return c.SendString("{}") })\n\tapp.Listen(":8080")\n}\n`
const nginx = (before: string, lines: string) =>
  `${before}server {\n  location / {\n${lines}\n    return 200 '{}';\n  }\n}\n`

async function reads(document: PlaygroundDocument, url: string): Promise<boolean> {
  return threeQuestions(await runInNode({ ...document, page: { url } }), 1).read.tone === 'go'
}
const fixOf = async (document: PlaygroundDocument) =>
  proveFix(document, await runInNode(document), 1, runInNode, { milliseconds: 60_000 })

const NEAR: readonly (readonly [what: string, dialect: DialectId, text: string, was: string, is: string])[] = [
  [
    'a slash in a list',
    'express',
    express("app.use(cors({ origin: ['https://foo.example/', 'https://b.example'] }))"),
    "['https://foo.example/', 'https://b.example']",
    "['https://foo.example', 'https://b.example']",
  ],
  [
    'a missing scheme in a list that is asked by hand',
    'express',
    express(
      "const ok = new Set(['foo.example', 'www.foo.example'])",
      'app.use(cors({ origin: (o, cb) => cb(null, ok.has(o)) }))',
    ),
    "'foo.example', 'www",
    "'https://foo.example', 'www",
  ],
  [
    'spaces behind the commas of a text that is split',
    'express',
    express("const ok = 'https://a.example, https://foo.example'.split(',')", 'app.use(cors({ origin: ok }))'),
    ".split(',')",
    ".split(',').map((each) => each.trim())",
  ],
  [
    'capitals in Hono',
    'hono',
    hono("{ origin: ['https://Foo.example'] }"),
    'https://Foo.example',
    'https://foo.example',
  ],
  [
    'a slash in the list of Fiber 2.40',
    'fiber-2.40',
    fiber(2, 'AllowOrigins: "https://b.example,https://foo.example/"'),
    'foo.example/',
    'foo.example',
  ],
  [
    'two origins in one string of Fiber 3, which does not start with it',
    'fiber-3.5',
    fiber(3, 'AllowOrigins: []string{"https://a.example, https://foo.example"}'),
    '"https://a.example, https://foo.example"',
    '"https://a.example", "https://foo.example"',
  ],
  ['a field of Fiber', 'fiber-2.52', fiber(2, 'AllowOrgins: "https://foo.example"'), 'AllowOrgins', 'AllowOrigins'],
  [
    'a slash in a map',
    'nginx',
    nginx(
      'map $http_origin $ok {\n  default "";\n  "https://foo.example/" $http_origin;\n}\n',
      '    add_header Access-Control-Allow-Origin $ok;',
    ),
    'foo.example/"',
    'foo.example"',
  ],
  [
    'a directive of nginx',
    'nginx',
    nginx('', '    add_headers Access-Control-Allow-Origin https://foo.example;'),
    'add_headers',
    'add_header',
  ],
  [
    'a slash in when',
    'raw',
    'GET /j\nwhen Origin: https://foo.example/\n200 OK\nAccess-Control-Allow-Origin: {origin}\n\nhi\n\nGET /j\n200 OK\n\nhi\n',
    'foo.example/\n',
    'foo.example\n',
  ],
  [
    'an option of server.cors',
    'vite',
    "export default { server: { cors: { orgin: 'https://foo.example' } } }\n",
    'orgin',
    'origin',
  ],
  [
    'the name of a header of MSW',
    'msw',
    "import { http, HttpResponse } from 'msw'\nexport const handlers = [\n  http.get('/j', () => HttpResponse.json({}, { headers: { 'Acces-Control-Allow-Origin': 'https://foo.example' } })),\n]\n",
    'Acces-',
    'Access-',
  ],
]

describe('a near miss is put right, and nothing else is changed', BUSY, () => {
  test.each(NEAR)('%s', async (_, dialect, text, was, is) => {
    const document = start(dialect, text)
    const fix = await fixOf(document)
    expect(fix?.text).toBe(text.replace(was, is))
    expect(fix?.document && (await reads(fix.document, 'https://foo.example/'))).toBe(true)
    expect(fix?.document && (await reads(fix.document, 'https://evil.test/'))).toBe(false)
  })

  test('the option credential gets its name', async () => {
    const text = hono("{ origin: 'https://foo.example', credential: true }")
    const fix = await fixOf(start('hono', text, COOKIES))
    expect(fix?.text).toBe(text.replace('credential:', 'credentials:'))
    expect(fix?.summary).toContain('`credentials` in place of `credential`')
  })

  test('methods, as another middleware has it, gets the name of this one, and what is allowed stays allowed', async () => {
    const text = hono("{ origin: 'https://foo.example', methods: ['GET', 'LINK'] }")
    const fix = await fixOf(start('hono', text, call("{ method: 'LINK' }")))
    expect(fix?.text).toContain("allowMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'QUERY', 'LINK']")
    expect(fix?.summary).toContain('`methods` becomes `allowMethods`')
  })
})

describe('an entry that is right for somebody else stays', BUSY, () => {
  test.each([
    ['http', 'http://foo.example'],
    ['www.', 'https://www.foo.example'],
    ['another port', 'https://foo.example:8443'],
  ])('%s', async (_, other) => {
    const document = start('express', express(`app.use(cors({ origin: ['${other}'] }))`))
    const fix = await fixOf(document)
    expect(fix?.text).toContain(`['${other}', 'https://foo.example']`)
    expect(fix?.document && (await reads(fix.document, `${other}/`))).toBe(true)
  })
})

describe('a name that is put right takes nothing away and opens nothing', BUSY, () => {
  test('orgin, where every page reads by the star: it becomes origin, and the star stays for calls without credentials', async () => {
    const text = express("app.use(cors({ orgin: 'https://foo.example', credentials: true }))")
    const document = start('express', text, COOKIES)
    const fix = await fixOf(document)
    expect(fix?.text).not.toContain('orgin')
    expect(fix?.text).toContain("origin: (origin, callback) => callback(null, ['https://foo.example'].includes(origin)")
    expect(fix?.summary).toContain('`orgin` becomes `origin`')
    const after = fix?.document ?? document
    expect(await reads(after, 'https://foo.example/')).toBe(true)
    expect(await reads(after, 'https://evil.test/')).toBe(false)
    const plain = { ...after, client: { ...after.client, code: call() } }
    expect(await reads(plain, 'https://evil.test/')).toBe(true)
  })

  test('a misspelled header with the star in it names this page alone', async () => {
    const text = express("app.use((req, res, next) => { res.set('Access-Control-Allow-Orgin', '*'); next() })")
    const fix = await fixOf(start('express', text))
    expect(fix?.text).toContain("res.set('Access-Control-Allow-Origin', 'https://foo.example')")
    expect(fix?.text).not.toContain('Orgin')
    expect(fix?.document && (await reads(fix.document, 'https://evil.test/'))).toBe(false)
  })

  test('a middleware that was not made is told in words, where it would let every page read', async () => {
    const fix = await fixOf(start('express', express('app.use(cors)')))
    expect(fix).toMatchObject({ written: false, text: null })
    expect(fix?.summary).toContain('`cors()` in place of `cors`')
    expect(fix?.summary).toContain('with it, every page could read this')
  })

  test('the star with credentials, with which Fiber does not start, becomes the origin of the page', async () => {
    const fix = await fixOf(start('fiber-2.52', fiber(2, 'AllowOrigins: "*", AllowCredentials: true'), COOKIES))
    expect(fix?.text).toContain('AllowOrigins: "https://foo.example", AllowCredentials: true')
    expect(fix?.document && (await reads(fix.document, 'https://evil.test/'))).toBe(false)
  })
})

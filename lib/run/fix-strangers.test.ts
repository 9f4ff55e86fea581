/** What a stranger could not read or send before a fix, it cannot read or send after it. */
import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '../document/document.ts'
import { documentOf } from '../document/document-of.ts'
import type { DialectId } from '../servers/dialects.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { proveFix } from './prove-fix.ts'
import { runInNode } from './run-in-node.ts'

const GET = "await fetch('https://bar.other/j').catch(() => {})"
const call = (init: string) => `await fetch('https://bar.other/j', ${init}).catch(() => {})`

const express = (...lines: readonly string[]) =>
  [
    "import express from 'express'",
    "import cors from 'cors'",
    'const app = express()',
    ...lines,
    'app.listen(8080)',
    '',
  ].join('\n')

const start = (text: string, code: string, dialect: DialectId = 'express') =>
  documentOf({ code, servers: { 'https://bar.other': { dialect, text } } })

/** Whether a page sends the call itself, and whether it reads the answer. */
async function madeBy(document: PlaygroundDocument, url: string) {
  const trace = await runInNode({ ...document, page: { url } })
  return {
    sent: trace.some((e) => e.type === 'request' && e.purpose !== 'preflight'),
    read: threeQuestions(trace, 1).read.tone === 'go',
  }
}

async function fixed(document: PlaygroundDocument) {
  const fix = await proveFix(document, await runInNode(document), 1, runInNode)
  if (!fix?.document) throw new Error(`It is not written: ${fix?.summary}`)
  return { text: fix.text, summary: fix.summary, document: fix.document }
}

const own = 'https://foo.example/'
const evil = 'https://evil.test/'

describe('an error behind which cors() comes too late is made readable for this page alone', () => {
  const hono = `import { Hono } from 'hono'
import { cors } from 'hono/cors'
const app = new Hono()
app.get('/j', () => { throw new Error('x') })
app.onError((e, c) => c.json({ e: e.message }, 500))
app.use('*', cors())
export default app
`
  test.each([
    ['500', start(express("app.get('/j', () => { throw new Error('db') })", 'app.use(cors())'), GET)],
    ['401', start(express("app.get('/j', (req, res) => res.status(401).json({}))", 'app.use(cors())'), GET)],
    ['401 of a middleware', start(express('app.use((req, res) => res.sendStatus(401))', 'app.use(cors())'), GET)],
    ['500 in Hono', start(hono, GET, 'hono')],
  ])('%s', async (_, document) => {
    const fix = await fixed(document)
    expect(fix.text).toContain("cors({ origin: 'https://foo.example' })")
    expect(await madeBy(fix.document, own)).toEqual({ sent: true, read: true })
    expect((await madeBy(fix.document, evil)).read).toBe(false)
  })
})

test('a fix does not let a stranger through the preflight that stopped its call, where it may read the address by GET', async () => {
  const document = start(
    express(
      "app.get('/j', cors(), (req, res) => res.json({}))",
      "app.delete('/j', cors(), (req, res) => res.json({}))",
    ),
    call("{ method: 'DELETE' }"),
  )
  const fix = await fixed(document)
  expect(fix.text).toContain("app.options('/j', cors({ origin: 'https://foo.example' }))")
  expect(await madeBy(fix.document, own)).toEqual({ sent: true, read: true })
  expect(await madeBy(fix.document, evil)).toEqual({ sent: false, read: false })
})

test.each([
  ['method', "methods: ['GET', 'POST']", "{ method: 'PUT' }"],
  ['header', "allowedHeaders: ['X-A']", "{ headers: { 'X-B': '1' } }"],
])(
  'where every origin is allowed, a fix that adds a %s says that every page may then send this',
  async (_, options, init) => {
    const document = start(
      express(`app.use(cors({ ${options} }))`, "app.all('/j', (req, res) => res.json({}))"),
      call(init),
    )
    const fix = await fixed(document)
    expect(await madeBy(fix.document, evil)).toEqual({ sent: true, read: true })
    expect(fix.summary).toContain('Every page may then send this, `https://evil.test` too')
  },
)

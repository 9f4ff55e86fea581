/** Access-Control-Allow-Origin is sent once, by one of those that send it. */
import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '../document/document.ts'
import { type DocumentParts, documentOf } from '../document/document-of.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { proveFix } from './prove-fix.ts'
import { runInNode } from './run-in-node.ts'

/** A machine may be busy with much else. */
const BUSY = { timeout: 120_000 }

const API = 'https://bar.other'
const CODE = `await fetch('${API}/j').catch(() => {})`
const start = (servers: DocumentParts['servers']) => documentOf({ code: CODE, servers })
const express = (...lines: readonly string[]) => ({
  dialect: 'express' as const,
  text: [
    "import express from 'express'",
    "import cors from 'cors'",
    'const app = express()',
    ...lines,
    'app.listen(8080)',
    '',
  ].join('\n'),
})
const nginx = (...lines: readonly string[]) => ({
  dialect: 'nginx' as const,
  text: `server {\n  location / {\n${lines.map((line) => `    ${line}\n`).join('')}  }\n}\n`,
})

async function reads(document: PlaygroundDocument, url: string): Promise<boolean> {
  return threeQuestions(await runInNode({ ...document, page: { url } }), 1).read.tone === 'go'
}
async function fixed(document: PlaygroundDocument) {
  const fix = await proveFix(document, await runInNode(document), 1, runInNode, { milliseconds: 60_000 })
  if (!fix?.document) throw new Error(`It is not written: ${fix?.summary}`)
  expect(await reads(fix.document, 'https://foo.example/')).toBe(true)
  return { text: fix.text ?? '', document: fix.document }
}

describe('one server that sends it more than once', BUSY, () => {
  test('the line of a route goes where the middleware has named the page', async () => {
    const { text, document } = await fixed(
      start({
        [API]: express(
          "app.use(cors({ origin: 'https://foo.example' }))",
          "app.get('/j', (req, res) => {",
          "  res.append('Access-Control-Allow-Origin', '*')",
          '  res.json({})',
          '})',
        ),
      }),
    )
    expect(text).not.toContain('append')
    expect(text).toContain("app.get('/j', (req, res) => {\n  res.json({})\n})")
    expect(await reads(document, 'https://evil.test/')).toBe(false)
  })

  test('the line stays for the pages that read by it', async () => {
    const { text, document } = await fixed(
      start({
        [API]: express(
          "app.use(cors({ origin: ['https://foo.example'] }))",
          "app.get('/j', (req, res) => { res.append('Access-Control-Allow-Origin', '*'); res.json({}) })",
        ),
      }),
    )
    expect(text).toContain("if (req.headers.origin !== 'https://foo.example') res.append(")
    expect(await reads(document, 'https://b.example/')).toBe(true)
  })

  test('in Fiber too', async () => {
    const text = `package main

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
	app := fiber.New()
	app.Use(cors.New(cors.Config{AllowOrigins: "https://foo.example"}))
	app.Get("/j", func(c *fiber.Ctx) error {
		c.Append("Access-Control-Allow-Origin", "*")
		return c.SendString("{}")
	})
	app.Listen(":8080")
}
`
    const fix = await fixed(start({ [API]: { dialect: 'fiber-2.52', text } }))
    expect(fix.text).toContain('if c.Get("Origin") != "https://foo.example" {\n\t\t\tc.Append(')
    expect(await reads(fix.document, 'https://b.example/')).toBe(true)
  })

  test.each([
    ['an array', "['https://foo.example', 'https://b.example']"],
    ['a text with commas', "'https://foo.example, https://b.example'"],
  ])('a list in one value, as %s, is asked for the origin', async (_, list) => {
    const { text, document } = await fixed(
      start({
        [API]: express(
          `app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', ${list}); next() })`,
          "app.get('/j', (req, res) => res.json({}))",
        ),
      }),
    )
    expect(text).toContain(
      "['https://foo.example', 'https://b.example'].includes(req.headers.origin) ? req.headers.origin",
    )
    expect(text).toContain("'Vary', 'Origin'")
    expect(await reads(document, 'https://b.example/')).toBe(true)
    expect(await reads(document, 'https://evil.test/')).toBe(false)
  })

  test('a list in one value of nginx becomes a map', async () => {
    const { text, document } = await fixed(
      start({
        [API]: nginx(
          "add_header Access-Control-Allow-Origin 'https://foo.example https://b.example';",
          "return 200 '{}';",
        ),
      }),
    )
    expect(text).toContain('add_header Vary Origin always;')
    expect(await reads(document, 'https://b.example/')).toBe(true)
    expect(await reads(document, 'https://evil.test/')).toBe(false)
  })

  test('two lines of nginx with an origin each become a map of both', async () => {
    const { document } = await fixed(
      start({
        [API]: nginx(
          'add_header Access-Control-Allow-Origin https://foo.example;',
          'add_header Access-Control-Allow-Origin https://b.example;',
          "return 200 '{}';",
        ),
      }),
    )
    expect(await reads(document, 'https://b.example/')).toBe(true)
    expect(await reads(document, 'https://evil.test/')).toBe(false)
  })
})

describe('nginx and the server behind it', BUSY, () => {
  const front = (value: string) =>
    nginx(`add_header Access-Control-Allow-Origin '${value}';`, 'proxy_pass http://localhost:9000;')
  const behind = (options: string) => express(`app.use(cors(${options}))`, "app.get('/j', (req, res) => res.json({}))")

  test('the line of nginx goes where the server behind names the page', async () => {
    const { text, document } = await fixed(
      start({ [API]: front('*'), 'http://localhost:9000': behind("{ origin: 'https://foo.example' }") }),
    )
    expect(text).not.toContain('add_header')
    expect(await reads(document, 'https://evil.test/')).toBe(false)
  })

  test('that of the server behind is kept back where nginx names the page', async () => {
    const { text, document } = await fixed(
      start({ [API]: front('https://foo.example'), 'http://localhost:9000': behind('') }),
    )
    expect(text).toContain('proxy_hide_header Access-Control-Allow-Origin;')
    expect(await reads(document, 'https://evil.test/')).toBe(false)
  })

  test('where both let everybody in, none could read, and only this page can then', async () => {
    const { document } = await fixed(start({ [API]: front('*'), 'http://localhost:9000': behind('') }))
    expect(await reads(document, 'https://evil.test/')).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '../document/document.ts'
import { documentOf } from '../document/document-of.ts'
import type { DialectId } from '../servers/dialects.ts'
import { threeQuestions } from '../trace/summary/questions.ts'
import { proveFix } from './prove-fix.ts'
import { runInNode } from './run-in-node.ts'

const document = (dialect: DialectId, text: string, init = '') =>
  documentOf({
    code: `await fetch('https://bar.other/data'${init}).catch(() => {})`,
    servers: { 'https://bar.other': { dialect, text } },
  })

const hono = (options: string) => `import { Hono } from 'hono'
import { cors } from 'hono/cors'

const app = new Hono()
app.use('*', cors(${options}))
app.all('/data', (c) => c.json([]))

export default app
`

const fiber = (major: 2 | 3, config: string) => `package main

import (
	"log"

	"github.com/gofiber/fiber/v${major}"
	"github.com/gofiber/fiber/v${major}/middleware/cors"
)

func main() {
	app := fiber.New()

	app.Use(cors.New(cors.Config{
${config}
	}))

	app.All("/data", func(c ${major === 2 ? '*fiber.Ctx' : 'fiber.Ctx'}) error {
		return c.SendString("hi")
	})

	log.Fatal(app.Listen(":8080"))
}
`

const nginx = (lines: string) => `server {
    location /data {
${lines}
        return 200 'hi';
    }
}
`

const COOKIES = ", { credentials: 'include' }"
const PUT = ", { method: 'PUT' }"
const HEADER = ", { headers: { 'X-B': '1' } }"

const CASES: readonly (readonly [what: string, document: PlaygroundDocument])[] = [
  ['Hono with another origin', document('hono', hono("{ origin: 'https://shop.example' }"))],
  ['Hono with a list', document('hono', hono("{ origin: ['https://a.example', 'https://b.example'] }"))],
  ['Hono with a wildcard and credentials', document('hono', hono(''), COOKIES)],
  ['Hono without the method', document('hono', hono("{ origin: 'https://foo.example', allowMethods: ['GET'] }"), PUT)],
  [
    'Hono without the header',
    document('hono', hono("{ origin: 'https://foo.example', allowHeaders: ['X-A'] }"), HEADER),
  ],
  ['Fiber 2.40 with another origin', document('fiber-2.40', fiber(2, '\t\tAllowOrigins: "https://shop.example",'))],
  ['Fiber 2.52 with another origin', document('fiber-2.52', fiber(2, '\t\tAllowOrigins: "https://shop.example",'))],
  [
    'Fiber 2.52 without credentials',
    document('fiber-2.52', fiber(2, '\t\tAllowOrigins: "https://foo.example",'), COOKIES),
  ],
  [
    'Fiber 2.52 without the method',
    document('fiber-2.52', fiber(2, '\t\tAllowOrigins: "https://foo.example",\n\t\tAllowMethods: "GET",'), PUT),
  ],
  ['Fiber 2.52 with a wildcard and credentials', document('fiber-2.52', fiber(2, '\t\tAllowOrigins: "*",'), COOKIES)],
  [
    'Fiber 3.5 with another origin',
    document('fiber-3.5', fiber(3, '\t\tAllowOrigins: []string{"https://shop.example"},')),
  ],
  [
    'Fiber 3.5 without the header',
    document(
      'fiber-3.5',
      fiber(3, '\t\tAllowOrigins: []string{"https://foo.example"},\n\t\tAllowHeaders: []string{"X-A"},'),
      HEADER,
    ),
  ],
  ['nginx without a header', document('nginx', nginx(''))],
  [
    'nginx with another origin',
    document('nginx', nginx('        add_header Access-Control-Allow-Origin https://shop.example;')),
  ],
  [
    'nginx with a wildcard and credentials',
    document('nginx', nginx('        add_header Access-Control-Allow-Origin *;'), COOKIES),
  ],
  [
    'nginx with two headers',
    document(
      'nginx',
      nginx(
        '        add_header Access-Control-Allow-Origin *;\n        add_header Access-Control-Allow-Origin https://foo.example;',
      ),
    ),
  ],
]

describe('a fix in the terms of a dialect', () => {
  test.each(CASES)(
    '%s: the fix makes the response readable for this page, and takes and gives nothing to a stranger',
    async (_what, start) => {
      const fix = await proveFix(start, await runInNode(start), 1, runInNode)
      if (!fix?.document) {
        expect(fix).toMatchObject({ written: false, text: null, summary: expect.stringMatching(/\S/) })
        return
      }
      expect(threeQuestions(await runInNode(fix.document), 1).read.tone, fix.text ?? '').toBe('go')
      const stranger = (from: PlaygroundDocument) => runInNode({ ...from, page: { url: 'https://evil.test/' } })
      const before = threeQuestions(await stranger(start), 1).read.tone
      expect(threeQuestions(await stranger(fix.document), 1).read.tone).toBe(before)
    },
  )
})

/** Who sends Access-Control-Allow-Origin more than once is told from the texts of the servers. */
import { expect, test } from 'vitest'
import type { ServerParts } from '@/lib/document/document-of.ts'
import { API, ask, explainRun, express, nginx } from '../../../testing/explain-run.ts'

const fiber: ServerParts = {
  dialect: 'fiber-2.52',
  text: `package main

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
	app := fiber.New()
	app.Use(cors.New(cors.Config{AllowOrigins: "https://app.example"}))
	app.Get("/", func(c *fiber.Ctx) error {
		c.Append("Access-Control-Allow-Origin", "*")
		return c.SendString("hi")
	})
	app.Listen(":80")
}
`,
}

test.each<[what: string, server: ServerParts, says: string]>([
  [
    'cors and a header of a route',
    express(
      "app.use(cors({ origin: 'https://app.example' }))\napp.get('/', (req, res) => {\n  res.append('Access-Control-Allow-Origin', '*')\n  res.send('hi')\n})",
    ),
    'in line 4 and line 6',
  ],
  [
    'one call with a list',
    express(
      "app.get('/', (req, res) => {\n  res.set('Access-Control-Allow-Origin', ['https://app.example', 'https://b.example'])\n  res.send('hi')\n})",
    ),
    'Line 5 of **api.example** sends all of them',
  ],
  [
    'two lines of nginx',
    nginx(
      "  add_header Access-Control-Allow-Origin 'https://app.example';\n  add_header Access-Control-Allow-Origin 'https://b.example';\n  return 200 hi;",
    ),
    'in line 4 and line 5',
  ],
  [
    'two lines of a route',
    {
      dialect: 'raw',
      text: 'GET /\n200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: https://app.example\n\nhi\n',
    },
    'in line 3 and line 4',
  ],
  ['the middleware of Fiber and a handler', fiber, 'in line 10 and line 12'],
])('%s of one server are not taken for two parties', async (_, server, says) => {
  const [why] = await explainRun(ask('/'), server)
  expect(why?.text).toContain(says)
  expect(why?.text).not.toContain('Two parties')
})

test('a proxy that adds the header to that of the server behind it is one of two', async () => {
  const [why] = await explainRun(ask('/'), {
    [API]: nginx(
      "  location / {\n    add_header Access-Control-Allow-Origin '*';\n    proxy_pass http://localhost:9000;\n  }",
    ),
    'http://localhost:9000': express("app.use(cors())\napp.get('/', (req, res) => res.send('hi'))"),
  })
  expect(why?.text).toContain('**localhost:9000** sends it, and **api.example** in front adds it once more')
})

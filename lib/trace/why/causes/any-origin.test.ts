import { describe, expect, test } from 'vitest'
import type { ServerParts } from '../../../document/document-of.ts'
import { ask, explainRun, express, nginx } from '../../../testing/explain-run.ts'

const include = ask('/a', "{ credentials: 'include' }")
const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''
const answer = "app.get('/a', (q, r) => r.send('hi'))"
const hono = (options: string): ServerParts => ({
  dialect: 'hono',
  text: `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\napp.use(cors(${options}))\napp.get('/a', (c) => c.text('hi'))\nexport default app\n`,
})
const fiber = (config: string): ServerParts => ({
  dialect: 'fiber-2.52',
  text: `package main

import (
\t"github.com/gofiber/fiber/v2"
\t"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
\tapp := fiber.New()
\tapp.Use(cors.New(cors.Config{${config}}))
\tapp.Get("/a", func(c *fiber.Ctx) error { return c.SendString("hi") })
\tapp.Listen(":3000")
}
`,
})

describe('a server that names whatever origin asks', () => {
  test.each<[string, ServerParts, ServerParts]>([
    [
      'true',
      express(`app.use(cors({ origin: true }))\n${answer}`),
      express(`app.use(cors({ origin: true, credentials: true }))\n${answer}`),
    ],
    [
      'a callback with true',
      express(`app.use(cors({ origin: (o, cb) => cb(null, true) }))\n${answer}`),
      express(`app.use(cors({ origin(o, cb) { cb(null, true) }, credentials: true }))\n${answer}`),
    ],
    [
      'an expression for everything',
      express(`app.use(cors({ origin: /.*/ }))\n${answer}`),
      express(`app.use(cors({ origin: [/.*/], credentials: true }))\n${answer}`),
    ],
    [
      'a function of Hono',
      hono('{ origin: (origin) => origin }'),
      hono('{ origin: (origin) => { return origin }, credentials: true }'),
    ],
    [
      '`$http_origin`',
      nginx('location / { add_header Access-Control-Allow-Origin $http_origin; return 200 "hi"; }'),
      nginx(
        'location / { add_header Access-Control-Allow-Origin $http_origin; add_header Access-Control-Allow-Credentials true; return 200 "hi"; }',
      ),
    ],
    [
      '`AllowOriginsFunc`',
      fiber('AllowOriginsFunc: func(origin string) bool { return true }'),
      fiber('AllowOriginsFunc: func(origin string) bool { return true }, AllowCredentials: true'),
    ],
  ])(
    'with %s is warned of before credentials are allowed, and told what they open after',
    async (_, without, allowing) => {
      expect(await why(include, without)).toMatch(
        /\*\*Before credentials are allowed:\*\* .* names whatever origin asks.*`https:\/\/evil\.test`.*Name the origins that may, first/,
      )
      expect(await why(include, allowing)).toMatch(
        /names whatever origin asks, and credentials are allowed: every page/,
      )
    },
  )
  test('is not seen in a list, a function that decides, or a map', async () => {
    for (const server of [
      express(`app.use(cors({ origin: ['https://app.example'] }))\n${answer}`),
      express(`app.use(cors({ origin: (o, cb) => cb(null, o === 'https://app.example') }))\n${answer}`),
      hono("{ origin: (origin) => (origin.endsWith('.example') ? origin : undefined) }"),
      nginx(
        'location / { if ($http_origin = "https://app.example") { add_header Access-Control-Allow-Origin $http_origin; return 200 "hi"; } return 200 "hi"; }',
      ),
    ])
      expect(await why(include, server)).not.toContain('whatever origin')
  })
  test('is not warned of where no credentials take part', async () => {
    expect(await why(ask('/a'), express(`app.use(cors({ origin: true }))\n${answer}`))).not.toContain('whatever origin')
  })
})

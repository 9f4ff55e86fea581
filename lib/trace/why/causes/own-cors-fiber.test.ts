import { describe, expect, test } from 'vitest'
import type { ServerParts } from '../../../document/document-of.ts'
import { ask, explainRun } from '../../../testing/explain-run.ts'

const get = ask('/a')
const put = ask('/a', "{ method: 'PUT', headers: { Authorization: 'Bearer 1' } }")
const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''

describe('Fiber', () => {
  const program = (dialect: 'fiber-2.40' | 'fiber-2.52', lines: string): ServerParts => ({
    dialect,
    text: `package main

import (
\t"os"
\t"github.com/gofiber/fiber/v2"
\t"github.com/gofiber/fiber/v2/middleware/cors"
)

func main() {
\tapp := fiber.New()
${lines}
\tapp.Listen(":3000")
}

var _, _ = os.Getenv, cors.New
`,
  })
  const answer = '\tapp.All("/a", func(c *fiber.Ctx) error { return c.SendString("hi") })'
  const using = (config: string) => `\tapp.Use(cors.New(cors.Config{${config}}))\n${answer}`

  test.each([
    ['the list', using('AllowOrigins: "https://x.example"'), /`cors\.New\(\)` on line 11 does not find/],
    [
      'the function',
      using('AllowOriginsFunc: func(o string) bool { return false }'),
      /line 11 asked its `AllowOriginsFunc`/,
    ],
    [
      'a middleware after the route',
      `${answer}\n\tapp.Use(cors.New())`,
      /line 12 did not get this request: .* on line 11/,
    ],
    [
      'a group',
      `\tapp.Group("/api", cors.New())\n${answer}`,
      /line 11 is there for `\/api` only, and this call goes to `\/a`/,
    ],
    ['a middleware that is given to nothing', `\t_ = cors.New()\n${answer}`, /line 11 had no part/],
    [
      'a variable of a list',
      using('AllowOrigins: "https://x.example," + os.Getenv("MORE_ORIGINS")').replace('," +', '" +'),
      /not set in this server: `MORE_ORIGINS`/,
    ],
  ])('%s is named', async (_, lines, expected) => {
    for (const code of [get, put]) expect(await why(code, program('fiber-2.52', lines))).toMatch(expected)
  })
  test('the list is named also in releases that send the header with an empty value', async () => {
    const text = await why(get, program('fiber-2.40', using('AllowOrigins: "https://x.example"')))
    expect(text).toMatch(/is empty.*\n`cors\.New\(\)` on line 11 does not find `https:\/\/app\.example` in its list/)
    expect(text).not.toContain('Some servers')
  })
  test('a program that panics because a variable is empty is explained by that variable', async () => {
    const lines = `\torigins := os.Getenv("ALLOW_ORIGINS")\n${using('AllowOrigins: origins, AllowCredentials: true')}`
    expect(await why(get, program('fiber-2.52', lines))).toMatch(
      /did not start: line 12: .*wildcard\.` The variable `ALLOW_ORIGINS`, which that comes from, is not set in this server/,
    )
    const literal = await why(get, program('fiber-2.52', using('AllowOrigins: "*", AllowCredentials: true')))
    expect(literal).toMatch(/did not start/)
    expect(literal).not.toContain('variable')
  })
})

import { describe, expect, test } from 'vitest'
import { applyEdits, offsetOf } from '../text-edit.ts'
import { originRemarks } from './origin-remarks.ts'
import { tryProgram } from './program.ts'
import { type FiberVersion, majorOf } from './version.ts'

const program = (version: FiberVersion, config: string) => `package main

import (
	"github.com/gofiber/fiber/v${majorOf(version)}"
	"github.com/gofiber/fiber/v${majorOf(version)}/middleware/cors"
)

func main() {
	app := fiber.New()
	app.Use(cors.New(cors.Config{${config}}))
	app.Get("/", func(c ${majorOf(version) === 3 ? 'fiber.Ctx' : '*fiber.Ctx'}) error { return c.SendString("hi") })
	app.Listen(":8080")
}
`

const GET = { method: 'GET', url: 'http://localhost:8080/', headers: [], body: null }
const starts = async (text: string, version: FiberVersion) => (await tryProgram(text, version, GET)) !== null

describe('origins with which Fiber does not start', () => {
  test.each<[FiberVersion, string]>([
    ['2.52.15', 'AllowOrigins: "*", AllowCredentials: true'],
    ['3.5.0', 'AllowOrigins: []string{"*"}, AllowCredentials: true'],
  ])('%s: %s is remarked on, without a correction', async (version, config) => {
    const text = program(version, config)
    expect(await starts(text, version)).toBe(false)
    expect(originRemarks(text, version)).toMatchObject([{ code: 'star-with-credentials' }])
    expect(originRemarks(text, version)[0]?.replacement).toBeUndefined()
  })

  test.each<[FiberVersion, string, string]>([
    ['2.52.15', 'AllowOrigins: "foo.example"', '"https://foo.example"'],
    ['2.52.15', 'AllowOrigins: "https://a.example, foo.example"', '"https://a.example, https://foo.example"'],
    ['2.52.15', 'AllowOrigins: "https://foo.example/app"', '"https://foo.example"'],
    ['3.5.0', 'AllowOrigins: []string{"https://foo.example/app"}', '"https://foo.example"'],
    [
      '3.5.0',
      'AllowOrigins: []string{"https://a.example, https://b.example"}',
      '"https://a.example", "https://b.example"',
    ],
  ])('%s: with the correction of %s it starts', async (version, config, correction) => {
    const text = program(version, config)
    expect(await starts(text, version)).toBe(false)
    const [remark] = originRemarks(text, version)
    if (!remark) throw new Error('nothing is remarked on')
    expect(remark.replacement).toBe(correction)
    const edit = { from: offsetOf(text, remark.from), to: offsetOf(text, remark.to), text: correction }
    expect(await starts(applyEdits(text, [edit]), version)).toBe(true)
  })
})

test('Fiber before 2.52.1 starts with an origin that no request matches, and it is remarked on', async () => {
  const text = program('2.40.1', 'AllowOrigins: "https://foo.example/"')
  expect(await starts(text, '2.40.1')).toBe(true)
  expect(originRemarks(text, '2.40.1')).toMatchObject([{ code: 'no-origin', replacement: '"https://foo.example"' }])
})

test.each<[FiberVersion, string]>([
  ['2.52.15', 'AllowOrigins: "https://foo.example, https://*.example.com"'],
  ['2.52.15', 'AllowOrigins: "https://Foo.example/"'],
  ['2.52.15', 'AllowOrigins: os.Getenv("ALLOW_ORIGINS")'],
  ['2.52.15', 'AllowOrigins: "*"'],
  ['3.5.0', 'AllowOrigins: []string{"https://foo.example", "null"}'],
])('%s: nothing is remarked on in %s', (version, config) => {
  expect(originRemarks(program(version, config), version)).toEqual([])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RequiredHeader } from '../dialect.ts'
import { amendProgram as amendmentsOf } from './amend.ts'
import { exampleProgram } from './example.ts'

/** The first change of a field that is offered; null where there is none. */
const amendProgram = async (...given: Parameters<typeof amendmentsOf>): Promise<string | null> =>
  (await amendmentsOf(...given)).find(({ says }) => says === undefined)?.text ?? null

const V2 = '2.52.15'
const V3 = '3.5.0'
const PATH = '/resources/public-data/'

function change(header: string, value: string, more: Partial<RequiredHeader> = {}): RequiredHeader {
  return { header, value, method: 'GET', path: PATH, preflight: false, ...more }
}
const origin = (value: string) => change('Access-Control-Allow-Origin', value)
const credentials = change('Access-Control-Allow-Credentials', 'true')

/** The example with another argument of `cors.New`. */
const withConfig = (config: string, version = V2): string =>
  exampleProgram(version).replace('cors.New()', `cors.New(${config})`)
const withoutCors = (version = V2): string =>
  exampleProgram(version)
    .replace(/\n.*middleware\/cors"/, '')
    .replace(/\n\t\/\/ Default.*\n.*cors\.New\(\)\)\n/, '')

/** The lines that an amendment takes away and adds. */
function difference(before: string, after: string | null): { gone: string[]; added: string[] } | null {
  if (after === null) return null
  const [a, b] = [before.split('\n'), after.split('\n')]
  return { gone: a.filter((line) => !b.includes(line)), added: b.filter((line) => !a.includes(line)) }
}

describe('an amendment of the allowed origins', () => {
  test('sets AllowOrigins in a default configuration', async () => {
    const before = withConfig('')
    expect(difference(before, await amendProgram(before, origin('https://foo.example'), V2))).toEqual({
      gone: ['\tapp.Use(cors.New())'],
      added: ['\tapp.Use(cors.New(cors.Config{', '\t\tAllowOrigins: "https://foo.example",', '\t}))'],
    })
  })

  test('writes AllowOrigins as a slice in Fiber 3', async () => {
    const before = withConfig('', V3)
    expect(await amendProgram(before, origin('https://foo.example'), V3)).toContain(
      'AllowOrigins: []string{"https://foo.example"},',
    )
  })

  test('adds the origin to a list with the separator of its author', async () => {
    const before = withConfig('cors.Config{AllowOrigins: "https://a.example, https://b.example"}')
    expect(await amendProgram(before, origin('https://foo.example'), V2)).toContain(
      '"https://a.example, https://b.example, https://foo.example"',
    )
  })

  test('adds the origin to a slice in the form of the slice', async () => {
    const inLine = withConfig('cors.Config{AllowOrigins: []string{"https://a.example"}}', V3)
    expect(await amendProgram(inLine, origin('https://foo.example'), V3)).toContain(
      '[]string{"https://a.example", "https://foo.example"}',
    )
    const inLines = withConfig('cors.Config{\n\t\tAllowOrigins: []string{\n\t\t\t"https://a.example",\n\t\t},\n\t}', V3)
    expect(await amendProgram(inLines, origin('https://foo.example'), V3)).toContain(
      '\t\t\t"https://a.example",\n\t\t\t"https://foo.example",\n',
    )
  })

  test('replaces * with the origin', async () => {
    const before = withConfig('cors.Config{AllowOrigins: "*"}')
    expect(await amendProgram(before, origin('https://foo.example'), V2)).toBe(
      withConfig('cors.Config{AllowOrigins: "https://foo.example"}'),
    )
  })

  test('adds the middleware and its import to a program without them', async () => {
    for (const [version, written] of [
      [V2, '"https://foo.example"'],
      [V3, '[]string{"https://foo.example"}'],
    ] as const) {
      const before = withoutCors(version)
      expect(before).not.toContain('cors')
      expect(difference(before, await amendProgram(before, origin('https://foo.example'), version))).toEqual({
        gone: [],
        added: [
          `\t"github.com/gofiber/fiber/v${version[0]}/middleware/cors"`,
          '\tapp.Use(cors.New(cors.Config{',
          `\t\tAllowOrigins: ${written},`,
          '\t}))',
        ],
      })
    }
  })

  test('allows every origin where * is wanted', async () => {
    expect(difference(withoutCors(), await amendProgram(withoutCors(), origin('*'), V2))?.added).toContain(
      '\tapp.Use(cors.New())',
    )
    const before = withConfig('cors.Config{AllowOrigins: "https://a.example"}')
    expect(await amendProgram(before, origin('*'), V2)).toContain('AllowOrigins: "*"')
  })
})

describe('an amendment of credentials', () => {
  test('adds AllowCredentials beside an origin, aligned with the other fields', async () => {
    const before = withConfig(
      'cors.Config{\n\t\tAllowOrigins:  "https://foo.example",\n\t\tExposeHeaders: "X-Total",\n\t}',
    )
    expect(difference(before, await amendProgram(before, credentials, V2))).toEqual({
      gone: [],
      added: ['\t\tAllowCredentials: true,'],
    })
  })

  test.each([
    ['with the default', ''],
    ['with *', 'cors.Config{AllowOrigins: "*"}'],
    ['with * in fact', 'cors.Config{MaxAge: 60}'],
  ])('never allows credentials for every origin: %s', async (_, config) => {
    expect(await amendProgram(withConfig(config), credentials, V2)).toBeNull()
    expect(await amendProgram(withConfig(config), credentials, '2.40.1')).toBeNull()
  })

  test('does not allow * beside credentials', async () => {
    const before = withConfig('cors.Config{AllowOrigins: "https://a.example", AllowCredentials: true}')
    expect(await amendProgram(before, origin('*'), V2)).toBeNull()
  })
})

describe('an amendment of the lists of a preflight', () => {
  const preflight = (header: string, value: string) => change(header, value, { method: 'OPTIONS', preflight: true })

  test('adds missing methods and headers to a configured list', async () => {
    const before = withConfig('cors.Config{AllowMethods: "GET,POST", AllowHeaders: "Content-Type"}')
    expect(await amendProgram(before, preflight('Access-Control-Allow-Methods', 'PUT'), V2)).toContain(
      'AllowMethods: "GET,POST,PUT"',
    )
    expect(await amendProgram(before, preflight('Access-Control-Allow-Headers', 'authorization'), V2)).toContain(
      'AllowHeaders: "Content-Type,authorization"',
    )
  })

  test('keeps the default methods beside a new one', async () => {
    expect(await amendProgram(withConfig('', V3), preflight('Access-Control-Allow-Methods', 'PURGE'), V3)).toContain(
      'AllowMethods: []string{"GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "QUERY", "PURGE"},',
    )
  })

  test('gives null for request headers that the default allows already', async () => {
    expect(await amendProgram(withConfig(''), preflight('Access-Control-Allow-Headers', 'x-token'), V2)).toBeNull()
  })

  test('begins ExposeHeaders with the wanted header', async () => {
    expect(await amendProgram(withConfig(''), change('Access-Control-Expose-Headers', 'X-Total'), V2)).toContain(
      'ExposeHeaders: "X-Total",',
    )
  })
})

describe('a program that cannot be amended', () => {
  test.each<[string, string, RequiredHeader, string?]>([
    [
      'a list from elsewhere',
      withConfig('cors.Config{AllowOrigins: origins}').replace(
        'func main',
        'var origins = "https://a.example"\n\nfunc main',
      ),
      origin('https://b.example'),
    ],
    [
      'a function that decides',
      withConfig('cors.Config{AllowOriginsFunc: func(o string) bool { return false }}'),
      origin('https://b.example'),
    ],
    [
      'two middlewares',
      withConfig('').replace('app.Use(cors.New())', 'app.Use(cors.New())\n\tapp.Use(cors.New())'),
      origin('https://b.example'),
    ],
    ['null, which is no origin to Fiber', withConfig('cors.Config{AllowOrigins: "https://a.example"}'), origin('null')],
    ['another header', withConfig(''), change('Content-Type', 'text/html')],
    ['a text that is not Go', 'package main (', origin('https://b.example')],
    [
      'a middleware behind the route',
      exampleProgram(V2)
        .replace('\n\tapp.Use(cors.New())', '')
        .replace('\n\tlog.Fatal', '\n\tapp.Use(cors.New())\n\n\tlog.Fatal'),
      origin('https://b.example'),
    ],
  ])('amendProgram gives null for %s', async (_, text, asked) => {
    expect(await amendProgram(text, asked, V2)).toBeNull()
  })
})

test('amendProgram never rejects, whatever the text', async () => {
  const text = exampleProgram(V2)
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.nat(text.length),
      fc.constantFrom('https://a.example', '*', 'null', '"'),
      async (piece, at, value) => {
        await amendProgram(text.slice(0, at) + piece + text.slice(at), origin(value), V2)
        await amendProgram(piece, origin(value), V3)
      },
    ),
  )
})

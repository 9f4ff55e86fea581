import { describe, expect, test } from 'vitest'
import {
  failures,
  headerOf,
  outcomes,
  passesIn,
  printed,
  requests,
  responses,
  runExample,
} from '@/lib/testing/run-example.ts'
import { lesson } from './lesson.ts'

const allowed = /Access-Control-Allow-Origin: .*/
const allow = (value: string) => ({ server: [[allowed, `Access-Control-Allow-Origin: ${value}`]] as const })

describe('Access-Control-Allow-Origin', () => {
  test('Access-Control-Allow-Origin is compared with Origin, and equal values let the script read', async () => {
    const trace = await runExample(lesson, 'exact')
    expect(headerOf(requests(trace)[0], 'Origin')).toBe(headerOf(responses(trace)[0], 'Access-Control-Allow-Origin'))
    expect(printed(trace, 'script')).toEqual(['{ "tea": 3 }'])
  })
  test('Access-Control-Allow-Origin may be *, for any origin', async () => {
    expect(failures(await runExample(lesson, 'exact', { ...allow('*'), page: 'https://any.test/' }))).toEqual([])
  })
  test('Access-Control-Allow-Origin has no slash, because a browser never writes one in Origin', async () => {
    const trace = await runExample(lesson, 'slash')
    expect(headerOf(requests(trace)[0], 'Origin')).toBe('https://foo.example')
    expect(failures(trace)).toHaveLength(1)
  })
  test.each(['https://Foo.example', 'foo.example', 'https://foo.example:443', 'https://*.foo.example', '"*"'])(
    'the value %s is not equal to the origin, and is refused',
    async (value) => {
      expect(failures(await runExample(lesson, 'exact', allow(value)))).toHaveLength(1)
    },
  )
  test('the value is not a pattern: https://*.foo.example does not allow a subdomain of foo.example', async () => {
    const trace = await runExample(lesson, 'exact', {
      ...allow('https://*.foo.example'),
      page: 'https://www.foo.example/',
    })
    expect(failures(trace)).toHaveLength(1)
  })
  test('Access-Control-Allow-Origin takes one value: with two, neither page can read', async () => {
    for (const page of ['https://foo.example/', 'https://shop.example/'])
      expect(failures(await runExample(lesson, 'list', { page }))).toHaveLength(1)
  })
})

test('a route with “when” answers only the page it names, and the next route of the address all others', async () => {
  const when = [
    ['GET /prices\n', 'GET /nothing\n200 OK\n\nnone\n\nGET /prices\nwhen Origin: https://foo.example\n'],
  ] as const
  const own = await runExample(lesson, 'exact', { server: when })
  expect(printed(own, 'script')).toEqual(['{ "tea": 3 }'])
  const other = await runExample(lesson, 'exact', { server: when, page: 'https://shop.example/' })
  expect(responses(other)[0]?.status).toBe(404)
})

describe('without further permission', () => {
  test('the script gets null for headers that are not exposed', async () => {
    const trace = await runExample(lesson, 'hidden')
    expect(printed(trace, 'script')).toEqual(['application/json', 'null', 'null'])
    expect(headerOf(responses(trace)[0], 'X-Total-Count')).toBe('214')
  })
  test('a script sees seven headers of a cross-origin response', async () => {
    const seven = [
      'Cache-Control',
      'Content-Language',
      'Content-Length',
      'Content-Type',
      'Expires',
      'Last-Modified',
      'Pragma',
    ]
    const more = ['Date', 'Server', 'ETag', 'Location', 'Link', 'Retry-After', 'Set-Cookie']
    const sent = [...seven, ...more].filter((name) => name !== 'Content-Type').map((name) => `${name}: 1\n`)
    const trace = await runExample(lesson, 'hidden', { server: [['X-Machine', `${sent.join('')}X-Machine`]] })
    const [outcome] = outcomes(trace)
    const seen = outcome?.kind === 'response' ? outcome.headers.map(([name]) => name.toLowerCase()) : []
    expect(seen.sort()).toEqual(seven.map((name) => name.toLowerCase()))
  })
  test('a script sees the headers that Access-Control-Expose-Headers names', async () => {
    expect(printed(await runExample(lesson, 'exposed'), 'script')).toEqual(['application/json', '214', 'null'])
  })
})

test('Access-Control-Allow-Origin on the request grants nothing, and makes the browser ask first', async () => {
  const trace = await runExample(lesson, 'slash', {
    code: [['fetch(url', 'fetch(url, { headers: { "Access-Control-Allow-Origin": "*" } }']],
  })
  expect(requests(trace).map((r) => r.purpose)).toEqual(['preflight'])
  expect(failures(trace)).toHaveLength(1)
})

const passes = async (id: string, server: readonly (readonly [string | RegExp, string])[]) =>
  passesIn(lesson)(id, { server })

describe('another answer to “Two pages may read”', () => {
  test('two routes, each with its own origin, pass the check', async () => {
    const route = (origin: string) =>
      `GET /prices\nwhen Origin: ${origin}\n200 OK\naccess-control-allow-origin: ${origin}\n\n{ "tea": 3 }\n\n`
    const text = route('https://foo.example') + route('https://shop.example')
    expect(await passes('two-pages', [[/[\s\S]*/, text]])).toBe(true)
  })
  test.each([
    [
      'a star',
      [
        [/^when .*\n/gm, ''],
        ['{origin}', '*'],
      ],
    ],
    ['a pattern that is too wide', [['when Origin: https://foo.example', 'when Origin: https://foo.example*']]],
  ] as const)('the answer “%s” fails the check', async (_, server) => {
    expect(await passes('two-pages', server)).toBe(false)
  })
})

describe('another answer to “How many books are there”', () => {
  test.each(['x-total-count', 'X-Total-Count, X-Page', '  X-Total-Count ,Content-Type', ',X-Total-Count'])(
    'the value “%s” passes the check',
    async (value) => {
      expect(await passes('total-count', [['Expose-Headers: X-Total-Count', `Expose-Headers: ${value}`]])).toBe(true)
    },
  )
  test('naming both headers fails the check', async () => {
    expect(await passes('total-count', [['Headers: X-Total-Count', 'Headers: X-Total-Count, X-Machine']])).toBe(false)
  })
  test.each(['X-Total-Count', 'X-Next-Page', 'Total-Count, Next-Page', 'X-Total-Count X-Next-Page'])(
    'the value “%s” fails the check',
    async (value) => {
      expect(await passes('total-count', [[/Expose-Headers: .*/, `Expose-Headers: ${value}`]])).toBe(false)
    },
  )
  test('removing X-Machine passes the check', async () => {
    expect(await passes('total-count', [['X-Machine: db-7.internal\n', '']])).toBe(true)
  })
})

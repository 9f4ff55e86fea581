import { describe, expect, test } from 'vitest'
import { compareOrigins } from '@/lib/lessons/compare-origins.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import {
  failures,
  handlers,
  headerOf,
  outcomes,
  passesIn,
  printed,
  requests,
  responses,
  runExample,
} from '@/lib/testing/run-example.ts'
import { lesson } from './lesson.ts'

const passes = passesIn(lesson)

test('the request is sent with her cookie, mail.example sends the letter, and the browser hides it', async () => {
  const trace = await runExample(lesson, 'mail')
  expect(headerOf(requests(trace)[0], 'Cookie')).toBe('session=sara')
  expect(responses(trace)[0]).toMatchObject({ status: 200, body: { text: expect.stringContaining('your exam') } })
  expect(failures(trace)).toEqual(['missing-allow-origin'])
})

test('the first route matches if Cookie contains session=sara, and the second answers all others with 401', async () => {
  const status = async (cookie: string | null) => {
    const { document } = lesson.examples.mail ?? {}
    if (!document) throw new Error('The lesson has no example “mail”.')
    const { cookies: _, ...signedOut } = document
    const trace = await runInNode(
      cookie === null ? signedOut : { ...document, cookies: { 'https://mail.example': cookie } },
    )
    return responses(trace)[0]?.status
  }
  expect(await status('session=sara')).toBe(200)
  expect(await status('session=sara-and-more')).toBe(200)
  expect(await status('session=omid')).toBe(401)
  expect(await status(null)).toBe(401)
})

test('the script gets only an error without details', async () => {
  expect(printed(await runExample(lesson, 'mail'), 'script')).toEqual(['I have nothing.', 'Failed to fetch'])
})

test('its own page needs no permission, and the server sends none', async () => {
  const trace = await runExample(lesson, 'own')
  expect(responses(trace)[0]?.headers.map(([name]) => name)).toEqual(['Content-Type'])
  expect(printed(trace, 'script')).toEqual([expect.stringContaining('your exam')])
})

test('the path and the query make no difference, and a site is wider than an origin', () => {
  const compared = (first: string, second: string) => {
    const result = compareOrigins(first, second)
    return result.ok && [result.comparison.sameOrigin, result.comparison.sameSite]
  }
  expect(compared('https://foo.example/a', 'https://foo.example/b?c=d#e')).toEqual([true, true])
  expect(compared('https://foo.example', 'https://api.foo.example:8443')).toEqual([false, true])
})

test('CORS always compares the origin: a page of the same site is refused like any other', async () => {
  const trace = await runExample(lesson, 'mail', { page: 'https://www.mail.example/' })
  expect(headerOf(requests(trace)[0], 'Sec-Fetch-Site')).toBe('same-site')
  expect(failures(trace)).toEqual(['missing-allow-origin'])
})

test('a call to another port of localhost is a cross-origin call like any other', async () => {
  const trace = await runExample(lesson, 'port')
  expect(headerOf(requests(trace)[0], 'Origin')).toBe('http://localhost:3000')
  expect(handlers(trace)).toEqual(['GET /api/user'])
  expect(failures(trace)).toEqual(['missing-allow-origin'])
})

test('the image arrives, and the script gets an opaque response: status 0, no headers, no text', async () => {
  const trace = await runExample(lesson, 'image')
  expect(responses(trace)[0]).toMatchObject({ status: 200, body: { text: expect.stringContaining('<svg') } })
  expect(outcomes(trace)[0]).toMatchObject({ kind: 'response', responseType: 'opaque', status: 0, headers: [] })
  expect(printed(trace, 'script')).toEqual(['type opaque', 'status 0', 'text ""'])
})

test('the browser sends such requests without asking first', async () => {
  for (const name of ['image', 'form'])
    expect(requests(await runExample(lesson, name)).map((r) => r.purpose)).toEqual(['actual'])
})

describe('a form', () => {
  test('a form is sent to another origin with her cookie, and the handler runs', async () => {
    const trace = await runExample(lesson, 'form')
    const [request] = requests(trace)
    expect(headerOf(request, 'Cookie')).toBe('session=sara')
    expect(headerOf(request, 'Content-Type')).toBe('application/x-www-form-urlencoded;charset=UTF-8')
    expect(handlers(trace)).toEqual(['POST /send'])
  })
  test('a server recognizes a foreign form by Origin', async () => {
    const [request] = requests(await runExample(lesson, 'form'))
    expect(headerOf(request, 'Origin')).toBe('https://cats.example')
    const guarded = await runExample(lesson, 'form', {
      server: [['when Cookie: *session=sara*', 'when Origin: https://mail.example']],
    })
    expect(handlers(guarded)).toEqual([])
  })
})

test('many browsers today send no cookies to another site by default', async () => {
  const { thirdPartyCookies: _, ...document } = lesson.examples.mail?.document ?? expect.fail('no such example')
  for (const browser of ['firefox', 'webkit'] as const) {
    const trace = await runInNode({ ...document, browser })
    expect(headerOf(requests(trace)[0], 'Cookie')).toBeNull()
  }
})

describe('another answer to “The page has moved to another port”', () => {
  const allowed = /Access-Control-Allow-Origin: .*/
  test.each([
    ['the name in small letters', 'access-control-allow-origin: http://localhost:5173'],
    ['with spaces around the value', 'Access-Control-Allow-Origin:    http://localhost:5173  '],
    ['with Vary', 'Access-Control-Allow-Origin: http://localhost:5173\nVary: Origin'],
  ])('the answer “%s” passes the check', async (_, header) => {
    expect(await passes('port-changed', { server: [[allowed, header]] })).toBe(true)
  })
  test.each([
    ['a slash at the end', 'Access-Control-Allow-Origin: http://localhost:5173/'],
    ['both ports in one header', 'Access-Control-Allow-Origin: http://localhost:3000, http://localhost:5173'],
    ['any origin, reflected', 'Access-Control-Allow-Origin: {origin}'],
  ])('the answer “%s” fails the check', async (_, header) => {
    expect(await passes('port-changed', { server: [[allowed, header]] })).toBe(false)
  })
  test('allowing only the new port passes the check', async () => {
    const server = [['GET /api/user\n', 'GET /api/user\nwhen Origin: http://localhost:5173\n']] as const
    expect(await passes('port-changed', { server })).toBe(true)
  })
})

describe('another answer to “Two names for one machine”', () => {
  test.each([
    ['the whole address', '"http://localhost:3000/api/user"'],
    ['a relative address without a slash', '"api/user"'],
  ])('the answer “%s” passes the check', async (_, call) => {
    const code = [['"/api/user"', call]] as const
    expect(await passes('two-names', { code })).toBe(true)
  })
  test('an answer with XMLHttpRequest passes the check', async () => {
    const code = [
      [
        /[\s\S]*/,
        'const xhr = new XMLHttpRequest();\nxhr.open("GET", "/api/user");\nxhr.onload = () => console.log(xhr.response);\nxhr.send();\n',
      ],
    ] as const
    expect(await passes('two-names', { code })).toBe(true)
  })
  test('no-cors fails the check: the script reads nothing', async () => {
    const code = [['fetch(url)', 'fetch("http://127.0.0.1:3000/api/user", { mode: "no-cors" })']] as const
    expect(await passes('two-names', { code })).toBe(false)
  })
})

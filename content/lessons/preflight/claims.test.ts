import { describe, expect, test } from 'vitest'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, handlers, headerOf, passesIn, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { lesson } from './lesson.ts'

const purposes = (trace: Trace) => requests(trace).map((r) => r.purpose)
const POST = 'method: "POST",\n'
const withHeader = (name: string, value: string) =>
  ({ code: [[POST, `${POST}  headers: { "${name}": "${value}" },\n`]] }) as const

describe('the browser sends without asking', () => {
  test('a POST with plain text is one request and one response, and the handler ran', async () => {
    const trace = await runExample(lesson, 'simple')
    expect(purposes(trace)).toEqual(['actual'])
    expect(handlers(trace)).toEqual(['POST /notes'])
  })
  test.each(['GET', 'HEAD', 'POST'])('the method %s needs no preflight', async (method) => {
    const trace = await runExample(lesson, 'simple', {
      code: [[/ {2}method: "POST",\n {2}body: .*\n/, `method: "${method}"`]],
    })
    expect(purposes(trace)).toEqual(['actual'])
  })
  test.each([
    ['Accept', 'application/json'],
    ['Accept-Language', 'fa'],
    ['Content-Language', 'fa'],
    ['Content-Type', 'text/plain'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Content-Type', 'multipart/form-data; boundary=x'],
    ['Range', 'bytes=0-99'],
  ])('the header %s: %s needs no preflight', async (name, value) => {
    expect(purposes(await runExample(lesson, 'simple', withHeader(name, value)))).toEqual(['actual'])
  })
})

describe('the browser asks first', () => {
  test('JSON makes two exchanges of the script’s one call', async () => {
    const trace = await runExample(lesson, 'json')
    expect(purposes(trace)).toEqual(['preflight', 'actual'])
    expect(trace.filter((e) => e.type === 'call')).toHaveLength(1)
  })
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('the method %s needs a preflight', async (method) => {
    const trace = await runExample(lesson, 'simple', { code: [['"POST"', `"${method}"`]] })
    expect(purposes(trace)[0]).toBe('preflight')
  })
  test.each([
    ['X-Request-Id', '1'],
    ['Authorization', 'Bearer sara'],
    ['Content-Type', 'application/json'],
    ['Range', 'bytes=-5'],
    ['Accept', 'a'.repeat(129)],
    ['Accept-Language', '<fa>'],
  ])('the header %s: %s needs a preflight', async (name, value) => {
    expect(purposes(await runExample(lesson, 'simple', withHeader(name, value)))[0]).toBe('preflight')
  })
})

describe('the preflight request', () => {
  test('the preflight is an OPTIONS with the origin, the method and the headers, without body, cookie or password', async () => {
    const trace = await runExample(lesson, 'json', {
      code: [['headers: {', 'credentials: "include",\n  headers: { Authorization: "Bearer sara",']],
    })
    const [question] = requests(trace)
    expect(question).toMatchObject({ method: 'OPTIONS', body: null })
    expect(headerOf(question, 'Origin')).toBe('https://foo.example')
    expect(headerOf(question, 'Access-Control-Request-Method')).toBe('POST')
    expect(headerOf(question, 'Access-Control-Request-Headers')).toBe('authorization,content-type')
    expect(headerOf(question, 'Authorization')).toBeNull()
    expect(headerOf(question, 'Cookie')).toBeNull()
  })
  test('the lesson shows the preflight as the browser sends it', async () => {
    const [question] = requests(await runExample(lesson, 'json'))
    expect(headerOf(question, 'Access-Control-Request-Headers')).toBe('content-type')
    expect(question?.url).toBe('https://bar.other/notes')
  })
})

describe('the preflight response', () => {
  const answer = (before: string | RegExp, after: string) => ({ server: [[before, after]] as const })
  test('the preflight response must allow the origin, as every response must', async () => {
    const trace = await runExample(lesson, 'put', answer('Access-Control-Allow-Origin: https://foo.example\n', ''))
    expect(failures(trace)).toEqual(['preflight-missing-allow-origin'])
  })
  test.each([200, 204, 299])('the preflight response may have the status %i', async (status) => {
    expect(failures(await runExample(lesson, 'put', answer('204 No Content', `${status} x`)))).toEqual([])
  })
  test.each([301, 304, 401, 404, 405, 500])('the preflight response may not have the status %i', async (status) => {
    expect(failures(await runExample(lesson, 'put', answer('204 No Content', `${status} x`)))).toHaveLength(1)
  })
  test.each(['CONTENT-TYPE', 'content-type', 'x-a, Content-Type'])(
    'the preflight response may name the headers as %s',
    async (value) => {
      expect(failures(await runExample(lesson, 'json', answer(/Headers: .*/, `Headers: ${value}`)))).toEqual([])
    },
  )
  test('the preflight response must name the headers', async () => {
    expect(failures(await runExample(lesson, 'json', answer(/Headers: .*/, 'Headers: x-request-id')))).toEqual([
      'header-not-allowed',
    ])
  })
  test('the preflight response must name the method in the same case', async () => {
    expect(failures(await runExample(lesson, 'put', answer('Methods: PUT', 'Methods: put')))).toEqual([
      'method-not-allowed',
    ])
  })
  test('the preflight response need not name GET, HEAD or POST', async () => {
    expect(headerOf(responses(await runExample(lesson, 'json'))[0], 'Access-Control-Allow-Methods')).toBeNull()
  })
})

test('a refused DELETE never leaves the browser: the server’s handler for it did not run', async () => {
  const trace = await runExample(lesson, 'denied')
  expect(purposes(trace)).toEqual(['preflight'])
  expect(handlers(trace)).toEqual(['OPTIONS /notes/7'])
  expect(failures(trace)).toEqual(['method-not-allowed'])
  const allowed = await runExample(lesson, 'denied', { server: [['Methods: PUT', 'Methods: PUT, DELETE']] })
  expect(handlers(allowed)).toEqual(['OPTIONS /notes/7', 'DELETE /notes/7'])
})

test('with the headers on OPTIONS only, the note is changed and the script gets an error', async () => {
  const trace = await runExample(lesson, 'half')
  expect(handlers(trace)).toEqual(['OPTIONS /notes/7', 'PUT /notes/7'])
  expect(failures(trace)).toEqual(['missing-allow-origin'])
})

describe('with cookies', () => {
  const code = [['headers: {', 'credentials: "include",\n  headers: {']] as const
  const both = [[/foo\.example\n/g, 'foo.example\nAccess-Control-Allow-Credentials: true\n']] as const
  test('Access-Control-Allow-Credentials belongs on both answers', async () => {
    expect(failures(await runExample(lesson, 'json', { code, server: both }))).toEqual([])
    const first = [[/foo\.example\n/, 'foo.example\nAccess-Control-Allow-Credentials: true\n']] as const
    expect(failures(await runExample(lesson, 'json', { code, server: first }))).toEqual(['allow-credentials-not-true'])
    expect(failures(await runExample(lesson, 'json', { code }))).toEqual(['preflight-allow-credentials-not-true'])
  })
  test('a * has no special meaning in the lists when credentials are sent', async () => {
    const star = [/Headers: .*/, 'Headers: *'] as const
    expect(failures(await runExample(lesson, 'json', { code, server: [...both, star] }))).toEqual([
      'header-not-allowed',
    ])
    expect(failures(await runExample(lesson, 'json', { server: [star] }))).toEqual([])
    expect(failures(await runExample(lesson, 'put', { server: [['Methods: PUT', 'Methods: *']] }))).toEqual([])
  })
})

test('in the standard * does not include Authorization; browsers do not enforce that yet', async () => {
  const trace = await runExample(lesson, 'json', {
    code: [['headers: {', 'headers: { Authorization: "Bearer sara",']],
    server: [[/Headers: .*/, 'Headers: *']],
  })
  expect(failures(trace)).toEqual([])
  expect(trace.some((e) => e.type === 'decision' && e.passed && e.standard?.passed === false)).toBe(true)
})

describe('the browser remembers', () => {
  test('the browser remembers nothing for 0 seconds', async () => {
    expect(purposes(await runExample(lesson, 'asks'))).toEqual(['preflight', 'actual', 'preflight', 'actual'])
  })
  test('the browser remembers the response for 600 seconds', async () => {
    expect(purposes(await runExample(lesson, 'remembers'))).toEqual(['preflight', 'actual', 'actual'])
  })
  test('the browser remembers the response for 5 seconds without the header', async () => {
    const server = [['Access-Control-Max-Age: 0\n', '']] as const
    expect(purposes(await runExample(lesson, 'asks', { server, pause: 4 }))).toHaveLength(3)
    expect(purposes(await runExample(lesson, 'asks', { server, pause: 6 }))).toHaveLength(4)
  })
  test.each([
    ['chromium', 7200],
    ['firefox', 86_400],
    ['webkit', 600],
  ] as const)('%s remembers the response for at most %i seconds', async (browser, most) => {
    const server = [['Max-Age: 600', 'Max-Age: 100000']] as const
    expect(purposes(await runExample(lesson, 'remembers', { browser, server, pause: most - 1 }))).toHaveLength(3)
    expect(purposes(await runExample(lesson, 'remembers', { browser, server, pause: most + 1 }))).toHaveLength(4)
  })
  test('the browser remembers one address: another one needs a new preflight', async () => {
    const trace = await runExample(lesson, 'remembers', { code: [['fetch(url', 'fetch(url + "?" + text']] })
    expect(purposes(trace)).toEqual(['preflight', 'actual', 'preflight', 'actual'])
  })
})

const passes = passesIn(lesson)

describe('another answer to “Let the note be changed”', () => {
  test.each([
    ['200 instead of 204', '204 No Content', '200 OK'],
    ['header names in other letters', 'Headers: Content-Type', 'Headers: content-type'],
    ['more methods than needed, but not DELETE', 'Methods: PUT', 'Methods: GET,POST , PUT'],
    ['a wider route', 'OPTIONS /notes/7', 'OPTIONS /notes/*'],
    ['a time to remember', '204 No Content\n', '204 No Content\nAccess-Control-Max-Age: 600\n'],
    ['only where foo.example asks', '204 No Content', 'when Origin: https://foo.example\n204 No Content'],
  ])('the answer “%s” passes the check', async (_, before, after) => {
    expect(await passes('allow-put', { server: [[before, after]] })).toBe(true)
  })
  test.each([
    ['the method in small letters', 'Methods: PUT', 'Methods: put'],
    ['no request header named', 'Access-Control-Allow-Headers: Content-Type\n', ''],
    ['an error status', '204 No Content', '405 Method Not Allowed'],
    ['every origin allowed', /https:\/\/foo\.example/g, '*'],
  ])('the answer “%s” fails the check', async (_, before, after) => {
    expect(await passes('allow-put', { server: [[before, after]] })).toBe(false)
  })
})

test('the route * /orders with “when no Authorization” matches every method, and only requests without that header', async () => {
  const { start } = lesson.exercises.find(({ id }) => id === 'preflight-401') ?? {}
  if (!start) throw new Error('The lesson has no exercise “preflight-401”.')
  const statuses = async (init: string) => {
    const code = `await fetch("/orders"${init}).catch(() => {})`
    const own = { ...start, page: { url: 'https://bar.other/' }, client: { ...start.client, code } }
    return responses(await runInNode(own)).map(({ status }) => status)
  }
  for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS'])
    expect(await statuses(`, { method: "${method}" }`)).toEqual([401])
  expect(await statuses(', { headers: { Authorization: "Bearer sara" } }')).toEqual([200])
})

describe('another answer to “Sign in first, says the server”', () => {
  test('requiring Authorization except for OPTIONS passes the check', async () => {
    const server = [
      [
        /[\s\S]*?GET \/orders\n/,
        (lesson.exercises[1]?.solution.servers[0]?.text ?? '').split('# Who')[0] +
          'GET /orders\nwhen Authorization: *\n',
      ],
    ] as const
    const refusal =
      '\nGET /orders\n401 Unauthorized\nAccess-Control-Allow-Origin: https://foo.example\n\nsign in first\n'
    expect(await passes('preflight-401', { server: [...server, [/$/, refusal]] })).toBe(true)
  })
  test('a star for the headers passes the check, as in today’s browsers', async () => {
    expect(await passes('preflight-401', { server: [['Headers: Authorization', 'Headers: *']] })).toBe(true)
  })
  test('answering the preflight after the sign-in fails the check', async () => {
    expect(await passes('preflight-401', { server: [[/(OPTIONS[\s\S]*?)(# Who[\s\S]*)/, '$2\n$1']] })).toBe(false)
  })
})

describe('another answer to “A question nobody needs”', () => {
  test.each([
    ['Accept', '{ headers: { Accept: "application/json" } }'],
    ['an empty list of headers', '{ headers: {} }'],
    ['XMLHttpRequest’s default mode, written out', '{ mode: "cors", credentials: "omit" }'],
  ])('the answer “%s” passes the check', async (_, init) => {
    expect(await passes('no-need-to-ask', { code: [['fetch(url', `fetch(url, ${init}`]] })).toBe(true)
  })
  test.each([
    ['no-cors', '{ mode: "no-cors" }'],
    ['cookies', '{ credentials: "include" }'],
    ['one of the three headers', '{ headers: { "X-Requested-With": "XMLHttpRequest" } }'],
  ])('the answer “%s” fails the check', async (_, init) => {
    expect(await passes('no-need-to-ask', { code: [['fetch(url', `fetch(url, ${init}`]] })).toBe(false)
  })
})

test('the browser writes get, post, put and delete in upper case, but not patch', async () => {
  for (const method of ['get', 'post', 'put', 'delete', 'patch']) {
    const trace = await runExample(lesson, 'put', { code: [['"PUT"', `"${method}"`]] })
    const [first] = requests(trace)
    const asked = headerOf(first, 'Access-Control-Request-Method') ?? first?.method
    expect(asked).toBe(method === 'patch' ? 'patch' : method.toUpperCase())
  }
})

describe('another answer to “It is allowed, and still refused”', () => {
  test.each([
    ['single quotes', '"PATCH"', "'PATCH'"],
    ['capitals made by the script', '"PATCH"', '"patch".toUpperCase()'],
    ['a Request', 'fetch(url, {', 'fetch(new Request(url), {'],
    [
      'XMLHttpRequest',
      /[\s\S]*/,
      'const xhr = new XMLHttpRequest();\nxhr.open("PATCH", "https://bar.other/notes/7");\nxhr.send("and bread");',
    ],
  ])('the answer “%s” passes the check', async (_, before, after) => {
    expect(await passes('small-letters', { code: [[before, after]] })).toBe(true)
  })
  test.each(['"Patch"', '"PUT"', '"POST"', '"GET"'])('the method %s fails the check', async (method) => {
    expect(await passes('small-letters', { code: [['"PATCH"', method]] })).toBe(false)
  })
})

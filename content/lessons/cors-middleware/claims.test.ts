import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { DialectId } from '@/lib/servers/dialects.ts'
import { passesIn } from '@/lib/testing/run-example.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { firstHeader } from '@/lib/trace/header-list.ts'
import { lesson } from './lesson.ts'

const example = (name: string): PlaygroundDocument => {
  const document = lesson.examples[name]?.document
  if (!document) throw new Error(`no example ${name}`)
  return document
}
const start = (id: string): PlaygroundDocument => {
  const exercise = lesson.exercises.find((e) => e.id === id)
  if (!exercise) throw new Error(`no exercise ${id}`)
  return exercise.start
}
const solution = (id: string): string => lesson.exercises.find((e) => e.id === id)?.solution.servers[0]?.text ?? ''
const asking = (document: PlaygroundDocument, code: string, page = document.page.url): PlaygroundDocument => ({
  ...document,
  // The claims are about the server: on another machine than its own, Chromium would ask the person first.
  page: { url: page, addressSpace: 'loopback' },
  client: { language: 'javascript', code },
})
const answers = (trace: Trace) => trace.flatMap((event) => (event.type === 'response' ? [event] : []))
const reason = (trace: Trace) => trace.find((event) => event.type === 'failure')?.reason
const PUT = 'await fetch("http://localhost:8080/api/user/sara", { method: "PUT" })'
const EVIL = 'https://evil.test/'

test('the handler runs without any middleware, and the answer has no permission', async () => {
  const trace = await runInNode(example('without'))
  expect(trace.find((event) => event.type === 'handler')).toMatchObject({ ran: true })
  expect(reason(trace)).toBe('missing-allow-origin')
})

test('without settings every origin is allowed, and preflights are answered without a route for OPTIONS', async () => {
  const document = example('standard')
  expect(document.servers[0]?.text).not.toMatch(/Options/)
  const [preflight, put] = answers(await runInNode(asking(document, PUT, EVIL)))
  expect(preflight).toMatchObject({ status: 204 })
  expect(firstHeader(preflight?.headers ?? [], 'access-control-allow-origin')).toBe('*')
  expect(put).toMatchObject({ status: 200 })
})

test('a listed origin is named in the answer; another gets status 200 and no header', async () => {
  const document = example('named')
  const [good] = answers(await runInNode(document))
  expect(firstHeader(good?.headers ?? [], 'access-control-allow-origin')).toBe('http://localhost:3000')
  const refused = await runInNode(asking(document, document.client.code, EVIL))
  expect(answers(refused)[0]).toMatchObject({ status: 200 })
  expect(firstHeader(answers(refused)[0]?.headers ?? [], 'access-control-allow-origin')).toBeNull()
  expect(reason(refused)).toBe('missing-allow-origin')
  expect(refused.some((event) => event.type === 'handler' && event.ran)).toBe(true)
})

test('a list of two origins, as in the prose, allows both', async () => {
  const document = example('named')
  const two = {
    ...document,
    servers: document.servers.map((server) => ({
      ...server,
      text: server.text.replace('"http://localhost:3000"', '"http://localhost:3000, https://shop.example"'),
    })),
  }
  for (const page of ['http://localhost:3000/', 'https://shop.example/'])
    expect(reason(await runInNode(asking(two, two.client.code, page)))).toBeUndefined()
})

test('with the middleware after the route, the preflight passes and the answer to GET has no header', async () => {
  const trace = await runInNode(asking(example('late'), PUT))
  expect(firstHeader(answers(trace)[0]?.headers ?? [], 'access-control-allow-origin')).toBe('*')
  expect(reason(await runInNode(example('late')))).toBe('missing-allow-origin')
})

describe('AllowCredentials with the wildcard', () => {
  const inVersion = (dialect: DialectId): PlaygroundDocument => {
    const document = start('the-panic')
    return { ...document, servers: document.servers.map((server) => ({ ...server, dialect })) }
  }
  test('the server does not start in version 2.52: it panics with this text, and the page gets no response', async () => {
    const trace = await runInNode(inVersion('fiber-2.52'))
    const down = trace.find((event) => event.type === 'server-down')
    expect(down?.type === 'server-down' && down.text).toContain(
      "panic: [CORS] Insecure setup, 'AllowCredentials' is set to true, and 'AllowOrigins' is set to a wildcard.",
    )
    expect(reason(trace)).toBe('connection-failed')
    expect(answers(trace)).toEqual([])
  })
  test('version 2.40 allows every origin with cookies', async () => {
    const document = inVersion('fiber-2.40')
    const trace = await runInNode(asking(document, document.client.code, EVIL))
    expect(reason(trace)).toBeUndefined()
    const headers = answers(trace)[0]?.headers ?? []
    expect(firstHeader(headers, 'access-control-allow-origin')).toBe('https://evil.test')
    expect(firstHeader(headers, 'access-control-allow-credentials')).toBe('true')
  })
})

test('Express sends a single configured origin unchanged to every page', async () => {
  const document = start('a-slash-too-much')
  for (const page of ['http://localhost:3000/', EVIL]) {
    const trace = await runInNode(asking(document, document.client.code, page))
    expect(firstHeader(answers(trace)[0]?.headers ?? [], 'access-control-allow-origin')).toBe('http://localhost:3000/')
    expect(reason(trace)).toBe('allow-origin-mismatch')
  }
})

test('add_header leaves out an answer 401, and not an answer 200', async () => {
  const document = start('errors-too')
  const ok = {
    ...document,
    servers: document.servers.map((server) => ({ ...server, text: server.text.replace('return 401', 'return 200') })),
  }
  expect(reason(await runInNode(document))).toBe('missing-allow-origin')
  expect(reason(await runInNode(ok))).toBeUndefined()
})

const passes = passesIn(lesson)
const LISTED = '	AllowOrigins: "http://localhost:3000",'
const fiberField = (field: string) => ({ server: [[LISTED, `\t${field},`]] as const })

describe('another answer to “For one page, and no other”', () => {
  test.each([
    'AllowOriginsFunc: func(origin string) bool { return origin == "http://localhost:3000" }',
    'AllowMethods: "GET,PUT",\n\t\tAllowOrigins: "http://localhost:3000"',
    'AllowOrigins: `http://localhost:3000`, AllowHeaders: "Content-Type"',
  ])('the answer “%s” passes the check', async (field) => {
    expect(await passes('name-the-origin', fiberField(field))).toBe(true)
  })
  test('settings in one line pass the check', async () => {
    expect(await passes('name-the-origin', { server: [[/Config\{\s*(.*),\s*\}/, 'Config{$1}']] })).toBe(true)
  })
  test.each([
    'AllowOrigins: "*"',
    'AllowOrigins: "http://localhost:3001"',
    'AllowOrigins: "http://localhost:3000, https://evil.test"',
    'AllowOrigins: "http://localhost:3000", AllowMethods: "GET"',
    'AllowOrigins: []string{"http://localhost:3000"}',
  ])('the answer “%s” fails the check', async (field) => {
    expect(await passes('name-the-origin', fiberField(field))).toBe(false)
  })
})

describe('another answer to “In the right order”', () => {
  const use = /\tapp\.Use\(cors[\s\S]*?\}\)\)\n/
  test('the middleware for a part of the addresses passes the check', async () => {
    expect(await passes('first-the-middleware', { server: [['app.Use(cors', 'app.Use("/api", cors']] })).toBe(true)
  })
  test('the settings in a variable pass the check', async () => {
    const server = [[use, `\tconfig := cors.Config{\n${LISTED}\n\t}\n\tapp.Use(cors.New(config))\n`]] as const
    expect(await passes('first-the-middleware', { server })).toBe(true)
  })
  test('the middleware before GET and after PUT fails the check', async () => {
    const text = solution('first-the-middleware')
    const [lines = ''] = use.exec(text) ?? []
    const [put = ''] = /\tapp\.Put[\s\S]*?\}\)\n/.exec(text) ?? []
    expect(
      await passes('first-the-middleware', {
        server: [
          [put, ''],
          [lines, put + lines],
        ],
      }),
    ).toBe(false)
  })
  test.each([
    ['for other addresses', 'app.Use(cors', 'app.Use("/admin", cors'],
    ['for every origin', LISTED, ''],
  ])('the middleware %s fails the check', async (_, before, after) => {
    expect(await passes('first-the-middleware', { server: [[before, after]] })).toBe(false)
  })
})

describe('another answer to “A server that does not start”', () => {
  const origins = /\tAllowOrigins: .*\n/
  test.each([
    ['the origin after the credentials', [[/(\tAllowOrigins: .*\n)(.*\n)/, '$2$1']]],
    [
      'a function that compares',
      [[origins, '\tAllowOriginsFunc: func(origin string) bool { return origin == "http://localhost:3000" },\n']],
    ],
    ['the methods named too', [['AllowCredentials: true', 'AllowMethods: "GET", AllowCredentials: true']]],
  ] as const)('the answer “%s” passes the check', async (_, server) => {
    expect(await passes('the-panic', { server })).toBe(true)
  })
  test.each([
    ['no credentials', [['AllowCredentials: true', 'AllowCredentials: false']]],
    [
      'no credentials, for every origin',
      [
        [origins, ''],
        ['AllowCredentials: true', 'AllowCredentials: false'],
      ],
    ],
    ['a star', [['"http://localhost:3000"', '"*"']]],
  ] as const)('the answer “%s” fails the check', async (_, server) => {
    expect(await passes('the-panic', { server })).toBe(false)
  })
})

describe('another answer to “A slash too much”', () => {
  const express = (origin: string) => ({ server: [['"http://localhost:3000"', origin]] as const })
  test.each([
    '["http://localhost:3000"]',
    '/^http:\\/\\/localhost:3000$/',
    "'http://localhost:3000', credentials: true",
    'new URL("http://localhost:3000/").origin',
    '(origin, done) => done(null, origin === "http://localhost:3000")',
  ])('the answer “%s” passes the check', async (origin) => {
    expect(await passes('a-slash-too-much', express(origin))).toBe(true)
  })
  test.each([
    '"*"',
    '["http://localhost:3000/"]',
    '"localhost:3000"',
    'false',
    'missing',
    '/^http:\\/\\/localhost:3000/',
    '/localhost:3000$/',
  ])('the answer “%s” fails the check', async (origin) => {
    expect(await passes('a-slash-too-much', express(origin))).toBe(false)
  })
})

describe('another answer to “Errors too”', () => {
  const line = 'add_header Access-Control-Allow-Origin http://localhost:3000 always;'
  test.each([
    ['quotes', [['http://localhost:3000 always', '"http://localhost:3000" always']]],
    [
      'the line outside of the location',
      [
        [line, ''],
        ['listen 8080;', `listen 8080;\n    ${line}`],
      ],
    ],
    ['Vary beside it', [[line, `${line}\n        add_header Vary Origin always;`]]],
  ] as const)('the answer “%s” passes the check', async (_, server) => {
    expect(await passes('errors-too', { server })).toBe(true)
  })
  test.each([
    [
      'another status',
      [
        [' always', ''],
        ['return 401', 'return 200'],
      ],
    ],
    ['a star', [['http://localhost:3000 always', '* always']]],
    // nginx accepts no other word there, and does not start.
    ['a misspelt word', [[' always', ' allways']]],
  ] as const)('the answer “%s” fails the check', async (_, server) => {
    expect(await passes('errors-too', { server })).toBe(false)
  })
})

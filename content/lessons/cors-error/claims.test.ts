import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { passesIn } from '@/lib/testing/run-example.ts'
import { BROWSERS } from '@/lib/trace/event-parts.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { lesson } from './lesson.ts'

const example = (name: string): PlaygroundDocument => {
  const found = lesson.examples[name]
  if (!found) throw new Error(`no example ${name}`)
  return found.document
}
const consoleOf = (trace: Trace, by: 'browser' | 'script') =>
  trace.flatMap((event) => (event.type === 'console' && event.by === by ? [event.text] : []))
const failureOf = (trace: Trace) => trace.find((event) => event.type === 'failure')?.reason

test('Chrome’s message has the four parts, in this order', async () => {
  const [message = ''] = consoleOf(await runInNode(example('picture')), 'browser')
  const parts = [
    "Access to XMLHttpRequest at 'http://localhost:5000/global_config'",
    "from origin 'http://localhost:8080'",
    'blocked by CORS policy',
    "Response to preflight request doesn't pass access control check",
    "No 'Access-Control-Allow-Origin' header is present",
  ]
  const places = parts.map((part) => message.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('Firefox and Safari use other words for the same check', async () => {
  const texts = await Promise.all(
    BROWSERS.map(async (browser) => {
      const trace = await runInNode({ ...example('picture'), browser })
      expect(failureOf(trace)).toBe('preflight-missing-allow-origin')
      return consoleOf(trace, 'browser')[0]
    }),
  )
  expect(new Set(texts).size).toBe(3)
})

test('an XMLHttpRequest gets an error event and status 0', async () => {
  expect(consoleOf(await runInNode(example('picture')), 'script')).toEqual(['status 0'])
})

test('a refused fetch and a server that is not there are the same TypeError to the script', async () => {
  const code = `try { await fetch("https://mail.example/inbox") } catch (error) { console.log(error.name, error.message) }`
  const refused = await runInNode({ ...example('inbox'), client: { language: 'javascript', code } })
  const serverDown = await runInNode({ ...example('inbox'), servers: [], client: { language: 'javascript', code } })
  expect(failureOf(refused)).toBe('missing-allow-origin')
  expect(failureOf(serverDown)).toBe('connection-failed')
  expect(consoleOf(refused, 'script')).toEqual(consoleOf(serverDown, 'script'))
  expect(consoleOf(refused, 'script')[0]).toMatch(/^TypeError/)
})

test('the other page’s request carries Sara’s cookie, the handler runs, and the browser keeps the letters', async () => {
  const trace = await runInNode(example('inbox'))
  const request = trace.find((event) => event.type === 'request')
  expect(request?.type === 'request' && request.headers).toContainEqual(['Cookie', 'session=sara'])
  expect(trace.some((event) => event.type === 'handler' && event.ran && event.line === 1)).toBe(true)
  const response = trace.find((event) => event.type === 'response')
  expect(response?.type === 'response' && response.body?.text).toContain('3 letters for Sara')
  expect(consoleOf(trace, 'script')).toEqual([])
})

test('the response with status 500 is refused because the header is missing, not because of its status', async () => {
  const trace = await runInNode(example('hidden'))
  expect(trace.find((event) => event.type === 'response')).toMatchObject({ status: 500 })
  expect(failureOf(trace)).toBe('missing-allow-origin')
})

test('no-cors silences the console, and the script gets status 0, no headers and an empty body', async () => {
  const trace = await runInNode(example('opaque'))
  expect(consoleOf(trace, 'browser')).toEqual([])
  expect(trace.find((event) => event.type === 'settled')).toMatchObject({
    outcome: { kind: 'response', responseType: 'opaque', status: 0, headers: [] },
  })
  expect(consoleOf(trace, 'script')).toEqual(['opaque 0', ''])
})

test('Access-Control-Allow-Origin on the request adds a preflight and grants nothing', async () => {
  const code = `await fetch("https://api.shop.example/orders", { headers: { "Access-Control-Allow-Origin": "*" } })`
  const trace = await runInNode({ ...example('hidden'), client: { language: 'javascript', code } })
  expect(trace.some((event) => event.type === 'request' && event.purpose === 'preflight')).toBe(true)
  expect(failureOf(trace)).toMatch(/^preflight-/)
})

const passes = passesIn(lesson)

describe('another answer to “Let the script see what really happened”', () => {
  const line = 'Access-Control-Allow-Origin: https://shop.example\n'
  test.each([
    [
      'the line below the others, in small letters',
      [
        [line, ''],
        ['text/plain\n', `text/plain\n${line.toLowerCase()}`],
      ],
    ],
    ['Vary beside it', [[line, `${line}Vary: Origin\n`]]],
    [
      'a route for the shop alone',
      [
        ['500 Internal', 'when Origin: https://shop.example\n500 Internal'],
        ['Origin: https://shop.example\nContent', 'Origin: {origin}\nContent'],
      ],
    ],
  ] as const)('the answer “%s” passes the check', async (_, server) => {
    expect(await passes('show-the-500', { server })).toBe(true)
  })
  test.each([
    ['a slash', [[line, 'Access-Control-Allow-Origin: https://shop.example/\n']]],
    ['the API’s own origin', [['Origin: https://shop', 'Origin: https://api.shop']]],
    ['the failure hidden behind another status', [['500 Internal Server Error', '200 OK']]],
  ] as const)('the answer “%s” fails the check', async (_, server) => {
    expect(await passes('show-the-500', { server })).toBe(false)
  })
})

describe('another answer to “A fix that fixes nothing”', () => {
  const call = '"https://weather.example/today"'
  test.each([
    ['the usual mode, written out', call, `${call}, { mode: "cors" }`],
    ['an empty object', call, `${call}, {}`],
    ['a header that needs no question', call, `${call}, { headers: { Accept: "text/plain" } }`],
    ['XMLHttpRequest', /[\s\S]*/, `const xhr = new XMLHttpRequest();\nxhr.open("GET", ${call});\nxhr.send();`],
  ])('the answer “%s” passes the check', async (_, before, after) => {
    expect(await passes('no-cors-is-no-fix', { code: [[before, after]] })).toBe(true)
  })
  test.each(['mode: "same-origin"', 'credentials: "include"', 'headers: { "Access-Control-Allow-Origin": "*" }'])(
    '%s does not pass',
    async (option) => {
      expect(await passes('no-cors-is-no-fix', { code: [[call, `${call}, { ${option} }`]] })).toBe(false)
    },
  )
})

describe('“One message after another”', () => {
  const HEADERS = '["Authorization", "Content-Type"]'

  test('three mendings, one after another, have three different messages before the call works', async () => {
    const exercise = lesson.exercises.find(({ id }) => id === 'follow-the-messages')
    if (!exercise) throw new Error('no such exercise')
    const [server] = exercise.start.servers
    if (!server) throw new Error('no server')
    let text = server.text
    const reasons: (string | undefined)[] = []
    for (const [before, after] of [
      ['', ''],
      ['http://shop.example', 'https://shop.example'],
      ['"PUT"]', '"PUT", "PATCH"]'],
      ['["Authorization"]', HEADERS],
    ] as const) {
      text = text.replace(before, after)
      reasons.push(failureOf(await runInNode({ ...exercise.start, servers: [{ ...server, text }] })))
    }
    expect(reasons).toEqual(['preflight-allow-origin-mismatch', 'method-not-allowed', 'header-not-allowed', undefined])
  })
})

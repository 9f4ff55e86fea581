import { describe, expect, test } from 'vitest'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { passesIn } from '@/lib/testing/run-example.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { firstHeader } from '@/lib/trace/header-list.ts'
import { lesson } from './lesson.ts'

const run = (name: string, code?: string): Promise<Trace> => {
  const document = lesson.examples[name]?.document
  if (!document) throw new Error(`no example ${name}`)
  return runInNode(code === undefined ? document : { ...document, client: { language: 'javascript', code } })
}
const sent = (trace: Trace) => trace.flatMap((event) => (event.type === 'request' ? [event] : []))
const sentOn = (trace: Trace) => trace.find((event) => event.type === 'forward')

test('with two ports, the API responds and the browser hides the response', async () => {
  const trace = await run('apart')
  expect(trace.find((event) => event.type === 'handler')).toMatchObject({ server: 'http://localhost:8080', ran: true })
  expect(trace.find((event) => event.type === 'failure')).toMatchObject({ reason: 'missing-allow-origin' })
})

test('through the proxy, the browser talks only to localhost:3000', async () => {
  const trace = await run('proxied')
  expect(sent(trace).map(({ url }) => new URL(url).origin)).toEqual(['http://localhost:3000'])
  expect(sentOn(trace)).toMatchObject({ server: 'http://localhost:3000', to: 'http://localhost:8080' })
})

test('the API sends no permission through the proxy, the browser asks for none, and the script reads the answer', async () => {
  const trace = await run('proxied')
  const forwarded = trace.find((event) => event.type === 'forwarded')
  expect(firstHeader(forwarded?.headers ?? [], 'Access-Control-Allow-Origin')).toBeNull()
  expect(trace.some((event) => event.type === 'decision' && event.rule === 'allow-origin')).toBe(false)
  expect(trace.find((event) => event.type === 'console')).toMatchObject({ text: '200 three projects of sara' })
})

test('the development server of Create React App writes headers of permission on what it sends', async () => {
  const response = (await run('proxied')).find((event) => event.type === 'response')
  expect(firstHeader(response?.headers ?? [], 'Access-Control-Allow-Origin')).toBe('*')
})

test('without any such header, as from Vite, the script can also read the response', async () => {
  const trace = await run('vite', 'await fetch("/api/user/sara")')
  const response = trace.find((event) => event.type === 'response')
  expect(firstHeader(response?.headers ?? [], 'Access-Control-Allow-Origin')).toBeNull()
  expect(trace.find((event) => event.type === 'settled')).toMatchObject({ outcome: { kind: 'response', status: 200 } })
})

test.each(['put', 'vite'])('a PUT with JSON needs no preflight through the proxy (%s)', async (name) => {
  const trace = await run(name)
  expect(sent(trace).map(({ method, purpose }) => `${method} ${purpose}`)).toEqual(['PUT actual'])
})

test('a browser sends Origin to its own server with a PUT, and not with a GET', async () => {
  const put = sent(await run('put'))[0]
  const get = sent(await run('proxied'))[0]
  expect(firstHeader(put?.headers ?? [], 'Origin')).toBe('http://localhost:3000')
  expect(firstHeader(get?.headers ?? [], 'Origin')).toBeNull()
})

test('Create React App writes the API’s address into Origin, and Vite passes on what the browser sent', async () => {
  expect(firstHeader(sentOn(await run('put'))?.headers ?? [], 'Origin')).toBe('http://localhost:8080')
  expect(firstHeader(sentOn(await run('vite'))?.headers ?? [], 'Origin')).toBe('http://localhost:5173')
})

test('an address with a host goes past the proxy', async () => {
  const trace = await run('proxied', 'await fetch("http://localhost:8080/api/user/sara")')
  expect(sentOn(trace)).toBeUndefined()
  expect(sent(trace).map(({ url }) => url)).toEqual(['http://localhost:8080/api/user/sara'])
})

const passes = passesIn(lesson)

describe('another answer to “Past the proxy”', () => {
  test.each([
    ['the page’s own origin, written out', '"/api', '"http://localhost:3000/api'],
    ['a path without its slash', '"/api', '"api'],
    ['XMLHttpRequest', /[\s\S]*/, 'const xhr = new XMLHttpRequest();\nxhr.open("GET", "/api/user/sara");\nxhr.send();'],
  ])('the answer “%s” passes the check', async (_, before, after) => {
    expect(await passes('past-the-proxy', { code: [[before, after]] })).toBe(true)
  })
  test.each([
    ['the API’s host without a scheme', '"/api', '"//localhost:8080/api'],
    ['no-cors', 'fetch("/api/user/sara"', 'fetch("http://localhost:8080/api/user/sara", { mode: "no-cors" }'],
    ['a path that the API does not have', '"/api/user/sara"', '"/user/sara"'],
    // The start page of the application is also a response with status 200.
    ['the page itself', /[\s\S]*/, 'await fetch("/", { headers: { Accept: "text/html" } })'],
  ])('the answer “%s” fails the check', async (_, before, after) => {
    expect(await passes('past-the-proxy', { code: [[before, after]] })).toBe(false)
  })
})

describe('another answer to “One line in package.json”', () => {
  test.each([
    ['a slash at the address’s end', ':8080"', ':8080/"'],
    ['the line at the top', /\{\n([\s\S]*),\n(.*)\n\}/, '{\n$2,\n$1\n}'],
    ['the whole file in one line', /\n\s*/g, ' '],
  ])('the answer “%s” passes the check', async (_, before, after) => {
    expect(await passes('write-the-proxy-line', { server: [[before, after]] })).toBe(true)
  })
  test.each([
    ['an address without its scheme', '"http://localhost:8080"', '"localhost:8080"'],
    ['a number', '"http://localhost:8080"', '8080'],
    ['another port', ':8080"', ':8081"'],
    ['the application’s own port', ':8080"', ':3000"'],
    ['another name for the field', '"proxy"', '"proxies"'],
    ['no comma', 'true,', 'true'],
  ])('the answer “%s” fails the check', async (_, before, after) => {
    expect(await passes('write-the-proxy-line', { server: [[before, after]] })).toBe(false)
  })
})

describe('another answer to “A rewrite to nowhere”', () => {
  test.each([
    [
      'an address of one’s own for the user',
      [
        ['/api/:path*', '/api/user/:name'],
        ['8080/api/:path*', '8080/api/user/:name'],
      ],
    ],
    [
      'everything passed on',
      [
        ['/api/:path*', '/:path*'],
        ['8080/api/:path*', '8080/:path*'],
      ],
    ],
    [
      'single quotes, in an object',
      [
        [/"/g, "'"],
        ['return [', 'return { beforeFiles: ['],
        ['    ]\n', '    ] }\n'],
      ],
    ],
  ] as const)('the answer “%s” passes the check', async (_, server) => {
    expect(await passes('wrong-port', { server })).toBe(true)
  })
  test.each([
    ['a third port', [['8080', '3001']]],
    ['a path that the API does not have', [['8080/api/:path*', '8080/:path*']]],
    ['no port', [[':8080', '']]],
    ['no rewrite', [[/\{\s*source[\s\S]*?\},/, '']]],
  ] as const)('the answer “%s” fails the check', async (_, server) => {
    expect(await passes('wrong-port', { server })).toBe(false)
  })
})

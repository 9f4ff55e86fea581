import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { handlers, headerOf, outcomes, printed, requests, runExample } from '@/lib/testing/run-example.ts'
import { drawBadge } from './examples.ts'
import { lesson } from './lesson.ts'

const prose = readFileSync(new URL('./lesson.mdx', import.meta.url), 'utf8')
const run = (name: string) => runExample(lesson, name)

const SVG = 'Content-Type: image/svg+xml\n\n<svg xmlns="http://www.w3.org/2000/svg"/>\n'
/** The badge, asked for by a page whose browser has a cookie of the CDN. */
const badge = (attribute: string, headers: string) =>
  runInNode(
    documentOf({
      code: drawBadge(attribute),
      servers: { 'https://cdn.example': `GET /badge.svg\n200 OK\n${headers}${SVG}` },
      cookies: { 'https://cdn.example': 'session=sara' },
    }),
  )
const NAMED = 'Access-Control-Allow-Origin: https://foo.example\n'

describe('a picture', () => {
  test('a picture without the attribute is asked for with cookies and without Origin, and taints the canvas', async () => {
    const trace = await badge('', NAMED)
    expect(headerOf(requests(trace)[0], 'Origin')).toBeNull()
    expect(headerOf(requests(trace)[0], 'Cookie')).toBe('session=sara')
    expect(outcomes(trace)).toMatchObject([{ kind: 'load', tainted: true }])
    expect(trace.find((event) => event.type === 'script-error')).toMatchObject({ name: 'SecurityError' })
  })

  test.each(['image.crossOrigin = "anonymous"\n', 'image.setAttribute("crossorigin", "")\n'])(
    'a picture with %s is asked for with Origin and without cookies, and its canvas can be read',
    async (attribute) => {
      const trace = await badge(attribute, NAMED)
      expect(headerOf(requests(trace)[0], 'Origin')).toBe('https://foo.example')
      expect(headerOf(requests(trace)[0], 'Cookie')).toBeNull()
      expect(outcomes(trace)).toMatchObject([{ kind: 'load', tainted: false }])
    },
  )

  test('a picture with use-credentials is asked for with cookies, and needs the origin and the credentials', async () => {
    const attribute = 'image.crossOrigin = "use-credentials"\n'
    const trace = await badge(attribute, `${NAMED}Access-Control-Allow-Credentials: true\n`)
    expect(headerOf(requests(trace)[0], 'Cookie')).toBe('session=sara')
    expect(outcomes(trace)).toMatchObject([{ kind: 'load', tainted: false }])
    expect(outcomes(await badge(attribute, NAMED))).toMatchObject([{ kind: 'error' }])
    expect(outcomes(await badge(attribute, 'Access-Control-Allow-Origin: *\n'))).toMatchObject([{ kind: 'error' }])
  })

  test('a picture with crossorigin and without permission is not shown', async () => {
    expect(printed(await run('asked'), 'script')).toEqual(['no picture'])
  })
})

test('an event source is refused where a classic script is not', async () => {
  const servers = { 'https://cdn.example': 'GET /x\n200 OK\nContent-Type: text/event-stream\n\ndata: x\n\n' }
  const [opened] = outcomes(await runInNode(documentOf({ code: 'new EventSource("https://cdn.example/x")', servers })))
  expect(opened).toMatchObject({ kind: 'error' })
  expect(printed(await run('script'), 'script')).toContain('it ran')
})

test('a form is sent to a server that permits nothing, without a preflight', async () => {
  const code = `const form = document.createElement('form')
form.method = 'POST'
form.action = 'https://bar.other/sign-in'
document.body.append(form)
form.submit()`
  const trace = await runInNode(
    documentOf({ code, servers: { 'https://bar.other': 'POST /sign-in\n200 OK\nContent-Type: text/html\n\nhi\n' } }),
  )
  expect(requests(trace).map(({ method }) => method)).toEqual(['POST'])
  expect(handlers(trace)).toHaveLength(1)
})

test('a beacon with a text is sent at once, one with JSON after a preflight, and both with credentials', async () => {
  const server = `* /visits\n204 No Content\n${NAMED}Access-Control-Allow-Credentials: true\nAccess-Control-Allow-Headers: content-type\n`
  const beacon = (data: string) =>
    runInNode(
      documentOf({
        code: `navigator.sendBeacon("https://stats.example/visits", ${data})`,
        servers: { 'https://stats.example': server },
        cookies: { 'https://stats.example': 'visitor=1' },
      }),
    )
  const text = await beacon('"home"')
  const json = await beacon('new Blob(["{}"], { type: "application/json" })')
  expect(requests(text).map(({ method }) => method)).toEqual(['POST'])
  expect(requests(json).map(({ method }) => method)).toEqual(['OPTIONS', 'POST'])
  for (const trace of [text, json]) expect(headerOf(requests(trace).at(-1), 'Cookie')).toBe('visitor=1')
})

test.each([
  ['asked', 'blocked by CORS policy'],
  ['csp', 'violates the following Content Security Policy directive'],
  ['corp', 'ERR_BLOCKED_BY_RESPONSE.NotSameOrigin'],
  ['coep', 'ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep'],
  ['orb', 'ERR_BLOCKED_BY_ORB'],
  ['mixed', 'Mixed Content'],
  ['local', 'Permission was denied for this request to access the `loopback` address space.'],
])('Chrome prints the words that the prose has for “%s”', async (name, words) => {
  expect(prose).toContain(words)
  expect(printed(await run(name), 'browser').join('\n')).toContain(words)
})

test('what CSP forbids, what is mixed, and what the person refuses never reaches a handler', async () => {
  for (const name of ['csp', 'mixed', 'local']) expect(handlers(await run(name))).toEqual([])
})

test.each([
  ['Cross-Origin-Resource-Policy: cross-origin', ''],
  ['Access-Control-Allow-Origin: *', 'image.crossOrigin = "anonymous"\n'],
])('a page with require-corp shows a picture with %s', async (header, attribute) => {
  const document = documentOf({
    headers: [['Cross-Origin-Embedder-Policy', 'require-corp']],
    code: drawBadge(attribute),
    servers: { 'https://cdn.example': `GET /badge.svg\n200 OK\n${header}\n${SVG}` },
  })
  expect(outcomes(await runInNode(document))).toMatchObject([{ kind: 'load' }])
})

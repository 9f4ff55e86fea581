import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, headerOf, outcomes, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import { ALLOW, orders, place, READ_JSON } from './documents.ts'
import { lesson } from './lesson.ts'

const withCode = (document: PlaygroundDocument, code: string): PlaygroundDocument => ({
  ...document,
  client: { language: 'javascript', code },
})

describe('the type of a response', () => {
  test('the types are basic, cors and opaque, and an opaque response has the status 0 and is not ok', async () => {
    const trace = await runExample(lesson, 'types')
    expect(printed(trace, 'script')).toEqual(['own basic 200 true', 'allowed cors 200 true', 'no-cors opaque 0 false'])
    expect(responses(trace).map(({ status }) => status)).toEqual([200, 200, 200])
  })
  test('a 404 with permission has the type cors, and the script reads it', async () => {
    const trace = await runInNode(place('"{}"', ALLOW, 'app.post("/orders", (req, res) => res.sendStatus(404))'))
    expect(outcomes(trace)[0]).toMatchObject({ kind: 'response', responseType: 'cors', status: 404 })
  })
})

describe('Access-Control-Expose-Headers', () => {
  test('a star means all headers, but not for a call with include', async () => {
    const star = orders('"*"')
    expect(printed(await runInNode(star), 'script')).toEqual(['null'])
    const without = withCode(star, star.client.code.replace('credentials: "include",', ''))
    expect(printed(await runInNode(without), 'script')).toEqual(['214'])
  })
  test('no value shows Set-Cookie', async () => {
    const document = orders('["Set-Cookie", "X-Total-Count"]')
    const servers = document.servers.map((server) => ({
      ...server,
      text: server.text.replace('res.set("X-T', 'res.cookie("a", "1").set("X-T'),
    }))
    const trace = await runInNode({ ...document, servers })
    expect(headerOf(responses(trace)[0], 'Set-Cookie')).toContain('a=1')
    const [outcome] = outcomes(trace)
    const seen = outcome?.kind === 'response' ? outcome.headers.map(([name]) => name.toLowerCase()) : []
    expect(seen).toContain('x-total-count')
    expect(seen).not.toContain('set-cookie')
  })
})

describe('no-cors', () => {
  const visit = (init: string) =>
    runExample(lesson, 'types', {
      code: [[/[\s\S]*/, `await fetch("https://api.shop.example/list", { mode: "no-cors", ${init} });`]],
    })
  test.each(['GET', 'HEAD', 'POST'])('%s may be sent with no-cors', async (method) => {
    expect(requests(await visit(`method: "${method}"`)).map((request) => request.method)).toEqual([method])
  })
  test.each(['PUT', 'DELETE', 'PATCH'])('%s may not be sent with no-cors', async (method) => {
    expect(requests(await visit(`method: "${method}"`))).toEqual([])
  })
  test('headers that need a preflight are left out, and nothing is said', async () => {
    const trace = await visit('headers: { "X-Request-Id": "7", "Accept-Language": "fa" }')
    expect(requests(trace).map(({ purpose }) => purpose)).toEqual(['actual'])
    expect(headerOf(requests(trace)[0], 'X-Request-Id')).toBeNull()
    expect(headerOf(requests(trace)[0], 'Accept-Language')).toBe('fa')
    expect(printed(trace, 'browser')).toEqual([])
  })
})

describe('many reasons, one error', () => {
  test.each(['chromium', 'firefox', 'webkit'] as const)(
    'in %s the script gets the same error twice',
    async (browser) => {
      const trace = await runExample(lesson, 'two-failures', { browser })
      expect(failures(trace)).toEqual(['connection-failed', 'missing-allow-origin'])
      const [nobody = '', refused = ''] = printed(trace, 'script').map((line) => line.split(' ').slice(1).join(' '))
      expect(nobody).toContain('TypeError')
      expect(refused).toBe(nobody)
    },
  )
  test('in Firefox both lines begin with the same words, and the one of no answer ends with (null)', async () => {
    const lines = printed(await runExample(lesson, 'two-failures', { browser: 'firefox' }), 'browser')
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toMatch(/^Cross-Origin Request Blocked/)
    expect(lines[0]).toMatch(/Status code: \(null\)\.$/)
    expect(lines[1]).toMatch(/Status code: 200\.$/)
  })
})

test('what throws below cors() keeps the headers that are set', async () => {
  const thrown = place('"{}"', ALLOW, READ_JSON, 'app.use(() => { throw new Error("no database") })')
  const trace = await runInNode(thrown)
  expect(outcomes(trace)[0]).toMatchObject({ kind: 'response', status: 500 })
})

test('nginx answers 502 itself, without the header of add_header, and with always the script reads it', async () => {
  const [without] = responses(await runExample(lesson, 'bad-gateway'))
  expect(without?.status).toBe(502)
  expect(headerOf(without, 'Access-Control-Allow-Origin')).toBeNull()
  expect(printed(await runExample(lesson, 'bad-gateway-always'), 'script')).toEqual(['502'])
})

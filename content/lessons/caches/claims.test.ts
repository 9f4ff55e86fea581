import { describe, expect, test } from 'vitest'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, headerOf, outcomes, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { inTurn, nginxNotes, PRICE, saves, ticker } from './documents.ts'
import { lesson } from './lesson.ts'

const preflights = (trace: Trace) => requests(trace).filter(({ purpose }) => purpose === 'preflight').length
const BROWSERS = ['chromium', 'firefox', 'webkit'] as const

describe('the preflight cache', () => {
  test.each(BROWSERS)('without Access-Control-Max-Age %s remembers for 5 seconds', async (browser) => {
    expect(preflights(await runExample(lesson, 'at-once', { browser }))).toBe(1)
    expect(preflights(await runExample(lesson, 'ten-seconds', { browser }))).toBe(3)
  })
  test('with maxAge: 600 saving every ten seconds needs one preflight, and with 0 each save has one', async () => {
    expect(preflights(await runExample(lesson, 'remembered'))).toBe(1)
    expect(preflights(await runInNode(saves(1, ['maxAge: 0'])))).toBe(3)
  })
  test('Safari does not keep an hour: saving every quarter of an hour, it asks each time, and Chrome once', async () => {
    expect(preflights(await runExample(lesson, 'safari'))).toBe(3)
    expect(preflights(await runExample(lesson, 'safari', { browser: 'chromium' }))).toBe(1)
  })
  test.each([
    ['webkit', 600],
    ['chromium', 7200],
    ['firefox', 86_400],
  ] as const)('%s keeps at most %i seconds', async (browser, most) => {
    const longest = ['maxAge: 1000000']
    // Three saves: the last one comes twice the wait after the first.
    expect(preflights(await runInNode(saves(most / 2 - 5, longest, { browser })))).toBe(1)
    expect(preflights(await runInNode(saves(most / 2 + 5, longest, { browser })))).toBe(2)
  })
  test('Cache-Control on the answer to a preflight changes nothing', async () => {
    const server = [
      ['app.use', 'app.use((req, res, next) => { res.set("Cache-Control", "max-age=600"); next() })\napp.use'],
    ] as const
    const trace = await runExample(lesson, 'ten-seconds', { server })
    expect(headerOf(responses(trace)[0], 'Cache-Control')).toBe('max-age=600')
    expect(preflights(trace)).toBe(3)
  })
  test('after a refusal the browser asks again the next time', async () => {
    const trace = await runExample(lesson, 'remembered', {
      server: [['maxAge', 'methods: ["POST"], maxAge']],
      code: [['});\n  console.log(text, response.status);', '}).catch(() => {});']],
    })
    expect(failures(trace)).toEqual(['method-not-allowed', 'method-not-allowed', 'method-not-allowed'])
    expect(preflights(trace)).toBe(3)
  })
  test('another query is another address, and another credentials mode has a permission of its own', async () => {
    const other = [['notes/7"', 'notes/7?" + text']] as const
    expect(
      preflights(await runExample(lesson, 'remembered', { code: other, server: [['"/notes/7"', '"/notes/:id"']] })),
    ).toBe(3)
    const include = [['method: "PUT"', 'credentials: text === "t" ? "omit" : "include", method: "PUT"']] as const
    const server = [['maxAge', 'credentials: true, maxAge']] as const
    expect(preflights(await runExample(lesson, 'remembered', { code: include, server }))).toBe(2)
  })
  test.each(['no-store', 'no-cache', 'reload'])('in Chrome cache: "%s" makes the browser ask again', async (cache) => {
    expect(preflights(await runInNode(ticker(PRICE, `    cache: "${cache}",\n`)))).toBe(3)
    expect(preflights(await runInNode(ticker(PRICE)))).toBe(1)
  })
})

describe('what is in the entry', () => {
  const LISTED = ['maxAge: 600', 'allowedHeaders: ["Authorization", "Content-Type"]']
  test.each(BROWSERS)(
    'in %s a server that lists everything is asked once, and one that lists what was asked twice',
    async (browser) => {
      expect(preflights(await runInNode(inTurn(LISTED, { browser })))).toBe(1)
      expect(preflights(await runInNode(inTurn(['maxAge: 600'], { browser })))).toBe(2)
    },
  )
  test.each([
    ['chromium', 4],
    ['webkit', 4],
    ['firefox', 2],
  ] as const)('%s sends %i preflights where each answer has what the other one lacks', async (browser, count) => {
    const { client, ...rest } = inTurn(['maxAge: 600'], { browser })
    const code = client.code.replace(
      'headers: { Authorization: "Bearer a1b2c3", "Content-Type": "application/json" }',
      'headers: { "Content-Type": "application/json" }',
    )
    expect(preflights(await runInNode({ ...rest, client: { ...client, code } }))).toBe(count)
  })
  test.each([
    ['chromium', 1],
    ['webkit', 1],
    ['firefox', 2],
  ] as const)('%s sends %i preflights for two requests where the lists are stars', async (browser, count) => {
    expect(preflights(await runInNode({ ...nginxNotes('*', '*'), browser }))).toBe(count)
  })
})

describe('a cache in between', () => {
  test('the prices cannot be read now, and can be in a quarter of an hour, though nobody changed anything', async () => {
    const trace = await runExample(lesson, 'now-and-then')
    expect(failures(trace)).toEqual(['missing-allow-origin'])
    expect(printed(trace, 'script').map((line) => line.split(':')[0])).toEqual(['now', 'later'])
    expect(trace.flatMap((e) => (e.type === 'shared-cache' ? [e.what] : []))).toContain('hit')
  })
  test('with Vary the CDN keeps one answer for each origin, and both calls can read', async () => {
    const trace = await runExample(lesson, 'cdn-with-vary')
    expect(failures(trace)).toEqual([])
    expect(outcomes(trace).map((outcome) => outcome.kind)).toEqual(['response', 'response', 'response'])
  })
})

test('cors writes Vary: Origin, unless it answers with a star', async () => {
  const vary = async (origin: string) => {
    const server = [['"https://shop.example"', origin]] as const
    return headerOf(responses(await runExample(lesson, 'at-once', { server }))[1], 'Vary')
  }
  expect(await vary('["https://shop.example"]')).toBe('Origin')
  expect(await vary('"*"')).toBeNull()
})

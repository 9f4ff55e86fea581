import { describe, expect, it, test } from 'vitest'
import { sent, visit } from '../../testing/visit.ts'
import type { BrowserName, TraceEvent } from '../../trace/events.ts'
import type { Call } from '../call.ts'
import { createUserAgent } from '../user-agent.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

const types = (trace: readonly TraceEvent[]) => trace.map((event) => event.type)

describe('the trace of a call', () => {
  it('the trace of a call starts with the call, ends with its outcome, and has every event between in order', async () => {
    const page = visit(PAGE, ({ method }) =>
      method === 'OPTIONS'
        ? {
            status: 204,
            headers: [
              ['Access-Control-Allow-Origin', '*'],
              ['Access-Control-Allow-Methods', 'PUT'],
            ],
          }
        : { headers: [['Access-Control-Allow-Origin', '*']] },
    )
    await page.fetch(URL, { method: 'PUT' })
    expect(types(page.trace).filter((type) => type !== 'decision' && type !== 'header')).toEqual([
      'call',
      'request',
      'response',
      'cache',
      'request',
      'response',
      'settled',
    ])
    const rules = page.trace.flatMap((event) => (event.type === 'decision' ? [event.rule] : []))
    expect(rules).toEqual([
      'same-origin',
      'scheme-is-http',
      'cors-safelisted-method',
      'preflight-needed',
      'preflight-cache',
      'allow-origin',
      'preflight-status',
      'allow-methods-syntax',
      'allow-methods',
      'max-age',
      'include-credentials',
      'allow-origin',
    ])
  })

  it('the failure event follows the decision that failed', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL)
    const at = page.trace.findIndex((event) => event.type === 'failure')
    expect(page.trace[at - 1]).toMatchObject({ type: 'decision', rule: 'allow-origin', passed: false, observed: null })
    expect(page.trace[at]).toMatchObject({ reason: 'missing-allow-origin', corsError: 'MissingAllowOriginHeader' })
    expect(types(page.trace).slice(at + 1)).toEqual(['console', 'console', 'settled'])
  })

  it('calls and exchanges are numbered over the whole run', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(`${PAGE}/1`)
    await page.fetch(`${PAGE}/2`)
    const requests = page.trace.flatMap((event) => (event.type === 'request' ? [[event.call, event.exchange]] : []))
    expect(requests).toEqual([
      [1, 1],
      [2, 2],
    ])
  })
})

describe('a connection that fails', () => {
  it('a failed connection is a network error without a CORS error code', async () => {
    const trace: TraceEvent[] = []
    const agent = createUserAgent({
      browser: 'chromium',
      send: async () => Promise.reject(new Error('nobody there')),
      emit: (event) => trace.push(event),
    })
    const call: Call = {
      api: 'fetch',
      method: 'GET',
      url: URL,
      headers: [],
      body: null,
      mode: 'cors',
      credentials: 'omit',
      cache: 'default',
      redirect: 'follow',
    }
    const result = await agent.openDocument({ url: PAGE }).carryOut(call)
    expect(result).toEqual({ outcome: 'network-error', message: 'Failed to fetch' })
    expect(trace).toContainEqual(expect.objectContaining({ type: 'connection-failed', message: 'nobody there' }))
    const failure = trace.find((event) => event.type === 'failure')
    expect(failure).toMatchObject({ reason: 'connection-failed' })
    expect(failure).not.toHaveProperty('corsError')
  })
})

test.each([
  ['chromium', 'MissingAllowOriginHeader'],
  ['firefox', undefined],
  ['webkit', undefined],
] as const)('a failure in %s has the CORS error code %s, which only Chromium has', async (browser, corsError) => {
  const page = visit(PAGE, () => ({}), browser)
  await page.fetch(URL)
  const failure = page.trace.find((event) => event.type === 'failure')
  expect(failure).toMatchObject({ reason: 'missing-allow-origin' })
  expect(failure?.type === 'failure' && failure.corsError).toBe(corsError)
})

test('the call event has redirect mode, cache mode and upload listener only where they differ from the defaults', async () => {
  const page = visit(PAGE, () => ({}))
  await page.fetch(URL, { redirect: 'error', cache: 'no-store' })
  await page.fetch(URL, { api: 'xhr', uploadListener: true })
  const [asked, listened] = page.trace.filter((event) => event.type === 'call')
  expect(asked).toMatchObject({ redirect: 'error', cache: 'no-store' })
  expect(asked).not.toHaveProperty('uploadListener')
  expect(listened).toMatchObject({ uploadListener: true })
  for (const name of ['redirect', 'cache']) expect(listened).not.toHaveProperty(name)
})

test.each([
  ['chromium', "'PUT' is unsupported in no-cors mode."],
  ['firefox', 'Invalid request method PUT.'],
  ['webkit', 'Method must be GET, POST or HEAD in no-cors mode.'],
] as const)('a call that makes no request fails in %s with that browser’s message', async (browser, message) => {
  const page = visit(PAGE, () => ({}), browser)
  const result = await page.fetch(URL, { method: 'PUT', mode: 'no-cors' })
  expect(result).toEqual({ outcome: 'invalid-request', name: 'TypeError', message })
  expect(page.trace).toContainEqual(expect.objectContaining({ type: 'failure', value: message }))
})

test('a letter beyond ASCII in a header is one byte on the wire, and its bytes of UTF-8 in WebKit', async () => {
  const value = async (browser: BrowserName) => {
    const page = visit(PAGE, () => ({}), browser)
    await page.fetch(`${PAGE}/data`, { headers: [['X-Latin', 'caf\u00e9']] })
    return sent(page.wire[0], 'x-latin')
  }
  expect(await value('chromium')).toBe('caf\u00e9')
  expect(await value('firefox')).toBe('caf\u00e9')
  expect(await value('webkit')).toBe('caf\u00c3\u00a9')
})

test('the body of a 205 is read by WebKit only, and that of a 204 by none', async () => {
  const body = async (browser: BrowserName, status: number) => {
    const page = visit(PAGE, () => ({ status, body: 'x' }), browser)
    const result = await page.fetch(`${PAGE}/data`)
    return result.outcome === 'response' && result.body !== null
  }
  expect([await body('chromium', 205), await body('firefox', 205), await body('webkit', 205)]).toEqual([
    false,
    false,
    true,
  ])
  for (const browser of ['chromium', 'firefox', 'webkit'] as const) expect(await body(browser, 204)).toBe(false)
})

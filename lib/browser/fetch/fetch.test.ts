import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Answer, lines, said, visit } from '../../testing/test-visit.ts'
import type { BrowserName, TraceEvent } from '../../trace/events.ts'
import { ConnectionError } from '../../trace/wire.ts'
import type { Call } from '../call.ts'
import { createUserAgent } from '../user-agent.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

const types = (trace: readonly TraceEvent[]) => trace.map((event) => event.type)

describe('the trace of a call', () => {
  it('starts with the call, ends with what the script got, and holds everything between in order', async () => {
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

  it('of a failed one has the failure right after the decision that failed', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL)
    const at = page.trace.findIndex((event) => event.type === 'failure')
    expect(page.trace[at - 1]).toMatchObject({ type: 'decision', rule: 'allow-origin', passed: false, observed: null })
    expect(page.trace[at]).toMatchObject({ reason: 'missing-allow-origin', corsError: 'MissingAllowOriginHeader' })
    expect(types(page.trace).slice(at + 1)).toEqual(['console', 'console', 'settled'])
  })

  it('numbers calls and exchanges over the whole run', async () => {
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
  it('is a network error and no CORS error', async () => {
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

  test.each([
    ['refused', 'net::ERR_CONNECTION_REFUSED'],
    ['broken', 'net::ERR_EMPTY_RESPONSE'],
  ] as const)('is told as %s in the trace and as %s in Chromium', async (how, code) => {
    const trace: TraceEvent[] = []
    const agent = createUserAgent({
      browser: 'chromium',
      emit: (event) => trace.push(event),
      send: () => Promise.reject(new ConnectionError(how, 'gone')),
    })
    const mode = { mode: 'cors', credentials: 'omit', cache: 'default', redirect: 'follow' } as const
    const call = { api: 'fetch', url: URL, headers: [], body: null, ...mode } as const
    await agent.openDocument({ url: PAGE }).carryOut({ ...call, method: 'GET' })
    await agent.openDocument({ url: PAGE }).carryOut({ ...call, method: 'PUT' })
    expect(trace.flatMap((e) => (e.type === 'connection-failed' ? [e.how] : []))).toEqual([how, how])
    expect(said(trace)).toEqual(Array(2).fill(`Failed to load resource: ${code}`))
  })
})

describe('a call that the script gives up', () => {
  const call = { api: 'fetch', method: 'GET', url: `${PAGE}/`, headers: [], body: null } as const
  const rest = { mode: 'cors', credentials: 'omit', cache: 'default', redirect: 'follow' } as const

  it('ends at once, though the server never answers', async () => {
    const controller = new AbortController()
    const agent = createUserAgent({ browser: 'firefox', send: () => new Promise(() => {}) })
    const result = agent.openDocument({ url: PAGE }).carryOut({ ...call, ...rest }, controller.signal)
    controller.abort()
    expect(await result).toEqual({ outcome: 'aborted' })
  })

  it('never leaves when it was given up before', async () => {
    let sent = 0
    const agent = createUserAgent({
      browser: 'firefox',
      send: () => {
        sent++
        return new Promise(() => {})
      },
    })
    await agent.openDocument({ url: PAGE }).carryOut({ ...call, ...rest }, AbortSignal.abort())
    expect(sent).toBe(0)
  })

  const allowed = [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', 'PUT'],
  ] as const
  const put = { ...call, ...rest, url: URL, method: 'PUT' } as const

  it('during its preflight was aborted, and not refused', async () => {
    const controller = new AbortController()
    const trace: TraceEvent[] = []
    const emit = (event: TraceEvent) => trace.push(event)
    const agent = createUserAgent({ browser: 'chromium', send: () => new Promise(() => {}), emit })
    const result = agent.openDocument({ url: PAGE }).carryOut(put, controller.signal)
    controller.abort()
    expect(await result).toEqual({ outcome: 'aborted' })
    expect(trace.slice(-2)).toMatchObject([
      { type: 'failure', reason: 'aborted', exchange: 1 },
      { type: 'settled', outcome: { kind: 'aborted', name: 'AbortError' } },
    ])
    expect(types(trace)).not.toContain('console')
  })

  test.each([
    ['a preflight that allows it', put, { status: 204, headers: allowed }],
    ['a redirect', { ...put, method: 'GET' }, { status: 302, headers: [...allowed, ['Location', '/2'] as const] }],
  ])('while the browser gets %s sends nothing more', async (_, made, answer) => {
    const controller = new AbortController()
    const wire: string[] = []
    const trace: TraceEvent[] = []
    const agent = createUserAgent({
      browser: 'chromium',
      emit: (event) => {
        trace.push(event)
        if (event.type === 'response') controller.abort()
      },
      send: async ({ url }) => {
        wire.push(url)
        return { statusText: '', body: null, ...answer }
      },
    })
    const result = await agent.openDocument({ url: PAGE }).carryOut(made, controller.signal)
    expect(result).toEqual({ outcome: 'aborted' })
    expect(wire).toEqual([URL])
    expect(types(trace).filter((type) => type === 'request')).toHaveLength(1)
  })
})

describe('whatever a script and a server do', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('*', 'null', 'true', PAGE, '', '\ud800', 'a, b', 'GET, PUT', 'max-age=5', '"'),
  )
  const url = fc.oneof(
    fc.webUrl(),
    fc.constantFrom(
      URL,
      `${PAGE}/x`,
      'http://foo.example/',
      'data:,x',
      'data:;base64,@',
      'blob:x',
      'about:blank',
      'x:',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const responseHeader = fc.tuple(
    fc.constantFrom(
      'Access-Control-Allow-Origin',
      'Access-Control-Allow-Credentials',
      'Access-Control-Allow-Methods',
      'Access-Control-Allow-Headers',
      'Access-Control-Expose-Headers',
      'Access-Control-Max-Age',
      'Cache-Control',
      'Content-Type',
      'Cross-Origin-Resource-Policy',
      'Location',
      'Set-Cookie',
      'Vary',
    ),
    fc.oneof(junk, url),
  )
  const call = fc.record<Partial<Call>>({
    api: fc.constantFrom('fetch', 'xhr', 'img', 'script', 'beacon', 'form'),
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'put', 'HEAD', 'TRACE'), junk),
    headers: fc.array(fc.tuple(fc.oneof(fc.constantFrom('Accept', 'Range', 'Content-Type', 'X'), junk), junk), {
      maxLength: 5,
    }),
    body: fc.constantFrom(null, new Uint8Array([0xff])),
    bodyIsStream: fc.boolean(),
    mode: fc.constantFrom('cors', 'no-cors', 'same-origin', 'navigate'),
    credentials: fc.constantFrom('omit', 'same-origin', 'include'),
    cache: fc.constantFrom('default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'),
    redirect: fc.constantFrom('follow', 'error', 'manual'),
    referrer: junk,
    keepalive: fc.boolean(),
    uploadListener: fc.boolean(),
  })
  const status = fc.constantFrom(200, 204, 206, 301, 302, 303, 304, 307, 401, 404, 500)
  const answer = fc.record({ status, headers: fc.array(responseHeader, { maxLength: 6 }), body: junk })
  const browser = fc.constantFrom<BrowserName>('chromium', 'firefox', 'webkit')
  const page = fc.constantFrom(PAGE, 'http://foo.example:3000', 'null')

  it('a call settles once, fails at most once, and what is sent is bounded', async () => {
    await fc.assert(
      fc.asyncProperty(
        browser,
        page,
        url,
        call,
        fc.array(answer, { minLength: 1, maxLength: 4 }),
        async (b, p, u, c, answers) => {
          let turn = 0
          const open = visit(p, (): Answer => answers[turn++ % answers.length] as Answer, b)
          await open.fetch(u, c)
          const all = types(open.trace)
          expect(all[0]).toBe('call')
          expect(all.filter((type) => type === 'settled')).toHaveLength(1)
          expect(all.at(-1)).toBe('settled')
          expect(all.filter((type) => type === 'failure').length).toBeLessThanOrEqual(1)
          expect(open.wire.length).toBeLessThanOrEqual(42)
          expect(structuredClone(open.trace)).toEqual(JSON.parse(JSON.stringify(open.trace)))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('ten thousand headers and a megabyte in one value cost less than two seconds of work', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => [`X-${i}`, 'v'] as const)
    const allowed = many.map(([name]) => name).join(',')
    const start = process.cpuUsage()
    for (const name of ['chromium', 'firefox', 'webkit'] as const) {
      const open = visit(
        PAGE,
        () => ({
          headers: [
            ['Access-Control-Allow-Origin', '*'],
            ['Access-Control-Allow-Headers', allowed],
            ['X-Long', `a${' '.repeat(1_000_000)}b`],
            ...many,
          ],
        }),
        name,
      )
      expect((await open.fetch(URL, { headers: many })).outcome).toBe('response')
      await open.fetch(URL, { headers: many })
      expect(lines(open.wire)).toHaveLength(3)
    }
    const { user, system } = process.cpuUsage(start)
    expect(user + system).toBeLessThan(2_000_000)
  })
})

test.each([
  ['chromium', 'MissingAllowOriginHeader'],
  ['firefox', undefined],
  ['webkit', undefined],
] as const)('a failure in %s has the code %s, for the codes are Chromium’s', async (browser, corsError) => {
  const page = visit(PAGE, () => ({}), browser)
  await page.fetch(URL)
  const failure = page.trace.find((event) => event.type === 'failure')
  expect(failure).toMatchObject({ reason: 'missing-allow-origin' })
  expect(failure?.type === 'failure' && failure.corsError).toBe(corsError)
})

test('the trace of a call tells its redirect mode, cache mode and listener on uploads, where they are not the usual ones', async () => {
  const page = visit(PAGE, () => ({}))
  await page.fetch(URL, { redirect: 'error', cache: 'no-store' })
  await page.fetch(URL, { api: 'xhr', uploadListener: true })
  const [asked, listened] = page.trace.filter((event) => event.type === 'call')
  expect(asked).toMatchObject({ redirect: 'error', cache: 'no-store' })
  expect(asked).not.toHaveProperty('uploadListener')
  expect(listened).toMatchObject({ uploadListener: true })
  for (const name of ['redirect', 'cache']) expect(listened).not.toHaveProperty(name)
})

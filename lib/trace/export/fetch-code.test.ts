import { describe, expect, test } from 'vitest'
import { runInNode } from '../../run/run-in-node.ts'
import { SAMPLE_DOCUMENTS } from '../../testing/run-samples.ts'
import type { RequestEvent, Trace } from '../events.ts'
import { fetchCodeOf } from './fetch-code.ts'

const requestsOf = (trace: Trace) => trace.filter((e): e is RequestEvent => e.type === 'request')
const runs: { name: string; trace: Trace }[] = []
for (const [name, document] of Object.entries(SAMPLE_DOCUMENTS)) runs.push({ name, trace: await runInNode(document) })
const requests = runs.flatMap(({ name, trace }) => requestsOf(trace).map((request) => ({ name, trace, request })))
const named = requests.map((r) => [`${r.name}: ${r.request.method} of exchange ${r.request.exchange}`, r] as const)

/** Runs the text with a substitute for fetch, and returns the arguments of the call. */
async function evaluate(code: string): Promise<readonly [url: string, init: RequestInit]> {
  let called: readonly [string, RequestInit] | undefined
  const AsyncFunction = (async () => {}).constructor as new (...source: string[]) => (fetch: unknown) => Promise<void>
  await new AsyncFunction('fetch', code)((url: string, init: RequestInit) => {
    called = [url, init]
  })
  if (!called) throw new Error(`fetch was not called in:\n${code}`)
  return called
}

const pairs = (request: RequestEvent | undefined) => request?.headers.map(([n, v]) => `${n.toLowerCase()}: ${v}`).sort()

describe('a request as fetch()', () => {
  test.each(named)('the text of %s is JavaScript that calls the same address', async (_title, { trace, request }) => {
    const [url, init] = await evaluate(fetchCodeOf(trace, request.exchange) ?? '')
    expect(url).toBe(request.url)
    const headers = init.headers ? [...new Headers(init.headers).keys()] : []
    for (const forbidden of ['origin', 'referer', 'cookie', 'host', 'sec-fetch-mode', 'access-control-request-method'])
      expect(headers).not.toContain(forbidden)
    const call = trace.find((e) => e.type === 'call' && e.call === request.call)
    expect([init.mode, init.credentials]).toEqual(call?.type === 'call' ? [call.mode, call.credentials] : [])
  })

  // A redirect's target is called directly here, an upload listener is not fetch's, and bytes that are not text are lost.
  const same = named.filter(([, { name, request }]) => request.hop === 0 && !/listener|no text/.test(name))
  test.each(same)('the call of %s sends the same request', async (_title, { name, trace, request }) => {
    const document = SAMPLE_DOCUMENTS[name]
    if (!document) throw new Error(`${name} is no sample`)
    const code = fetchCodeOf(trace, request.exchange) ?? ''
    const again = await runInNode({ ...document, client: { language: 'javascript', code } })
    const repeated = requestsOf(again).find((r) => r.purpose === request.purpose && r.url === request.url)
    expect(repeated?.method).toBe(request.method)
    expect(repeated?.body).toEqual(request.body)
    expect(pairs(repeated)).toEqual(pairs(request))
  })

  test('the text for a preflight is the call that needs it, even when no request followed', () => {
    const refused = runs.find(({ name }) => name === 'a preflight that refuses')?.trace ?? []
    const code = fetchCodeOf(refused, requestsOf(refused)[0]?.exchange ?? 0) ?? ''
    expect(code).toContain('method: "PUT"')
    expect(code).toContain('"X-Asked"')
    expect(code).toContain('No page can send a preflight.')
  })

  test('a header that the script was not allowed to set is not in the call', () => {
    const trace = runs.find(({ name }) => name === 'a header that a script may not set')?.trace ?? []
    const code = fetchCodeOf(trace, 1) ?? ''
    expect(code).toContain('"Accept-Language": "de"')
    expect(code).not.toMatch(/no=1|evil/)
  })

  test('an exchange that is not in the trace has no text', () => {
    expect(fetchCodeOf([], 1)).toBeNull()
  })
})

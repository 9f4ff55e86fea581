import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { type DocumentParts, documentOf } from '../document/document-of.ts'
import type { Trace, TraceEvent } from '../trace/events.ts'
import { firstHeader } from '../trace/header-list.ts'
import { executeInNode } from './execute-in-node.ts'
import { type RunDependencies, type RunResult, runDocument } from './run.ts'

const asItIs: RunDependencies['prepare'] = ({ code }) => ({ ok: true, code })

function run(document: PlaygroundDocument, more: Partial<RunDependencies> = {}): Promise<RunResult> {
  return runDocument(document, { prepare: asItIs, execute: executeInNode, ...more })
}

function callOfBarOther(code: string, server: string, more: Partial<DocumentParts> = {}): PlaygroundDocument {
  return documentOf({ code, servers: { 'https://bar.other': server }, ...more })
}

function eventsOf<Type extends TraceEvent['type']>(trace: Trace, type: Type): Extract<TraceEvent, { type: Type }>[] {
  return trace.filter((event): event is Extract<TraceEvent, { type: Type }> => event.type === type)
}
const settled = (trace: Trace) => eventsOf(trace, 'settled').map((event) => event.outcome.kind)
const scriptSaid = (trace: Trace) =>
  eventsOf(trace, 'console')
    .filter((event) => event.by === 'script')
    .map((event) => event.text)

const FETCH = `const response = await fetch('https://bar.other/resources/public-data/')
console.log(await response.text())
`
const NOTES = `GET /resources/public-data/
200 OK
Server: Apache/2
Access-Control-Allow-Origin: *
Content-Type: application/xml

<data>public</data>
`
const PUT = `const response = await fetch('https://bar.other/profile', { method: 'PUT', body: 'name=Sara' })
console.log(response.status)
`
const PROFILE = `OPTIONS /profile
204
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Methods: PUT

PUT /profile
200
Access-Control-Allow-Origin: https://foo.example
`

describe("the notes' exchange", () => {
  test('with * the script reads the response', async () => {
    const { trace } = await run(callOfBarOther(FETCH, NOTES))
    expect(settled(trace)).toEqual(['response'])
    expect(scriptSaid(trace)).toEqual(['<data>public</data>'])
    const [request] = eventsOf(trace, 'request')
    expect(request).toMatchObject({ purpose: 'actual', method: 'GET', url: 'https://bar.other/resources/public-data/' })
    expect(firstHeader(request?.headers ?? [], 'Origin')).toBe('https://foo.example')
  })

  test('the response of the default document is refused, although the server handled the request', async () => {
    const { trace } = await run(DEFAULT_DOCUMENT)
    expect(eventsOf(trace, 'handler')).toMatchObject([
      { server: 'https://bar.other', ran: true, route: 'GET /resources/public-data/', line: 2, call: 1, exchange: 1 },
    ])
    expect(eventsOf(trace, 'failure')).toMatchObject([
      { reason: 'missing-allow-origin', corsError: 'MissingAllowOriginHeader' },
    ])
    expect(settled(trace)).not.toContain('response')
    expect(scriptSaid(trace)).toEqual(['no answer for us'])
  })

  test('without the header fetch is refused too, and the uncaught error is reported', async () => {
    const { trace } = await run(callOfBarOther(FETCH, NOTES.replace('Access-Control-Allow-Origin: *\n', '')))
    expect(eventsOf(trace, 'failure')).toMatchObject([{ corsError: 'MissingAllowOriginHeader' }])
    expect(eventsOf(trace, 'script-error')).toMatchObject([
      { kind: 'uncaught', name: 'TypeError', message: 'Failed to fetch' },
    ])
  })
})

describe('a request with a preflight', () => {
  test('a request is sent after its preflight allowed it', async () => {
    const { trace } = await run(callOfBarOther(PUT, PROFILE))
    expect(eventsOf(trace, 'request').map((event) => [event.purpose, event.method])).toEqual([
      ['preflight', 'OPTIONS'],
      ['actual', 'PUT'],
    ])
    expect(eventsOf(trace, 'handler').map((event) => event.route)).toEqual(['OPTIONS /profile', 'PUT /profile'])
    expect(scriptSaid(trace)).toEqual(['200'])
  })

  test('a request is not sent when its preflight does not allow it', async () => {
    const { trace } = await run(callOfBarOther(PUT, PROFILE.replace('Methods: PUT', 'Methods: DELETE')))
    expect(eventsOf(trace, 'handler').map((event) => event.route)).toEqual(['OPTIONS /profile'])
    expect(eventsOf(trace, 'failure')).toMatchObject([{ reason: 'method-not-allowed', value: 'PUT' }])
    expect(settled(trace)).toEqual(['network-error'])
  })

  test('a request is not sent when no route answers OPTIONS', async () => {
    const { trace } = await run(callOfBarOther(PUT, 'PUT /profile\n200\nAccess-Control-Allow-Origin: *'))
    expect(eventsOf(trace, 'handler')).toMatchObject([{ ran: false }])
    expect(settled(trace)).toEqual(['network-error'])
  })
})

describe('the page', () => {
  test('an opaque origin is null, in the script and in the Origin header', async () => {
    const document = callOfBarOther(FETCH, NOTES, { opaque: true })
    const { trace } = await run(document)
    expect(trace[0]).toMatchObject({ type: 'page', origin: 'null', browser: 'chromium' })
    expect(eventsOf(trace, 'request')[0]?.headers).toContainEqual(['Origin', 'null'])
  })

  test('cookies of the document are in the cookie jar, and are sent to another site if the document says so', async () => {
    const code = "await fetch('https://bar.other/', { credentials: 'include' }).catch(() => {})"
    const cookies = { 'https://bar.other': 'session=1' }
    for (const [thirdPartyCookies, what] of [
      ['sent', 'sent'],
      ['blocked', 'kept-back'],
    ] as const) {
      const { trace } = await run(callOfBarOther(code, 'GET /\n200', { cookies, thirdPartyCookies }))
      expect(eventsOf(trace, 'cookie')).toMatchObject([{ what, name: 'session', value: '1' }])
    }
  })
})

test('browser, servers and script share one clock: no event is earlier than the one before it', async () => {
  let time = 5000
  const { trace } = await run(callOfBarOther(`${FETCH}${PUT}`, NOTES), { now: () => time++ })
  const times = trace.map((event) => event.at)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(new Set(times).size).toBe(times.length)
  expect(times[0]).toBeLessThan(100)
})

describe('what can go wrong', () => {
  test('a server with an error in its text refuses connections, and says where the error is', async () => {
    const { trace, diagnostics } = await run(callOfBarOther(FETCH, 'GET /\nOK'))
    expect(diagnostics.get('https://bar.other')).toMatchObject([{ severity: 'error', from: { line: 2, column: 1 } }])
    expect(eventsOf(trace, 'connection-failed')[0]?.message).toContain('does not start')
    expect(eventsOf(trace, 'handler')).toEqual([])
  })

  test('a script that does not parse never runs', async () => {
    const { trace } = await run(callOfBarOther(FETCH, NOTES), {
      prepare: () => ({ ok: false, name: 'SyntaxError', message: 'Unexpected token', source: { line: 1, column: 2 } }),
    })
    expect(trace.map((event) => event.type)).toEqual(['page', 'script-error', 'ended'])
    expect(trace[2]).toMatchObject({ why: 'syntax-error' })
  })

  test('errors and calls have their position in the code', async () => {
    const { trace } = await run(callOfBarOther("const a = 1\n  await fetch('https://bar.other/')\n", 'GET /\n200'))
    expect(eventsOf(trace, 'call')[0]?.source).toEqual({ line: 2, column: 9 })
    expect(eventsOf(trace, 'ended')).toHaveLength(1)
  })

  test('an unhandled rejection is reported, and the run ends when its timers do', async () => {
    const code = "setTimeout(() => { Promise.reject(new RangeError('late')) }, 20)"
    const { trace } = await run(callOfBarOther(code, ''))
    expect(eventsOf(trace, 'script-error')).toMatchObject([
      { kind: 'unhandled-rejection', name: 'RangeError', message: 'late', source: { line: 1, column: 35 } },
    ])
    expect(trace.at(-1)).toMatchObject({ type: 'ended', why: 'finished' })
  })

  test('stopping ends the trace at once, slow servers or not', async () => {
    const stop = new AbortController()
    const running = run(callOfBarOther(FETCH, NOTES.replace('200 OK', 'delay 9s\n200 OK')), { signal: stop.signal })
    setTimeout(() => stop.abort(), 30)
    const { trace } = await running
    expect(trace.at(-1)).toMatchObject({ type: 'ended', why: 'stopped' })
    const length = trace.length
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(trace).toHaveLength(length)
  })

  test('a sandbox that cannot start is the only thing that rejects', async () => {
    const broken = run(DEFAULT_DOCUMENT, { execute: () => Promise.reject(new Error('no frame')) })
    await expect(broken).rejects.toThrow('no frame')
  })
})

test('every event is reported as it happens, in the order and with the times of the trace', async () => {
  const emitted: TraceEvent[] = []
  let clock = 1_000_000
  const { trace } = await run(callOfBarOther(PUT, PROFILE), {
    emit: (event) => emitted.push(event),
    now: () => {
      clock += 1
      return clock
    },
  })
  expect(emitted).toEqual(trace)
  const times = trace.map((event) => event.at)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(times[0]).toBeLessThan(50)
  expect(structuredClone(trace)).toEqual(trace)
})

test('calls that are made in one turn run at the same time', async () => {
  const code = `await Promise.all([fetch('https://bar.other/a'), fetch('https://bar.other/b')])`
  const { trace } = await run(callOfBarOther(code, 'GET /*\n200 OK\nAccess-Control-Allow-Origin: *\n'))
  const types = trace.flatMap(({ type }) => (type === 'call' || type === 'response' ? [type] : []))
  expect(types).toEqual(['call', 'call', 'response', 'response'])
})

test('many runs at the same time leave no listener for this process’s errors', async () => {
  const before = process.listenerCount('unhandledRejection')
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => run(callOfBarOther(`await new Promise((go) => setTimeout(go, ${n}))`, NOTES))),
  )
  expect(process.listenerCount('unhandledRejection')).toBe(before)
})

import { describe, expect, test } from 'vitest'
import { documentOf } from '../../document/document-of.ts'
import { runInNode } from '../../run/run-in-node.ts'
import { diagramOf } from '../../trace/diagram/diagram.ts'
import { layOutDiagram } from '../../trace/diagram/diagram-layout.ts'
import type { MarkRow, MessageRow } from '../../trace/diagram/diagram-model.ts'
import type { Trace } from '../../trace/events.ts'
import { hasHeader } from '../../trace/header-list.ts'
import { consoleOf } from '../../trace/inspect/console-view.ts'
import { messageAt } from '../../trace/inspect/message-view.ts'
import { whatScriptSees } from '../../trace/inspect/what-script-sees.ts'
import { threeQuestions } from '../../trace/summary/questions.ts'
import { explain } from '../../trace/why/explanation.ts'

const document = (code: string, text: string) => documentOf({ code, servers: { 'https://bar.other': text } })

const get = 'await fetch("https://bar.other/data").catch(() => {})'
const put = 'await fetch("https://bar.other/data", { method: "PUT", body: "a" }).catch(() => {})'
const preflight = (more: string) =>
  `OPTIONS /data\n204\n${more}\nPUT /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nsaved\n`
const allowed = 'Access-Control-Allow-Origin: https://foo.example\n'

const CASES: Record<string, readonly [code: string, server: string]> = {
  'a simple call without permission': [get, 'GET /data\n200 OK\n\nhi\n'],
  'a simple call with a wildcard': [get, 'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n'],
  'a simple call with another origin allowed': [
    get,
    'GET /data\n200 OK\nAccess-Control-Allow-Origin: https://foo.example/\n\nhi\n',
  ],
  'credentials with a wildcard': [
    'await fetch("https://bar.other/data", { credentials: "include" }).catch(() => {})',
    'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n',
  ],
  'a PUT whose preflight allows it': [put, preflight(`${allowed}Access-Control-Allow-Methods: PUT\n`)],
  'a PUT whose preflight forgets the method': [put, preflight(allowed)],
  'a PUT whose preflight has no permission': [put, preflight('')],
  'a PUT without a route for OPTIONS': [put, 'PUT /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nsaved\n'],
  'an opaque call': ['await fetch("https://bar.other/data", { mode: "no-cors" })', 'GET /data\n200 OK\n\nhi\n'],
  'a call over plain HTTP from a secure page': ['await fetch("http://bar.other/data").catch(() => {})', ''],
  'a call to an unknown host': ['await fetch("https://nobody.test/").catch(() => {})', ''],
  'an XMLHttpRequest without permission': [
    'const x = new XMLHttpRequest(); x.open("GET", "https://bar.other/data"); x.send()',
    'GET /data\n200 OK\n\nhi\n',
  ],
}

const traces = new Map<string, Trace>()
for (const [name, [code, server]] of Object.entries(CASES)) traces.set(name, await runInNode(document(code, server)))
const trace = (name: keyof typeof CASES): Trace => traces.get(name) ?? []
const stop = (t: Trace) => diagramOf(t).rows.find((r): r is MarkRow => r.kind === 'mark' && r.shape === 'stop')
const message = (t: Trace, what: MessageRow['what'], preflight = false) =>
  diagramOf(t).rows.find((r): r is MessageRow => r.kind === 'message' && r.what === what && r.preflight === preflight)

describe('diagram and answers cannot contradict how the call ended', () => {
  for (const name of traces.keys())
    test(`diagram and answers agree with the outcome of ${name}`, () => {
      const t = trace(name)
      const settled = t.find((e) => e.type === 'settled')
      const failed = settled?.type === 'settled' && settled.outcome.kind !== 'response'
      expect(Boolean(stop(t))).toBe(failed)
      expect(message(t, 'result')?.tone === 'stop').toBe(failed)
      const { read } = threeQuestions(t, 1)
      const opaque =
        settled?.type === 'settled' && settled.outcome.kind === 'response' && settled.outcome.responseType === 'opaque'
      expect(read.tone).toBe(failed || opaque ? 'stop' : 'go')
      expect(explain(t, 1)?.paragraphs.length).toBeGreaterThan(0)
    })
})

describe('a simple call without permission', () => {
  const t = trace('a simple call without permission')
  test('a refused call is stopped on the browser’s lane, after the handler ran on the server’s', () => {
    const rows = diagramOf(t).rows
    const ran = rows.findIndex(
      (r) => r.kind === 'mark' && r.lane === 'https://bar.other' && r.text.includes('handler ran'),
    )
    const stopped = rows.findIndex((r) => r.kind === 'mark' && r.shape === 'stop')
    expect(ran).toBeGreaterThan(-1)
    expect(stopped).toBeGreaterThan(ran)
    expect(stop(t)?.lane).toBe('browser')
    expect(stop(t)?.note).toBe('The answer stays with the browser.')
  })
  test('a refused call shows under its response which header is missing', () => {
    expect(message(t, 'response')?.detail).toEqual({ name: 'no Access-Control-Allow-Origin', value: '', tone: 'stop' })
    const row = message(t, 'response')
    expect(row && messageAt(t, row.event)?.missing).toBe('Access-Control-Allow-Origin')
  })
  test('a refused simple call has the answers "another host", "sent without asking" and "not read"', () => {
    const { crossOrigin, sent, read } = threeQuestions(t, 1)
    expect([crossOrigin.answer, sent.answer, read.answer]).toEqual([
      'Yes, another host',
      'Yes, without asking first',
      'No',
    ])
  })
  test('the remedy of a refused call allows the page’s origin, not a wildcard', () => {
    expect(explain(t, 1)?.remedy).toMatchObject({
      header: 'Access-Control-Allow-Origin',
      value: 'https://foo.example',
      server: 'https://bar.other',
    })
  })
  test('a refused call prints Chrome’s own sentence', () => {
    expect(consoleOf(t).map((l) => l.text)).toContain(
      "Access to fetch at 'https://bar.other/data' from origin 'https://foo.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    )
  })
  test('a refused call gives the script a TypeError and nothing else', () => {
    expect(whatScriptSees(t)).toEqual([
      { call: 1, what: 'TypeError: Failed to fetch', properties: [], headers: [], body: null, hidden: [] },
    ])
  })
})

describe('preflights', () => {
  test('a preflight that allows is marked as allowed before the actual request is sent', () => {
    const rows = diagramOf(trace('a PUT whose preflight allows it')).rows.map((r) =>
      r.kind === 'mark' ? r.text : r.title,
    )
    expect(rows.indexOf('OPTIONS /data')).toBeLessThan(rows.indexOf('allowed'))
    expect(rows.indexOf('allowed')).toBeLessThan(rows.indexOf('PUT /data'))
  })
  test('a preflight that is refused prevents the actual request', () => {
    const t = trace('a PUT whose preflight forgets the method')
    expect(message(t, 'request')).toBeUndefined()
    expect(stop(t)?.note).toBe('The real request is never sent.')
    expect(threeQuestions(t, 1).sent).toMatchObject({ answer: 'No, the preflight failed', tone: 'stop' })
    expect(explain(t, 1)?.remedy).toMatchObject({
      header: 'Access-Control-Allow-Methods',
      value: 'PUT',
      preflight: true,
    })
  })
  test('a preflight that no route answers is shown as such in the server’s lane', () => {
    const t = trace('a PUT without a route for OPTIONS')
    expect(diagramOf(t).rows.some((r) => r.kind === 'mark' && r.text === 'no route')).toBe(true)
  })
})

test('with credentials a wildcard is refused, and the remedy names the origin', () => {
  const why = explain(trace('credentials with a wildcard'), 1)
  expect(why?.paragraphs[0]).toContain('`*`')
  expect(why?.remedy?.value).toBe('https://foo.example')
})

test('mixed content is stopped before anything is sent', () => {
  const t = trace('a call over plain HTTP from a secure page')
  expect(message(t, 'request')).toBeUndefined()
  expect(stop(t)?.note).toBe('Nothing was sent.')
})

test('an XMLHttpRequest ends in an error event with status 0', () => {
  expect(message(trace('an XMLHttpRequest without permission'), 'result')).toMatchObject({
    title: 'error event',
    detail: { value: 'status 0, nothing else' },
  })
})

describe('the layout', () => {
  for (const width of [320, 358, 740, 1100])
    test(`the layout keeps every row inside ${width} px and none above the previous one`, () => {
      for (const t of traces.values()) {
        const layout = layOutDiagram(diagramOf(t), width)
        let y = 0
        for (const row of layout.rows) {
          expect(row.top).toBeGreaterThanOrEqual(y)
          y = row.bottom
          if (row.kind === 'mark') expect(row.x + row.width / 2).toBeLessThanOrEqual(layout.width)
          else expect(Math.max(row.fromX, row.toX)).toBeLessThanOrEqual(layout.width)
        }
        expect(layout.height).toBeGreaterThanOrEqual(y)
      }
    })
})

test('a header that a script may not set is marked as dropped on the browser’s lane, with the reason', async () => {
  const t = await runInNode(
    document(
      'await fetch("https://bar.other/data", { headers: { Cookie: "a=1" } }).catch(() => {})',
      'GET /data\n200 OK\n\nhi\n',
    ),
  )
  const row = diagramOf(t).rows.find((r) => r.kind === 'mark' && r.text === 'drops Cookie')
  expect(row).toMatchObject({ lane: 'browser', says: expect.stringContaining('a script may not set it') })
  expect(t.some((e) => e.type === 'request' && hasHeader(e.headers, 'cookie'))).toBe(false)
})

test('an explanation links to the rule that refused the call, not to one that only states a fact', async () => {
  const link = (t: Trace) => explain(t, 1)?.rule?.href ?? null
  expect(link(trace('a simple call without permission'))).toBe('https://fetch.spec.whatwg.org/#concept-cors-check')
  expect(link(trace('a PUT whose preflight forgets the method'))).toBe(
    'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  )
  // No rule refused the call: the connection failed.
  expect(
    link(await runInNode(document('await fetch("https://nobody.test/", { method: "PUT" }).catch(() => {})', ''))),
  ).toBe(null)
  expect(link(trace('a call over plain HTTP from a secure page'))).toContain('https://')
})

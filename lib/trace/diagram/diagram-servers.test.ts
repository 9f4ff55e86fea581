import { describe, expect, test } from 'vitest'
import { callEvent } from '../../testing/trace-events.ts'
import type { HeaderList, Trace, TraceEvent } from '../events.ts'
import { callsOf, diagramOf, onlyCall } from './diagram.ts'
import { layOutDiagram } from './diagram-layout.ts'
import type { Row } from './diagram-model.ts'

const page: TraceEvent = {
  type: 'page',
  at: 0,
  url: 'http://localhost:3000/',
  origin: 'http://localhost:3000',
  browser: 'chromium',
}
const call = (number: number, url: string): TraceEvent => callEvent({ call: number, url })
const request = (url: string, headers: HeaderList): TraceEvent => ({
  type: 'request',
  at: 1,
  call: 1,
  exchange: 1,
  purpose: 'actual',
  method: 'PUT',
  url,
  headers,
  body: null,
  hop: 0,
})
const forward = (headers: HeaderList): TraceEvent => ({
  type: 'forward',
  at: 2,
  call: 1,
  exchange: 1,
  server: 'http://localhost:3000',
  to: 'http://localhost:8080',
  method: 'PUT',
  url: 'http://localhost:8080/api',
  headers,
  body: null,
})
const browserOrigin: HeaderList = [['Origin', 'http://localhost:3000']]

const proxied = (sentOn: HeaderList, more: readonly TraceEvent[] = []): Trace => [
  page,
  call(1, 'http://localhost:3000/api'),
  request('http://localhost:3000/api', browserOrigin),
  forward(sentOn),
  ...more,
]
const row = (trace: Trace, kind: string): Row | undefined =>
  diagramOf(trace).rows.find(({ id }) => id.startsWith(`${kind}-`))

describe('a request that a server sends on', () => {
  test('makes a proxy of that server, with a lane before the server behind it', () => {
    expect(diagramOf(proxied(browserOrigin)).lanes.map(({ title, subtitle }) => `${title} ${subtitle}`)).toEqual([
      'Your script localhost:3000',
      'Browser Chrome',
      'Proxy localhost:3000',
      'Server localhost:8080',
    ])
  })

  test.each([
    ['unchanged', browserOrigin, 'Origin unchanged: http://localhost:3000'],
    [
      'rewritten',
      [['origin', 'http://localhost:8080']] as HeaderList,
      'with Origin rewritten from http://localhost:3000 to http://localhost:8080',
    ],
    ['taken away', [] as HeaderList, 'without the Origin that the browser sent'],
  ])('says that Origin is %s', (_, headers, words) => {
    expect(row(proxied(headers), 'forward')?.says).toContain(words)
  })

  test('is an arrow from the proxy to the server, and its answer one back', () => {
    const forwarded: TraceEvent = {
      type: 'forwarded',
      at: 3,
      call: 1,
      exchange: 1,
      server: 'http://localhost:3000',
      to: 'http://localhost:8080',
      status: 200,
      statusText: 'OK',
      headers: [],
      body: null,
    }
    const { rows, lanes } = layOutDiagram(diagramOf(proxied(browserOrigin, [forwarded])), 760)
    const x = (id: string) => lanes.find(({ lane }) => lane.id === id)?.x ?? Number.NaN
    const arrows = rows.flatMap((placed) =>
      placed.kind === 'message' && placed.row.id.startsWith('forward') ? [[placed.fromX, placed.toX]] : [],
    )
    const [proxy, server] = [x('http://localhost:3000'), x('http://localhost:8080')]
    expect(proxy).toBeLessThan(server)
    expect(arrows).toEqual([
      [proxy, server - 7],
      [server, proxy + 7],
    ])
  })

  test('that gets no answer is shown with the reason', () => {
    const failed: TraceEvent = {
      type: 'forward-failed',
      at: 3,
      call: 1,
      exchange: 1,
      server: 'http://localhost:3000',
      to: 'http://localhost:8080',
      message: 'Nobody answers.',
    }
    expect(row(proxied(browserOrigin, [failed]), 'forward-failed')).toMatchObject({
      tone: 'stop',
      title: 'no answer',
      says: expect.stringContaining('Nobody answers.'),
    })
  })

  test('by a server that keeps answers makes that server a shared cache', () => {
    const hit: TraceEvent = {
      type: 'shared-cache',
      at: 3,
      call: 1,
      exchange: 1,
      server: 'http://localhost:3000',
      what: 'hit',
      detail: 'an answer of 2 seconds ago',
    }
    const trace = proxied(browserOrigin, [hit])
    expect(diagramOf(trace).lanes[2]?.title).toBe('Shared cache')
    expect(row(trace, 'shared-cache')).toMatchObject({ lane: 'http://localhost:3000', text: 'from its cache' })
  })
})

test('a server that did not start says so in its lane, in the words of its process, where something was sent to it', () => {
  const down: TraceEvent = { type: 'server-down', at: 0, server: 'http://localhost:8080', text: 'panic: [CORS]\n\nx' }
  expect(diagramOf([page, down]).rows).toEqual([])
  const asked: Trace = [page, down, call(1, 'http://localhost:8080/api'), request('http://localhost:8080/api', [])]
  expect(row(asked, 'server-down')).toMatchObject({ lane: 'http://localhost:8080', tone: 'stop' })
  expect(row(asked, 'server-down')?.says).toContain('panic: [CORS]')
})

describe('several calls', () => {
  const trace: Trace = [page, call(1, 'https://a.example/x'), call(2, 'https://a.example/y?z=1')]
  test('are numbered, listed by method and path, and can be looked at one by one', () => {
    expect(callsOf(trace).map(({ title }) => title)).toEqual(['1 GET /x', '2 GET /y?z=1'])
    const model = diagramOf(trace)
    expect(model.rows.map(({ number }) => number)).toEqual([1, 2])
    expect(onlyCall(model, 2).rows.map(({ call: of }) => of)).toEqual([2])
    expect(onlyCall(model, 2).lanes).toBe(model.lanes)
    expect(onlyCall(model, null)).toBe(model)
  })
  test('a single call has no number', () => {
    expect(diagramOf(trace.slice(0, 2)).rows[0]?.number).toBeUndefined()
  })
})

import { afterEach, describe, expect, test, vi } from 'vitest'
import type { TraceEvent } from '../../trace/events.ts'
import type { WireRequest } from '../../trace/wire.ts'
import { CarriedRequest } from '../code/carried-request.ts'
import type { RunningServer, ServerRequest } from '../dialect.ts'
import { compileRaw } from '../raw/raw.ts'
import { createNetwork } from './network.ts'

const request = (url: string, more: Partial<WireRequest> = {}): WireRequest => ({
  method: 'GET',
  url,
  headers: [],
  body: null,
  call: 1,
  exchange: 1,
  ...more,
})

/** A server that records the requests that reach it. */
function listening(): { server: RunningServer; seen: ServerRequest[] } {
  const seen: ServerRequest[] = []
  const server: RunningServer = {
    answer: async (received) => {
      seen.push(received)
      return { status: 200, statusText: 'OK', headers: [], body: null, ran: true }
    },
  }
  return { server, seen }
}

/** A `document` as in a page: MSW copies cookies to and from it where it finds one. */
function inAPage(): void {
  const written: string[] = []
  vi.stubGlobal('document', {
    get cookie() {
      return 'real=1'
    },
    set cookie(value: string) {
      written.push(value)
    },
  })
  vi.stubGlobal('cookiesWritten', written)
}
afterEach(() => vi.unstubAllGlobals())

describe('what reaches the server', () => {
  test('the server gets forbidden headers, their order and duplicates, an unusual method, and the bytes of the body', async () => {
    const { server, seen } = listening()
    const headers = [
      ['Origin', 'https://foo.example'],
      ['Access-Control-Request-Method', 'PUT'],
      ['Cookie', 'a=1'],
      ['X', '1'],
      ['x', '2'],
    ] as const
    const body = new Uint8Array([0, 255, 128])
    await createNetwork([{ origin: 'https://bar.other', server }], () => {})(
      request('https://bar.other/a?b=1', { method: 'TRACE', headers, body }),
    )
    expect(seen).toEqual([{ method: 'TRACE', url: 'https://bar.other/a?b=1', headers, body }])
  })

  test('the server gets no user name or password of the URL, and nothing of the real page', async () => {
    inAPage()
    const { server, seen } = listening()
    await createNetwork([{ origin: 'https://bar.other', server }], () => {})(request('https://me:secret@bar.other/'))
    expect(seen).toEqual([{ method: 'GET', url: 'https://bar.other/', headers: [], body: null }])
  })
})

test('any other MSW handler gets a complete Request too, and its clones, but no cookies of the real page', () => {
  const headers = [
    ['Origin', 'https://foo.example'],
    ['Cookie', 'a=1'],
  ] as const
  const carried = new CarriedRequest(request('https://bar.other/', { method: 'TRACE', headers }))
  for (const each of [carried, carried.clone()]) {
    expect(each).toBeInstanceOf(Request)
    expect([...each.headers]).toEqual([
      ['cookie', 'a=1'],
      ['origin', 'https://foo.example'],
    ])
    expect([each.method, each.url, each.credentials]).toEqual(['TRACE', 'https://bar.other/', 'omit'])
  }
})

describe('what comes back', () => {
  test('a response keeps Set-Cookie, duplicates, order and case, and the real page gets no cookie', async () => {
    inAPage()
    const { server } = compileRaw('GET /\n200\nVary: A\nset-cookie: a=1\nSet-Cookie: b=2\nVARY: B\n\nhi')
    const sent = await createNetwork([{ origin: 'https://bar.other', server }], () => {})(request('https://bar.other/'))
    expect(sent.headers).toEqual([
      ['Vary', 'A'],
      ['set-cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['VARY', 'B'],
    ])
    expect(new TextDecoder().decode(sent.body ?? new Uint8Array())).toBe('hi')
    expect(Reflect.get(globalThis, 'cookiesWritten')).toEqual([])
  })

  test('a response may have a status that a native Response does not allow with a body', async () => {
    const server: RunningServer = {
      answer: async () => ({ status: 999, statusText: '☃', headers: [], body: new Uint8Array([1]), ran: true }),
    }
    const sent = await createNetwork([{ origin: 'http://localhost:8080', server }], () => {})(
      request('http://localhost:8080/'),
    )
    expect(sent).toEqual({ status: 999, statusText: '☃', headers: [], body: new Uint8Array([1]) })
  })
})

describe('why no response comes', () => {
  const broken: RunningServer = { answer: () => Promise.reject(new Error('gone')) }
  const proxy: RunningServer = {
    answer: (asked, upstreams) => upstreams.forward({ ...asked, url: 'https://nobody.test/' }),
  }
  test.each([
    ['nobody listens', 'https://nobody.test/', 'refused'],
    ['the server did not start', 'https://down.test/', 'refused'],
    ['the server breaks', 'https://broken.test/', 'broken'],
    ['the server gives up because nobody listens behind it', 'https://proxy.test/', 'broken'],
  ])('%s', async (_, url, how) => {
    const servers = [
      { origin: 'https://down.test', server: null },
      { origin: 'https://broken.test', server: broken },
      { origin: 'https://proxy.test', server: proxy },
    ]
    await expect(createNetwork(servers, () => {})(request(url))).rejects.toMatchObject({ how })
  })
})

describe('which server answers', () => {
  test('the server of the origin answers: scheme, host and port', async () => {
    const one = listening()
    const other = listening()
    const send = createNetwork(
      [
        { origin: 'https://bar.other', server: one.server },
        { origin: 'https://bar.other:8443', server: other.server },
      ],
      () => {},
    )
    await send(request('https://BAR.other:443/1'))
    await send(request('https://bar.other:8443/2'))
    expect(one.seen.map((each) => each.url)).toEqual(['https://bar.other/1'])
    expect(other.seen.map((each) => each.url)).toEqual(['https://bar.other:8443/2'])
    await expect(send(request('http://bar.other/'))).rejects.toThrow(
      'Nobody answers at http://bar.other: there is no server with this origin.',
    )
  })

  test('a server that does not start refuses the connection, and no handler ran', async () => {
    const events: TraceEvent[] = []
    const send = createNetwork([{ origin: 'https://bar.other', server: null }], (event) => events.push(event))
    await expect(send(request('https://bar.other/'))).rejects.toThrow('does not start')
    expect(events).toEqual([])
  })

  test('a server that breaks is a broken connection', async () => {
    const server: RunningServer = { answer: () => Promise.reject(new Error('out of memory')) }
    await expect(
      createNetwork([{ origin: 'https://bar.other', server }], () => {})(request('https://bar.other/')),
    ).rejects.toThrow('out of memory')
  })
})

test('each response emits one handler event, after the delay of the server', async () => {
  const { server } = compileRaw('GET /slow\ndelay 300ms\n200\n')
  const events: TraceEvent[] = []
  let clock = 7
  const send = createNetwork([{ origin: 'https://bar.other', server }], (event) => events.push(event), {
    now: () => clock,
    wait: async (milliseconds) => {
      clock += milliseconds
    },
  })
  await send(request('https://bar.other/slow', { call: 2, exchange: 3 }))
  await send(request('https://bar.other/other', { call: 2, exchange: 4 }))
  expect(events).toEqual([
    {
      type: 'handler',
      at: 307,
      call: 2,
      exchange: 3,
      server: 'https://bar.other',
      ran: true,
      route: 'GET /slow',
      line: 1,
    },
    { type: 'handler', at: 307, call: 2, exchange: 4, server: 'https://bar.other', ran: false },
  ])
})

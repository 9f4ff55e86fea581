import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ToServer } from '../sandbox/server/server-messages.ts'
import type { RunningServer, ServerRequest, Upstreams } from '../servers/dialect.ts'
import { DIALECT_IDS, DIALECTS, type DialectId, loadDialect } from '../servers/dialects.ts'
import { NO_UPSTREAM } from '../servers/no-upstream.ts'
import { serveText } from './serve-text.ts'
import { createStartText } from './start-text.ts'

const ORIGIN = 'https://bar.other'
const environment = { origin: ORIGIN, print: () => {} }
const request = (method: string, path: string): ServerRequest => ({
  method,
  url: `${ORIGIN}${path}`,
  headers: [
    ['Origin', 'https://foo.example'],
    ['Accept', '*/*'],
  ],
  body: null,
})

/** Servers on ports of this thread, as a worker would have them. */
function withPorts() {
  const open: MessagePort[] = []
  const ended: { id: number; hung: boolean }[] = []
  const startText = createStartText(
    (_id, port) => {
      open.push(port)
      serveText({
        send: (message) => port.postMessage(message),
        receive(listener) {
          port.onmessage = ({ data }: MessageEvent<ToServer>) => listener(data)
        },
      })
    },
    (id, hung) => ended.push({ id, hung }),
  )
  return { startText, ended, close: () => open.forEach((port) => void port.close()) }
}

let close = () => {}
afterEach(() => {
  close()
  vi.useRealTimers()
})

const TEXTS = DIALECT_IDS.filter((id) => DIALECTS[id].kind === 'text')
const PROXIES = DIALECT_IDS.filter((id) => DIALECTS[id].kind === 'proxy')

describe('a server in a worker', () => {
  test.each(TEXTS)('the example of %s sends the same response as in the same thread', async (id) => {
    const ports = withPorts()
    close = ports.close
    const dialect = await loadDialect(id)
    const here = await dialect.start(dialect.example, {
      ...environment,
      startCode: async () => ({ crash: { text: '' } }),
    })
    const there = await ports.startText(id, dialect.example, environment)
    expect(there.diagnostics).toEqual(here.diagnostics)
    for (const asked of [
      request('GET', '/resources/public-data/'),
      request('OPTIONS', '/'),
      request('GET', '/nothing'),
    ])
      expect(await there.server?.answer(asked, NO_UPSTREAM)).toEqual(await here.server?.answer(asked, NO_UPSTREAM))
    there.server?.stop?.()
    expect(ports.ended).toEqual([{ id: 1, hung: false }])
  })

  test.each(PROXIES)('%s passes a request on to its upstream, which is on the other side of the port', async (id) => {
    const ports = withPorts()
    close = ports.close
    const { server } = await ports.startText(id, (await loadDialect(id)).example, environment)
    const asked: string[] = []
    const upstreams: Upstreams = {
      forward: async ({ method, url, headers }) => {
        asked.push(`${method} ${url}`)
        return {
          status: 201,
          statusText: 'Created',
          headers: [['X-From', 'upstream'], ...headers],
          body: null,
          ran: true,
        }
      },
      cached: () => {},
    }
    const response = await server?.answer(request('GET', '/resources/public-data'), upstreams)
    expect(asked).toHaveLength(1)
    expect(response?.status).toBe(201)
    expect(response?.headers).toContainEqual(['X-From', 'upstream'])
  })

  test('a text with an error starts no server, and its diagnostics name the line', async () => {
    const ports = withPorts()
    close = ports.close
    const started = await ports.startText('raw', 'GET /data\n200 OK\nContent-Type text/plain\n', environment)
    expect(started.server).toBe(null)
    expect(started.diagnostics.map(({ from }) => from.line)).toContain(3)
    expect(ports.ended).toEqual([{ id: 1, hung: false }])
  })
})

describe('a worker that does not listen', () => {
  /** A worker that says it listens and then computes for ever. */
  function deafWorker() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const ended: boolean[] = []
    const started = createStartText(
      (_id, port) => {
        port.onmessage = ({ data }: MessageEvent<ToServer>) => {
          if (data.type === 'start-text') port.postMessage({ type: 'read', listens: true, diagnostics: [] })
          if (data.type === 'ping' && heard) port.postMessage({ type: 'pong' })
        }
        close = () => port.close()
      },
      (_id, hung) => ended.push(hung),
    )('nginx' satisfies DialectId, '', environment)
    let heard = false
    const hear = () => {
      heard = true
    }
    return { started, ended, hear }
  }
  const later = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      vi.advanceTimersByTime(100)
      // Messages arrive between two pieces of work.
      await new Promise((soon) => setImmediate(soon))
    }
  }
  const outcome = (server: RunningServer | null) =>
    server?.answer(request('GET', '/'), NO_UPSTREAM).then(
      () => 'response',
      (error: Error) => error.message,
    )

  test('a server whose worker is silent for two and a half seconds is ended, and its client learns what was busy', async () => {
    const { started, ended } = deafWorker()
    const asked = outcome((await started).server)
    await later(2_400)
    expect(ended).toEqual([])
    await later(200)
    expect(ended).toEqual([true])
    expect(await asked).toBe(
      'The server at https://bar.other hangs: nginx was busy with this request for 2 seconds without a pause. It was ended, and the connection broke off.',
    )
    expect(await outcome((await started).server)).toContain('does not run any more')
  })

  test('a server whose worker answers pings may take as long as it likes', async () => {
    const { started, ended, hear } = deafWorker()
    hear()
    void outcome((await started).server)
    await later(12_000)
    expect(ended).toEqual([])
  })
})

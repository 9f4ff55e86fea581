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
  function deafWorker(busyWith: readonly (string | null)[] = []) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const ended: boolean[] = []
    const started = createStartText(
      (_id, port) => {
        port.onmessage = ({ data }: MessageEvent<ToServer>) => {
          if (data.type === 'start-text') port.postMessage({ type: 'read', listens: true, diagnostics: [] })
          if (data.type === 'ping' && heard) port.postMessage({ type: 'pong' })
          if (data.type === 'request') for (const part of busyWith) port.postMessage({ type: 'busy', part })
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

  test.each([
    [['line 3 of its text', 'line 7 of its text'], 'nginx was busy with line 7 of its text for 2 seconds'],
    [['line 3 of its text', null], 'nginx was busy with this request for 2 seconds'],
  ])('what the worker said last, of %j, is named', async (parts, says) => {
    const { started } = deafWorker(parts)
    const asked = outcome((await started).server)
    await later(2_600)
    expect(await asked).toContain(says)
  })

  test('a server whose worker answers pings may take as long as it likes', async () => {
    const { started, ended, hear } = deafWorker()
    hear()
    void outcome((await started).server)
    await later(12_000)
    expect(ended).toEqual([])
  })
})

describe('what a server says that it is busy with', () => {
  /** The parts that a text names while it answers a GET. */
  async function partsOf(dialect: DialectId, text: string): Promise<readonly (string | null)[]> {
    const parts: (string | null)[] = []
    const answered = new Promise<void>((resolve) => {
      let listener: (message: ToServer) => void = () => {}
      serveText({
        send(message) {
          if (message.type === 'busy') parts.push(message.part)
          if (message.type === 'read') listener({ type: 'request', id: 1, request: request('GET', '/a'), now: 0 })
          if (message.type === 'answered') resolve()
        },
        receive(then) {
          listener = then
          then({ type: 'start-text', server: { dialect, origin: ORIGIN, text } })
        },
      })
    })
    await answered
    return parts
  }

  test('nginx names the line of each expression, raw each route, Fiber the handler and the one that it returns to', async () => {
    expect(
      await partsOf('nginx', 'server {\nlocation ~ ^/b { return 200; }\nlocation ~ ^/a { return 200; }\n}'),
    ).toEqual([null, 'line 2 of its text', 'line 3 of its text'])
    expect(await partsOf('raw', 'POST /a\n200 OK\n\nGET /b*\n200 OK\n\nGET /a\n200 OK\n')).toEqual([
      null,
      'the route in line 4',
      'the route in line 7',
    ])
    const fiber = [
      'package main',
      'import "github.com/gofiber/fiber/v2"',
      'func main() {',
      'app := fiber.New()',
      'app.Use(func(c *fiber.Ctx) error { return c.Next() })',
      'app.Get("/a", func(c *fiber.Ctx) error { return c.SendString("a") })',
      'app.Listen(":8080")',
      '}',
    ]
    expect(await partsOf('fiber-2.52', fiber.join('\n'))).toEqual([
      null,
      'the handler of the route in line 5',
      'the handler of the route in line 6',
      'the handler of the route in line 5',
    ])
  })

  test('after a thousand parts of one request it is not known any more', async () => {
    const many = Array.from({ length: 1_500 }, (_, at) => `GET /${at}\n200 OK\n`).join('\n')
    const parts = await partsOf('raw', `${many}\nGET /a\n200 OK\n`)
    expect(parts).toHaveLength(1_001)
    expect(parts.at(-1)).toBeNull()
  })
})

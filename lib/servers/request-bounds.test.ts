import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask as askFiber, bodyOf, program, serveProgram, V2, V3 } from '../testing/fiber-program.ts'
import { startServer } from '../testing/start-server.ts'
import type { ServerRequest } from './dialect.ts'
import { NO_UPSTREAM } from './no-upstream.ts'
import { behindNode } from './request-bounds.ts'

const request = (path: string, headers: ServerRequest['headers'] = []): ServerRequest => ({
  method: 'GET',
  url: `http://bar.other${path}`,
  headers,
  body: null,
})

describe('requests that Node’s HTTP server refuses', () => {
  let real: Server
  let port = 0
  beforeAll(async () => {
    real = createServer((_, response) => response.end('ok'))
    await new Promise<void>((listening) => real.listen(0, '127.0.0.1', listening))
    port = (real.address() as AddressInfo).port
  })
  afterAll(() => real.close())

  /** What the real one answers to the same request, as it goes over the wire. */
  function askNode({ url, headers }: ServerRequest): Promise<string> {
    const { pathname, search, host } = new URL(url)
    const lines = [`GET ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...headers.map((header) => header.join(': '))]
    return new Promise((resolve, reject) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1')
      socket.on('error', reject)
      socket.on('close', () => resolve(answer))
      socket.on('data', (data) => {
        answer += data
      })
      socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`)
    })
  }

  const ours = behindNode({
    answer: async () => ({ status: 200, statusText: 'OK', headers: [], body: null, ran: true }),
  })
  /** The header that the request to the real one ends with. */
  const closing = ['Connection', 'close'] as const

  test.each([
    ['one long header', (length: number) => request('/', [['X', 'a'.repeat(length)]])],
    ['a long address', (length: number) => request(`/${'a'.repeat(length)}?b`)],
    [
      'many headers',
      (length: number) =>
        request(
          '/',
          Array.from({ length: Math.floor(length / 10) }, (_, at) => [`X${1000 + at}`, 'abcde'] as const),
        ),
    ],
  ])('%s: the largest request that is answered has the same size here and in Node', async (_, of) => {
    const isRefusedBy = {
      node: async (length: number) => (await askNode(of(length))).startsWith('HTTP/1.1 431 '),
      ours: async (length: number) => {
        const asked = of(length)
        const answer = await ours.answer({ ...asked, headers: [...asked.headers, closing] }, NO_UPSTREAM)
        return answer.status === 431
      },
    }
    const found: number[] = []
    for (const isRefused of Object.values(isRefusedBy)) {
      let [answered, refused] = [0, 40_000]
      while (refused - answered > 1) {
        const middle = Math.floor((answered + refused) / 2)
        if (await isRefused(middle)) refused = middle
        else answered = middle
      }
      found.push(answered)
    }
    expect(found[0]).toBeGreaterThan(14_000)
    expect(found[1]).toBe(found[0])
  })

  test('the refusal of Node has one header and no body, and so has this one', async () => {
    const tooLarge = request('/', [['X', 'a'.repeat(20_000)]])
    expect(await askNode(tooLarge)).toBe('HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n')
    expect(await ours.answer(tooLarge, NO_UPSTREAM)).toMatchObject({
      status: 431,
      statusText: 'Request Header Fields Too Large',
      headers: [['Connection', 'close']],
      body: null,
      ran: false,
      exceeded: { program: 'Node.js', what: 'head', most: 16_384, setting: 'node --max-http-header-size=32768' },
    })
  })

  test.each([
    ['express', "const app = require('express')()\napp.use((req, res) => res.send('ok'))\napp.listen(1)\n", 431],
    [
      'hono',
      "import { Hono } from 'hono'\nimport { serve } from '@hono/node-server'\nconst app = new Hono()\napp.get('/', (c) => c.text('ok'))\nserve(app)\n",
      431,
    ],
    [
      'hono',
      "import { Hono } from 'hono'\nconst app = new Hono()\napp.get('/', (c) => c.text('ok'))\nexport default app\n",
      200,
    ],
    [
      'msw',
      "import { http, HttpResponse } from 'msw'\nexport const handlers = [http.get('*', () => HttpResponse.text('ok'))]\n",
      200,
    ],
    ['vite', "export default { server: { proxy: { '/api': 'http://localhost:1' } } }\n", 431],
    ['next', 'module.exports = {}\n', 431],
    ['cra', '{ "proxy": "http://localhost:1" }\n', 431],
  ] as const)(
    'a program in the dialect %s answers 20 kB of headers with a status of its own or of Node',
    async (id, text, status) => {
      const server = await startServer(id, text)
      const answer = await server.ask('GET', '/', [
        ['X', 'a'.repeat(20_000)],
        ['Accept', 'text/html'],
      ])
      expect(answer.status).toBe(status)
    },
  )
})

describe('requests that fasthttp refuses for Fiber', () => {
  const app = (config: string, more = '') =>
    `app = fiber.New(fiber.Config{${config}})\n${more}\tapp.All("/*", func(c *fiber.Ctx) error { return c.SendString("ok") })`
  const ofThree = (text: string) => text.replaceAll('*fiber.Ctx', 'fiber.Ctx')
  const long = (length: number) => ({ headers: [['X', 'a'.repeat(length)] as const] })
  const FROM = ['Origin', 'https://foo.example'] as const

  test('4 kB of request line and headers are read, and a byte more is a 431 in Fiber’s words', async () => {
    const { server } = await serveProgram(program(app('')))
    // `GET / HTTP/1.1`, `Host: localhost:8080` and `X: ` with their line ends, and the empty line.
    const rest = 16 + 22 + 5 + 2
    expect((await askFiber(server, '/', long(4096 - rest))).status).toBe(200)
    const refused = await askFiber(server, '/', long(4096 - rest + 1))
    expect(refused).toMatchObject({
      status: 431,
      ran: false,
      exceeded: { program: 'Fiber', what: 'head', size: 4097, most: 4096 },
    })
    expect(bodyOf(refused)).toBe('Request Header Fields Too Large')
  })

  test('ReadBufferSize and BodyLimit of the program count', async () => {
    const { server } = await serveProgram(program(app('ReadBufferSize: 16384, BodyLimit: 10')))
    expect((await askFiber(server, '/', long(10_000))).status).toBe(200)
    const refused = await askFiber(server, '/', { method: 'POST', body: new Uint8Array(11) })
    expect(refused).toMatchObject({ status: 413, exceeded: { what: 'body', size: 11, most: 10 } })
    expect(bodyOf(refused)).toBe('Request Entity Too Large')
  })

  test('a body of 4 MB is read, and one byte more is a 413', async () => {
    const { server } = await serveProgram(program(app('')))
    const post = (length: number) => askFiber(server, '/', { method: 'POST', body: new Uint8Array(length) })
    expect((await post(4 * 2 ** 20)).status).toBe(200)
    expect((await post(4 * 2 ** 20 + 1)).status).toBe(413)
  })

  const withCors = '\tapp.Use(cors.New(cors.Config{AllowOrigins: "https://foo.example"}))\n'
  const withCors3 = '\tapp.Use(cors.New(cors.Config{AllowOrigins: []string{"https://foo.example"}}))\n'
  const allowed = (headers: ServerRequest['headers']) =>
    headers.find(([name]) => name === 'Access-Control-Allow-Origin')?.[1]

  test('in Fiber 2 no middleware sees such a request, so a 413 has no header of CORS', async () => {
    const { server } = await serveProgram(program(app('BodyLimit: 10', withCors)), V2)
    const post = (length: number) =>
      askFiber(server, '/', { method: 'POST', headers: [FROM], body: new Uint8Array(length) })
    expect(allowed((await post(10)).headers)).toBe('https://foo.example')
    expect(allowed((await post(11)).headers)).toBeUndefined()
  })

  test('in Fiber 3 middlewares see it: a 413 has the headers of CORS, a 431 without a readable Origin has not', async () => {
    const text = program(ofThree(app('BodyLimit: 10', withCors3)), { version: V3 })
    const { server } = await serveProgram(text, V3)
    const refused = await askFiber(server, '/', { method: 'POST', headers: [FROM], body: new Uint8Array(11) })
    expect([refused.status, allowed(refused.headers)]).toEqual([413, 'https://foo.example'])
    const large = await askFiber(server, '/', { headers: [FROM, ['X', 'a'.repeat(5_000)]] })
    expect([large.status, allowed(large.headers)]).toEqual([431, undefined])
  })

  test('the error handler of the program answers', async () => {
    const handler =
      'ErrorHandler: func(c *fiber.Ctx, err error) error { return c.Status(400).SendString("mine: " + err.Error()) }'
    const { server } = await serveProgram(program(app(handler)))
    const refused = await askFiber(server, '/', long(5_000))
    expect([refused.status, bodyOf(refused)]).toEqual([400, 'mine: Request Header Fields Too Large'])
  })
})

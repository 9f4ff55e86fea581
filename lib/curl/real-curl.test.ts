/** Sends the same commands with the installed curl, and compares what is sent and what is printed. */
import { execFile, spawnSync } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WireRequest, WireResponse } from '../trace/wire.ts'
import { parseCommand } from './parse-command.ts'
import { runCurl } from './run-curl.ts'

const installed = spawnSync('curl', ['--version'], { encoding: 'utf8' }).stdout ?? ''

const text = (body: string) => new TextEncoder().encode(body)
const length = (body: string) => ['Content-Length', String(body.length)] as const

/** By path: the response, the same from the real server and from ours. */
const ANSWERS: Readonly<Record<string, Omit<WireResponse, 'body'> & { readonly body: string }>> = {
  '/ok': { status: 200, statusText: 'OK', headers: [['Content-Type', 'text/plain'], length('hello')], body: 'hello' },
  '/lines': {
    status: 200,
    statusText: 'OK',
    headers: [['X-Two', 'a'], ['X-Two', 'b'], length('a\nb\n')],
    body: 'a\nb\n',
  },
  '/missing': { status: 404, statusText: 'Not Found', headers: [length('no')], body: 'no' },
  '/moved': { status: 302, statusText: 'Found', headers: [['Location', '/ok'], length('moved')], body: 'moved' },
  '/kept': { status: 307, statusText: 'Temporary Redirect', headers: [['Location', '/ok'], length('')], body: '' },
  '/login': {
    status: 200,
    statusText: 'OK',
    headers: [['Set-Cookie', 'session=1; Path=/; HttpOnly'], length('in')],
    body: 'in',
  },
  '/none': { status: 204, statusText: 'No Content', headers: [['Access-Control-Allow-Origin', '*']], body: '' },
}

const COMMANDS: readonly string[] = [
  'curl URL/ok',
  'curl -i URL/ok',
  'curl -i URL/lines',
  'curl -I URL/ok',
  'curl -s -D - -o /dev/null URL/ok',
  'curl -i -X OPTIONS URL/none',
  "curl -i -X OPTIONS -H 'Origin: https://foo.example' -H 'Access-Control-Request-Method: PUT' URL/none",
  "curl -H 'Accept:' -H 'X-Empty;' -H 'X-Twice: 1' -H 'X-Twice: 2' URL/ok",
  "curl -H 'User-Agent: mine' -H 'Host: other.example' URL/ok",
  "curl -A mine -e https://from.example/ -u 'me:secret' URL/ok",
  'curl -d a=1 -d b=2 URL/ok',
  "curl -X PUT -H 'Content-Type: text/plain' --data-raw @x URL/ok",
  `curl --json '{"a":1}' URL/ok`,
  "curl -b 'a=1; b=2' URL/ok",
  'curl -i -L URL/moved',
  'curl -i -L -d a=1 URL/moved',
  'curl -L -X DELETE URL/moved',
  'curl -i -L -d a=1 URL/kept',
  'curl -f URL/missing',
  'curl -i URL/missing',
  'curl -iL -XPOST URL/moved',
  'curl http://127.0.0.1:1/',
]

describe.skipIf(installed === '')('The terminal’s curl, compared with the installed one', () => {
  const release = /^curl (\S+)/.exec(installed)?.[1] ?? ''
  const received: string[] = []
  let server: Server
  let origin = ''

  beforeAll(async () => {
    server = createServer((socket) => {
      let got = ''
      socket.on('error', () => {})
      socket.on('data', (chunk) => {
        got += chunk.toString('latin1')
        const end = got.indexOf('\r\n\r\n')
        const body = Number(/content-length: (\d+)/i.exec(got)?.[1] ?? 0)
        if (end < 0 || got.length < end + 4 + body) return
        received.push(got)
        const [method = '', path = ''] = got.split(' ')
        const answer = ANSWERS[path]
        if (!answer) return void socket.end()
        const head = [`HTTP/1.1 ${answer.status} ${answer.statusText}`, ...answer.headers.map(([n, v]) => `${n}: ${v}`)]
        socket.write(`${head.join('\r\n')}\r\n\r\n${method === 'HEAD' ? '' : answer.body}`)
        got = ''
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  })
  afterAll(() => {
    server.close()
  })

  /** curl itself prints `\r\n` after headers, which a terminal shows as a line break. */
  const real = (line: string) =>
    new Promise<{ out: string; exit: number }>((resolve) => {
      const command = line.replace(/^curl /, 'curl -sS --noproxy "*" ').replaceAll('URL', origin)
      execFile('sh', ['-c', `${command} 2>&1`], { encoding: 'utf8' }, (error, out) =>
        resolve({ out: out.replaceAll('\r\n', '\n'), exit: typeof error?.code === 'number' ? error.code : 0 }),
      )
    })

  async function ours(line: string) {
    const parsed = parseCommand(line.replaceAll('URL', origin))
    if (!parsed.ok) throw new Error(parsed.text)
    const sent: string[] = []
    const send = async ({ method, url, headers, body }: WireRequest): Promise<WireResponse> => {
      const { pathname, port } = new URL(url)
      if (port === '1') {
        const { ConnectionError } = await import('../trace/wire.ts')
        throw new ConnectionError('refused', '')
      }
      const head = [`${method} ${pathname} HTTP/1.1`, ...headers.map(([n, v]) => `${n}: ${v}`.trimEnd())].join('\r\n')
      sent.push(`${head}\r\n\r\n${body ? new TextDecoder().decode(body) : ''}`)
      const answer = ANSWERS[pathname]
      if (!answer) throw new Error('No such path.')
      return { ...answer, body: text(answer.body) }
    }
    const { text: out, exit } = await runCurl(parsed.command, send, new Map(), 0)
    return { sent, out, exit }
  }

  it.each(COMMANDS)('%s', async (line) => {
    received.length = 0
    const theirs = await real(line)
    const our = await ours(line)
    // The release is its own.
    const requests = received.map((each) => each.replaceAll(`curl/${release}`, 'curl/7.88.1'))
    expect(our.sent).toEqual(requests)
    expect(our.exit).toBe(theirs.exit)
    // How long a connection took is not simulated, and newer releases end the line in other words.
    const timeless = (out: string) => out.replace(/(Failed to connect to \S+ port \d+).*/, '$1')
    expect(timeless(our.out)).toBe(timeless(theirs.out))
  })

  it('-v prints the same lines for what is sent and what comes', async () => {
    const line = "curl -v -L -H 'Origin: https://foo.example' URL/moved"
    const wire = (out: string) =>
      out
        .replaceAll(`curl/${release}`, 'curl/7.88.1')
        .split('\n')
        .filter((each) => /^[<>]/.test(each))
        .map((each) => each.trimEnd())
    const [theirs, our] = [await real(line), await ours(line)]
    expect(wire(our.out)).toEqual(wire(theirs.out))
    expect(wire(our.out).length).toBeGreaterThan(12)
  })
})

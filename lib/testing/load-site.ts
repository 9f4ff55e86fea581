/** Many requests to a site at once: pages, assets, data, what is not there, and what is no request. */
import { Agent, get } from 'node:http'
import { connect } from 'node:net'

/** What a site is asked in turn: addresses, and the status that each has to be answered with. */
export type Mix = readonly (readonly [path: string, status: number])[]

export interface Load {
  readonly requests: number
  readonly seconds: number
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
  readonly bytes: number
  /** What was not answered as it has to be; at most 20 are listed. */
  readonly wrong: readonly string[]
}

/**
 * The pages of the site, what one of them names, and addresses that are not there.
 * @param origin as in `http://127.0.0.1:40123`
 */
export async function mixOf(origin: string): Promise<Mix> {
  const html = await fetch(`${origin}/lessons/http`).then((response) => response.text())
  const assets = [...new Set([...html.matchAll(/"(\/_next\/static\/[^"\\]+)"/g)].flatMap(([, path]) => path ?? []))]
  return [
    ['/', 200],
    ['/lessons/http', 200],
    ['/playground', 200],
    ['/errors', 200],
    ['/glossary', 200],
    ['/embed', 200],
    ['/sandbox/frame.html', 200],
    ['/search-index.json', 200],
    ['/not-there', 404],
    ['/_next/static/not-there.js', 404],
    ...assets.map((path) => [path, 200] as const),
  ]
}

/** Sends so many requests of a mix, as many of them at once as are said, over connections that are kept. */
export async function load(origin: string, mix: Mix, requests: number, atOnce: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const times: number[] = []
  const wrong: string[] = []
  let bytes = 0
  let sent = 0
  const ask = (path: string) =>
    new Promise<string>((resolve) => {
      get(origin + path, { agent }, (response) => {
        response.on('data', (piece: Buffer) => {
          bytes += piece.byteLength
        })
        response.on('end', () => resolve(String(response.statusCode)))
        response.on('error', (error) => resolve(error.message))
      }).on('error', (error) => resolve(error.message))
    })
  const inTurn = async () => {
    while (sent < requests) {
      const [path, status] = mix[sent++ % mix.length] ?? ['/', 200]
      const began = performance.now()
      const answered = await ask(path)
      times.push(performance.now() - began)
      if (answered !== String(status) && wrong.length < 20) wrong.push(`${path}: ${answered} instead of ${status}`)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, inTurn))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0
  return { requests: times.length, seconds, median: at(0.5), p95: at(0.95), bytes, wrong }
}

/** Bytes that are no request of HTTP/1.1, or one that a careless server takes for two or for another one. */
export const MALFORMED: readonly string[] = [
  'GET\r\n\r\n',
  'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
  'POST /api/class HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
  'GET /%c0%ae%c0%ae/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /../../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /_next/static/..%2f..%2fpackage.json HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET http://169.254.169.254/latest HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /_next/image?url=http://169.254.169.254/&w=64&q=75 HTTP/1.1\r\nHost: a\r\n\r\n',
  'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  'TRACE / HTTP/1.1\r\nHost: a\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(5_000)}\r\n`,
  `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nRange: bytes=99999999-\r\n\r\n',
  '\u0000\u0001\u0002\u0003',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
]

/** Sends bytes, and fulfils with what came back within two seconds. */
export function sendBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let came = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    const end = () => {
      socket.destroy()
      resolve(came)
    }
    socket.on('data', (piece) => {
      came += piece.toString('latin1')
      socket.setTimeout(100)
    })
    socket.on('error', end)
    socket.on('close', end)
    socket.setTimeout(2_000, end)
  })
}

/** Opens connections that begin a request and never end it. @returns closes them */
export async function openHalf(port: number, count: number): Promise<() => void> {
  const sockets = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof connect>>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => {
            socket.write('POST /api/class HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n')
            resolve(socket)
          })
          socket.on('error', () => undefined)
        }),
    ),
  )
  return () => {
    for (const socket of sockets) socket.destroy()
  }
}

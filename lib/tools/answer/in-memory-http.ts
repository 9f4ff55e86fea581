import { createServer, type RequestListener, request } from 'node:http'
import { Duplex } from 'node:stream'
import type { CaseHeaders } from './case.ts'

/** Two ends of one connection: what is written to one can be read from the other. */
function connection(): readonly [Duplex, Duplex] {
  const end = (other: () => Duplex) =>
    new Duplex({
      read() {},
      write(chunk, _encoding, done) {
        other().push(chunk)
        done()
      },
      final(done) {
        other().push(null)
        done()
      },
    })
  const one: Duplex = end(() => two)
  const two: Duplex = end(() => one)
  return [one, two]
}

export interface HttpAnswer {
  readonly status: number
  /** As they were sent: order, case and duplicates survive. */
  readonly headers: readonly (readonly [string, string])[]
}

/** Headers about the connection, not about the response. */
const OF_THE_CONNECTION = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

/**
 * Sends one request through Node's own HTTP parser to `listener`, over a connection in memory: no port is opened.
 * @throws Node's error for a request or a response that is not valid HTTP
 */
export function askListener(
  listener: RequestListener,
  asked: { readonly method: string; readonly path?: string; readonly headers: CaseHeaders },
): Promise<HttpAnswer> {
  const [client, server] = connection()
  createServer(listener).emit('connection', server)
  return new Promise((resolve, reject) => {
    const sent = request({
      host: 'localhost',
      method: asked.method,
      path: asked.path ?? '/',
      headers: Object.fromEntries(Object.entries(asked.headers).map(([name, value]) => [name, [value].flat()])),
      createConnection: () => client,
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const headers: [string, string][] = []
      for (let at = 0; at < response.rawHeaders.length; at += 2) {
        const name = response.rawHeaders[at] ?? ''
        if (!OF_THE_CONNECTION.has(name.toLowerCase())) headers.push([name, response.rawHeaders[at + 1] ?? ''])
      }
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers }))
      response.on('error', reject)
    })
    sent.end()
  })
}

import { request } from 'node:http'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { parseScenario } from '../simulate/scenario.ts'
import { type LoopbackServers, openLoopbackServers } from './loopback-servers.ts'

const ROUTE = {
  path: '/data',
  status: 299,
  headers: [
    ['X-Twice', 'a'],
    ['X-Twice', ' b '],
  ],
  body: 'payload',
}
let servers: LoopbackServers

async function open(page = 'https://foo.example'): Promise<void> {
  const origins = { 'http://bar.other:8080': [ROUTE], 'https://bar.other': [ROUTE] }
  servers = await openLoopbackServers(parseScenario({ id: 't', page, fetches: [], servers: origins }))
}

afterEach(() => servers.close())

/** The response to a request that is given as text. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(servers.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

describe('the loopback servers', () => {
  test('the loopback servers answer as a proxy does, with the headers as they were written', async () => {
    await open()
    const answer = await exchange(
      'chicken http://bar.other:8080/data?q=1 HTTP/1.1\r\nX-A: 1\r\nContent-Length: 2\r\n\r\nhi',
    )
    expect(answer).toBe(
      'HTTP/1.1 299 X\r\nX-Twice: a\r\nX-Twice:  b \r\nContent-Length: 7\r\nConnection: close\r\n\r\npayload',
    )
    expect(servers.wire).toEqual([
      {
        method: 'chicken',
        url: 'http://bar.other:8080/data?q=1',
        headers: { 'x-a': '1', 'content-length': '2' },
        body: 'hi',
      },
    ])
  })

  test('the loopback servers use TLS where the origin is https', async () => {
    await open()
    const answer = await new Promise<string>((resolve, reject) => {
      const tunnel = request({ port: servers.port, method: 'CONNECT', path: 'bar.other:443' })
      tunnel.on('error', reject)
      tunnel.on('connect', (_response, socket) => {
        const tls = connectTls({ socket, servername: 'bar.other', rejectUnauthorized: false }, () =>
          tls.write('GET /data HTTP/1.1\r\nHost: bar.other\r\n\r\n'),
        )
        let received = ''
        tls.on('data', (chunk) => {
          received += chunk
        })
        tls.on('end', () => resolve(received))
      })
      tunnel.end()
    })
    expect(answer).toContain('HTTP/1.1 299 X\r\n')
    expect(servers.wire.map(({ url }) => url)).toEqual(['https://bar.other/data'])
  })

  test('the loopback servers do not record the page itself, with a sandboxed frame for an opaque origin', async () => {
    await open('null')
    expect(await exchange('GET http://foo.example/__page HTTP/1.1\r\n\r\n')).toContain('<iframe sandbox="allow-scripts')
    expect(servers.wire).toEqual([])
  })
})

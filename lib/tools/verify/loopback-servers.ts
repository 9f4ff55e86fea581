/**
 * The servers of a scenario for a real browser: one HTTP proxy on a loopback port, behind which every host of the
 * scenario answers, with real TLS where the origin is https. The browser needs no name resolution and no special ports.
 */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { isLoopbackHost } from '../../trace/address.ts'
import type { HeaderList } from '../../trace/events.ts'
import type { WireEntry } from '../simulate/run-scenario.ts'
import type { Scenario } from '../simulate/scenario.ts'
import { createScenarioSend } from '../simulate/scenario-servers.ts'
import { type ReceivedRequest, readRequest, writeResponse } from './http-message.ts'
import { loopbackCertificate } from './loopback-certificate.ts'
import { FRAME_PATH, PAGE_PATH, pageMarkup } from './page.ts'

export interface LoopbackServers {
  readonly port: number
  /** Every request for the scenario's own sake so far: the page itself and icons are left out. */
  readonly wire: readonly WireEntry[]
  /** Fulfils when no request has come for a while. */
  settled(quietMilliseconds: number): Promise<void>
  close(): Promise<void>
}

/** The plain HTTP origins of a scenario that are this machine, which some browsers ask without their proxy. */
function loopbackPorts({ page, servers }: Scenario): number[] {
  const urls = [page.origin, ...Object.keys(servers)]
    .filter((origin) => origin.startsWith('http:'))
    .map((o) => new URL(o))
  return [...new Set(urls.filter(({ hostname }) => isLoopbackHost(hostname)).map(({ port }) => Number(port || 80)))]
}

interface LoopbackOptions {
  /** Of the proxy; any when absent. */
  readonly port?: number
  /** A page in place of the scenario's own. */
  readonly document?: { readonly url: string; readonly headers: HeaderList; readonly markup: string }
  /** Does the browser ask loopback hosts without the proxy? Then they listen on their own ports too. */
  readonly isProxyBypassed?: boolean
}

/** Rejects when a port is not available. */
export async function openLoopbackServers(
  scenario: Scenario,
  { port = 0, isProxyBypassed = false, document }: LoopbackOptions = {},
): Promise<LoopbackServers> {
  const secureContext = await loopbackCertificate()
  const wire: WireEntry[] = []
  const sockets = new Set<Socket>()
  let lastRequest = Date.now()
  const send = createScenarioSend(scenario.servers, () => {})

  async function answer(socket: Socket, url: URL, request: ReceivedRequest): Promise<void> {
    if (document?.url === url.href && request.method === 'GET') {
      return writeResponse(socket, 200, document.headers, Buffer.from(document.markup))
    }
    if (url.pathname === PAGE_PATH || url.pathname === FRAME_PATH) {
      const markup = Buffer.from(pageMarkup(url.pathname, scenario.page.origin === 'null', scenario.sandbox))
      const own = url.pathname === PAGE_PATH ? (scenario.page.headers ?? []) : []
      return writeResponse(socket, 200, [['Content-Type', 'text/html; charset=utf-8'], ...own], markup)
    }
    if (url.pathname === '/favicon.ico') return writeResponse(socket, 404, [], null)
    lastRequest = Date.now()
    const { method, headers, body } = request
    wire.push({ method, url: url.href, headers, body })
    const response = await send({
      method,
      url: url.href,
      headers: Object.entries(headers),
      body: null,
      call: 0,
      exchange: 0,
    })
    writeResponse(socket, response.status, response.headers, response.body as Uint8Array | null)
  }

  async function serve(socket: Socket): Promise<void> {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    const request = await readRequest(socket)
    if (!request) return
    if (request.method !== 'CONNECT') {
      // A request without a proxy names only the path.
      return await answer(socket, new URL(request.target, `http://${request.headers.host}`), request)
    }
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    const tls = new TLSSocket(socket, { isServer: true, secureContext })
    tls.on('error', () => socket.destroy())
    const inner = await readRequest(tls)
    if (inner) await answer(tls, new URL(inner.target, `https://${request.target}`), inner)
  }

  const listen = async (at: number) => {
    const server = createServer((socket) => void serve(socket).catch(() => socket.destroy())).listen(at, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  const direct = await Promise.all((isProxyBypassed ? loopbackPorts(scenario) : []).map(listen))
  const server = await listen(port)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The loopback server has no port.')
  return {
    port: address.port,
    wire,
    async settled(quiet) {
      lastRequest = Math.max(lastRequest, Date.now())
      const deadline = Date.now() + 5000
      while (Date.now() < deadline && Date.now() - lastRequest < quiet) {
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      for (const each of [server, ...direct]) each.close()
    },
  }
}

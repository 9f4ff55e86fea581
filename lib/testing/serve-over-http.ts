/** A handler of web requests as an HTTP server of this machine, for tests of what goes over the network. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

export interface HttpSite {
  /** As in `http://127.0.0.1:40123`. */
  readonly site: string
  close(): Promise<void>
}

export async function serveOverHttp(serve: (request: Request) => Promise<Response>): Promise<HttpSite> {
  const server = createServer((request, response) => void handle(serve, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return {
    site: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function handle(
  serve: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming
  const body = method === 'POST' ? await text(incoming).catch(() => null) : undefined
  if (body === null) return
  const request = new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
    ...(body === undefined ? {} : { body }),
  })
  const response = await serve(request)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.flushHeaders()
  if (!response.body) return void outgoing.end()
  const stream = Readable.fromWeb(response.body as import('node:stream/web').ReadableStream)
  outgoing.on('close', () => stream.destroy())
  stream.on('error', () => outgoing.destroy())
  stream.pipe(outgoing)
}

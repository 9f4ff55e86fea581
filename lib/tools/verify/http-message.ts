/**
 * HTTP/1.1 by hand, because scenarios have what Node's parser and writer refuse: methods of any name, and header
 * fields exactly as they were written. See https://httpwg.org/specs/rfc9112.html#message.format
 */
import type { Socket } from 'node:net'

export interface ReceivedRequest {
  readonly method: string
  /** As in the request line: a path, a whole URL (at a proxy) or a host and port (CONNECT). */
  readonly target: string
  /** Names in lower case; repeated fields are joined. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const END_OF_HEAD = '\r\n\r\n'

function parseHead(head: string): Omit<ReceivedRequest, 'body'> {
  const [requestLine = '', ...lines] = head.split('\r\n')
  const [method = '', target = ''] = requestLine.split(' ')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).replace(/^[\t ]+|[\t ]+$/g, '')
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return { method, target, headers }
}

/** Reads one request. Null when the other side closes or fails before it is complete. */
export function readRequest(socket: Socket): Promise<ReceivedRequest | null> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0)
    const settle = (request: ReceivedRequest | null): void => {
      socket.off('data', onData)
      resolve(request)
    }
    const onData = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf(END_OF_HEAD)
      if (end < 0) return
      const head = parseHead(received.toString('latin1', 0, end))
      const start = end + END_OF_HEAD.length
      const length = Number(head.headers['content-length'] ?? 0)
      if (received.length < start + length) return
      settle({ ...head, body: received.toString('utf8', start, start + length) })
    }
    socket.on('data', onData)
    socket.on('error', () => settle(null))
    socket.on('close', () => settle(null))
  })
}

/** One whole response, after which the connection closes. */
export function writeResponse(
  socket: Socket,
  status: number,
  headers: readonly (readonly [string, string])[],
  body: Uint8Array | null,
): void {
  const length: [string, string][] = body ? [['Content-Length', String(body.length)]] : []
  const fields = [...headers, ...length, ['Connection', 'close'] as const]
  const head = [`HTTP/1.1 ${status} X`, ...fields.map(([name, value]) => `${name}: ${value}`)].join('\r\n')
  // As UTF-8, which is what a server's program means by a letter beyond ASCII.
  socket.write(Buffer.from(head + END_OF_HEAD, 'utf8'))
  if (body) socket.write(body)
  socket.end()
}

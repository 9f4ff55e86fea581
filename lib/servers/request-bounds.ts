/**
 * The sizes that the programs in front of a server's code accept: a larger request is refused by the program itself,
 * before any of that code runs, so also without the headers that the code would send.
 */
import type { ExceededBound } from '../trace/server-events.ts'
import type { RunningServer, ServerRequest, ServerResponse } from './dialect.ts'

/** Path and query, as in the request line, and all headers with `Host`. */
function headOf({ url, headers }: ServerRequest) {
  const { pathname, search, host } = new URL(url)
  const named = headers.some(([name]) => name.toLowerCase() === 'host')
  return { target: `${pathname}${search}`, headers: named ? headers : [['Host', host] as const, ...headers] }
}

/** The size of the request line and the header lines as they go over the wire, in bytes. */
export function headBytes(request: ServerRequest): number {
  const { target, headers } = headOf(request)
  const lines = [`${request.method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), '']
  return lines.reduce((sum, line) => sum + line.length + 2, 0)
}

/** https://nodejs.org/docs/latest-v20.x/api/cli.html#--max-http-header-sizesize */
const NODE_HEAD_BYTES = 16 * 1024

/** Node's parser counts the address and each header's name and value, and nothing between them. */
function nodeHeadBytes(request: ServerRequest): number {
  const { target, headers } = headOf(request)
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length, target.length)
}

/**
 * A server whose requests are read by Node's HTTP server, which answers one with too large headers itself: 431, without
 * a body and without any header that a program sets (`requestHeaderFieldsTooLargeResponse` of its lib/_http_server.js).
 */
export function behindNode(server: RunningServer): RunningServer {
  return {
    ...server,
    answer: async (request, upstreams): Promise<ServerResponse> => {
      const size = nodeHeadBytes(request)
      if (size < NODE_HEAD_BYTES) return server.answer(request, upstreams)
      return {
        status: 431,
        statusText: 'Request Header Fields Too Large',
        headers: [['Connection', 'close']],
        body: null,
        ran: false,
        exceeded: {
          program: 'Node.js',
          what: 'head',
          size,
          most: NODE_HEAD_BYTES,
          setting: `node --max-http-header-size=${roomFor(size)}`,
        } satisfies ExceededBound,
      }
    },
  }
}

/** The next power of two: a value for the setting with which a request of this size is read, in bytes. */
export function roomFor(size: number): number {
  return 2 ** Math.ceil(Math.log2(size + 1))
}

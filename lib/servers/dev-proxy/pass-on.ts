import type { HeaderList } from '../../trace/events.ts'
import { firstHeader } from '../../trace/header-list.ts'
import type { ServerRequest, ServerResponse, Upstreams } from '../dialect.ts'
import { type ProxyEvents, withEdits } from './proxy-events.ts'

/** How the proxy that the development servers share changes a request. */
export interface PassOptions {
  /** The absolute URL that the request is sent to. */
  readonly url: string
  /** `Host` becomes that of the other server; `Origin` stays either way. */
  readonly changeOrigin: boolean
  /** The `X-Forwarded-…` headers are added. */
  readonly forwardedHeaders?: boolean
  /** Headers that replace those of the request. */
  readonly headers?: HeaderList
  /** What the program does to the headers when the request goes on, and when the response comes back. */
  readonly events?: ProxyEvents
}

export function hostOf(request: ServerRequest): string {
  return firstHeader(request.headers, 'host') ?? new URL(request.url).host
}

/** Path and query, as in the request line. */
export function targetOf({ url }: ServerRequest): string {
  const { pathname, search } = new URL(url)
  return `${pathname}${search}`
}

/**
 * Passes a request on, as http-proxy and its successors do: method, body and nearly all headers stay as they are.
 * @param own the headers that the development server has set already; the other server's headers replace them
 * @returns null where no server answers
 */
export async function passOn(
  request: ServerRequest,
  options: PassOptions,
  own: HeaderList,
  upstreams: Upstreams,
): Promise<ServerResponse | null> {
  let answer: ServerResponse
  try {
    const headers = withEdits(passedHeaders(request, options), options.events?.request ?? [])
    answer = await upstreams.forward({ ...request, url: options.url, headers })
  } catch {
    return null
  }
  const { status, statusText, body } = answer
  return {
    status,
    statusText,
    body,
    headers: mergedHeaders(own, withEdits(answer.headers, options.events?.response ?? [])),
    ran: true,
    forwarded: true,
  }
}

function passedHeaders(
  request: ServerRequest,
  { url, changeOrigin, forwardedHeaders, headers = [] }: PassOptions,
): HeaderList {
  const host = hostOf(request)
  const { port, protocol } = new URL(request.url)
  const scheme = protocol.slice(0, -1)
  const forwarded: HeaderList = [
    ['X-Forwarded-For', '127.0.0.1'],
    ['X-Forwarded-Port', port || (scheme === 'https' ? '443' : '80')],
    ['X-Forwarded-Proto', scheme],
    ['X-Forwarded-Host', host],
  ]
  const set = [...(forwardedHeaders ? forwarded : []), ...headers]
  const replaced = new Set(['host', 'connection', 'content-length', ...set.map(([name]) => name.toLowerCase())])
  const kept = request.headers.filter(([name]) => !replaced.has(name.toLowerCase()))
  return [
    ['Host', changeOrigin ? new URL(url).host : host],
    ...kept,
    ['Connection', 'close'],
    ...(request.body ? [['Content-Length', String(request.body.byteLength)] as const] : []),
    ...set,
  ]
}

const NOT_PASSED: readonly string[] = ['connection', 'keep-alive', 'transfer-encoding']

/** Several lines of one header are joined, except `Set-Cookie`; and a header replaces the server's own. */
function mergedHeaders(own: HeaderList, answered: HeaderList): HeaderList {
  const merged = new Map<string, [name: string, values: string[]]>()
  for (const [name, value] of own) {
    const key = name.toLowerCase()
    const before = key === 'set-cookie' ? (merged.get(key)?.[1] ?? []) : []
    merged.set(key, [name, [...before, value]])
  }
  const seen = new Set<string>()
  for (const [name, value] of answered) {
    const key = name.toLowerCase()
    if (NOT_PASSED.includes(key)) continue
    const before = seen.has(key) ? (merged.get(key)?.[1] ?? []) : []
    seen.add(key)
    merged.set(key, [
      name,
      key === 'set-cookie' || before.length === 0 ? [...before, value] : [`${before[0]}, ${value}`],
    ])
  }
  return [...merged.values()].flatMap(([name, values]) => values.map((value) => [name, value] as const))
}

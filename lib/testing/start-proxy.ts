import type { Dialect, ServerRequest, ServerResponse } from '../servers/dialect.ts'
import { createNetwork } from '../servers/network/network.ts'
import type { HeaderList, TraceEvent } from '../trace/events.ts'

export interface Sent {
  readonly status: number
  readonly headers: HeaderList
  readonly text: string
  /** The requests passed on to other servers, and the events of the proxy. */
  readonly events: readonly TraceEvent[]
  /** The output of the server's process. */
  readonly printed: readonly string[]
}

/**
 * For tests: starts a server of a dialect with another server behind it, and sends requests to the first.
 * @throws Error when the server does not start
 */
export async function startProxy(
  dialect: Dialect,
  text: string,
  origin: string,
  behind: { readonly origin: string; readonly answer: (request: ServerRequest) => Partial<ServerResponse> } | null,
): Promise<(request: Partial<ServerRequest> & { readonly path?: string }) => Promise<Sent>> {
  const printed: string[] = []
  const print = (_: string, line: string) => {
    printed.push(line)
  }
  const startCode = async () => ({ crash: { text: 'There is no code here.' } })
  const { server, diagnostics } = await dialect.start(text, { origin, startCode, print })
  if (!server) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const events: TraceEvent[] = []
  const other = behind && {
    origin: behind.origin,
    server: {
      answer: async (request: ServerRequest) => ({
        status: 200,
        statusText: 'OK',
        headers: [],
        body: null,
        ran: true,
        ...behind.answer(request),
      }),
    },
  }
  const send = createNetwork([{ origin, server }, ...(other ? [other] : [])], (event) => events.push(event))
  let exchange = 0
  return async ({ path = '/', ...request }) => {
    events.length = 0
    exchange += 1
    const wire = { method: 'GET', url: `${origin}${path}`, headers: [], body: null, ...request, call: 1, exchange }
    const { status, headers, body } = await send(wire)
    return { status, headers, text: body ? new TextDecoder().decode(body) : '', events: [...events], printed }
  }
}

/** The request that was passed on to the other server. */
export function forwarded({ events }: Sent) {
  const event = events.find((each) => each.type === 'forward')
  if (!event) throw new Error('Nothing was passed on.')
  return event
}

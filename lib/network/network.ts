import { getResponse } from 'msw'
import type { RunningServer } from '../servers/dialect.ts'
import type { Emit } from '../trace/events.ts'
import type { Send } from '../trace/wire.ts'
import { CarriedRequest } from './carried-request.ts'
import { answerOf, OriginHandler } from './origin-handler.ts'

export interface NetworkServer {
  readonly origin: string
  /** Null: a server stands there but does not start, and refuses every connection. */
  readonly server: RunningServer | null
}

export interface NetworkOptions {
  /** The clock of the trace, in milliseconds since the run started. */
  readonly now?: () => number
  /** Waits for a server that takes its time. Rejects when the run is stopped meanwhile. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

/**
 * The network between the browser and the servers: finds the server of a request's origin, lets it answer, and emits
 * one `handler` event for each answer. It knows nothing of CORS: whatever is sent arrives.
 * @returns the browser's `send`; it rejects where nobody listens, with a message for people
 * @throws TypeError when an origin does not parse
 */
export function createNetwork(servers: readonly NetworkServer[], emit: Emit, options: NetworkOptions = {}): Send {
  const { now = () => 0, wait = sleep } = options
  const handlers: OriginHandler[] = []
  const broken = new Set<string>()
  for (const { origin, server } of servers) {
    const serialized = new URL(origin).origin
    if (server) handlers.push(new OriginHandler(serialized, server))
    else broken.add(serialized)
  }
  return async (wire) => {
    const { origin } = new URL(wire.url)
    const response = await getResponse(handlers, new CarriedRequest(wire))
    const answer = response && answerOf(response)
    if (!answer) {
      throw new Error(
        broken.has(origin)
          ? `The server at ${origin} does not start: its text has an error.`
          : `Nobody answers at ${origin}: there is no server with this origin.`,
      )
    }
    if (answer.delayMs) await wait(answer.delayMs)
    const { status, statusText, headers, body, ran, route, line } = answer
    emit({
      type: 'handler',
      at: now(),
      call: wire.call,
      exchange: wire.exchange,
      server: origin,
      ran,
      ...(route === undefined ? {} : { route }),
      ...(line === undefined ? {} : { line }),
    })
    return { status, statusText, headers, body }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

import { getResponse } from 'msw'
import { type Connection, connectionMessage, isUnreachable } from '../../trace/connection.ts'
import type { Emit } from '../../trace/events.ts'
import { tracedBody } from '../../trace/traced-body.ts'
import { ConnectionError, type Send, type WireRequest } from '../../trace/wire.ts'
import { CarriedRequest } from '../code/carried-request.ts'
import type { RunningServer, ServerResponse, Upstreams } from '../dialect.ts'
import { answerProblem } from '../message-bounds.ts'
import { CarriedServerResponse, OriginHandler } from './origin-handler.ts'
import { onThisMachine } from './this-machine.ts'

export interface NetworkServer {
  readonly origin: string
  /** Null: the origin has a server that did not start, so every connection is refused. */
  readonly server: RunningServer | null
  /** What is wrong with connections to it. Here it counts for other servers; for itself, the browser looks at it. */
  readonly connection?: Connection | undefined
}

export interface NetworkOptions {
  /** The clock of the trace, in milliseconds since the run started; without it every event is at 0. */
  readonly now?: () => number
  /** Waits for the delay of a server, in milliseconds. Rejects when the run is stopped meanwhile. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

/** A request may be passed on this often; after that, servers send it round in a circle. */
const MOST_FORWARDS = 8

/**
 * The network between the browser and the servers: finds the server of a request's origin, lets it answer, and emits
 * one `handler` event for each response, and events for requests between servers. It does not apply CORS: every
 * request arrives.
 * @returns the browser's `send`; it rejects with a `ConnectionError` where no server listens, and where one breaks the
 * connection, with a message for people
 * @throws TypeError when an origin does not parse
 */
export function createNetwork(servers: readonly NetworkServer[], emit: Emit, options: NetworkOptions = {}): Send {
  const { now = () => 0, wait = sleep } = options
  const handlers: OriginHandler[] = []
  const broken = new Set<string>()
  const origins = servers.map(({ origin }) => new URL(origin).origin)
  for (const { origin, server } of servers) {
    const serialized = new URL(origin).origin
    if (server) handlers.push(new OriginHandler(serialized, server, (wire) => upstreamsOf(serialized, wire)))
    else broken.add(serialized)
  }

  /** Lets the server of the request's origin answer, and emits the `handler` event. */
  async function deliver(wire: WireRequest): Promise<ServerResponse> {
    const { origin } = new URL(wire.url)
    const answered = await answerTo(wire)
    if (!answered) {
      throw new ConnectionError(
        'refused',
        broken.has(origin)
          ? `The server at ${origin} does not start: its text has an error.`
          : `Nobody answers at ${origin}: there is no server with this origin.`,
      )
    }
    // What became of CORS here is not part of the response, which another server may pass on.
    const { cors, ...answer } = answered
    if (answer.delayMs) await wait(answer.delayMs)
    const { ran, route, line, forwarded, exceeded } = answer
    if (!forwarded) {
      emit({
        ...at(wire),
        type: 'handler',
        server: origin,
        ran,
        ...(route === undefined ? {} : { route }),
        ...(line === undefined ? {} : { line }),
        ...(exceeded ? { exceeded } : {}),
      })
    }
    if (cors) emit({ ...at(wire), type: 'own-cors', server: origin, ...cors })
    return answer
  }

  /** Undefined where no server listens. An error inside a server breaks only this connection. */
  async function answerTo(wire: WireRequest): Promise<ServerResponse | undefined> {
    try {
      const response = await getResponse(handlers, new CarriedRequest(wire))
      const answer = response instanceof CarriedServerResponse ? response.sent : undefined
      const problem = answer ? answerProblem(answer) : null
      if (problem !== null) throw new Error(problem)
      return answer
    } catch (error) {
      throw new ConnectionError('broken', error instanceof Error ? error.message : String(error))
    }
  }

  const at = ({ call, exchange }: WireRequest) => ({ at: now(), call, exchange })
  const forwards = new Map<number, number>()

  function upstreamsOf(server: string, wire: WireRequest): Upstreams {
    return {
      async forward({ method, url: address, headers, body }) {
        const url = onThisMachine(address, origins)
        const to = new URL(url).origin
        emit({ ...at(wire), type: 'forward', server, to, method, url, headers, body: tracedBody(body) })
        try {
          const count = (forwards.get(wire.exchange) ?? 0) + 1
          forwards.set(wire.exchange, count)
          const { connection } = servers.find(({ origin }) => new URL(origin).origin === to) ?? {}
          if (isUnreachable(connection)) {
            throw new ConnectionError(connection, connectionMessage(connection, new URL(url)))
          }
          if (count > MOST_FORWARDS) throw new Error(`The request has been sent on ${MOST_FORWARDS} times already.`)
          const answer = await deliver({ ...wire, method, url, headers, body })
          const { status, statusText, headers: answered } = answer
          emit({
            ...at(wire),
            type: 'forwarded',
            server,
            to,
            status,
            statusText,
            headers: answered,
            body: tracedBody(answer.body),
          })
          return answer
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error)
          emit({ ...at(wire), type: 'forward-failed', server, to, message })
          throw error
        }
      },
      cached: (what, detail) => emit({ ...at(wire), type: 'shared-cache', server, what, detail }),
    }
  }

  return async (wire) => {
    const { status, statusText, headers, body } = await deliver(wire)
    return { status, statusText, headers, body }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

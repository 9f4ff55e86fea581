/**
 * The worker's side of servers that are texts for our own interpreters: raw, nginx, Fiber, proxies. One
 * such worker is a separate thread, so a text that keeps its interpreter busy breaks only its own connections.
 */
import type { FromServer, ToServer } from '../sandbox/server/server-messages.ts'
import type { RunningServer, ServerResponse, StartCode } from '../servers/dialect.ts'
import { loadDialect } from '../servers/dialects.ts'

/** The two directions of a server's port. */
export interface ServerPort {
  send(message: FromServer): void
  receive(listener: (message: ToServer) => void): void
}

const NO_CODE: StartCode = async () => ({ crash: { text: 'Servers that are code run in the sandbox.' } })

/** Messages about what a server is busy with, for one request. After these it is not known any more. */
const MOST_BUSY = 1_000

/** Runs one server on `port`, until the port is closed. */
export function serveText(port: ServerPort): void {
  let server: RunningServer | null = null
  let lastForward = 0
  /** Milliseconds by which the run's clock is ahead of this thread's, at the last request. */
  let ahead = 0
  let busy = 0
  const forwarding = new Map<number, { resolve(answer: ServerResponse): void; reject(error: Error): void }>()

  async function start({ dialect, origin, text }: Extract<ToServer, { type: 'start-text' }>['server']): Promise<void> {
    const loaded = await loadDialect(dialect)
    port.send({ type: 'loaded' })
    const started = await loaded.start(text, {
      origin,
      startCode: NO_CODE,
      print: (level, said, line) => port.send({ type: 'print', level, text: said, line }),
      busyWith(part) {
        busy += 1
        if (busy <= MOST_BUSY) port.send({ type: 'busy', part: busy === MOST_BUSY ? null : part })
      },
      now: () => Date.now() + ahead,
    })
    server = started.server
    const { diagnostics, crash } = started
    port.send({ type: 'read', listens: server !== null, diagnostics, crash })
  }

  async function answer({ id, request, now }: Extract<ToServer, { type: 'request' }>): Promise<void> {
    ahead = now - Date.now()
    busy = 0
    port.send({ type: 'busy', part: null })
    try {
      if (!server) throw new Error('It does not run.')
      const answered = await server.answer(request, {
        forward: (request) =>
          new Promise((resolve, reject) => {
            lastForward += 1
            forwarding.set(lastForward, { resolve, reject })
            port.send({ type: 'forward', id: lastForward, of: id, request })
          }),
        cached: (what, detail) => port.send({ type: 'cached', of: id, what, detail }),
      })
      port.send({ type: 'answered', id, answer: answered })
    } catch (error) {
      port.send({ type: 'broken', id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  port.receive((message) => {
    if (message.type === 'start-text')
      start(message.server).catch((error: unknown) =>
        port.send({ type: 'crashed', crash: { text: error instanceof Error ? error.message : String(error) } }),
      )
    else if (message.type === 'request') void answer(message)
    else if (message.type === 'ping') port.send({ type: 'pong' })
    else if (message.type === 'forwarded' || message.type === 'forward-failed') {
      const waiting = forwarding.get(message.id)
      forwarding.delete(message.id)
      if (message.type === 'forwarded') waiting?.resolve(message.answer)
      else waiting?.reject(new Error(message.message))
    }
  })
}

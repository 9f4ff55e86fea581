/** The host's side of one server in a worker: starts it, sends it requests, and ends it when it hangs. */

import { limitedPrint } from '../../servers/code/output-meter.ts'
import { down, LOOP_MILLISECONDS, noAnswer, START_MILLISECONDS } from '../../servers/code/server-timing.ts'
import type {
  Crash,
  RunningServer,
  ServerEnvironment,
  ServerResponse,
  Started,
  Upstreams,
} from '../../servers/dialect.ts'
import type { FromServer, ToServer } from './server-messages.ts'

/** Milliseconds for the worker to start and load its packages; a slow start is not an endless loop. */
const LOAD_MILLISECONDS = 10_000
/** Milliseconds for a worker that is not busy to answer a ping. */
const PONG_MILLISECONDS = 500

/** Calls to other servers in the life of one server; the network also limits them for each request. */
const MOST_FORWARDS = 500

/** The worker that a server runs in. */
export interface ServerWorker {
  /** Transfers its port to the worker. */
  spawn(port: MessagePort): void
  /** The server is no longer needed; `hung`: its worker does not answer and has to be ended. */
  end(hung: boolean): void
  /** A validated message of the worker; null when it is malformed. */
  read(data: unknown): FromServer | null
  /** Its first message. */
  readonly start: ToServer
  /** The reason that clients get when it does not return from one request; `part`: what it was busy with, if known. */
  hung(part: string | null): string
  /** The reason that is reported when it does not begin to listen. */
  readonly notStarted: string
  /** Milliseconds for one response, waiting included; null where only computing without a pause is limited. */
  readonly longestAnswer: number | null
}

interface Waiting {
  readonly reach: Upstreams
  readonly resolve: (answer: ServerResponse) => void
  readonly reject: (error: Error) => void
}

/** Starts a server in a separate worker. Never rejects. */
export function startInWorker(
  worker: ServerWorker,
  { origin, print, now = Date.now }: Pick<ServerEnvironment, 'origin' | 'print' | 'now'>,
): Promise<Started> {
  const { port1: port, port2 } = new MessageChannel()
  const send = (message: ToServer) => port.postMessage(message)
  const limited = limitedPrint(print)
  const waiting = new Map<number, Waiting>()
  let lastRequest = 0
  /** The part of its text that it is busy with, if it has said so. */
  let busyWith: string | null = null
  /** Why the server no longer runs; null while it does. */
  let ended: string | null = null
  const onPong = new Set<() => void>()

  return new Promise((resolve) => {
    let clock = setTimeout(() => fail({ text: worker.notStarted }, true), LOAD_MILLISECONDS)

    /** Ends the worker. Pending requests fail with `broken`, later ones with `why`. */
    function end(why: string, broken = why, isHung = false): void {
      if (ended !== null) return
      ended = why
      clearTimeout(clock)
      port.onmessage = null
      port.close()
      worker.end(isHung)
      for (const { reject } of waiting.values()) reject(new Error(broken))
      waiting.clear()
    }
    function fail(crash: Crash, isHung = false): void {
      end(crash.text, crash.text, isHung)
      resolve({ server: null, diagnostics: [], crash })
    }

    const server: RunningServer = {
      answer(request, reach) {
        if (ended !== null) return Promise.reject(new Error(down(origin, ended)))
        lastRequest += 1
        const id = lastRequest
        return new Promise<ServerResponse>((resolveAnswer, reject) => {
          const unwatch = watch(id)
          const settle = () => {
            waiting.delete(id)
            unwatch()
          }
          waiting.set(id, {
            reach,
            resolve: (answer) => {
              settle()
              resolveAnswer(answer)
            },
            reject: (error) => {
              settle()
              reject(error)
            },
          })
          send({ type: 'request', id, request, now: now() })
        })
      },
      stop: () => end('It was stopped at the end of the run.'),
    }

    /** A worker in a loop does not answer a ping and is ended; one that only waits continues without this request. */
    function watch(id: number): () => void {
      const timers = new Set<ReturnType<typeof setTimeout>>()
      const after = (milliseconds: number, then: () => void) => timers.add(setTimeout(then, milliseconds))
      function listenAgain(): void {
        after(LOOP_MILLISECONDS, () => {
          const deaf = setTimeout(
            () => end('It was ended because it hung.', worker.hung(busyWith), true),
            PONG_MILLISECONDS,
          )
          timers.add(deaf)
          onPong.add(() => {
            clearTimeout(deaf)
            if (waiting.has(id)) listenAgain()
          })
          send({ type: 'ping' })
        })
      }
      listenAgain()
      if (worker.longestAnswer !== null)
        after(worker.longestAnswer, () => waiting.get(id)?.reject(new Error(noAnswer(origin))))
      return () => {
        for (const timer of timers) clearTimeout(timer)
      }
    }

    let forwards = 0
    async function forward({ id, of, request }: Extract<FromServer, { type: 'forward' }>): Promise<void> {
      const asking = waiting.get(of)
      forwards += 1
      try {
        if (!asking || forwards > MOST_FORWARDS) throw new Error('The request that this call belongs to is over.')
        const answer = await asking.reach.forward(request)
        if (ended === null) send({ type: 'forwarded', id, answer })
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        if (ended === null) send({ type: 'forward-failed', id, message })
      }
    }

    let listening = false
    function read({ listens, diagnostics, crash }: Extract<FromServer, { type: 'read' }>): void {
      clearTimeout(clock)
      if (listens) {
        listening = true
        resolve({ server, diagnostics })
        return
      }
      end(crash?.text ?? 'Its text cannot be read.')
      resolve({ server: null, diagnostics, ...(crash ? { crash } : {}) })
    }
    function handle(message: FromServer): void {
      if (message.type === 'print') limited.print(message.level, message.text, message.line)
      else if (message.type === 'answered') waiting.get(message.id)?.resolve(message.answer)
      else if (message.type === 'busy') busyWith = message.part
      else if (message.type === 'broken') waiting.get(message.id)?.reject(new Error(message.message))
      else if (message.type === 'pong') {
        for (const listener of onPong) listener()
        onPong.clear()
      } else if (message.type === 'cached') waiting.get(message.of)?.reach.cached(message.what, message.detail)
      else if (message.type === 'read' && !listening) read(message)
      else if (message.type === 'forward') void forward(message)
      else if (message.type === 'loaded' && !listening) {
        clearTimeout(clock)
        clock = setTimeout(() => fail({ text: worker.notStarted }, true), START_MILLISECONDS)
      } else if (message.type === 'listening' && !listening) {
        listening = true
        clearTimeout(clock)
        resolve({ server, diagnostics: [] })
      } else if (message.type === 'crashed' && !listening) fail(message.crash)
      else if (message.type === 'crashed') {
        const { text, line } = message.crash
        limited.print('error', text, line)
        end(
          'Its process has ended.',
          down(origin, `Its process ended: ${text.split('\n').find((one) => /^\w*Error/.test(one)) ?? text}`),
        )
      }
    }
    port.onmessage = (event) => {
      const message = worker.read(event.data)
      if (message && ended === null) handle(message)
    }
    worker.spawn(port2)
    send(worker.start)
  })
}

/** The host's side of one server in a worker: it starts, sends requests, and is ended when it hangs. */

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

/** For the worker to come up and load its packages; a slow start is no endless loop. */
const LOAD_MILLISECONDS = 10_000
/** For a worker that is not busy to say that it is there. */
const PONG_MILLISECONDS = 500

/** Calls of other servers in the life of one; the network has a limit for each request too. */
const MOST_FORWARDS = 500

/** The worker that a server runs in. */
export interface ServerWorker {
  /** Brings the worker its port. */
  spawn(port: MessagePort): void
  /** The server is not needed any more; `hung`: its worker does not listen and has to be ended. */
  end(hung: boolean): void
  /** A message of the worker, as it can be relied on; null when it is anything else. */
  read(data: unknown): FromServer | null
  /** Its first message. */
  readonly start: ToServer
  /** What its clients are told when it does not come back from one request. */
  readonly hung: string
  /** What is told of it when it does not come to listen. */
  readonly notStarted: string
  /** Milliseconds for one answer, pauses included; null where only a stretch without a pause is limited. */
  readonly longestAnswer: number | null
}

interface Waiting {
  readonly reach: Upstreams
  readonly resolve: (answer: ServerResponse) => void
  readonly reject: (error: Error) => void
}

/** Starts a server in a worker of its own. Never rejects. */
export function startInWorker(
  worker: ServerWorker,
  { origin, print }: Pick<ServerEnvironment, 'origin' | 'print'>,
): Promise<Started> {
  const { port1: port, port2 } = new MessageChannel()
  const tell = (message: ToServer) => port.postMessage(message)
  const limited = limitedPrint(print)
  const waiting = new Map<number, Waiting>()
  let lastRequest = 0
  /** Why it does not run any more. */
  let ended: string | null = null
  const heard = new Set<() => void>()

  return new Promise((resolve) => {
    let clock = setTimeout(() => fail({ text: worker.notStarted }, true), LOAD_MILLISECONDS)

    /** Ends the worker. Whoever waits for an answer hears `broken`, whoever comes later `why`. */
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
          tell({ type: 'request', id, request })
        })
      },
      stop: () => end('It was stopped at the end of the run.'),
    }

    /** A worker in a loop does not hear a ping and is ended; one that only waits goes on, without this request. */
    function watch(id: number): () => void {
      const timers = new Set<ReturnType<typeof setTimeout>>()
      const after = (milliseconds: number, then: () => void) => timers.add(setTimeout(then, milliseconds))
      function listenAgain(): void {
        after(LOOP_MILLISECONDS, () => {
          const deaf = setTimeout(() => end('It was ended because it hung.', worker.hung, true), PONG_MILLISECONDS)
          timers.add(deaf)
          heard.add(() => {
            clearTimeout(deaf)
            if (waiting.has(id)) listenAgain()
          })
          tell({ type: 'ping' })
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
        if (ended === null) tell({ type: 'forwarded', id, answer })
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        if (ended === null) tell({ type: 'forward-failed', id, message })
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
      else if (message.type === 'broken') waiting.get(message.id)?.reject(new Error(message.message))
      else if (message.type === 'pong') {
        for (const hear of heard) hear()
        heard.clear()
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
    tell(worker.start)
  })
}

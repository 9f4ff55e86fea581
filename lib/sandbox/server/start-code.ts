/** The host's side of one server in the sandbox: it starts, sends requests, and is ended when it hangs. */

import { limitedPrint } from '../../servers/code/output-meter.ts'
import {
  ANSWER_MILLISECONDS,
  down,
  hung,
  LOOP_MILLISECONDS,
  NOT_STARTED,
  noAnswer,
  START_MILLISECONDS,
} from '../../servers/code/server-timing.ts'
import type { Crash, Reach, RunningServer, ServerAnswer, ServerProgram } from '../../servers/dialect.ts'
import type { SandboxFrame } from '../sandbox-frame.ts'
import { type FromServer, readFromServer, type ToServer } from './server-messages.ts'

/** For the worker to come up and load its packages; a slow machine's start is nobody's endless loop. */
const LOAD_MILLISECONDS = 10_000
/** For a worker that is not busy to say that it is there. */
const PONG_MILLISECONDS = 500

/** Calls of other servers in the life of one; the network has a limit for each request too. */
const MOST_FORWARDS = 500

interface Waiting {
  readonly reach: Reach
  readonly resolve: (answer: ServerAnswer) => void
  readonly reject: (error: Error) => void
}

/**
 * Starts a server in a worker of its own, in `frame`. Never rejects.
 * @param run the worker's number, which no other worker of the frame has
 * @param source the script of the worker, with the packages of the dialect in it
 */
export function startInFrame(
  frame: SandboxFrame,
  run: number,
  source: string,
  { print, ...program }: ServerProgram,
): Promise<{ readonly server: RunningServer } | { readonly crash: Crash }> {
  const { origin } = program
  const { port1: port, port2 } = new MessageChannel()
  const tell = (message: ToServer) => port.postMessage(message)
  const limited = limitedPrint(print)
  const waiting = new Map<number, Waiting>()
  let lastRequest = 0
  /** Why it does not run any more. */
  let ended: string | null = null
  let heard: (() => void) | null = null

  return new Promise((resolve) => {
    let clock = setTimeout(() => fail({ text: NOT_STARTED }), LOAD_MILLISECONDS)

    /** Ends the worker. Whoever waits for an answer hears `broken`, whoever comes later `why`. */
    function end(why: string, broken = why): void {
      if (ended !== null) return
      ended = why
      clearTimeout(clock)
      port.onmessage = null
      port.close()
      void frame.stop(run)
      for (const { reject } of waiting.values()) reject(new Error(broken))
      waiting.clear()
    }
    function fail(crash: Crash): void {
      end(crash.text)
      resolve({ crash })
    }

    const server: RunningServer = {
      answer(request, reach) {
        if (ended !== null) return Promise.reject(new Error(down(origin, ended)))
        lastRequest += 1
        const id = lastRequest
        return new Promise<ServerAnswer>((resolveAnswer, reject) => {
          const timers = watch(id)
          const settle = () => {
            waiting.delete(id)
            for (const timer of timers) clearTimeout(timer)
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
    function watch(id: number): ReturnType<typeof setTimeout>[] {
      const loop = setTimeout(() => {
        const deaf = setTimeout(() => end('It was ended because it hung.', hung(origin)), PONG_MILLISECONDS)
        timers.push(deaf)
        heard = () => clearTimeout(deaf)
        tell({ type: 'ping' })
      }, LOOP_MILLISECONDS)
      const slow = setTimeout(() => waiting.get(id)?.reject(new Error(noAnswer(origin))), ANSWER_MILLISECONDS)
      const timers = [loop, slow]
      return timers
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
    function handle(message: FromServer): void {
      if (message.type === 'print') limited.print(message.level, message.text, message.line)
      else if (message.type === 'answered') waiting.get(message.id)?.resolve(message.answer)
      else if (message.type === 'broken') waiting.get(message.id)?.reject(new Error(message.message))
      else if (message.type === 'pong') heard?.()
      else if (message.type === 'forward') void forward(message)
      else if (message.type === 'loaded' && !listening) {
        clearTimeout(clock)
        clock = setTimeout(() => fail({ text: NOT_STARTED }), START_MILLISECONDS)
      } else if (message.type === 'listening' && !listening) {
        listening = true
        clearTimeout(clock)
        resolve({ server })
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
      const message = readFromServer(event.data)
      if (message && ended === null) handle(message)
    }
    frame.spawn(run, port2, { name: `server-${program.dialect}`, source })
    tell({ type: 'start', program })
  })
}

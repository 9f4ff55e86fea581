/** A thread that runs documents, watched from outside: it is ended where it does not answer. */
import { Worker } from 'node:worker_threads'
import { createWatchdog } from '../../run/watchdog.ts'
import type { TraceEvent } from '../../trace/events.ts'
import type { Step } from './run-with-steps.ts'
import type { FromThread, ToThread } from './thread-messages.ts'

/** Milliseconds for which a thread may compute without a pause, as in the site. */
const LONGEST_STRETCH = 2_000
const TICK = 100
/** Milliseconds of processor time that a thread in a loop has used by then, at least. */
const LEAST_COMPUTED = 1_000
/** Milliseconds for a thread to load. */
const LOADING = 60_000

/** How one question to a thread ended. */
type Told<A> =
  | { readonly how: 'answered'; readonly answer: A; readonly spent: boolean }
  /**
   * The thread does not answer, ended itself, used up its memory, or its built-ins have been replaced so that nothing
   * works in it any more; `problem` is what it said. It has been ended.
   */
  | { readonly how: 'lost'; readonly step: Step; readonly trace: readonly TraceEvent[]; readonly problem?: string }

export interface WatchedThread<Q, A> {
  /** Asks one question; the next one only after this one is answered. Never rejects. */
  ask(question: Q): Promise<Told<A>>
  end(): void
}

/**
 * @param script the address of the thread's script, from `buildThread`
 * @param longestRun milliseconds for one question with all that it waits for
 */
export function createWatchedThread<Q, A>(script: URL, longestRun: number): WatchedThread<Q, A> {
  const start = () => startThread<Q, A>(script, longestRun)
  let thread = start()
  return {
    async ask(question) {
      const { told, usable } = await thread.ask(question)
      if (!usable) {
        void thread.worker.terminate()
        // At once, so that it has loaded when the next document comes.
        thread = start()
      }
      return told
    },
    end: () => void thread.worker.terminate(),
  }
}

interface Thread<Q, A> {
  readonly worker: Worker
  ask(question: Q): Promise<{ readonly told: Told<A>; readonly usable: boolean }>
}

function startThread<Q, A>(script: URL, longestRun: number): Thread<Q, A> {
  const worker = new Worker(script, {
    // Nothing of a document may get into the command's own output.
    stdout: true,
    stderr: true,
    stdin: false,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  })
  const send = (message: ToThread<Q>) => worker.postMessage(message)
  const ready = new Promise<void>((resolve) => worker.once('message', () => resolve()))
  // Without a listener, an error in a thread that waits would end the command.
  worker.on('error', () => {})
  return {
    worker,
    ask: (question) =>
      new Promise((resolve) => {
        const trace: TraceEvent[] = []
        let step: Step = { what: 'browser' }
        let answered = process.cpuUsage()
        const watchdog = createWatchdog(LONGEST_STRETCH, TICK, () => send({ type: 'ping' }))
        let clock: ReturnType<typeof setInterval> | undefined
        const end = (told: Told<A>, usable: boolean) => {
          clearInterval(clock)
          clearTimeout(longest)
          worker.off('message', onMessage).off('error', onLost).off('exit', onLost)
          resolve({ told, usable })
        }
        const onLost = () => end({ how: 'lost', step, trace }, false)
        let longest = setTimeout(onLost, LOADING)
        const onMessage = (message: FromThread<A>) => {
          if (message.type === 'pong') {
            watchdog.pong()
            answered = process.cpuUsage()
          } else if (message.type === 'event') trace.push(message.event)
          else if (message.type === 'step') {
            step = message.step
            if (step.what === 'exceeded' && step.limit !== 'time-limit') onLost()
          } else if (message.type === 'failed') end({ how: 'lost', step, trace, problem: message.message }, false)
          else if (message.type === 'answered')
            end({ how: 'answered', answer: message.answer, spent: message.spent }, !message.spent)
        }
        worker.on('message', onMessage).on('error', onLost).on('exit', onLost)
        void ready.then(() => {
          clearTimeout(longest)
          longest = setTimeout(onLost, longestRun)
          answered = process.cpuUsage()
          clock = setInterval(() => {
            // On a busy machine a thread is silent because it does not get its turn: then little was computed.
            if (watchdog.tick(performance.now()) && processorMs(answered) > LEAST_COMPUTED) onLost()
          }, TICK)
          send({ type: 'ask', question })
        })
      }),
  }
}

/** Milliseconds of processor time that this process, with its threads, has used since then. */
function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

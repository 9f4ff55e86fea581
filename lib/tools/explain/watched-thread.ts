/** A thread that runs documents, watched from outside: it is ended where it does not answer. */
import { Worker } from 'node:worker_threads'
import type { PlaygroundDocument } from '../../document/document.ts'
import { createWatchdog } from '../../run/watchdog.ts'
import type { TraceEvent } from '../../trace/events.ts'
import type { FromThread, ToThread } from './explain-messages.ts'
import type { ExplainedRun } from './explained-run.ts'
import type { Step } from './run-with-steps.ts'

/** Milliseconds for which a thread may compute without a pause, as in the site. */
const LONGEST_STRETCH = 2_000
const TICK = 100
/** Milliseconds of processor time that a thread in a loop has used by then, at least. */
const LEAST_COMPUTED = 1_000
/** Milliseconds for one run with all that it waits for; runs end by themselves after 10 seconds. */
const LONGEST_RUN = 20_000
/** Milliseconds for a thread to load. */
const LOADING = 60_000

/** How one question to a thread ended. */
export type Told =
  | { readonly how: 'explained'; readonly run: ExplainedRun; readonly mended: PlaygroundDocument | null }
  /**
   * The thread does not answer, ended itself, used up its memory, or its built-ins have been replaced so that nothing
   * works in it any more; `problem` is what it said. It has been ended.
   */
  | { readonly how: 'lost'; readonly step: Step; readonly trace: readonly TraceEvent[]; readonly problem?: string }

type Question = Exclude<ToThread, { type: 'ping' }>

export interface WatchedThread {
  /** Asks one question; the next one only after this one is answered. Never rejects. */
  ask(question: Question): Promise<Told>
  end(): void
}

/** @param script the address of the built `explain-thread.ts` */
export function createWatchedThread(script: URL): WatchedThread {
  let thread = startThread(script)
  return {
    async ask(question) {
      const { told, usable } = await thread.ask(question)
      if (!usable) {
        void thread.worker.terminate()
        // At once, so that it has loaded when the next document comes.
        thread = startThread(script)
      }
      return told
    },
    end: () => void thread.worker.terminate(),
  }
}

interface Thread {
  readonly worker: Worker
  ask(question: Question): Promise<{ readonly told: Told; readonly usable: boolean }>
}

function startThread(script: URL): Thread {
  const worker = new Worker(script, {
    // Nothing of a document may get into the command's own output.
    stdout: true,
    stderr: true,
    stdin: false,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  })
  const send = (message: ToThread) => worker.postMessage(message)
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
        const end = (told: Told, usable: boolean) => {
          clearInterval(clock)
          clearTimeout(longest)
          worker.off('message', onMessage).off('error', onLost).off('exit', onLost)
          resolve({ told, usable })
        }
        const onLost = () => end({ how: 'lost', step, trace }, false)
        let longest = setTimeout(onLost, LOADING)
        const onMessage = (message: FromThread) => {
          if (message.type === 'pong') {
            watchdog.pong()
            answered = process.cpuUsage()
          } else if (message.type === 'event') trace.push(message.event)
          else if (message.type === 'step') {
            step = message.step
            if (step.what === 'exceeded' && step.limit !== 'time-limit') onLost()
          } else if (message.type === 'failed') end({ how: 'lost', step, trace, problem: message.message }, false)
          else if (message.type === 'explained')
            end({ how: 'explained', run: message.run, mended: message.mended }, !message.spent)
        }
        worker.on('message', onMessage).on('error', onLost).on('exit', onLost)
        void ready.then(() => {
          clearTimeout(longest)
          longest = setTimeout(onLost, LONGEST_RUN)
          answered = process.cpuUsage()
          clock = setInterval(() => {
            // On a busy machine a thread is silent because it does not get its turn: then little was computed.
            if (watchdog.tick(performance.now()) && processorMs(answered) > LEAST_COMPUTED) onLost()
          }, TICK)
          send(question)
        })
      }),
  }
}

/** Milliseconds of processor time that this process, with its threads, has used since then. */
function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

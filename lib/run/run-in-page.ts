/** Runs documents from the page in the run worker, which is ended where a run does not end by itself. */
import type { Jars } from '../curl/jar.ts'
import type { CurlCommand } from '../curl/parse-command.ts'
import type { Printed } from '../curl/run-curl.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { DIALECTS, type DialectId } from '../servers/dialects.ts'
import type { EndedEvent, RunStep, Trace, TraceEvent } from '../trace/events.ts'
import { createFrameKeeper } from './frame-keeper.ts'
import type { Fix } from './prove-fix.ts'
import type { RunResult } from './run.ts'
import type { FromRunWorker, ToRunWorker } from './run-messages.ts'
import { createTextWorkers } from './text-workers.ts'
import { createWatchdog, type Watchdog } from './watchdog.ts'

/** How long the run worker may compute without a pause, in milliseconds; after that it is ended. */
const LONGEST_STRETCH = 2_000
const TICK = 100
/** How long a run that was stopped may take to end by itself; after that its worker is ended. */
const STOP_MILLISECONDS = 100

/** How a run or a proof ended. */
type Outcome =
  | { readonly result: RunResult }
  | { readonly fix: Fix | null }
  | { readonly printed: Printed }
  | { readonly error: Error }

interface Running {
  readonly run: number
  readonly trace: TraceEvent[]
  readonly began: number
  readonly watchdog: Watchdog
  step: RunStep
  readonly done: Promise<Outcome>
  stop(): void
  settle(outcome: Outcome): void
}

const TOOK_TOO_LONG = `Reading this text took more than ${LONGEST_STRETCH / 1000} seconds, so it was given up.`

interface RunWorker {
  readonly worker: Worker
  send(message: ToRunWorker): void
  /** It has sent a message. */
  loaded: boolean
}

const frames = createFrameKeeper(() => document, '/sandbox/frame.html')
const texts = createTextWorkers(
  () => new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module', name: 'server' }),
)
let current: RunWorker | null = null
let running: Running | null = null
let runs = 0

function runWorker(): RunWorker {
  if (current) return current
  const worker = new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module', name: 'run' })
  const send = (message: ToRunWorker) => worker.postMessage(message)
  worker.postMessage(new URL('/sandbox/frame.html', location.href).href)
  worker.onmessage = ({ data, ports }: MessageEvent<FromRunWorker>) => {
    if (current?.worker !== worker) return
    current.loaded = true
    onMessage(data, ports, send)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    if (current?.worker !== worker) return
    const { message } = event
    end()
    running?.settle({ error: new Error(message || 'The part that runs exchanges did not load') })
  }
  current = { worker, send, loaded: false }
  // The response says that the script has loaded.
  send({ type: 'ping' })
  return current
}

/** Ends the run worker and all workers that it started; the next run gets a new one. */
function end(): void {
  current?.worker.terminate()
  current = null
  frames.endAll()
  texts.endAll()
}

function onMessage(message: FromRunWorker, ports: readonly MessagePort[], send: RunWorker['send']): void {
  if (message.type === 'pong') running?.watchdog.pong()
  else if (message.type === 'open-frame') {
    frames.open().then(
      () => send({ type: 'frame', ok: true, message: '' }),
      (error: Error) => send({ type: 'frame', ok: false, message: error.message }),
    )
  } else if (message.type === 'spawn') {
    const [port] = ports
    if (port) frames.spawn(message.id, port, message.script)
  } else if (message.type === 'spawn-text') {
    const [port] = ports
    if (port) texts.spawn(message.id, port)
  } else if (message.type === 'end-text') {
    texts.end(message.id, message.hung)
  } else if (message.type === 'end-worker') {
    void frames.end(message.id).then(() => send({ type: 'worker-ended', id: message.id }))
  } else if (message.run === running?.run) {
    if (message.type === 'event') running.trace.push(message.event)
    else if (message.type === 'step') running.step = message.step
    else if (message.type === 'proved') running.settle({ fix: message.fix })
    else if (message.type === 'printed') running.settle({ printed: message.printed })
    else if (message.type === 'failed') {
      // A part that did not load is remembered as missing by its worker; a new one asks for it again.
      const failed = running
      end()
      failed.settle({ error: new Error(message.message) })
    } else running.settle({ result: { trace: running.trace, diagnostics: new Map(message.diagnostics) } })
  }
}

/** Ends a run from outside, with the events received so far. */
function cutOff(cut: Running, ended: Omit<EndedEvent, 'type' | 'at'>): void {
  if (running !== cut) return
  end()
  const at = performance.now() - cut.began
  const { busyWith } = ended
  const down: TraceEvent[] =
    busyWith?.what === 'start' ? [{ type: 'server-down', at, server: busyWith.server, text: TOOK_TOO_LONG }] : []
  cut.settle({ result: { trace: [...cut.trace, ...down, { type: 'ended', at, ...ended }], diagnostics: new Map() } })
}

/**
 * Loads what a run needs while the page is idle, so that it also runs where the network is gone by then.
 * @param dialects of the servers that may run
 */
export function prepareToRun(dialects: readonly DialectId[]): void {
  const idle = window.requestIdleCallback ?? ((then: () => void) => window.setTimeout(then, 300))
  idle(() => {
    runWorker().send({ type: 'prepare', dialects })
    texts.warm(dialects.filter((id) => DIALECTS[id].kind !== 'code'))
    frames.open().catch(() => undefined)
  })
}

/**
 * Runs a document in this page's sandbox. A run that is under way is stopped first.
 * @param signal stops the run; it then resolves within a fifth of a second, with the trace up to there
 * @throws where the parts could not be loaded: the caller reports it
 */
export async function runInPage(document: PlaygroundDocument, signal: AbortSignal): Promise<RunResult> {
  while (running) {
    running.stop()
    await running.done
  }
  runs += 1
  const how = await outcomeOf({ type: 'run', run: runs, document }, signal)
  if ('result' in how) return how.result
  throw 'error' in how ? how.error : new Error('The run ended without a result.')
}

/**
 * Finds and proves the fix for a call, after a run that is under way; a new run stops it.
 * @param trace the run of `document`
 * @returns null where there is none, where it was stopped, and where a part of it hangs or did not load
 */
export async function proveInPage(
  document: PlaygroundDocument,
  trace: Trace,
  call: number,
  signal: AbortSignal,
): Promise<Fix | null> {
  while (running) await running.done
  if (signal.aborted) return null
  runs += 1
  const how = await outcomeOf({ type: 'prove', run: runs, document, trace, call }, signal)
  return 'fix' in how ? how.fix : null
}

/**
 * Carries out a command of the terminal with the servers of a document, after a run that is under way; a new run stops it.
 * @throws where the parts could not be loaded, and where the command was stopped or a server hangs
 */
export async function askInPage(
  document: PlaygroundDocument,
  command: CurlCommand,
  jars: Jars,
  signal: AbortSignal,
): Promise<Printed> {
  while (running) await running.done
  signal.throwIfAborted()
  runs += 1
  const how = await outcomeOf({ type: 'ask', run: runs, document, command, jars }, signal)
  if ('printed' in how) return how.printed
  throw 'error' in how ? how.error : new Error('The command was stopped.')
}

/** Gives the run worker a job, and waits until it has ended. */
async function outcomeOf(job: Job, signal: AbortSignal): Promise<Outcome> {
  const own = start(job)
  running = own
  signal.addEventListener('abort', own.stop, { once: true })
  if (signal.aborted) own.stop()
  try {
    return await own.done
  } finally {
    signal.removeEventListener('abort', own.stop)
  }
}

type Job = Extract<ToRunWorker, { type: 'run' | 'prove' | 'ask' }>

function start(job: Job): Running {
  const { run } = job
  const { send } = runWorker()
  const { promise: done, resolve } = withResolvers<Outcome>()
  let stopping: ReturnType<typeof setTimeout> | undefined
  const own: Running = {
    run,
    trace: [],
    began: performance.now(),
    step: { what: 'browser' },
    watchdog: createWatchdog(LONGEST_STRETCH, TICK, () => send({ type: 'ping' })),
    done,
    stop() {
      if (stopping !== undefined) return
      send({ type: 'stop', run })
      stopping = setTimeout(() => cutOff(own, { why: 'stopped' }), STOP_MILLISECONDS)
    },
    settle(outcome) {
      if (running === own) running = null
      clearInterval(clock)
      clearTimeout(stopping)
      resolve(outcome)
    },
  }
  const clock = setInterval(() => {
    // A script that is still loading over a slow network does not hang.
    if (current?.loaded && own.watchdog.tick(performance.now())) cutOff(own, { why: 'hung', busyWith: own.step })
  }, TICK)
  send(job)
  return own
}

/** `Promise.withResolvers`, which the oldest browsers of this site do not have. */
function withResolvers<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

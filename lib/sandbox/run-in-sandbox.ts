/**
 * Runs a learner's client code in the sandbox and answers its calls. The simulated browser is on this side: the
 * script gets results, and cannot produce them itself.
 */

import { reportOnce } from '../browser/api/report-once.ts'
import type { Call, CallResult } from '../browser/call.ts'
import type { StartCode } from '../servers/dialect.ts'
import type { ConsoleLevel } from '../trace/event-parts.ts'
import type { BrowserName, HeaderList, SourcePosition } from '../trace/events.ts'
import { createCountMeter, createDeadline, DEFAULT_LIMITS, type ExceededLimit, type Limits } from './limits.ts'
import { type FromWorker, readFromWorker, type ToWorker } from './messages.ts'
import type { SandboxFrame } from './sandbox-frame.ts'
import { startInFrame } from './server/start-code.ts'
import { MOST_LEAPS } from './worker/activity.ts'

export interface RunOptions {
  /** JavaScript that `prepareClientCode` has accepted. */
  readonly code: string
  readonly pageUrl: string
  /** Serialized origin of the page; `null` for an opaque one. */
  readonly origin: string
  readonly browser: BrowserName
  /** The headers that the page itself came with. */
  readonly pageHeaders?: HeaderList | undefined
  /** The simulated browser. `signal` aborts when the script aborts the call, or the run ends before the response. */
  readonly carryOut: (call: Call, signal: AbortSignal) => Promise<CallResult>
  readonly onConsole: (line: ConsoleLine) => void
  readonly onError: (error: ScriptError) => void
  /** The script asked for a header of the response to a call, and got null. `name` is in lower case. */
  readonly onHeaderNotFound?: (call: number, name: string) => void
  /** The script waits, and nothing else happens: the clock of the run is to be set forward by these milliseconds. */
  readonly onLeap?: (milliseconds: number) => void
  /** Stops the run. */
  readonly signal?: AbortSignal
  readonly limits?: Partial<Limits>
}

export interface ConsoleLine {
  readonly level: ConsoleLevel
  readonly text: string
  readonly source?: SourcePosition | undefined
  /** Absent: the script printed it. */
  readonly by?: 'browser' | undefined
}

export interface ScriptError {
  readonly kind: 'uncaught' | 'unhandled-rejection'
  readonly name: string
  readonly message: string
  readonly source?: SourcePosition | undefined
}

export interface RunEnd {
  readonly why: 'finished' | 'stopped' | ExceededLimit
}

export interface Sandbox {
  /**
   * Runs one script to its end. A run still in progress is stopped first. Rejects with an Error when the sandbox
   * cannot be loaded; resolves whatever the script does.
   */
  run(options: RunOptions): Promise<RunEnd>
  /**
   * Runs the code of a server in a separate worker, until it is stopped. Rejects with an Error when the sandbox or the
   * packages of the dialect cannot be loaded; resolves whatever the code does.
   */
  startCode: StartCode
  /** Loads the frame in advance, so that the first run starts at once. Never rejects. */
  warm(): Promise<void>
  /** Loads the packages of a dialect in advance. Rejects with an Error when they cannot be loaded. */
  load(dialect: string): Promise<void>
  /** Stops all runs and removes the frame. */
  dispose(): void
}

/** Milliseconds until a worker must begin to run the code; a slow start of the worker is not an endless loop. */
const START_MILLISECONDS = 10_000

/**
 * A sandbox in the frame that `open` opens when it is first needed, and again when it was lost.
 * @param base absolute URL of the frame; the packages of servers are beside it
 */
export function createSandbox(open: () => Promise<SandboxFrame>, base: string): Sandbox {
  let frame: Promise<SandboxFrame> | null = null
  let current: AbortController | null = null
  let lastRun = 0

  const packages = new Map<string, Promise<string>>()

  /** The worker script of a dialect, fetched when the first server of that dialect starts. */
  function packagesOf(dialect: string): Promise<string> {
    const known = packages.get(dialect)
    if (known) return known
    const url = new URL(`server-${dialect}.js`, base)
    const loading = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`The packages of this server did not load from ${url}: ${response.status}.`)
      return response.text()
    })
    packages.set(dialect, loading)
    loading.catch(() => packages.delete(dialect))
    return loading
  }

  /** The frame, opened again when it did not load or had to be removed. */
  async function liveFrame(): Promise<SandboxFrame> {
    const before = frame
    if (before && (await before.catch(() => null))?.alive()) return before
    if (frame === before) frame = open()
    return frame ?? liveFrame()
  }

  return {
    async run(options) {
      current?.abort()
      const stop = new AbortController()
      current = stop
      const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
      const opened = await liveFrame()
      if (signal.aborted) return { why: 'stopped' }
      lastRun += 1
      return runInFrame(opened, lastRun, options, signal)
    },
    async startCode(program) {
      const [opened, source] = await Promise.all([liveFrame(), packagesOf(program.dialect)])
      lastRun += 1
      return startInFrame(opened, lastRun, source, program)
    },
    async warm() {
      await liveFrame().catch(() => {})
    },
    async load(dialect) {
      await packagesOf(dialect)
    },
    dispose() {
      current?.abort()
      frame?.then((opened) => opened.remove()).catch(() => {})
      frame = null
    },
  }
}

function runInFrame(frame: SandboxFrame, run: number, options: RunOptions, signal: AbortSignal): Promise<RunEnd> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const meter = createCountMeter(limits)
  const now = () => performance.now()
  const { port1: port, port2 } = new MessageChannel()
  const calls = new Map<number, AbortController>()
  const send = (message: ToWorker) => port.postMessage(message)
  let deadline = createDeadline({ ...limits, time: START_MILLISECONDS, wholeTime: START_MILLISECONDS }, now())
  // The worker is not trusted to keep to this.
  const onHeaderNotFound = reportOnce(options.onHeaderNotFound ?? (() => {}))
  let started = false
  let leaps = 0
  let clock: ReturnType<typeof setTimeout> | undefined

  return new Promise((resolve) => {
    let ended = false
    function end(why: RunEnd['why']): void {
      if (ended) return
      ended = true
      clearTimeout(clock)
      signal.removeEventListener('abort', stop)
      port.onmessage = null
      port.close()
      for (const call of calls.values()) call.abort()
      // The worker is ended before the run resolves, so that nothing of a run continues after it.
      frame.stop(run).then(() => resolve({ why }))
    }
    const stop = () => end('stopped')

    function watchClock(): void {
      clearTimeout(clock)
      const left = deadline.at() - now()
      if (left <= 0) end('time-limit')
      else clock = setTimeout(watchClock, left)
    }

    async function call(id: number, asked: Call): Promise<void> {
      if (calls.has(id)) return
      const limit = meter.call(asked.body?.byteLength ?? 0)
      if (limit) {
        end(limit)
        return
      }
      const aborter = new AbortController()
      calls.set(id, aborter)
      deadline.callStarted()
      watchClock()
      const result = await options.carryOut(asked, aborter.signal).catch(
        // `carryOut` never rejects; if it did, the script must not wait for ever.
        (error: unknown): CallResult => ({ outcome: 'network-error', message: String(error) }),
      )
      if (ended) return
      calls.delete(id)
      meter.settled()
      deadline.callSettled(now())
      watchClock()
      send({ type: 'result', id, result })
    }

    function handle(message: FromWorker): void {
      if (message.type === 'started') {
        if (started) return
        started = true
        deadline = createDeadline(limits, now())
        watchClock()
      } else if (message.type === 'call') {
        void call(message.id, message.call)
      } else if (message.type === 'abort') {
        calls.get(message.id)?.abort()
      } else if (message.type === 'console') {
        const { level, text, source, by } = message
        const limit = meter.output(text.length)
        if (limit) end(limit)
        else options.onConsole({ level, text, source, by })
      } else if (message.type === 'error') {
        const { kind, name, message: text, source } = message
        const limit = meter.output(name.length + text.length)
        if (limit) end(limit)
        else options.onError({ kind, name, message: text, source })
      } else if (message.type === 'header-not-found') {
        onHeaderNotFound(message.call, message.name)
      } else if (message.type === 'leap') {
        // The worker is not trusted to keep to this either.
        leaps += 1
        if (leaps <= MOST_LEAPS) options.onLeap?.(message.milliseconds)
      } else if (message.type === 'idle') {
        if (started && calls.size === 0) end('finished')
      } else {
        end(message.limit)
      }
    }

    port.onmessage = (event) => {
      const message = readFromWorker(event.data)
      if (message && !ended) handle(message)
    }
    signal.addEventListener('abort', stop, { once: true })
    watchClock()
    frame.spawn(run, port2)
    send({
      type: 'run',
      code: options.code,
      pageUrl: options.pageUrl,
      origin: options.origin,
      browser: options.browser,
      pageHeaders: options.pageHeaders,
      limits,
    })
  })
}

/**
 * The worker that runs a page's script. It waits for its port to the host, makes itself look like the page's global
 * scope, evaluates the code as a module and reports to the host what happens. The browser that makes the calls is on
 * the host's side of the port, out of the script's reach.
 */
import { PageDocument } from '../../browser/api/dom/page-document.ts'
import { createPageLocation } from '../../browser/api/dom/page-location.ts'
import { createScriptApi } from '../../browser/api/script-api.ts'
import type { Call, CallResult } from '../../browser/call.ts'
import type { ConsoleLevel } from '../../trace/event-parts.ts'
import type { SourcePosition } from '../../trace/events.ts'
import { boundedCall } from '../bounded-call.ts'
import { createCountMeter } from '../limits.ts'
import type { FromWorker, ToWorker } from '../messages.ts'
import { createActivity, createScriptTimers, type Timers } from './activity.ts'
import { definePageGlobals, hintFor, removeUnknownGlobals } from './global-scope.ts'
import { createHostPort, type HostPort } from './host-port.ts'
import { createScriptConsole } from './script-console.ts'
import { describeThrown } from './script-error.ts'
import { positionIn, readableStack } from './stack-position.ts'
import { completeCrypto } from './web-crypto.ts'

const FILE_NAME = 'client.js'

type Run = Extract<ToWorker, { type: 'run' }>

self.addEventListener(
  'message',
  (event) => {
    const [port] = event.ports
    if (!port) return
    const host = createHostPort(port)
    host.receive((message) => {
      if (message.type === 'run') runScript(message, host)
    })
  },
  { once: true },
)

function runScript(run: Run, host: HostPort): void {
  const moduleUrl = URL.createObjectURL(new Blob([run.code], { type: 'text/javascript' }))
  const evaluate = () => import(moduleUrl)
  const timers: Timers = {
    setTimeout: setTimeout.bind(self) as Timers['setTimeout'],
    clearTimeout: clearTimeout.bind(self),
    setInterval: setInterval.bind(self) as Timers['setInterval'],
    clearInterval: clearInterval.bind(self),
  }
  const now = performance.now.bind(performance)
  const listen = self.addEventListener.bind(self)
  const meter = createCountMeter(run.limits)
  const activity = createActivity(
    timers,
    () => send({ type: 'idle' }),
    (milliseconds) => send({ type: 'leap', milliseconds }),
  )
  const locate = () => positionIn(new Error().stack, moduleUrl)
  const stack = (error: Error) => readableStack(error.stack, moduleUrl, FILE_NAME)

  // After a limit nothing more is sent: the host is about to end this worker.
  let exceeded = false
  function send(message: FromWorker): void {
    if (!exceeded) host.send(message)
  }
  function exceed(limit: 'output-limit' | 'call-limit'): void {
    send({ type: 'exceeded', limit })
    exceeded = true
  }

  const print = (level: ConsoleLevel, text: string, source?: SourcePosition, by?: 'browser') => {
    const limit = meter.output(text.length)
    if (limit) exceed(limit)
    else send({ type: 'console', level, text, source, by })
  }

  function reportError(kind: 'uncaught' | 'unhandled-rejection', thrown: unknown, place = positionOf(thrown)): void {
    const { name, message } = describeThrown(thrown)
    const limit = meter.output(name.length + message.length)
    if (limit) {
      exceed(limit)
      return
    }
    send({ type: 'error', kind, name, message, source: place })
    const hint = hintFor(name, message)
    if (hint) print('info', hint, place)
  }
  function positionOf(thrown: unknown) {
    return thrown instanceof Error ? positionIn(thrown.stack, moduleUrl) : undefined
  }

  const waiting = new Map<number, (result: CallResult) => void>()
  let lastCall = 0
  function sendToHost(asked: Call, signal?: AbortSignal): Promise<CallResult> {
    const call = boundedCall(asked)
    const limit = meter.call(call.body?.byteLength ?? 0)
    if (limit) exceed(limit)
    lastCall += 1
    const id = lastCall
    const end = activity.begin()
    return new Promise((resolve) => {
      const abort = () => send({ type: 'abort', id })
      waiting.set(id, (result) => {
        waiting.delete(id)
        meter.settled()
        signal?.removeEventListener('abort', abort)
        resolve(result)
        end()
      })
      send({ type: 'call', id, call })
      if (signal?.aborted) abort()
      else signal?.addEventListener('abort', abort, { once: true })
    })
  }
  host.receive((message) => {
    if (message.type === 'result') waiting.get(message.id)?.(message.result)
  })

  // The page gets these events too, and may handle an error itself: the report waits until its listeners have run.
  const afterListeners = (isHandled: () => boolean, report: () => void) => {
    const end = activity.begin()
    timers.setTimeout(() => {
      if (!isHandled()) report()
      end()
    })
  }
  listen('error', (event) => {
    const { error, message } = event
    const place = positionOf(error) ?? placeOf(event)
    afterListeners(
      () => event.defaultPrevented,
      () => reportError('uncaught', error ?? new Error(message), place),
    )
  })
  listen('unhandledrejection', (event) => {
    const { reason } = event
    const isHandled = keepFromRealConsole(event)
    afterListeners(isHandled, () => reportError('unhandled-rejection', reason))
  })
  function placeOf({ filename, lineno, colno }: ErrorEvent) {
    return filename === moduleUrl && lineno > 0 ? { line: lineno, column: colno || 1 } : undefined
  }

  // Chromium keeps ten frames, too few to find the learner's line below a library's.
  if ('stackTraceLimit' in Error) Error.stackTraceLimit = 50

  const told = new Set<string>()
  /** About something that pages have and this one has not: once is enough. */
  const explain = (sentence: string) => {
    if (told.has(sentence)) return
    told.add(sentence)
    print('warn', sentence, locate())
  }
  const { pageUrl, origin, browser, pageHeaders } = run
  const api = createScriptApi({
    pageUrl,
    origin,
    browser,
    pageHeaders,
    carryOut: sendToHost,
    onHeaderNotFound: (call, name) => send({ type: 'header-not-found', call, name }),
    locate,
    printAsBrowser: (text) => print('error', text, undefined, 'browser'),
    explain,
  })
  removeUnknownGlobals(self)
  completeCrypto(crypto)
  definePageGlobals(self, {
    pageUrl,
    origin,
    navigator: { ...NAVIGATOR, ...api.navigator },
    location: createPageLocation({ pageUrl, carryOut: sendToHost, locate, explain }),
    values: {
      ...api,
      ...createScriptTimers(timers, activity, now),
      console: createScriptConsole({ print, locate, now, stack }),
    },
  })

  const end = activity.evaluate()
  send({ type: 'started' })
  // A page's script is a module, so it runs before these two events. `onload` is here a property like any other.
  listen('load', (event) => {
    const handler: unknown = Reflect.get(self, 'onload')
    if (typeof handler === 'function') handler.call(self, event)
  })
  const finish = () => {
    PageDocument.finish(api.document)
    self.dispatchEvent(new Event('load'))
    end()
  }
  evaluate().then(finish, (error: unknown) => {
    reportError('uncaught', error)
    end()
  })
}

/**
 * Keeps the real browser from printing the script's rejection on its own console, which belongs to this site. The
 * page's listeners must not notice that: returns whether one of them called `preventDefault`.
 */
function keepFromRealConsole(event: Event): () => boolean {
  let handled = false
  event.preventDefault()
  Object.defineProperties(event, {
    preventDefault: {
      value: () => {
        handled = true
      },
    },
    defaultPrevented: { get: () => handled },
  })
  return () => handled
}

/** The members of `navigator` that are simulated. */
const NAVIGATOR = {
  language: 'en-US',
  languages: Object.freeze(['en-US', 'en']),
  onLine: true,
  cookieEnabled: true,
  [Symbol.toStringTag]: 'Navigator',
}

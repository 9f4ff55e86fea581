/**
 * Runs the script of a page in Node, for tests and command lines: with the page's API and the same rule for when it is
 * done as in the sandbox, but without its protection. Only for trusted code.
 */
import process from 'node:process'
import { Script } from 'node:vm'
import { PageDocument } from '../browser/api/dom/page-document.ts'
import { createPageLocation } from '../browser/api/dom/page-location.ts'
import { createScriptApi } from '../browser/api/script-api.ts'
import type { CarryOut } from '../browser/api/script-context.ts'
import { boundedCall } from '../sandbox/bounded-call.ts'
import type { RunEnd, RunOptions } from '../sandbox/run-in-sandbox.ts'
import { createActivity, createScriptTimers, type Timers } from '../sandbox/worker/activity.ts'
import { createScriptConsole } from '../sandbox/worker/script-console.ts'
import { describeThrown } from '../sandbox/worker/script-error.ts'
import { positionIn } from '../sandbox/worker/stack-position.ts'

let lastRun = 0

/** Timers by number, as browsers have them; Node's own are objects. */
const TIMERS: Timers = {
  setTimeout: (handler, milliseconds) => Number(setTimeout(handler, milliseconds)),
  clearTimeout: (id) => clearTimeout(id),
  setInterval: (handler, milliseconds) => Number(setInterval(handler, milliseconds)),
  clearInterval: (id) => clearInterval(id),
}

/**
 * Milliseconds without activity after which a script is done here, where a body is read in this thread and no message
 * goes from one process to another: a tenth of the sandbox's, because the tests run thousands of scripts.
 */
const QUIET_MILLISECONDS = 4

/** As `Sandbox.run`: resolves when calls and timers are done, when the time is over, or when the signal stops it. */
export function executeInNode(options: RunOptions): Promise<RunEnd> {
  lastRun += 1
  const file = `client-${lastRun}.js`
  const calls = new AbortController()
  return new Promise((resolve) => {
    const end = (why: RunEnd['why']) => {
      clearTimeout(deadline)
      releaseErrors()
      options.signal?.removeEventListener('abort', stop)
      calls.abort()
      resolve({ why })
    }
    const stop = () => end('stopped')
    const deadline = setTimeout(() => end('time-limit'), options.limits?.wholeTime ?? 10_000)
    const activity = createActivity(TIMERS, () => end('finished'), options.onLeap, QUIET_MILLISECONDS)
    const locate = () => positionIn(new Error().stack, file)
    const report = (kind: 'uncaught' | 'unhandled-rejection', thrown: unknown) => {
      const source = thrown instanceof Error ? positionIn(thrown.stack, file) : undefined
      options.onError({ kind, ...describeThrown(thrown), ...(source ? { source } : {}) })
    }
    const releaseErrors = captureErrors(report)
    options.signal?.addEventListener('abort', stop, { once: true })

    const explain = (text: string) => options.onConsole({ level: 'warn', text })
    const carryOut: CarryOut = async (call, signal) => {
      const done = activity.begin()
      try {
        return await options.carryOut(
          boundedCall(call),
          signal ? AbortSignal.any([signal, calls.signal]) : calls.signal,
        )
      } finally {
        done()
      }
    }
    const { pageUrl, origin, browser, pageHeaders } = options
    const api = createScriptApi({
      pageUrl,
      origin,
      browser,
      pageHeaders,
      locate,
      ...(options.onHeaderNotFound ? { onHeaderNotFound: options.onHeaderNotFound } : {}),
      carryOut,
      printAsBrowser: (text) => options.onConsole({ level: 'error', text, by: 'browser' }),
      explain,
    })
    const globals: Readonly<Record<string, unknown>> = {
      ...api,
      location: createPageLocation({ pageUrl, carryOut, locate, explain }).location,
      ...createScriptTimers(TIMERS, activity, () => performance.now()),
      console: createScriptConsole({
        print: (level, text, source) => options.onConsole({ level, text, ...(source ? { source } : {}) }),
        locate,
        now: () => performance.now(),
      }),
    }
    const evaluated = activity.evaluate()
    evaluate(options.code, file, globals)
      .then(() => PageDocument.finish(api.document))
      .catch((error: unknown) => report('uncaught', error))
      .finally(evaluated)
  })
}

/** Runs code with `await` at its top level; lines and columns in its errors are the code's own. */
async function evaluate(code: string, file: string, globals: Readonly<Record<string, unknown>>): Promise<void> {
  const head = `(async (${Object.keys(globals).join(', ')}) => { 'use strict'; `
  const script = new Script(`${head}${code}\n})`, { filename: file, columnOffset: -head.length })
  const main: (...values: unknown[]) => Promise<void> = script.runInThisContext()
  await main(...Object.values(globals))
}

type Report = (kind: 'uncaught' | 'unhandled-rejection', thrown: unknown) => void

/** The runs in progress, in the order they began. */
const reports: Report[] = []
let giveBack = () => {}

/**
 * Replaces this process's listeners for uncaught errors, until released. With several runs at a
 * time, an error goes to the one that began last.
 */
function captureErrors(report: Report): () => void {
  if (reports.length === 0) giveBack = takeErrors()
  reports.push(report)
  return () => {
    const at = reports.indexOf(report)
    if (at < 0) return
    reports.splice(at, 1)
    if (reports.length === 0) giveBack()
  }
}

function takeErrors(): () => void {
  const onRejection = (reason: unknown) => reports.at(-1)?.('unhandled-rejection', reason)
  const onException = (error: unknown) => reports.at(-1)?.('uncaught', error)
  const rejections = process.rawListeners('unhandledRejection') as ((...args: unknown[]) => void)[]
  const exceptions = process.rawListeners('uncaughtException') as ((...args: unknown[]) => void)[]
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', onRejection)
  process.removeAllListeners('uncaughtException').on('uncaughtException', onException)
  return () => {
    process.off('unhandledRejection', onRejection)
    process.off('uncaughtException', onException)
    for (const listener of rejections) process.on('unhandledRejection', listener)
    for (const listener of exceptions) process.on('uncaughtException', listener as NodeJS.UncaughtExceptionListener)
  }
}

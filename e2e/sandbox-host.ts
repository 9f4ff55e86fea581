/** The page of sandbox.spec.ts: runs code in the real sandbox against a browser that answers everything. */
import type { Call, CallResult } from '../lib/browser/call.ts'
import {
  type ConsoleLine,
  createSandbox,
  type RunEnd,
  type RunOptions,
  type Sandbox,
  type ScriptError,
} from '../lib/sandbox/run-in-sandbox.ts'

export interface Outcome {
  readonly why: RunEnd['why']
  readonly console: readonly ConsoleLine[]
  readonly errors: readonly ScriptError[]
  readonly calls: readonly { readonly api: string; readonly url: string; readonly line?: number }[]
  /** What became of each call's signal by the end of the run. */
  readonly aborted: readonly boolean[]
  readonly milliseconds: number
  /** The longest time in which this page's own timer could not run. */
  readonly longestPause: number
}

/** Answers with the URL as text, after `?delay=` milliseconds. */
async function answer(call: Call, signal: AbortSignal): Promise<CallResult> {
  const delay = Number(new URL(call.url).searchParams.get('delay') ?? 0)
  if (delay > 0) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, delay)
      signal.addEventListener('abort', () => resolve())
    })
  }
  if (signal.aborted) return { outcome: 'aborted' }
  return {
    outcome: 'response',
    type: 'cors',
    status: 200,
    statusText: 'OK',
    url: call.url,
    redirected: false,
    headers: [['content-type', 'text/plain']],
    body: new TextEncoder().encode(`answer to ${call.url}`),
  }
}

async function runCode(
  code: string,
  options: Partial<RunOptions> & { stopAfter?: number } = {},
  on: Sandbox = sandbox,
): Promise<Outcome> {
  const console: ConsoleLine[] = []
  const errors: ScriptError[] = []
  const calls: Call[] = []
  const signals: AbortSignal[] = []
  let longestPause = 0
  let lastTick = performance.now()
  const ticking = setInterval(() => {
    longestPause = Math.max(longestPause, performance.now() - lastTick)
    lastTick = performance.now()
  }, 10)
  const stopper = new AbortController()
  if (options.stopAfter !== undefined) setTimeout(() => stopper.abort(), options.stopAfter)
  const start = performance.now()
  const { why } = await on.run({
    pageUrl: 'https://foo.example/app/index.html',
    origin: 'https://foo.example',
    browser: 'chromium',
    ...options,
    signal: stopper.signal,
    code,
    carryOut(call, signal) {
      calls.push(call)
      signals.push(signal)
      return answer(call, signal)
    },
    onConsole: (line) => console.push(line),
    onError: (error) => errors.push(error),
  })
  clearInterval(ticking)
  return {
    why,
    console,
    errors,
    calls: calls.map(({ api, url, source }) => ({ api, url, line: source?.line })),
    aborted: signals.map((signal) => signal.aborted),
    milliseconds: performance.now() - start,
    longestPause,
  }
}

const sandbox = createSandbox()
const page = { runCode, sandbox, createSandbox }
Object.assign(window, { page })

export type HostPage = typeof page

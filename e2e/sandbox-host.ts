/**
 * The page of the sandbox's tests (sandbox-*.spec.ts): runs code in the real sandbox, scripts with a browser that
 * answers everything, servers with requests that do not come from a browser.
 */
import type { Call, CallResult } from '../lib/browser/call.ts'
import {
  type ConsoleLine,
  createSandbox,
  type RunEnd,
  type RunOptions,
  type Sandbox,
  type ScriptError,
} from '../lib/sandbox/run-in-sandbox.ts'

import { openFrame } from '../lib/sandbox/sandbox-frame.ts'
import type { Upstreams } from '../lib/servers/dialect.ts'
import type { CodeDialectId } from '../lib/servers/dialect-list.ts'
import { loadDialect } from '../lib/servers/dialects.ts'

export interface Outcome {
  readonly why: RunEnd['why']
  readonly console: readonly ConsoleLine[]
  readonly errors: readonly ScriptError[]
  readonly calls: readonly { readonly api: string; readonly url: string; readonly line?: number | undefined }[]
  /** Whether each call's signal was aborted by the end of the run. */
  readonly aborted: readonly boolean[]
  readonly milliseconds: number
  /** The longest time in which this page's timer could not run, in ms. */
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

/** Watches this page's own timer. `stop` returns the longest time in which it could not run, in ms. */
function watchPauses() {
  let longest = 0
  let lastTick = performance.now()
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - lastTick)
    lastTick = performance.now()
  }, 10)
  return {
    stop() {
      clearInterval(ticking)
      return longest
    },
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
  const pauses = watchPauses()
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
  const longestPause = pauses.stop()
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

export interface Served {
  readonly crash?: { readonly text: string; readonly line?: number }
  readonly diagnostics: readonly string[]
  /** One outcome for each request, in order. */
  readonly answers: readonly (
    | {
        readonly status: number
        readonly headers: readonly (readonly [string, string])[]
        readonly body: string
        readonly ran: boolean
        readonly route?: string
        readonly line?: number
      }
    | { readonly broken: string }
  )[]
  readonly printed: readonly (readonly [level: string, text: string, line?: number])[]
  readonly milliseconds: number
  readonly longestPause: number
}

export type Asked = readonly [
  method: string,
  path: string,
  headers?: readonly (readonly [string, string])[],
  body?: string,
]

const ORIGIN = 'https://bar.other'

/** Every upstream server responds with a description of the request. */
const UPSTREAMS: Upstreams = {
  forward: async ({ method, url, headers, body }) => ({
    status: 200,
    statusText: 'OK',
    headers: [['Set-Cookie', 'b=2']],
    body: new TextEncoder().encode(
      `${method} ${url} ${JSON.stringify(headers)} ${new TextDecoder().decode(body ?? new Uint8Array())}`,
    ),
    ran: true,
  }),
  cached: () => {},
}

/** Starts a server, sends it requests one after the other (or all at once), and stops it. */
async function serve(id: CodeDialectId, text: string, requests: readonly Asked[], atOnce = false): Promise<Served> {
  const printed: [string, string, number?][] = []
  const pauses = watchPauses()
  const dialect = await loadDialect(id)
  const start = performance.now()
  const { server, diagnostics, crash } = await dialect.start(text, {
    origin: ORIGIN,
    startCode: (program) => sandbox.startCode(program),
    print: (level, said, line) => printed.push(line === undefined ? [level, said] : [level, said, line]),
  })
  async function ask([method, path, headers = [], body]: Asked): Promise<Served['answers'][number]> {
    if (!server) return { broken: 'refused' }
    try {
      const answer = await server.answer(
        { method, url: `${ORIGIN}${path}`, headers, body: body === undefined ? null : new TextEncoder().encode(body) },
        UPSTREAMS,
      )
      const { statusText: _, body: bytes, ...rest } = answer
      return { ...rest, body: new TextDecoder().decode(bytes ?? new Uint8Array()) }
    } catch (error) {
      return { broken: error instanceof Error ? error.message : String(error) }
    }
  }
  const answers: Served['answers'][number][] = []
  if (atOnce) answers.push(...(await Promise.all(requests.map(ask))))
  else for (const request of requests) answers.push(await ask(request))
  const longestPause = pauses.stop()
  const milliseconds = performance.now() - start
  server?.stop?.()
  return {
    ...(crash ? { crash } : {}),
    diagnostics: diagnostics.map(({ message }) => message),
    answers,
    printed,
    milliseconds,
    longestPause,
  }
}

const FRAME = '/sandbox/frame.html'
const newSandbox = () => createSandbox(() => openFrame(document, FRAME), new URL(FRAME, location.href).href)
const sandbox = newSandbox()
const page = { runCode, serve, sandbox, createSandbox: newSandbox }
Object.assign(window, { page })

export type HostPage = typeof page

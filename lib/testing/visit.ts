/** For tests: a page in a simulated browser whose servers are one function, with its requests, responses and trace. */

import type { Call, CallResult, WireRequest } from '../browser/call.ts'
import { createUserAgent, type UserAgentOptions } from '../browser/user-agent.ts'
import type { BrowserName, HeaderList, TraceEvent } from '../trace/events.ts'
import { getHeader } from '../trace/header-list.ts'
import type { RuleId } from '../trace/rules.ts'

export interface Answer {
  readonly status?: number
  readonly headers?: HeaderList | undefined
  readonly body?: string
}

export type Serve = (request: WireRequest) => Answer

export interface Visit {
  readonly wire: WireRequest[]
  readonly trace: TraceEvent[]
  /** Moves the browser's clock. */
  wait(milliseconds: number): void
  fetch(url: string, init?: Partial<Call>): Promise<CallResult>
}

const encoder = new TextEncoder()

/** Opens `page` (an origin, or `null` for a sandboxed frame) in a browser whose every request `serve` answers. */
export function visit(
  page: string,
  serve: Serve,
  browser: BrowserName = 'chromium',
  options: Partial<UserAgentOptions> = {},
): Visit {
  const wire: WireRequest[] = []
  const trace: TraceEvent[] = []
  let now = Date.UTC(2026, 0, 1)
  const agent = createUserAgent({
    browser,
    now: () => now,
    emit: (event) => trace.push(event),
    send: async (request) => {
      wire.push(request)
      const { status = 200, headers = [], body = '' } = serve(request)
      return { status, statusText: '', headers, body: encoder.encode(body) }
    },
    ...options,
  })
  const document = agent.openDocument(
    page === 'null' ? { url: 'https://foo.example/', origin: 'null' } : { url: `${page}/` },
  )
  return {
    wire,
    trace,
    wait: (milliseconds) => {
      now += milliseconds
    },
    fetch: (url, init) => document.carryOut({ ...PLAIN_CALL, url, ...init }),
  }
}

/** The call that `fetch(url)` makes, without its URL. */
export const PLAIN_CALL: Omit<Call, 'url'> = {
  api: 'fetch',
  method: 'GET',
  headers: [],
  body: null,
  mode: 'cors',
  credentials: 'same-origin',
  cache: 'default',
  redirect: 'follow',
}

/** The value of a header of a request on the wire. */
export function sent(request: WireRequest | undefined, name: string): string | null {
  return request ? getHeader(request.headers, name.toLowerCase()) : null
}

/** `METHOD url` of each request, in order. */
export function lines(wire: readonly WireRequest[]): string[] {
  return wire.map(({ method, url }) => `${method} ${url}`)
}

/** The reason why the last call failed; null where it did not. */
export function failureReason(trace: readonly TraceEvent[]): string | null {
  const event = trace.findLast((e) => e.type === 'failure')
  return event?.type === 'failure' ? event.reason : null
}

/** The console lines of the browser itself. */
export function browserConsole(trace: readonly TraceEvent[]): string[] {
  return trace.flatMap((event) => (event.type === 'console' && event.by === 'browser' ? [event.text] : []))
}

/** The rules that were decided, in order. */
export function decisions(trace: readonly TraceEvent[]): RuleId[] {
  return trace.flatMap((event) => (event.type === 'decision' ? [event.rule] : []))
}

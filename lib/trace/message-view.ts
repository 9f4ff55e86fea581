import { pathOf } from './address.ts'
import { decidingHeader } from './deciding-header.ts'
import type { RequestEvent, ResponseEvent, Trace, TracedBody } from './events.ts'
import { indexTrace } from './trace-index.ts'

/** One header line of a message, with what it meant for the decision. */
export interface HeaderLine {
  readonly name: string
  readonly value: string
  /** `passed` and `failed`: this line decided. `cors`: it belongs to the CORS protocol. */
  readonly role: 'passed' | 'failed' | 'cors' | null
}

export interface MessageView {
  readonly title: string
  /** As on the wire: `GET /path HTTP/1.1`, `HTTP/1.1 200 OK`. */
  readonly startLine: string
  readonly headers: readonly HeaderLine[]
  readonly body: TracedBody | null
  /** The header that should have been there. */
  readonly missing: string | null
  /** What decided, in values. */
  readonly decision: {
    readonly passed: boolean
    readonly observed: string | null
    readonly expected: string | null
    readonly href: string
  } | null
}

const CORS_REQUEST = /^(origin|access-control-request-(method|headers))$/i
const CORS_RESPONSE = /^(access-control-.*|vary|cross-origin-resource-policy)$/i

/**
 * The message at `event` as it went over the wire.
 * @param event an index into the trace
 * @returns null where no request or response stands there
 */
export function messageAt(trace: Trace, event: number): MessageView | null {
  const message = trace[event]
  if (message?.type === 'request') return view(trace, message, 'request')
  if (message?.type === 'response') return view(trace, message, 'response')
  return null
}

function view(trace: Trace, message: RequestEvent | ResponseEvent, of: 'request' | 'response'): MessageView {
  const decision = decidingHeader(indexTrace(trace), message.exchange, of)
  const name = decision?.header?.name.toLowerCase()
  const present = message.headers.some(([n]) => n.toLowerCase() === name)
  const cors = of === 'request' ? CORS_REQUEST : CORS_RESPONSE
  return {
    title: title(message),
    startLine: startLine(message),
    headers: message.headers.map(([n, value]) => ({
      name: n,
      value,
      role:
        decision && n.toLowerCase() === name ? (decision.passed ? 'passed' : 'failed') : cors.test(n) ? 'cors' : null,
    })),
    body: message.body,
    missing: decision && !decision.passed && !present ? (decision.header?.name ?? null) : null,
    decision: decision
      ? {
          passed: decision.passed,
          observed: decision.observed,
          expected: decision.expected,
          href: `https://fetch.spec.whatwg.org/#${decision.anchor.replace(/^.*#/, '')}`,
        }
      : null,
  }
}

function title(message: RequestEvent | ResponseEvent): string {
  if (message.type === 'request') return message.purpose === 'preflight' ? 'Preflight request' : 'Request'
  return message.from === 'http-cache' ? 'Response from the cache' : 'Response'
}

function startLine(message: RequestEvent | ResponseEvent): string {
  if (message.type === 'response') return `HTTP/1.1 ${message.status} ${message.statusText}`.trim()
  const target = pathOf(message.url)
  return `${message.method} ${target} HTTP/1.1`
}

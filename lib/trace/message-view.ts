import { hostOf, pathOf } from './address.ts'
import { decidingHeader } from './deciding-header.ts'
import type { ForwardEvent, ForwardedEvent, RequestEvent, ResponseEvent, Trace, TracedBody } from './events.ts'
import { type HeaderChange, headerChanges } from './header-changes.ts'
import { indexTrace } from './trace-index.ts'
import { type ValueDifference, valueDifference } from './value-difference.ts'

/** One header line of a message, with what it meant for the decision. */
export interface HeaderLine {
  readonly name: string
  readonly value: string
  /** `passed` and `failed`: this line decided. `cors`: it belongs to the CORS protocol. */
  readonly role: 'passed' | 'failed' | 'cors' | null
}

export interface MessageView {
  readonly title: string
  readonly of: 'request' | 'response'
  /** Who sent it to whom, as hosts; the browser is called so. */
  readonly way: readonly [from: string, to: string]
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
    /** Where the two differ, if single characters are the point. */
    readonly difference: ValueDifference | null
    readonly href: string
  } | null
  /** What a proxy did to the headers on their way; null for messages of the browser. */
  readonly onTheWay: readonly HeaderChange[] | null
}

type Message = RequestEvent | ResponseEvent | ForwardEvent | ForwardedEvent

const CORS_REQUEST = /^(origin|access-control-request-.*)$/i
const CORS_RESPONSE = /^(access-control-.*|vary|cross-origin-resource-policy|timing-allow-origin)$/i

/**
 * The message at `event` as it went over the wire.
 * @param event an index into the trace
 * @returns null where no request or response stands there
 */
export function messageAt(trace: Trace, event: number): MessageView | null {
  const message = messageEventAt(trace, event)
  return message && view(trace, message, event)
}

/** The event itself, if it is a message with headers. */
export function messageEventAt(trace: Trace, event: number): Message | null {
  const message = trace[event]
  switch (message?.type) {
    case 'request':
    case 'response':
    case 'forward':
    case 'forwarded':
      return message
    default:
      return null
  }
}

function view(trace: Trace, message: Message, event: number): MessageView {
  const of = message.type === 'request' || message.type === 'forward' ? 'request' : 'response'
  const index = indexTrace(trace)
  // What passes between servers is not what the browser judges.
  const seen = message.type === 'request' || message.type === 'response'
  const decision = seen ? decidingHeader(index, message.exchange, of) : null
  const name = decision?.header?.name.toLowerCase()
  const present = message.headers.some(([n]) => n.toLowerCase() === name)
  const cors = of === 'request' ? CORS_REQUEST : CORS_RESPONSE
  return {
    title: title(message),
    of,
    way: way(message, index.requests.get(message.exchange)),
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
          difference:
            decision.passed || decision.observed === null || decision.expected === null
              ? null
              : valueDifference(decision.observed, decision.expected),
          href: `https://fetch.spec.whatwg.org/#${decision.anchor.replace(/^.*#/, '')}`,
        }
      : null,
    onTheWay: onTheWay(trace, message, event),
  }
}

function title(message: Message): string {
  switch (message.type) {
    case 'request':
      return message.purpose === 'preflight' ? 'Preflight request' : 'Request'
    case 'response':
      return message.from === 'http-cache' ? 'Response from the cache' : 'Response'
    case 'forward':
      return 'Request, sent on'
    case 'forwarded':
      return 'Response to the proxy'
  }
}

function way(message: Message, request: RequestEvent | undefined): readonly [string, string] {
  const server = request ? hostOf(request.url) : 'the server'
  switch (message.type) {
    case 'request':
      return ['the browser', hostOf(message.url)]
    case 'response':
      return [message.from === 'http-cache' ? 'the browser’s cache' : server, 'the browser']
    case 'forward':
      return [hostOf(message.server), hostOf(message.to)]
    case 'forwarded':
      return [hostOf(message.to), hostOf(message.server)]
  }
}

function startLine(message: Message): string {
  if (message.type === 'response' || message.type === 'forwarded')
    return `HTTP/1.1 ${message.status} ${message.statusText}`.trim()
  return `${message.method} ${pathOf(message.url)} HTTP/1.1`
}

/** What the proxy changed: of the request, against what came to it; of the answer, against what it gave on. */
function onTheWay(trace: Trace, message: Message, event: number): readonly HeaderChange[] | null {
  if (message.type === 'forward') {
    const came = trace.slice(0, event).findLast((e) => cameTo(e, message))
    return came && 'headers' in came ? headerChanges(came.headers, message.headers) : null
  }
  if (message.type !== 'forwarded') return null
  const gave = trace.slice(event + 1).find((e) => gaveOn(e, message))
  return gave && 'headers' in gave ? headerChanges(message.headers, gave.headers) : null
}

const cameTo = (e: Trace[number], { exchange, server }: ForwardEvent) =>
  (e.type === 'request' && e.exchange === exchange) ||
  (e.type === 'forward' && e.exchange === exchange && e.to === server)

const gaveOn = (e: Trace[number], { exchange, server }: ForwardedEvent) =>
  (e.type === 'response' && e.exchange === exchange) ||
  (e.type === 'forwarded' && e.exchange === exchange && e.to === server)

import { hostOf, pathOf } from '../address.ts'
import { decidingHeader } from '../deciding-header.ts'
import type { RequestEvent, ResponseEvent, Trace, TracedBody } from '../events.ts'
import { hasHeader } from '../header-list.ts'
import type { ForwardEvent, ForwardedEvent } from '../server-events.ts'
import { indexTrace } from '../trace-index.ts'
import { type WireMessage, wireMessageAt } from '../wire-message.ts'
import { type HeaderDifference, headerDifferences } from './header-differences.ts'
import { type DroppedHeader, droppedBefore, type InspectedHeader, inspectedHeaders } from './message-headers.ts'
import { type ValueDifference, valueDifference } from './value-difference.ts'

export interface MessageView {
  readonly title: string
  readonly of: 'request' | 'response'
  /** Sender and receiver, as hosts or "browser". */
  readonly way: readonly [from: string, to: string]
  /** As on the wire: `GET /path HTTP/1.1`, `HTTP/1.1 200 OK`. */
  readonly startLine: string
  readonly headers: readonly InspectedHeader[]
  /** The headers that the script had set and the browser did not send. */
  readonly dropped: readonly DroppedHeader[]
  readonly body: TracedBody | null
  /** The header that should have been there. */
  readonly missing: string | null
  /** The values that decided. */
  readonly decision: {
    readonly passed: boolean
    readonly observed: string | null
    readonly expected: string | null
    /** Where the two values differ, if they differ in few characters. */
    readonly difference: ValueDifference | null
    readonly href: string
  } | null
  /** For a response of which the script gets nothing: the reason, as a sentence. */
  readonly kept: string | null
  /** The changes of a proxy to the headers; null for messages of the browser. */
  readonly onTheWay: readonly HeaderDifference[] | null
}

/**
 * The message at `event` as it went over the wire.
 * @param event an index into the trace
 * @returns null where the event there is not a request or a response
 */
export function messageAt(trace: Trace, event: number): MessageView | null {
  const message = wireMessageAt(trace, event)
  return message && view(trace, message, event)
}

function view(trace: Trace, message: WireMessage, event: number): MessageView {
  const of = message.type === 'request' || message.type === 'forward' ? 'request' : 'response'
  const index = indexTrace(trace)
  // The browser does not check messages between servers.
  const seen = message.type === 'request' || message.type === 'response'
  const decision = seen ? decidingHeader(index, message.exchange, of) : null
  const present = decision !== null && hasHeader(message.headers, decision.header.name)
  return {
    title: title(message, index.requests.get(message.exchange)),
    of,
    way: way(message, index.requests.get(message.exchange)),
    startLine: startLine(message),
    headers: inspectedHeaders(trace, message, of, decision),
    dropped: message.type === 'request' ? droppedBefore(trace, message, event) : [],
    body: message.body,
    missing: decision && !decision.passed && !present ? decision.header.name : null,
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
    kept: message.type === 'response' ? kept(trace, message, index.requests.get(message.exchange)) : null,
    onTheWay: onTheWay(trace, message, event),
  }
}

function title(message: WireMessage, request: RequestEvent | undefined): string {
  switch (message.type) {
    case 'request':
      return message.purpose === 'preflight' ? 'Preflight request' : 'Request'
    case 'response':
      if (message.from === 'http-cache') return 'Response from the cache'
      return request?.purpose === 'preflight' ? 'Response to the preflight' : 'Response'
    case 'forward':
      return `Sent on by ${hostOf(message.server)}`
    case 'forwarded':
      return `Answer to ${hostOf(message.server)}`
  }
}

function way(message: WireMessage, request: RequestEvent | undefined): readonly [string, string] {
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

function startLine(message: WireMessage): string {
  if (message.type === 'response' || message.type === 'forwarded')
    return `HTTP/1.1 ${message.status} ${message.statusText}`.trim()
  return `${message.method} ${pathOf(message.url)} HTTP/1.1`
}

/** Why the script gets nothing of a response; null where it gets some. */
function kept(trace: Trace, { call, exchange }: ResponseEvent, request: RequestEvent | undefined): string | null {
  if (request?.purpose === 'preflight')
    return 'The answer to a preflight is for the browser alone. The script sees nothing of it.'
  if (trace.some((e) => e.type === 'failure' && e.exchange === exchange))
    return 'The browser keeps this answer from the script, with all its headers and its body.'
  if (trace.some((e) => e.type === 'redirect' && e.exchange === exchange))
    return 'The browser follows this redirect by itself. The script sees nothing of it.'
  const settled = trace.find((e) => e.type === 'settled' && e.call === call)
  const opaque =
    settled?.type === 'settled' &&
    settled.outcome.kind === 'response' &&
    ['opaque', 'opaqueredirect'].includes(settled.outcome.responseType)
  return opaque ? 'The script gets an opaque response: no status, no headers and no body of this.' : null
}

/** The changes of the proxy: in a request, from the one it received; in a response, to the one it passed on. */
function onTheWay(trace: Trace, message: WireMessage, event: number): readonly HeaderDifference[] | null {
  if (message.type === 'forward') {
    const came = trace.slice(0, event).findLast((e) => cameTo(e, message))
    return came && 'headers' in came ? headerDifferences(came.headers, message.headers) : null
  }
  if (message.type !== 'forwarded') return null
  const gave = trace.slice(event + 1).find((e) => gaveOn(e, message))
  return gave && 'headers' in gave ? headerDifferences(message.headers, gave.headers) : null
}

const cameTo = (e: Trace[number], { exchange, server }: ForwardEvent) =>
  (e.type === 'request' && e.exchange === exchange) ||
  (e.type === 'forward' && e.exchange === exchange && e.to === server)

const gaveOn = (e: Trace[number], { exchange, server }: ForwardedEvent) =>
  (e.type === 'response' && e.exchange === exchange) ||
  (e.type === 'forwarded' && e.exchange === exchange && e.to === server)

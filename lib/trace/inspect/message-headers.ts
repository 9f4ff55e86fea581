/** The header lines of a message: which one decided, and what the browser itself did to them. */

import { whyHeaderDropped } from '../dropped-header.ts'
import type { DecisionEvent, HeaderEvent, RequestEvent, ResponseEvent, Trace } from '../events.ts'
import type { WireMessage } from '../wire-message.ts'

/** One header line of a message, with what it meant for the decision. */
export interface InspectedHeader {
  readonly name: string
  readonly value: string
  /** `passed` and `failed`: this line decided. `cors`: it belongs to the CORS protocol. */
  readonly role: 'passed' | 'failed' | 'cors' | null
  readonly by: ByBrowser | null
}

/**
 * What the browser itself did. `added`: it wrote the line, not the script. `hidden`: the script may not read the line
 * without a permission; `forbidden`: no script may read it.
 */
type ByBrowser = 'added' | 'hidden' | 'forbidden'

/** A header that the script had set and that was not sent. */
export interface DroppedHeader {
  readonly name: string
  readonly value: string
  /** Completes “The browser did not send it: …”. */
  readonly why: string
}

type Of = 'request' | 'response'
type Deciding = DecisionEvent & { readonly header: NonNullable<DecisionEvent['header']> }

const CORS_REQUEST = /^(origin|access-control-request-.*)$/i
const CORS_RESPONSE = /^(access-control-.*|vary|cross-origin-resource-policy|timing-allow-origin)$/i

/** The lines in the order of the wire. @param decision the decision that a header of this message settled */
export function inspectedHeaders(
  trace: Trace,
  message: WireMessage,
  of: Of,
  decision: Deciding | null,
): readonly InspectedHeader[] {
  const deciding = decision?.header.name.toLowerCase()
  const cors = of === 'request' ? CORS_REQUEST : CORS_RESPONSE
  const marks = marksOn(trace, message, of)
  return message.headers.map(([name, value]) => ({
    name,
    value,
    role:
      decision && name.toLowerCase() === deciding
        ? decision.passed
          ? 'passed'
          : 'failed'
        : cors.test(name)
          ? 'cors'
          : null,
    by: marks.get(name.toLowerCase()) ?? null,
  }))
}

/** What the browser added to this request or hid of this response, by lower-case name. */
function marksOn(trace: Trace, message: WireMessage, of: Of): ReadonlyMap<string, ByBrowser> {
  // The browser does not see messages between servers.
  if (message.type !== 'request' && message.type !== 'response') return new Map()
  const own = trace.flatMap((event): [string, ByBrowser][] => {
    if (event.type !== 'header' || event.of !== of || event.what === 'dropped') return []
    if (!belongsTo(event, message)) return []
    return [[event.name.toLowerCase(), event.rule === 'forbidden-response-header' ? 'forbidden' : event.what]]
  })
  return new Map(own)
}

/** An event without an exchange happened while the call was prepared, so it is about the actual request. */
function belongsTo(mark: HeaderEvent, message: RequestEvent | ResponseEvent): boolean {
  if (mark.exchange !== undefined) return mark.exchange === message.exchange
  return mark.call === message.call && message.type === 'request' && message.purpose === 'actual'
}

/**
 * The headers that the browser removed before it sent this request: in preparing the call, or in a redirect.
 * @param event the request's index in the trace
 */
export function droppedBefore(trace: Trace, request: RequestEvent, event: number): readonly DroppedHeader[] {
  if (request.purpose === 'preflight') return []
  return trace.slice(0, event).flatMap((e) => {
    if (e.type !== 'header' || e.what !== 'dropped' || e.call !== request.call) return []
    return [{ name: e.name, value: e.value, why: whyHeaderDropped(e) }]
  })
}

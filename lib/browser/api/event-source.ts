/**
 * https://html.spec.whatwg.org/#the-eventsource-interface. A simulated server's stream ends with its response, and this
 * event source then closes: it never reconnects.
 */
import { eventSourceCall } from '../elements/element-call.ts'
import { elementOutcome } from '../elements/element-outcome.ts'
import { defineEventHandlers, type EventHandler, HandlerTarget } from './event-handlers.ts'
import { parseEventStream } from './event-stream.ts'
import { domException, resolveUrl, type ScriptContext } from './script-context.ts'

const CONNECTING = 0
const OPEN = 1
const CLOSED = 2

export class ScriptEventSource extends HandlerTarget {
  declare onopen: EventHandler
  declare onmessage: EventHandler
  declare onerror: EventHandler
  readonly CONNECTING = CONNECTING
  readonly OPEN = OPEN
  readonly CLOSED = CLOSED
  static readonly CONNECTING = CONNECTING
  static readonly OPEN = OPEN
  static readonly CLOSED = CLOSED

  static {
    defineEventHandlers(ScriptEventSource.prototype, ['open', 'message', 'error'])
  }

  #state: number = CONNECTING
  #connection = new AbortController()
  readonly url: string
  readonly withCredentials: boolean

  /** Throws a SyntaxError for a URL that does not parse, and in WebKit a SecurityError where the page's policy refuses it. */
  constructor(context: ScriptContext, url: unknown, init?: { withCredentials?: unknown } | null) {
    super()
    const resolved = resolveUrl(context, String(url))
    const place = { of: 'EventSource', member: 'constructor' }
    if (!resolved) throw domException(context, 'SyntaxError', place, 'event-source-url', String(url))
    this.url = resolved.href
    this.withCredentials = Boolean(init?.withCredentials)
    const connecting = this.#connect(context)
    if (context.refusesAtOnce(eventSourceCall(this.url, this.withCredentials))) {
      this.#state = CLOSED
      throw domException(context, 'SecurityError', place, 'refused-by-policy')
    }
    connecting.catch(() => this.#fail())
  }

  get readyState(): number {
    return this.#state
  }

  close(): void {
    this.#state = CLOSED
    this.#connection.abort()
  }

  async #connect(context: ScriptContext): Promise<void> {
    const call = { ...eventSourceCall(this.url, this.withCredentials), source: context.locate() }
    const result = await context.carryOut(call, this.#connection.signal)
    if (this.#state === CLOSED) return
    if (result.outcome !== 'response' || elementOutcome(call, result).kind !== 'open') {
      this.#fail()
      return
    }
    this.#state = OPEN
    this.dispatchEvent(new Event('open'))
    const { origin } = new URL(result.url)
    for (const { type, data, lastEventId } of parseEventStream(new TextDecoder().decode(result.body ?? undefined))) {
      if (this.#state === OPEN) this.dispatchEvent(new MessageEvent(type, { data, lastEventId, origin }))
    }
    this.#fail()
  }

  #fail(): void {
    if (this.#state === CLOSED) return
    this.#state = CLOSED
    this.dispatchEvent(new Event('error'))
  }

  get [Symbol.toStringTag](): string {
    return 'EventSource'
  }
}

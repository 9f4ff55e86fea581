/**
 * The sequence diagram as data: who takes part, and what passed between them in which order.
 * A pure function of the trace, so that the picture cannot say anything that the trace does not.
 */
import { decidingHeader } from './deciding-header.ts'
import type { Api, FailureEvent, HeaderList, RequestEvent, Trace, TraceEvent } from './events.ts'

/** What a colour means; every tone also has a shape or a word of its own. */
export type Tone = 'plain' | 'go' | 'stop' | 'pre' | 'gate' | 'soft'

export interface Lane {
  readonly id: string
  readonly kind: 'script' | 'browser' | 'server'
  readonly title: string
  readonly subtitle: string
}

interface Row {
  readonly id: string
  readonly call: number
  readonly exchange?: number
  /** Position of its event in the trace. */
  readonly event: number
  /** The row in words, for those who do not see the picture. */
  readonly says: string
}

export interface MessageRow extends Row {
  readonly kind: 'message'
  readonly from: string
  readonly to: string
  readonly what: 'call' | 'request' | 'response' | 'result'
  readonly preflight: boolean
  readonly tone: Tone
  readonly title: string
  readonly detail: { readonly name: string; readonly value: string; readonly tone: Tone } | null
}

export interface MarkRow extends Row {
  readonly kind: 'mark'
  readonly lane: string
  readonly shape: 'pill' | 'stop'
  readonly tone: Tone
  readonly text: string
  readonly note: string
}

export interface DiagramModel {
  readonly lanes: readonly Lane[]
  readonly rows: readonly (MessageRow | MarkRow)[]
}

export const BROWSER_TITLES = { chromium: 'Chrome', firefox: 'Firefox', webkit: 'Safari' } as const

const CALL_TITLES: Record<Api, string> = {
  fetch: 'fetch()',
  xhr: 'xhr.send()',
  img: '<img>',
  script: '<script>',
  stylesheet: '<link>',
  font: '@font-face',
  eventsource: 'EventSource',
  beacon: 'sendBeacon()',
  form: '<form>',
}

/** The host as people read it: `bar.other`, `localhost:8080`. */
export function hostOf(originOrUrl: string): string {
  return originOrUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#].*$/s, '') || originOrUrl
}

const originOf = (url: string) => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? url
const pathOf = (url: string) => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/'
const headerValue = (headers: HeaderList, name: string) =>
  headers.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1] ?? null

/** Draws up the diagram of a run. An empty trace gives no lanes and no rows. */
export function diagramOf(trace: Trace): DiagramModel {
  const page = trace.find((e) => e.type === 'page')
  if (!page) return { lanes: [], rows: [] }
  const browser = BROWSER_TITLES[page.browser]
  const requests = trace.filter((e): e is RequestEvent => e.type === 'request')
  const servers = [...new Set(requests.map((r) => originOf(r.url)))]
  const lanes: Lane[] = [
    {
      id: 'script',
      kind: 'script',
      title: 'Your script',
      subtitle: page.origin === 'null' ? 'origin null' : hostOf(page.origin),
    },
    { id: 'browser', kind: 'browser', title: 'Browser', subtitle: browser },
    ...servers.map((origin) => ({ id: origin, kind: 'server' as const, title: 'Server', subtitle: hostOf(origin) })),
  ]
  const calls = new Set(trace.filter((e) => e.type === 'call').map((e) => e.call))
  const numbered = (call: number, title: string) => (calls.size > 1 ? `${call}. ${title}` : title)

  const rows: (MessageRow | MarkRow)[] = []
  trace.forEach((event, index) => {
    const row = rowOf(event, index)
    if (row) rows.push(...row)
  })
  return { lanes, rows }

  function rowOf(event: TraceEvent, index: number): (MessageRow | MarkRow)[] | null {
    switch (event.type) {
      case 'call':
        return [
          {
            kind: 'message',
            id: `call-${index}`,
            event: index,
            call: event.call,
            from: 'script',
            to: 'browser',
            what: 'call',
            preflight: false,
            tone: 'plain',
            title: numbered(event.call, CALL_TITLES[event.api]),
            detail: null,
            says: `Your script calls ${CALL_TITLES[event.api]} for ${event.method} ${event.url}.`,
          },
        ]
      case 'decision':
        if (event.rule === 'same-origin' && !rows.some((r) => r.kind === 'mark' && r.call === event.call))
          return [
            mark(
              event.call,
              index,
              'browser',
              event.passed ? 'same origin' : 'other origin',
              'gate',
              event.passed
                ? `${browser} sees that this is the page’s own origin: CORS has no part in it.`
                : `${browser} sees that this is another origin than the page’s: the rules of CORS apply.`,
            ),
          ]
        return null
      case 'request': {
        const preflight = event.purpose === 'preflight'
        const name = preflight ? 'Access-Control-Request-Method' : 'Origin'
        const value = headerValue(event.headers, name)
        return [
          {
            kind: 'message',
            id: `request-${index}`,
            event: index,
            call: event.call,
            exchange: event.exchange,
            from: 'browser',
            to: originOf(event.url),
            what: 'request',
            preflight,
            tone: preflight ? 'pre' : 'plain',
            title: `${event.method} ${pathOf(event.url)}`,
            detail: value === null ? null : { name, value, tone: preflight ? 'pre' : 'gate' },
            says: `${browser} sends ${preflight ? 'the preflight ' : ''}${event.method} ${event.url}${value === null ? ', without an Origin header' : `, with ${name}: ${value}`}.`,
          },
        ]
      }
      case 'handler':
        return [
          {
            ...mark(
              event.call,
              index,
              event.server,
              event.ran ? '✓ handler ran' : 'no route',
              event.ran ? 'go' : 'soft',
              event.ran
                ? `${hostOf(event.server)} ran its handler${event.route ? ` for ${event.route}` : ''}.`
                : `${hostOf(event.server)} has no route for this request.`,
            ),
            exchange: event.exchange,
          },
        ]
      case 'response': {
        const request = requests.find((r) => r.exchange === event.exchange)
        if (!request) return null
        const preflight = request.purpose === 'preflight'
        const deciding = decidingHeader(trace, event.exchange, 'response')
        const failed = deciding && !deciding.passed
        const header = deciding?.header
        const badStatus = trace.some(
          (e) => e.type === 'decision' && e.exchange === event.exchange && e.rule === 'preflight-status' && !e.passed,
        )
        const response: MessageRow = {
          kind: 'message',
          id: `response-${index}`,
          event: index,
          call: event.call,
          exchange: event.exchange,
          from: event.from === 'http-cache' ? 'browser' : originOf(request.url),
          to: 'browser',
          what: 'response',
          preflight,
          tone: badStatus ? 'stop' : preflight ? 'pre' : 'plain',
          title: `${event.status} ${event.statusText}`.trim(),
          detail: header
            ? deciding.observed === null
              ? { name: `no ${header.name}`, value: '', tone: 'stop' }
              : { name: header.name, value: deciding.observed, tone: failed ? 'stop' : 'go' }
            : null,
          says: `${hostOf(request.url)} answers ${event.status}${header ? (deciding.observed === null ? `, without ${header.name}` : `, with ${header.name}: ${deciding.observed}`) : ''}.`,
        }
        if (!preflight || trace.some((e) => e.type === 'failure' && e.exchange === event.exchange)) return [response]
        return [
          response,
          {
            ...mark(
              event.call,
              index,
              'browser',
              'allowed',
              'go',
              `The preflight allows it: ${browser} goes on with the real request.`,
            ),
            id: `allowed-${index}`,
          },
        ]
      }
      case 'connection-failed': {
        const request = requests.find((r) => r.exchange === event.exchange)
        return [
          {
            kind: 'message',
            id: `broken-${index}`,
            event: index,
            call: event.call,
            exchange: event.exchange,
            from: request ? originOf(request.url) : 'browser',
            to: 'browser',
            what: 'response',
            preflight: request?.purpose === 'preflight',
            tone: 'stop',
            title: 'no answer',
            detail: null,
            says: `No answer came: ${event.message}`,
          },
        ]
      }
      case 'redirect':
        return [
          mark(
            event.call,
            index,
            'browser',
            `follows ${event.status}`,
            'gate',
            `${browser} follows the redirect to ${event.to}.`,
          ),
        ]
      case 'cache':
        if (event.what !== 'hit') return null
        return [
          mark(
            event.call,
            index,
            'browser',
            event.cache === 'preflight' ? 'preflight remembered' : 'from cache',
            'gate',
            event.cache === 'preflight'
              ? `${browser} remembers an earlier preflight: ${event.detail}.`
              : `${browser} answers from its HTTP cache.`,
          ),
        ]
      case 'failure':
        if (event.reason === 'invalid-request') return null
        return [
          {
            ...mark(
              event.call,
              index,
              'browser',
              'Stopped here',
              'stop',
              `${browser} stops it here. ${stopNote(event)}`,
            ),
            shape: 'stop',
            note: stopNote(event),
            ...(event.exchange === undefined ? {} : { exchange: event.exchange }),
          },
        ]
      case 'settled': {
        const call = trace.find((e) => e.type === 'call' && e.call === event.call)
        const xhr = call?.type === 'call' && call.api === 'xhr'
        const o = event.outcome
        const good =
          o.kind === 'response' ||
          o.kind === 'load' ||
          o.kind === 'open' ||
          o.kind === 'queued' ||
          o.kind === 'submitted'
        const opaque = o.kind === 'response' && (o.responseType === 'opaque' || o.responseType === 'opaqueredirect')
        const title =
          o.kind === 'response'
            ? opaque
              ? 'opaque Response'
              : `Response ${o.status}`
            : o.kind === 'network-error'
              ? xhr
                ? 'error event'
                : o.name
              : o.kind === 'invalid-request' || o.kind === 'aborted'
                ? o.name
                : `${o.kind} event`
        const value =
          o.kind === 'network-error'
            ? xhr
              ? 'status 0, nothing else'
              : o.message
            : opaque
              ? 'status 0, no headers, no body'
              : o.kind === 'invalid-request' || o.kind === 'aborted'
                ? o.message
                : ''
        return [
          {
            kind: 'message',
            id: `settled-${index}`,
            event: index,
            call: event.call,
            from: 'browser',
            to: 'script',
            what: 'result',
            preflight: false,
            tone: good ? (opaque ? 'soft' : 'go') : 'stop',
            title: numbered(event.call, title),
            detail: value ? { name: '', value, tone: 'soft' } : null,
            says: `Your script gets ${o.kind === 'response' ? (opaque ? 'an opaque response: it can see nothing of it' : `the response, status ${o.status}`) : `${title}${value ? `: ${value}` : ''}`}.`,
          },
        ]
      }
      default:
        return null
    }
  }

  function stopNote(failure: FailureEvent): string {
    const request = requests.find((r) => r.exchange === failure.exchange)
    if (!request) return 'Nothing was sent.'
    if (request.purpose === 'preflight') return 'The real request is never sent.'
    return trace.some((e) => e.type === 'response' && e.exchange === failure.exchange)
      ? 'The answer stays with the browser.'
      : 'There is no answer to show.'
  }
}

function mark(call: number, event: number, lane: string, text: string, tone: Tone, says: string): MarkRow {
  return { kind: 'mark', id: `mark-${event}`, call, event, lane, shape: 'pill', tone, text, note: '', says }
}

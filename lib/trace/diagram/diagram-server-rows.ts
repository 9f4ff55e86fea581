/** Rows of what the browser does not see: a forwarded request, a shared cache, a server that is down. */
import { hostOf, pathOf } from '../address.ts'
import { firstHeader } from '../header-list.ts'
import type {
  ForwardEvent,
  ForwardedEvent,
  ForwardFailedEvent,
  ServerDownEvent,
  SharedCacheEvent,
} from '../server-events.ts'
import type { TraceIndex } from '../trace-index.ts'
import type { MarkRow, MessageRow, Row } from './diagram-model.ts'

type ServerEvent = ForwardEvent | ForwardedEvent | ForwardFailedEvent | SharedCacheEvent | ServerDownEvent

export function serverRowsOf(event: ServerEvent, at: number, index: TraceIndex): Row[] {
  switch (event.type) {
    case 'forward':
      return [forwardRow(event, at, index)]
    case 'forwarded':
      return [forwardedRow(event, at, index)]
    case 'forward-failed':
      return [
        {
          ...between(event, at, index),
          from: event.to,
          to: event.server,
          what: 'response',
          tone: 'stop',
          title: 'no answer',
          detail: null,
          says: `${hostOf(event.server)} gets no answer from ${hostOf(event.to)}: ${event.message}`,
        },
      ]
    case 'shared-cache':
      return [cacheMark(event, at)]
    case 'server-down':
      return index.reached.has(event.server) ? [downMark(event, at)] : []
  }
}

function between(event: ForwardEvent | ForwardedEvent | ForwardFailedEvent, at: number, index: TraceIndex) {
  return {
    kind: 'message' as const,
    id: `${event.type}-${at}`,
    event: at,
    call: event.call,
    exchange: event.exchange,
    preflight: index.requests.get(event.exchange)?.purpose === 'preflight',
  }
}

function forwardRow(event: ForwardEvent, at: number, index: TraceIndex): MessageRow {
  const sent = index.requests.get(event.exchange)
  const before = sent ? firstHeader(sent.headers, 'Origin') : null
  const now = firstHeader(event.headers, 'Origin')
  const origin =
    now === before
      ? now === null
        ? ''
        : `, Origin unchanged: ${now}`
      : now === null
        ? ', without the Origin that the browser sent'
        : before === null
          ? `, with an Origin of its own: ${now}`
          : `, with Origin rewritten from ${before} to ${now}`
  return {
    ...between(event, at, index),
    from: event.server,
    to: event.to,
    what: 'request',
    tone: 'plain',
    title: `${event.method} ${pathOf(event.url)}`,
    detail:
      now === null
        ? before === null
          ? null
          : { name: 'no Origin', value: '', tone: 'soft' }
        : { name: 'Origin', value: now, tone: now === before ? 'soft' : 'gate' },
    says: `${hostOf(event.server)} sends it on to ${hostOf(event.to)}: ${event.method} ${pathOf(event.url)}${origin}.`,
  }
}

function forwardedRow(event: ForwardedEvent, at: number, index: TraceIndex): MessageRow {
  const allowed = firstHeader(event.headers, 'Access-Control-Allow-Origin')
  return {
    ...between(event, at, index),
    from: event.to,
    to: event.server,
    what: 'response',
    tone: 'plain',
    title: `${event.status} ${event.statusText}`.trim(),
    detail: allowed === null ? null : { name: 'Access-Control-Allow-Origin', value: allowed, tone: 'soft' },
    says: `${hostOf(event.to)} answers ${hostOf(event.server)}: ${event.status}${allowed === null ? '' : `, with Access-Control-Allow-Origin: ${allowed}`}.`,
  }
}

const CACHE_WORDS = {
  hit: 'from its cache',
  miss: 'not in its cache',
  stored: 'keeps the answer',
} as const

function cacheMark(event: SharedCacheEvent, at: number): MarkRow {
  return {
    kind: 'mark',
    id: `${event.type}-${at}`,
    call: event.call,
    exchange: event.exchange,
    event: at,
    lane: event.server,
    shape: 'pill',
    tone: event.what === 'miss' ? 'soft' : 'gate',
    text: CACHE_WORDS[event.what],
    note: '',
    says: `The shared cache at ${hostOf(event.server)}: ${event.detail}.`.replace(/\.\.$/, '.'),
  }
}

function downMark(event: ServerDownEvent, at: number): MarkRow {
  const [first = ''] = event.text.split('\n')
  return {
    kind: 'mark',
    id: `${event.type}-${at}`,
    call: 0,
    event: at,
    lane: event.server,
    shape: 'pill',
    tone: 'stop',
    text: '✗ did not start',
    note: '',
    says: `The server at ${hostOf(event.server)} did not start. Its process says: ${first}`,
  }
}

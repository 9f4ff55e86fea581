/** The rows that the diagram has for one event of the trace. */
import { hostOf, pathOf, serializedOriginOf } from '../address.ts'
import type { CookieEvent } from '../cookie-event.ts'
import { decidingHeader } from '../deciding-header.ts'
import { whyHeaderDropped } from '../dropped-header.ts'
import type {
  Api,
  CacheEvent,
  CallEvent,
  FailureEvent,
  RedirectEvent,
  RequestEvent,
  ResponseEvent,
  TraceEvent,
} from '../events.ts'
import { firstHeader } from '../header-list.ts'
import { returnsToPageOrigin, type TraceIndex } from '../trace-index.ts'
import type { MarkRow, MessageRow, Row, Tone } from './diagram-model.ts'
import { beaconRow, numbered, resultRow } from './diagram-result-rows.ts'
import { serverRowsOf } from './diagram-server-rows.ts'

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
  video: '<video>',
  audio: '<audio>',
  manifest: 'manifest',
  iframe: '<iframe>',
  navigation: 'navigation',
  worker: 'new Worker()',
}

/** What another origin means for a call: CORS is only for calls whose mode is `cors`. */
function whatApplies(call: number, index: TraceIndex): string {
  const mode = index.calls.get(call)?.mode
  if (mode === 'no-cors')
    return 'the mode is no-cors, so it sends the request without asking for a permission, and the script cannot read the answer'
  if (mode === 'navigate') return 'a page may be opened from any origin, so no permission is needed'
  return mode === 'same-origin' ? 'the mode is same-origin, so the call is refused' : 'the rules of CORS apply'
}

/** @param browser its display name */
export function rowsOf(event: TraceEvent, at: number, index: TraceIndex, browser: string): Row[] {
  const mark = (text: string, tone: Tone, says: string, lane = 'browser'): MarkRow => ({
    kind: 'mark',
    id: `${event.type}-${at}`,
    call: 'call' in event ? (event.call ?? 0) : 0,
    ...('exchange' in event && event.exchange !== undefined ? { exchange: event.exchange } : {}),
    event: at,
    lane,
    shape: 'pill',
    tone,
    text,
    note: '',
    says,
  })
  switch (event.type) {
    case 'call':
      return event.api === 'beacon'
        ? [callRow(event, at, index), beaconRow(event, at, index)]
        : [callRow(event, at, index)]
    case 'decision':
      if (!index.originMarks.has(at)) return []
      if (returnsToPageOrigin(event)) {
        const says = `${browser} is back at the page’s own origin, but by way of another one: ${index.calls.get(event.call)?.mode === 'cors' ? 'the rules of CORS still apply' : 'the script still cannot read the answer'}.`
        return [mark('still cross-origin', 'gate', says)]
      }
      return event.passed
        ? [mark('same origin', 'gate', `${browser} sees the page’s own origin: CORS has no part in it.`)]
        : [
            mark(
              'other origin',
              'gate',
              `${browser} sees another origin than the page’s: ${whatApplies(event.call, index)}.`,
            ),
          ]
    case 'header':
      if (event.what !== 'dropped') return []
      return [
        mark(
          `drops ${event.name}`,
          'gate',
          `${browser} takes the header ${event.name} away: ${whyHeaderDropped(event)}.`,
        ),
      ]
    case 'request':
      return [requestRow(event, at, browser)]
    case 'handler': {
      const host = hostOf(event.server)
      if (event.exceeded) {
        const { program, what } = event.exceeded
        const says =
          what === 'upstream-head'
            ? `${program} at ${host} did not pass on the answer of the server behind it, because of the size of its headers.`
            : `${program} at ${host} refused this request because of its size, before it reached a route.`
        return [mark('too large', 'soft', says, event.server)]
      }
      return event.ran
        ? [
            mark(
              // A preflight is not answered by the handler that the call is meant for.
              index.requests.get(event.exchange)?.purpose === 'preflight' ? '✓ preflight answered' : '✓ handler ran',
              'go',
              `${host} ran its handler${event.route ? ` for ${event.route}` : ''}.`,
              event.server,
            ),
          ]
        : [mark('no route', 'soft', `${host} has no route for this request.`, event.server)]
    }
    case 'response': {
      const row = responseRow(event, at, index)
      if (!row) return []
      const asked = row.preflight && !index.failures.has(event.exchange)
      if (!asked) return [row]
      return [
        row,
        {
          ...mark('allowed', 'go', `The preflight allows it: ${browser} goes on with the real request.`),
          id: `allowed-${at}`,
        },
      ]
    }
    case 'forward':
    case 'forwarded':
    case 'forward-failed':
    case 'shared-cache':
    case 'server-down':
      return serverRowsOf(event, at, index)
    case 'connection-failed':
      return [brokenRow(event.exchange, event.call, event.message, at, index)]
    case 'redirect':
      return [mark(`follows ${event.status}`, 'gate', `${browser} follows the redirect to ${event.to}.`)]
    case 'cache':
      return event.what === 'hit' ? [mark(...cacheWords(event, browser))] : []
    case 'cookie':
      return event.what === 'sent' ? [] : [mark(...cookieWords(event, browser))]
    case 'failure': {
      if (event.reason === 'invalid-request') return []
      const note = stopNote(event, index)
      const who = event.reason === 'aborted' ? 'Your script aborts the call' : `${browser} stops it here`
      return [{ ...mark('Stopped here', 'stop', `${who}. ${note}`), shape: 'stop', note }]
    }
    case 'settled':
      // sendBeacon() has returned before anything was sent, and no event follows.
      return index.calls.get(event.call)?.api === 'beacon' ? [] : [resultRow(event, at, index)]
    default:
      return []
  }
}

function callRow(event: CallEvent, at: number, index: TraceIndex): MessageRow {
  const title = CALL_TITLES[event.api]
  return {
    kind: 'message',
    id: `call-${at}`,
    event: at,
    call: event.call,
    from: 'script',
    to: 'browser',
    what: 'call',
    preflight: false,
    tone: 'plain',
    title: numbered(event.call, title, index),
    detail: event.document ? { name: 'script of', value: event.document.origin, tone: 'gate' } : null,
    says: event.document
      ? `A script in a document that the page has opened, with the origin ${event.document.origin}, calls ${title} for ${event.method} ${event.url}.`
      : `Your script calls ${title} for ${event.method} ${event.url}.`,
  }
}

function requestRow(event: RequestEvent, at: number, browser: string): MessageRow {
  const preflight = event.purpose === 'preflight'
  const name = preflight ? 'Access-Control-Request-Method' : 'Origin'
  const value = firstHeader(event.headers, name)
  const beside = preflight ? 'Access-Control-Request-Headers' : 'Cookie'
  const also = firstHeader(event.headers, beside)
  const tone = preflight ? 'pre' : 'gate'
  return {
    kind: 'message',
    id: `request-${at}`,
    event: at,
    call: event.call,
    exchange: event.exchange,
    from: 'browser',
    to: serializedOriginOf(event.url),
    what: 'request',
    preflight,
    tone: preflight ? 'pre' : 'plain',
    title: `${event.method} ${pathOf(event.url)}`,
    detail: value === null ? (also === null ? null : { name: beside, value: also, tone }) : { name, value, tone },
    ...(value === null || also === null ? {} : { more: { name: beside, value: also, tone } }),
    says: `${browser} sends ${preflight ? 'the preflight ' : ''}${event.method} ${event.url}${value === null ? ', without an Origin header' : `, with ${name}: ${value}`}${also === null ? '' : `${value === null ? ', with' : ' and'} ${beside}: ${also}`}.`,
  }
}

function responseRow(event: ResponseEvent, at: number, index: TraceIndex): MessageRow | null {
  const request = index.requests.get(event.exchange)
  if (!request) return null
  const preflight = request.purpose === 'preflight'
  const deciding = decidingHeader(index, event.exchange, 'response')
  const badStatus = index.decisions.get(event.exchange)?.some((d) => d.rule === 'preflight-status' && !d.passed)
  const details = detailsOf(index, event.exchange, deciding)
  // What the picture shows of it, in words.
  const shown = [details.detail, details.more].flatMap((each) => (each?.value ? [`${each.name}: ${each.value}`] : []))
  const words =
    deciding?.observed === null
      ? `, without ${deciding.header.name}`
      : shown.length > 0
        ? `, with ${shown.join(' and ')}`
        : ''
  return {
    kind: 'message',
    id: `response-${at}`,
    event: at,
    call: event.call,
    exchange: event.exchange,
    from: event.from === 'http-cache' ? 'browser' : serializedOriginOf(request.url),
    to: 'browser',
    what: 'response',
    preflight,
    tone: badStatus ? 'stop' : preflight ? 'pre' : 'plain',
    title: `${event.status} ${event.statusText}`.trim(),
    ...details,
    says: `${hostOf(request.url)} answers ${event.status}${words}.`,
  }
}

/** The header that decided; after `Access-Control-Allow-Origin`, where that passed before it. */
function detailsOf(
  index: TraceIndex,
  exchange: number,
  deciding: ReturnType<typeof decidingHeader>,
): Pick<MessageRow, 'detail' | 'more'> {
  if (!deciding) return { detail: null }
  const { header, observed, passed } = deciding
  if (observed === null) return { detail: { name: `no ${header.name}`, value: '', tone: 'stop' } }
  const own = { name: header.name, value: observed, tone: passed ? ('go' as const) : ('stop' as const) }
  const origin = index.decisions
    .get(exchange)
    ?.find((d) => d.rule === 'allow-origin' && d.passed && d.header?.of === 'response')
  if (!passed || !origin?.header || origin.observed === null || deciding.rule === 'allow-origin') return { detail: own }
  return { detail: { name: origin.header.name, value: origin.observed, tone: 'go' }, more: own }
}

function brokenRow(exchange: number, call: number, message: string, at: number, index: TraceIndex): MessageRow {
  const request = index.requests.get(exchange)
  return {
    kind: 'message',
    id: `broken-${at}`,
    event: at,
    call,
    exchange,
    from: request ? serializedOriginOf(request.url) : 'browser',
    to: 'browser',
    what: 'response',
    preflight: request?.purpose === 'preflight',
    tone: 'stop',
    title: 'no answer',
    detail: null,
    says: `No answer came: ${message}`,
  }
}

function cacheWords(event: CacheEvent, browser: string): [text: string, tone: Tone, says: string] {
  return event.cache === 'preflight'
    ? ['preflight remembered', 'gate', `${browser} remembers an earlier preflight: ${event.detail}.`]
    : ['from cache', 'gate', `${browser} has this answer in its cache.`]
}

function cookieWords(event: CookieEvent, browser: string): [text: string, tone: Tone, says: string] {
  const { name } = event
  switch (event.what) {
    case 'stored':
      return [`keeps cookie ${name}`, 'gate', `${browser} keeps the cookie ${name}, whatever becomes of the answer.`]
    case 'refused':
      return [`refuses cookie ${name}`, 'soft', `${browser} does not keep the cookie ${name}.`]
    default:
      return [`no cookie ${name}`, 'soft', `${browser} has the cookie ${name} and does not send it here.`]
  }
}

function stopNote(failure: FailureEvent, index: TraceIndex): string {
  const { exchange } = failure
  const request = exchange === undefined ? undefined : index.requests.get(exchange)
  const isPreflight = request?.purpose === 'preflight'
  if (!request || isPreflight) {
    if (index.sent.has(failure.call)) return notSentOn(index.redirects.get(failure.call))
    return isPreflight || index.asked.has(failure.call) ? 'The real request is never sent.' : 'Nothing was sent.'
  }
  return index.answered.has(request.exchange) ? 'The answer stays with the browser.' : 'There is no answer to show.'
}

/** An earlier server received the request; the server after the redirect did not. */
function notSentOn(redirect: RedirectEvent | undefined): string {
  const to =
    redirect && serializedOriginOf(redirect.to) !== serializedOriginOf(redirect.from)
      ? ` to ${hostOf(redirect.to)}`
      : ''
  return `The request is not sent on${to}.`
}

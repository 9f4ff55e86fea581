/**
 * The Network panel of Firefox 153, as its source draws it (devtools/client/netmonitor). Every row was compared with
 * what the real panel showed: ../testing/recorded-devtools.
 */
import { hostOf } from '../trace/address.ts'
import type { HeaderList, Trace } from '../trace/events.ts'
import { firstHeader } from '../trace/header-list.ts'
import type { Attempt } from './attempts.ts'
import { type DrawPanel, isByScript, placeOf, type ShownRun } from './browser-panel.ts'
import { blockedBy } from './firefox-blocked.ts'
import type { Column, DetailSection, DetailTab, NetworkRow } from './panel-model.ts'
import { firefoxFile } from './row-name.ts'
import { bodySection, queryOf, sortedHeaders } from './shown-content.ts'
import { cookiesOf, receivedCookie, sentCookie } from './shown-cookies.ts'
import { inUnits, transferredBytes } from './wire-size.ts'

const COLUMNS: readonly Column[] = [
  { id: 'status', title: 'Status' },
  { id: 'method', title: 'Method' },
  { id: 'domain', title: 'Domain' },
  { id: 'name', title: 'File' },
  { id: 'initiator', title: 'Initiator' },
  { id: 'type', title: 'Type' },
  { id: 'transferred', title: 'Transferred' },
  { id: 'size', title: 'Size', end: true },
  { id: 'time', title: 'Timeline', end: true },
]

/** The cause of a request, as the column Initiator names it. An event source is an `xhr` there. */
const CAUSES: Readonly<Record<Attempt['call']['api'], string>> = {
  fetch: 'fetch',
  xhr: 'xhr',
  img: 'img',
  script: 'script',
  stylesheet: 'stylesheet',
  font: 'font',
  eventsource: 'xhr',
  beacon: 'beacon',
  form: 'document',
  video: 'media',
  audio: 'media',
  manifest: 'webManifest',
  iframe: 'subdocument',
  navigation: 'document',
  worker: 'script',
}

export const drawFirefox: DrawPanel = (run) => ({
  columns: COLUMNS,
  rows: run.attempts.filter(hasRow).map((attempt) => row(run, attempt)),
  filters: { field: 'Filter URLs', all: 'All', scripts: 'XHR' },
  menu: {
    curl: 'Copy as cURL',
    fetch: 'Copy as Fetch',
    responseHeaders: 'Copy Response Headers',
    har: 'Save All As HAR',
  },
  unseen: run.attempts
    .filter((attempt) => !hasRow(attempt))
    .map(({ method, url }) => `Firefox lists no row for \`${method} ${url}\`: it ended before a request was made.`),
})

function hasRow({ request, partner, failure }: Attempt): boolean {
  return request !== null || partner !== null || !failure || !NEVER_LISTED.has(failure.reason)
}

/** The script's own mistakes and signals, which end the call before there is a channel. */
const NEVER_LISTED: ReadonlySet<string> = new Set(['invalid-request', 'aborted', 'no-cors-redirect-mode'])

function row(run: ShownRun, attempt: Attempt): NetworkRow {
  const { response, request, time, partner, preflight } = attempt
  const blocked = blockedBy(run.trace, attempt)
  const mime = response ? firstHeader(response.headers, 'content-type') : null
  const type = response ? abbreviated(mime) : ''
  const notSent = request === null && blocked !== null
  return {
    id: attempt.id,
    call: attempt.call.call,
    exchange: request?.exchange ?? null,
    method: attempt.method,
    url: attempt.url,
    preflight,
    failed: blocked !== null || (response?.status ?? 0) >= 400,
    byScript: isByScript(attempt),
    cells: {
      // The real one draws a sign with this tooltip.
      status: blocked !== null ? { text: 'Blocked' } : statusCell(attempt),
      method: { text: attempt.method },
      domain: { text: hostOf(attempt.url) },
      name: { text: firefoxFile(attempt.url), more: attempt.url },
      initiator: { text: initiatorOf(attempt, run.file) },
      type: { text: isRedirect(attempt) ? `${type} (redirect)` : type, ...(mime ? { more: mime } : {}) },
      transferred: { text: blocked ?? transferredOf(attempt) },
      size: { text: notSent ? '' : sizeOf(attempt, blocked) },
      time: { text: partner !== null && request === null ? '' : time === null ? '' : `${Math.round(time)} ms` },
    },
    tabs: tabsOf(run.trace, attempt, blocked),
  }
}

const statusCell = ({ response }: Attempt) => ({
  text: response ? String(response.status) : '',
  ...(response?.statusText ? { more: `${response.status} ${response.statusText}` } : {}),
})

const isRedirect = ({ response }: Attempt) =>
  response !== null &&
  [301, 302, 303, 307, 308].includes(response.status) &&
  firstHeader(response.headers, 'location') !== null

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ecmascript: 'js',
  javascript: 'js',
  'x-javascript': 'js',
  'event-stream': 'eventsource',
}

function abbreviated(mime: string | null): string {
  const type = (mime ?? '').toLowerCase().split(';')[0]?.split('/')[1]?.split('+')[0] ?? ''
  return ABBREVIATIONS[type] ?? type
}

/** The line of the script is named where the script itself made the request, and something was sent. */
function initiatorOf(attempt: Attempt, file: string): string {
  const { call, preflight, request, partner } = attempt
  const cause = CAUSES[call.api]
  const byItself = preflight || call.api === 'img' || call.api === 'font' || (request === null && partner === null)
  const place = byItself ? null : placeOf(attempt, file)
  return place === null ? cause : `${place} (${cause})`
}

function transferredOf({ response, request, partner, ended }: Attempt): string {
  if (response) {
    if (response.from === 'http-cache' || response.status === 304) return 'cached'
    return inUnits(transferredBytes(response), 'kB')
  }
  return request === null && partner !== null && ended ? inUnits(0, 'kB') : ''
}

function sizeOf(attempt: Attempt, blocked: string | null): string {
  const { response, ended } = attempt
  if (!response) return ended ? inUnits(0, 'kB') : ''
  // Of a body that was refused before it was read, nothing is counted.
  const unread = isRedirect(attempt) || attempt.preflight || blocked?.startsWith('NS_')
  return inUnits(unread ? 0 : (response.body?.size ?? 0), 'kB')
}

function tabsOf(trace: Trace, attempt: Attempt, blocked: string | null): readonly DetailTab[] {
  return [
    { id: 'headers', title: 'Headers', sections: headerSections(attempt) },
    { id: 'cookies', title: 'Cookies', sections: cookieSections(trace, attempt) },
    { id: 'payload', title: 'Request', sections: payloadSections(attempt) },
    { id: 'response', title: 'Response', sections: [responseSection(attempt, blocked)] },
  ]
}

function headerSections({ method, url, response, request, call }: Attempt): readonly DetailSection[] {
  if (!response && !request && call.headers.length === 0)
    return [{ title: null, empty: { title: 'No headers for this request' } }]
  const summary: HeaderList = [
    [method, url],
    ...(response
      ? ([
          ['Status', `${response.status} ${response.statusText}`.trim()],
          ['Version', 'HTTP/1.1'],
          [
            'Transferred',
            `${inUnits(transferredBytes(response), 'kB')} (${inUnits(response.body?.size ?? 0, 'kB')} size)`,
          ],
        ] as const)
      : ([['Transferred', '0 B (0 B size)']] as const)),
    ...(call.referrerPolicy ? ([['Referrer Policy', call.referrerPolicy]] as const) : []),
  ]
  return [
    { title: null, lines: summary },
    ...(response ? [{ title: 'Response Headers', lines: sortedHeaders(response.headers) }] : []),
    { title: 'Request Headers', lines: sortedHeaders(request?.headers ?? call.headers) },
  ]
}

function cookieSections(trace: Trace, attempt: Attempt): readonly DetailSection[] {
  const { sent, set } = cookiesOf(trace, attempt)
  if (sent.length + set.length === 0) return [{ title: null, empty: { title: 'No cookies for this request' } }]
  return [
    ...(set.length > 0 ? [{ title: 'Response Cookies', cookies: set.map(({ line }) => receivedCookie(line)) }] : []),
    ...(sent.length > 0 ? [{ title: 'Request Cookies', cookies: sent.map((cookie) => sentCookie(cookie)) }] : []),
  ]
}

function payloadSections({ url, request }: Attempt): readonly DetailSection[] {
  const query = queryOf(url)
  if (query.length === 0 && !request?.body) return [{ title: null, empty: { title: 'No payload for this request' } }]
  return [
    ...(query.length > 0 ? [{ title: 'Query String', lines: query }] : []),
    ...(request?.body ? [bodySection(request.body, 'Request payload')] : []),
  ]
}

/** The body is shown also where the script may not read it, with the reason above it. */
function responseSection(attempt: Attempt, blocked: string | null): DetailSection {
  const { response, failure } = attempt
  const note = blocked?.startsWith('CORS ')
    ? `Response body is not available to scripts (Reason: ${blocked})`
    : undefined
  const noted = note === undefined ? {} : { note }
  if (isRedirect(attempt))
    return {
      title: null,
      ...noted,
      empty: { title: 'No response data shown for this request because it was redirected' },
    }
  const unread = failure !== null && blocked?.startsWith('NS_')
  if (!response?.body || response.body.size === 0 || unread)
    return { title: null, ...noted, empty: { title: 'No response data available for this request' } }
  return { ...bodySection(response.body, 'Response Payload'), ...noted }
}

/**
 * The Network tab of Safari's Web Inspector, as that of WebKitGTK 2.50 draws it (NetworkTableContentView.js). Every row
 * was compared with what the real one showed: ../testing/recorded-devtools.
 */
import { hostOf, pathOf } from '../trace/address.ts'
import type { HeaderList, Trace } from '../trace/events.ts'
import { firstHeader } from '../trace/header-list.ts'
import type { Attempt } from './attempts.ts'
import { type DrawPanel, placeOf, type ShownRun } from './browser-panel.ts'
import type { Cell, Column, DetailSection, DetailTab, NetworkRow } from './panel-model.ts'
import { webkitName } from './row-name.ts'
import { bodySection, queryOf, sortedHeaders } from './shown-content.ts'
import { cookiesOf, receivedCookie, sentCookie } from './shown-cookies.ts'
import { inUnits, transferredBytes } from './wire-size.ts'

const COLUMNS: readonly Column[] = [
  { id: 'name', title: 'Name' },
  { id: 'domain', title: 'Domain' },
  { id: 'type', title: 'Type' },
  { id: 'initiator', title: 'Initiator' },
  { id: 'transferred', title: 'Transfer Size', end: true },
  { id: 'time', title: 'Time', end: true },
]

const NOTHING = '—'

const TYPES: Readonly<Record<Attempt['call']['api'], string>> = {
  fetch: 'fetch',
  xhr: 'xhr',
  img: 'image',
  script: 'js',
  stylesheet: 'css',
  font: 'font',
  eventsource: 'eventsource',
  beacon: 'beacon',
  form: 'document',
  video: 'other',
  audio: 'other',
  manifest: 'other',
  iframe: 'document',
  navigation: 'document',
  worker: 'js',
}

/** One row for each call: without its preflight, and with the redirects before it inside. */
interface Entry {
  readonly attempt: Attempt
  readonly redirects: readonly Attempt[]
  readonly preflights: readonly Attempt[]
}

export const drawWebkit: DrawPanel = (run) => {
  const entries = entriesOf(run)
  const listed = entries.filter(hasRow)
  return {
    columns: COLUMNS,
    rows: listed.map((entry) => row(run, entry)),
    filters: { field: 'Filter Full URL', all: 'All', scripts: 'XHR/Fetch' },
    menu: { curl: 'Copy as cURL', fetch: 'Copy as fetch', responseHeaders: null, har: 'Export HAR' },
    unseen: [
      ...listed.flatMap(({ preflights }) =>
        preflights.map(
          ({ url }) =>
            `Safari lists no row for the preflight \`OPTIONS ${pathOf(url)}\`. Where it fails, the row of the request is red, and the Console has the reason.`,
        ),
      ),
      ...entries
        .filter((entry) => !hasRow(entry))
        .map(
          ({ attempt: { method, url } }) =>
            `Safari lists no row for \`${method} ${url}\`: it was refused before a request was made. The Console has the reason.`,
        ),
    ],
  }
}

function entriesOf({ attempts }: ShownRun): readonly Entry[] {
  const calls = [...new Set(attempts.map(({ call }) => call.call))]
  return calls.flatMap((call) => {
    const all = attempts.filter((a) => a.call.call === call)
    const requests = all.filter(({ preflight }) => !preflight)
    const attempt = requests.at(-1)
    if (!attempt) return []
    return [{ attempt, redirects: requests.slice(0, -1), preflights: all.filter(({ preflight }) => preflight) }]
  })
}

const hasRow = ({ attempt: { request, partner, failure } }: Entry) => request !== null || partner !== null || !failure

function row(run: ShownRun, entry: Entry): NetworkRow {
  const { attempt } = entry
  const { call, request, url } = attempt
  return {
    id: attempt.id,
    call: call.call,
    exchange: request?.exchange ?? null,
    method: attempt.method,
    url,
    preflight: false,
    failed: isLost(attempt) || (attempt.response?.status ?? 0) >= 400,
    byScript: call.api === 'fetch' || call.api === 'xhr',
    cells: {
      name: nameOf(entry),
      domain: { text: hostOf(url).replace(/:\d+$/, '') },
      type: { text: typeOf(attempt) },
      initiator: {
        text: (call.api === 'eventsource' || call.api === 'font' ? null : placeOf(attempt, run.file)) ?? NOTHING,
      },
      transferred: { text: sizeOf(attempt) },
      time: { text: timeOf(entry) },
    },
    tabs: tabsOf(run, entry),
  }
}

/** Nothing of the response reached the page, so the inspector has no status and no headers of it. */
function isLost({ failure, response, connectionFailed }: Attempt): boolean {
  if (connectionFailed) return true
  if (!failure) return false
  const usable = failure.reason === 'integrity' || failure.reason === 'mime-type-blocked'
  return !(usable && response)
}

function nameOf({ attempt: { url }, redirects }: Entry): Cell {
  const count = redirects.length
  return {
    text: webkitName(url),
    more: count === 0 ? url : `${url}, after ${count} ${count === 1 ? 'redirect' : 'redirects'}`,
  }
}

function typeOf(attempt: Attempt): string {
  const { call, response, url } = attempt
  const type = TYPES[call.api]
  if (call.api !== 'img' && call.api !== 'font') return type
  const mime = !isLost(attempt) && response ? firstHeader(response.headers, 'content-type') : null
  const bySubtype = mime?.split(';')[0]?.split('/')[1]?.split('+')[0]?.trim()
  return bySubtype || /\.([a-z0-9]+)$/i.exec(webkitName(url))?.[1] || type
}

function sizeOf(attempt: Attempt): string {
  const { response } = attempt
  if (!response || isLost(attempt)) return NOTHING
  return response.from === 'http-cache' ? '(disk)' : inUnits(transferredBytes(response), 'KB')
}

/** From the first request of the call, its preflight included, to its end. */
function timeOf({ attempt, redirects, preflights }: Entry): string {
  const times = [...preflights, ...redirects, attempt].flatMap(({ time }) => (time === null ? [] : [time]))
  return times.length === 0 ? NOTHING : `${Math.round(times.reduce((a, b) => a + b, 0))}ms`
}

function tabsOf(run: ShownRun, entry: Entry): readonly DetailTab[] {
  return [
    { id: 'preview', title: 'Preview', sections: [preview(entry.attempt)] },
    { id: 'headers', title: 'Headers', sections: headerSections(run, entry) },
    { id: 'cookies', title: 'Cookies', sections: cookieSections(run.trace, entry.attempt) },
  ]
}

function preview(attempt: Attempt): DetailSection {
  const { response } = attempt
  if (isLost(attempt)) return { title: null, empty: { title: 'An error occurred trying to load the resource.' } }
  if (!response?.body) return { title: null, text: '' }
  return bodySection(response.body, null)
}

function headerSections({ file }: ShownRun, { attempt, redirects }: Entry): readonly DetailSection[] {
  const { url, response, call, request } = attempt
  const lost = isLost(attempt)
  const answered = lost ? null : response
  const place = placeOf(attempt, file)
  const summary: HeaderList = [
    ...redirects.map((redirect) => ['URL', redirect.url] as const),
    ['URL', url],
    ['Status', answered ? `${answered.status} ${answered.statusText}`.trim() : NOTHING],
    ['Source', answered ? (answered.from === 'http-cache' ? 'Disk Cache' : 'Network') : NOTHING],
    ...(place ? ([['Initiator', place]] as const) : []),
  ]
  const query = queryOf(url)
  const body = request?.body ?? (request ? null : call.body)
  return [
    { title: 'Summary', lines: summary },
    ...redirects.flatMap(redirectSections),
    requestSection(attempt, lost),
    {
      title: 'Response',
      lines: answered ? [[statusLine(answered), ''], ...sortedHeaders(answered.headers)] : [],
    },
    ...(query.length > 0 ? [{ title: 'Query String Parameters', lines: query }] : []),
    ...(body ? [bodySection(body, 'Request Data')] : []),
  ]
}

function requestSection({ url, method, request, response, call }: Attempt, lost: boolean): DetailSection {
  if (response?.from === 'http-cache')
    return { title: 'Request', empty: { title: 'No request, served from the disk cache.' } }
  // What the network adds is known only with the response.
  if (lost || !request) return { title: 'Request', lines: sortedHeaders(call.headers) }
  return { title: 'Request', lines: [[`${method} ${pathOf(url)} HTTP/1.1`, ''], ...sortedHeaders(request.headers)] }
}

function redirectSections({ method, url, request, response }: Attempt): readonly DetailSection[] {
  return [
    { title: 'Request', lines: [[`${method} ${pathOf(url)}`, ''], ...sortedHeaders(request?.headers ?? [])] },
    {
      title: 'Redirect Response',
      lines: response ? [[`${response.status} ${response.statusText}`, ''], ...sortedHeaders(response.headers)] : [],
    },
  ]
}

const statusLine = ({ status, statusText }: { status: number; statusText: string }) =>
  `HTTP/1.1 ${status} ${statusText}`.trim()

function cookieSections(trace: Trace, attempt: Attempt): readonly DetailSection[] {
  const { sent, set } = isLost(attempt) ? { sent: [], set: [] } : cookiesOf(trace, attempt)
  return [
    sent.length > 0
      ? { title: 'Request Cookies', cookies: sent.map((cookie) => sentCookie(cookie)) }
      : { title: 'Request Cookies', empty: { title: 'No request cookies.' } },
    set.length > 0
      ? { title: 'Response Cookies', cookies: set.map(({ line }) => receivedCookie(line)) }
      : { title: 'Response Cookies', empty: { title: 'No response cookies.' } },
  ]
}

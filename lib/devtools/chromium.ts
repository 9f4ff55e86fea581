/**
 * The Network panel of Chromium 156, as its front end draws it (NetworkDataGridNode.ts). Every row was compared with
 * what the real panel showed: ../testing/recorded-devtools.
 */

import { RESOURCE_TYPES } from '../trace/export/har.ts'
import { firstHeader } from '../trace/header-list.ts'
import type { Attempt } from './attempts.ts'
import { type DrawPanel, isByScript, netErrorOf, placeOf, type ShownRun } from './browser-panel.ts'
import { chromiumTabs } from './chromium-tabs.ts'
import type { Cell, Column, NetworkRow } from './panel-model.ts'
import { chromiumName } from './row-name.ts'
import { inKilobytes, transferredBytes } from './wire-size.ts'

const COLUMNS: readonly Column[] = [
  { id: 'name', title: 'Name' },
  { id: 'status', title: 'Status' },
  { id: 'type', title: 'Type' },
  { id: 'initiator', title: 'Initiator' },
  { id: 'transferred', title: 'Size', end: true },
  { id: 'time', title: 'Time', end: true },
]

/** An image has its format in place of a type. */
const TYPES: Readonly<Record<Attempt['call']['api'], string>> = { ...RESOURCE_TYPES, img: '' }

export const drawChromium: DrawPanel = (run) => {
  const seen = run.attempts.filter(hasRow)
  return {
    columns: COLUMNS,
    rows: inOrder(seen).map((attempt) => row(run, attempt)),
    filters: { field: 'Filter', all: 'All', scripts: 'Fetch/XHR' },
    menu: {
      curl: 'Copy as cURL',
      fetch: 'Copy as fetch',
      responseHeaders: 'Copy response headers',
      har: 'Export HAR (with sensitive data)…',
    },
    unseen: run.attempts.filter((attempt) => !hasRow(attempt)).map(unseenWords),
  }
}

/** Refused by the code of `fetch()` before a request is made: the panel then lists nothing. */
function hasRow({ request, partner, failure, call }: Attempt): boolean {
  if (request || partner || !failure) return true
  if (failure.reason === 'content-security-policy') return call.api !== 'fetch'
  if (failure.reason === 'scheme-not-supported') return call.api !== 'fetch'
  // The network refused it, as the protocol of DevTools reports: a local network.
  if (failure.corsError) return true
  return failure.reason === 'mixed-content' || failure.reason === 'bad-port'
}

const unseenWords = ({ method, url }: Attempt) =>
  `Chrome lists no row for \`${method} ${url}\`: it was refused before a request was made. The Console has the reason.`

/** A preflight that was passed is above its request, because the request then begins later; one that failed is below. */
function inOrder(attempts: readonly Attempt[]): readonly Attempt[] {
  const ordered = [...attempts]
  for (let at = 0; at + 1 < ordered.length; at++) {
    const [request, preflight] = [ordered[at], ordered[at + 1]]
    if (!request?.request || !preflight?.preflight || preflight.partner !== request.id) continue
    ordered[at] = preflight
    ordered[at + 1] = request
    at++
  }
  return ordered
}

function row(run: ShownRun, attempt: Attempt): NetworkRow {
  const status = statusOf(run, attempt)
  return {
    id: attempt.id,
    call: attempt.call.call,
    exchange: attempt.request?.exchange ?? null,
    method: attempt.method,
    url: attempt.url,
    preflight: attempt.preflight,
    failed: isFailed(attempt, status),
    byScript: isByScript(attempt),
    cells: {
      name: { text: chromiumName(attempt.url), more: attempt.url },
      status,
      type: { text: typeOf(attempt) },
      initiator: initiatorOf(run, attempt),
      transferred: sizeOf(attempt, status),
      time: { text: timeOf(run, attempt) },
    },
    tabs: chromiumTabs(run.trace, attempt),
  }
}

/** The code of the network's CORS error. For a scheme, `fetch()` refuses by itself and other calls are refused there. */
function corsErrorOf({ failure, call }: Attempt): string | undefined {
  if (failure?.reason === 'scheme-not-supported' && call.mode === 'cors') return 'CorsDisabledScheme'
  return failure?.corsError
}

/** The branches of `renderStatusCell`, in its order. */
function statusOf({ trace }: ShownRun, attempt: Attempt): Cell {
  const { failure, response, preflight, call, connectionFailed, ended } = attempt
  if (preflight) {
    if (failure?.reason === 'preflight-redirect') return failed('net::ERR_INVALID_REDIRECT')
    if (connectionFailed) return failed(netErrorOf(trace, call.call) ?? 'net::ERR_FAILED')
    return response ? code(attempt) : PENDING
  }
  if (failure && !failure.corsError && failure.reason === 'preflight-connection-failed')
    return failed(netErrorOf(trace, call.call) ?? 'net::ERR_FAILED')
  if (response && response.status >= 400 && !isNetworkFailure(attempt)) return code(attempt)
  const corsError = corsErrorOf(attempt)
  if (corsError) return { text: 'CORS error', more: `Cross-Origin Resource Sharing error: ${corsError}` }
  const blocked = blockedReason(attempt)
  if (blocked) return blocked
  if (failure && isNetworkFailure(attempt)) return failed(netErrorOf(trace, call.call) ?? 'net::ERR_FAILED')
  if (response) return code(attempt)
  return ended ? failed('net::ERR_FAILED') : PENDING
}

const PENDING: Cell = { text: '(pending)' }
const failed = (error: string): Cell => ({ text: '(failed)', more: error })
const code = ({ response }: Attempt): Cell => ({
  text: String(response?.status ?? ''),
  ...(response?.statusText ? { more: response.statusText } : {}),
})

/** Failed in the network, and not by CORS or a policy. */
function isNetworkFailure({ failure }: Attempt): boolean {
  if (!failure || failure.corsError) return false
  // These leave the row as the response made it: the resource is refused where it is used.
  return failure.reason !== 'integrity' && failure.reason !== 'mime-type-blocked' && failure.reason !== 'aborted'
}

const MISCONFIGURED = 'This request was blocked due to misconfigured response headers, click to view the headers'

function blockedReason({ failure, response }: Attempt): Cell | null {
  switch (failure?.reason) {
    case 'aborted':
      return response ? null : { text: '(canceled)' }
    case 'content-security-policy':
      return { text: '(blocked:csp)' }
    case 'mixed-content':
      return { text: '(blocked:mixed-content)' }
    case 'cross-origin-resource-policy': {
      const policy = response ? firstHeader(response.headers, 'cross-origin-resource-policy') : null
      return {
        text: policy?.trim() === 'same-site' ? '(blocked:CORP not "same-site")' : '(blocked:CORP not "same-origin")',
        more: MISCONFIGURED,
      }
    }
    case 'cross-origin-embedder-policy':
      return {
        text: '(blocked:CORP not "same-origin" after defaulted to "same-origin" by COEP)',
        more: MISCONFIGURED,
      }
    default:
      return null
  }
}

/** Red, as `isFailed` of the front end decides: without a status, with one from 400, or refused by CORS. */
function isFailed({ response, failure, preflight }: Attempt, { text }: Cell): boolean {
  if (text === '(pending)') return false
  if (!preflight && failure?.corsError) return true
  return !response || response.status >= 400
}

function typeOf({ call, preflight, redirect, response, failure }: Attempt): string {
  if (preflight) return 'preflight'
  const mime = response && !failure ? firstHeader(response.headers, 'content-type') : null
  const type =
    call.api === 'img'
      ? (mime ?? '')
          .split(';', 1)
          .join('')
          .trim()
          .replace(/^(application|image)\//, '')
      : TYPES[call.api]
  return redirect ? `${type} / Redirect` : type
}

function initiatorOf({ attempts, file }: ShownRun, attempt: Attempt): Cell {
  const { preflight, partner, from, call } = attempt
  if (preflight)
    return {
      text: 'Preflight',
      ...(partner ? { to: { row: partner, says: 'Select the request that triggered this preflight' } } : {}),
    }
  const source = attempts.find(({ id }) => id === from)
  if (source) return { text: chromiumName(source.url), to: { row: source.id, says: source.url } }
  // A font is asked for by the page's styles, and an event source opens its connection by itself.
  if (call.api === 'font') return { text: '(index)' }
  return { text: (call.api === 'eventsource' ? null : placeOf(attempt, file)) ?? 'Other' }
}

function sizeOf({ response, preflight, failure, redirect }: Attempt, status: Cell): Cell {
  if (response?.from === 'http-cache') return { text: '(disk cache)' }
  const counts = response && !preflight && (redirect || !failure || status.text === String(response.status))
  const came = counts && !failure?.corsError ? response : null
  const transferred = inKilobytes(came ? transferredBytes(came) : 0)
  return {
    text: transferred,
    more: `${transferred} transferred over network, resource size: ${inKilobytes(came?.body?.size ?? 0)}`,
  }
}

function timeOf({ attempts }: ShownRun, { time, partner, ended }: Attempt): string {
  const took = time ?? attempts.find(({ id }) => id === partner)?.time ?? (ended ? 0 : null)
  return took === null ? 'Pending' : `${Math.round(took)} ms`
}

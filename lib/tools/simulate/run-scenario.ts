/** Runs one scenario in one browser and returns results, requests and console lines. */

import { CallApi } from '../../browser/api/call-api.ts'
import { STREAM_UPLOAD_MESSAGE } from '../../browser/api/fetch.ts'
import type { WireRequest } from '../../browser/call.ts'
import { createPageElements } from '../../browser/elements/page-elements.ts'
import type { Reach } from '../../browser/fetch/fetch-params.ts'
import { createUserAgent } from '../../browser/user-agent.ts'
import type { BrowserName, TraceEvent } from '../../trace/events.ts'
import type { Scenario, ScenarioCall } from './scenario.ts'
import { makeScenarioCall, type SeenCall } from './scenario-calls.ts'
import { createScenarioSend } from './scenario-servers.ts'

export interface WireEntry {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface ScenarioResult {
  readonly id: unknown
  readonly fetches: readonly SeenCall[]
  readonly wire: readonly WireEntry[]
  readonly console: readonly string[]
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function wireEntry({ method, url, headers, body }: WireRequest): WireEntry {
  const named: Record<string, string> = Object.create(null)
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    named[lower] = named[lower] === undefined ? value : `${named[lower]}, ${value}`
  }
  return { method, url, headers: named, body: body ? decoder.decode(body) : '' }
}

/**
 * Milliseconds before a call that follows another, where the scenario is one of the first recordings. An entry that
 * Firefox caches for five seconds had expired by then, and no longer-lived entry had; in the other two browsers it had
 * not. Before a call with an upload listener an entry that lives for a day had gone too (`tx-0088`, the only such case).
 * That was the recording: measured since in Firefox 153.8, with a pause and without one, a listener uses what is cached.
 */
function recordedPause(browser: BrowserName, { init }: ScenarioCall): number {
  if (browser !== 'firefox') return 0
  return init.uploadListener === true ? 86_401_000 : 6000
}

/** When a scenario's calls begin: after every date in the recorded responses, as it was when they were recorded. */
const START = Date.UTC(2026, 0, 1)

/** The recorded servers speak HTTP/1.1 only. */
const OVER_HTTP1: Reach = { connection: 'http1' }

const isPlainHttp = (url: URL): boolean => url.protocol === 'http:'

/**
 * Runs the calls of the scenario in one page with empty caches. `betweenCalls` is in milliseconds; absent, it is as it
 * was in the first recordings. Never rejects.
 */
export async function runScenario(
  scenario: Scenario,
  browser: BrowserName,
  betweenCalls?: number,
): Promise<ScenarioResult> {
  const wire: WireEntry[] = []
  const said: string[] = []
  let reason: string | undefined
  let isInvalid = false
  const send = createScenarioSend(scenario.servers, (request) => wire.push(wireEntry(request)))
  // The recorded servers had self-signed certificates, with which these two browsers store nothing in the HTTP cache.
  const httpCache = browser === 'chromium' ? isPlainHttp : browser === 'firefox'
  let time = START
  const userAgent = createUserAgent({
    browser,
    send,
    reach: ({ origin }) => ({ ...OVER_HTTP1, ...scenario.servers[origin] }),
    localNetworkAccess: scenario.localNetworkAccess,
    emit(event: TraceEvent) {
      if (event.type === 'console' && event.by === 'browser') said.push(event.text)
      else if (event.type === 'failure') {
        reason = event.corsError
        // The recording's `new Request()` accepts what WebKit's `fetch()` then refuses.
        isInvalid = event.reason === 'invalid-request' && event.value !== STREAM_UPLOAD_MESSAGE
      }
    },
    now() {
      return time
    },
    cookies: scenario.cookies,
    httpCache,
  })
  // An opaque origin is a sandboxed frame's, inside a document of foo.example.
  const { origin, headers } = scenario.page
  const url = `${origin === 'null' ? 'https://foo.example' : origin}/__page`
  const page = userAgent.openDocument(documentOptions(scenario, url))
  said.push(...page.remarks.map(({ text }) => text))
  const api = new CallApi({ pageUrl: url, origin: page.origin, browser, pageHeaders: headers, carryOut: page.carryOut })
  const elements = createPageElements(page, browser)
  const fetches: SeenCall[] = []
  if (scenario.atOnce) {
    const made = await Promise.all(scenario.fetches.map((call) => makeScenarioCall(api, elements, call)))
    return { id: scenario.id, fetches: made, wire, console: said }
  }
  for (const [index, call] of scenario.fetches.entries()) {
    reason = undefined
    isInvalid = false
    if (index > 0) time += betweenCalls ?? recordedPause(browser, call)
    const made = await makeScenarioCall(api, elements, call)
    const seen = isInvalid ? { outcome: 'invalid-request' } : made
    // Chromium reports the code to DevTools for the top page only, not for a sandboxed frame's process.
    const hasReason = reason !== undefined && seen.outcome !== 'response' && page.origin !== 'null'
    fetches.push(hasReason ? { ...seen, reason } : seen)
  }
  return { id: scenario.id, fetches, wire, console: said }
}

function documentOptions({ page, sandbox }: Scenario, url: string) {
  const { origin, headers = [], addressSpace } = page
  const options = { url, headers, addressSpace }
  if (origin !== 'null') return options
  return sandbox === undefined ? { ...options, origin } : { ...options, sandbox }
}

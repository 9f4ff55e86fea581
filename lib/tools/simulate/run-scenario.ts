/** Runs one scenario in one browser and returns results, requests and console lines. */

import { STREAM_UPLOAD_MESSAGE } from '../../browser/api/fetch.ts'
import { createCallApi } from '../../browser/api/script-api.ts'
import type { WireRequest } from '../../browser/call.ts'
import { createPageElements } from '../../browser/elements/page-elements.ts'
import type { Reach } from '../../browser/fetch/fetch-params.ts'
import { createUserAgent } from '../../browser/user-agent.ts'
import type { BrowserName, TraceEvent } from '../../trace/events.ts'
import type { Scenario } from './scenario.ts'
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
 * Milliseconds from one call of a scenario to the next. An entry that Firefox caches for five seconds had expired by
 * the next call when it was recorded, and no longer-lived entry had; in the other two browsers it had not.
 */
const BETWEEN_CALLS: Readonly<Record<BrowserName, number>> = { chromium: 0, firefox: 6000, webkit: 0 }

/** The recorded servers speak HTTP/1.1 only. */
const overHttp1 = (): Reach => HTTP1
const HTTP1: Reach = { connection: 'http1' }

const isPlainHttp = (url: URL): boolean => url.protocol === 'http:'

/** Runs the calls of the scenario in one page with empty caches. `betweenCalls` is in milliseconds. Never rejects. */
export async function runScenario(
  scenario: Scenario,
  browser: BrowserName,
  betweenCalls: number = BETWEEN_CALLS[browser],
): Promise<ScenarioResult> {
  const wire: WireEntry[] = []
  const said: string[] = []
  let reason: string | undefined
  let isInvalid = false
  const send = createScenarioSend(scenario.servers, (request) => wire.push(wireEntry(request)))
  // The recorded servers had self-signed certificates, with which these two browsers store nothing in the HTTP cache.
  const httpCache = browser === 'chromium' ? isPlainHttp : browser === 'firefox'
  let time = 0
  const userAgent = createUserAgent({
    browser,
    send,
    reach: overHttp1,
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
  const url = `${scenario.page === 'null' ? 'https://foo.example' : scenario.page}/__page`
  const page = userAgent.openDocument(documentOptions(scenario, url))
  const { globals: api } = createCallApi({ pageUrl: url, origin: page.origin, browser, carryOut: page.carryOut })
  const elements = createPageElements(page, browser)
  const fetches: SeenCall[] = []
  if (scenario.atOnce) {
    const made = await Promise.all(scenario.fetches.map((call) => makeScenarioCall(api, elements, call)))
    return { id: scenario.id, fetches: made, wire, console: said }
  }
  for (const call of scenario.fetches) {
    reason = undefined
    isInvalid = false
    const made = await makeScenarioCall(api, elements, call)
    time += betweenCalls
    const seen = isInvalid ? { outcome: 'invalid-request' } : made
    // Chromium reports the code to DevTools for the top page only, not for a sandboxed frame's process.
    const hasReason = reason !== undefined && seen.outcome !== 'response' && page.origin !== 'null'
    fetches.push(hasReason ? { ...seen, reason } : seen)
  }
  return { id: scenario.id, fetches, wire, console: said }
}

function documentOptions({ page, sandbox }: Scenario, url: string) {
  if (page !== 'null') return { url }
  return sandbox === undefined ? { url, origin: 'null' } : { url, sandbox }
}

/**
 * Compares a simulated result with a recorded one. Outcomes and requests must be the same except for what the
 * recording's own transport and settings add; from Chromium, error codes and console messages too.
 */
import type { BrowserName } from '../../trace/events.ts'
import type { ScenarioResult } from './run-scenario.ts'
import type { SeenCall } from './scenario-calls.ts'

type Header = readonly [name: string, value: string]

export interface RecordedResult {
  readonly id: string
  readonly fetches: readonly SeenCall[]
  readonly wire: readonly {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }[]
  /** Firefox: whether `wire` has the requests' cookies. */
  readonly cookies?: boolean
  readonly console?: readonly string[]
  readonly errors?: readonly { readonly cors?: string }[]
}

/** Response headers that the recording's servers added to every answer. */
const OF_TRANSPORT = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'])
/** Request headers that follow a browser's settings, whatever a script sets. */
const OF_SETTINGS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-length',
  'dnt',
  'host',
  'pragma',
  'referer',
  'upgrade-insecure-requests',
  'user-agent',
])
/** Lines about statuses and connections, and the one about the recorder's own frame. */
const OF_RECORDER = /^(?:Failed to load resource|[A-Z]+ \S+ net::ERR_|An iframe which has both)/
const OF_CORS = ['origin', 'access-control-request-method', 'access-control-request-headers']

const inOrder = (a: Header, b: Header): number => (`${a[0]}: ${a[1]}` < `${b[0]}: ${b[1]}` ? -1 : 1)

function seen(call: SeenCall, mutedIsKnown: boolean): unknown {
  const { outcome, tainted, muted, readable, type, status, redirected, url, body } = call
  if (outcome !== 'response') return { outcome, tainted, muted: mutedIsKnown ? muted : undefined, readable }
  const headers = (call.headers as Header[])
    .map(([name, value]): Header => [name.toLowerCase(), value])
    .filter(([name]) => !OF_TRANSPORT.has(name))
    .sort(inOrder)
  return { outcome, type, status, redirected, url, body, headers }
}

function sent(wire: RecordedResult['wire'], compared: ReadonlySet<string>): unknown[] {
  return wire.map(({ method, url, headers, body }) => ({
    method,
    url,
    // A multipart boundary is random: only that there is one counts.
    body: body?.replace(/-{4,}\w{10,}/g, '--boundary') || undefined,
    headers: Object.entries(headers)
      .map(([name, value]): Header => [name.toLowerCase(), value])
      .filter(([name]) => compared.has(name))
      .sort(inOrder),
  }))
}

/** The request headers of a scenario that a browser must carry as they were set. */
function comparedHeaders(scenario: { fetches: readonly { headers?: readonly Header[] }[] }, withCookies: boolean) {
  const own = scenario.fetches
    .flatMap((call) => (call.headers ?? []).map(([name]) => name.toLowerCase()))
    .filter((name) => name !== 'cookie' && !OF_SETTINGS.has(name) && !name.startsWith('sec-'))
  return new Set([...OF_CORS, ...own, ...(withCookies ? ['cookie'] : [])])
}

/** Both sides of everything that is compared, by its name. */
export function comparableParts(
  scenario: { fetches: readonly { headers?: readonly Header[] }[]; atOnce?: boolean },
  recorded: RecordedResult,
  simulated: ScenarioResult,
  browser: BrowserName,
): Readonly<Record<string, readonly [recorded: unknown, simulated: unknown]>> {
  // Cookies are planted in Chromium only.
  const compared = comparedHeaders(scenario, browser === 'chromium' || recorded.cookies === true)
  // Firefox's automation shows every error in full, so it is unknown which it would have muted.
  const mutedIsKnown = (index: number): boolean => recorded.fetches[index]?.muted !== undefined
  const calls = (result: { fetches: readonly SeenCall[] }) =>
    result.fetches.map((call, i) => seen(call, mutedIsKnown(i)))
  // Calls that are made at once reach the servers in any order.
  const inAnyOrder = (requests: unknown[]) =>
    scenario.atOnce ? requests.map((request) => JSON.stringify(request)).sort() : requests
  const parts = {
    outcome: [calls(recorded), calls(simulated)],
    wire: [inAnyOrder(sent(recorded.wire, compared)), inAnyOrder(sent(simulated.wire, compared))],
  } as const
  if (browser !== 'chromium') return parts
  const said = (console: readonly string[] = []) =>
    console
      .filter((text) => !OF_RECORDER.test(text))
      // A scheme that only the automation registers.
      .map((text) => text.replace('chrome-experimental-site-token-provider, ', ''))
  return {
    ...parts,
    reason: [
      (recorded.errors ?? []).flatMap((error) => error.cors ?? []),
      simulated.fetches.flatMap((call) => call.reason ?? []),
    ],
    console: [said(recorded.console), said(simulated.console)],
  }
}

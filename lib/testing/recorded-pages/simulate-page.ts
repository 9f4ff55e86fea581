/** What a simulated browser does with a recorded page. */
import { createPageLocation } from '../../browser/api/dom/page-location.ts'
import { createScriptApi } from '../../browser/api/script-api.ts'
import { createUserAgent } from '../../browser/user-agent.ts'
import { parseScenario } from '../../tools/simulate/scenario.ts'
import { createScenarioSend } from '../../tools/simulate/scenario-servers.ts'
import {
  functionBody,
  PAGE_URL,
  type RecordedPage,
  type SentRequest,
  sentRequest,
  type WrittenPage,
} from '../../tools/verify/pages/recorded-page.ts'
import type { BrowserName } from '../../trace/events.ts'

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<string>

/** Nothing takes time here, so what a script waits for has come by then. Milliseconds. */
const LONGEST_WAIT = 30

/** Runs the script of the page. Never rejects. */
export async function simulatePage(written: WrittenPage, browser: BrowserName): Promise<RecordedPage> {
  const { url = PAGE_URL, headers = [] } = written
  const { servers } = parseScenario({ page: new URL(url).origin, fetches: [], servers: written.servers })
  const send = createScenarioSend(servers, () => {})
  const wire: SentRequest[] = []
  const said: string[] = []
  const userAgent = createUserAgent({
    browser,
    send: (request) => {
      const named = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]))
      wire.push(sentRequest(request.method, request.url, named, new TextDecoder().decode(request.body ?? undefined)))
      return send(request)
    },
    // The recorded servers speak HTTP/1.1 only, and their certificate is trusted by no browser.
    reach: () => ({ connection: 'http1' }),
    httpCache: (to) => browser === 'firefox' || (browser === 'chromium' && to.protocol === 'http:'),
    emit: (event) => {
      if (event.type === 'console' && event.by === 'browser') said.push(event.text)
    },
  })
  const document = userAgent.openDocument({ url, headers })
  said.push(...document.remarks.map(({ text }) => text))
  const context = { pageUrl: url, carryOut: document.carryOut, locate: () => undefined, explain: () => {} }
  const values: Record<string, unknown> = {
    ...createScriptApi({
      ...context,
      printAsBrowser: (text) => said.push(text),
      origin: document.origin,
      browser,
      pageHeaders: headers,
    }),
    origin: document.origin,
    location: createPageLocation(context).location,
    setTimeout: (run: () => void, wait: number) => setTimeout(run, Math.min(wait, LONGEST_WAIT)),
  }
  const result = await new AsyncFunction(...Object.keys(values), functionBody(written))(...Object.values(values))
  await new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))
  return { id: written.id, result, wire, console: said }
}

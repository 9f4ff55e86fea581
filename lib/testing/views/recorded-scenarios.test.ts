import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createScriptApi } from '../../browser/api/script-api.ts'
import { createPageElements } from '../../browser/elements/page-elements.ts'
import { createUserAgent } from '../../browser/user-agent.ts'
import { parseScenario } from '../../tools/simulate/scenario.ts'
import { makeScenarioCall } from '../../tools/simulate/scenario-calls.ts'
import { createScenarioSend } from '../../tools/simulate/scenario-servers.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName, Trace, TraceEvent } from '../../trace/events.ts'
import { headerValues } from '../../trace/header-list.ts'
import { explain } from '../../trace/why/explanation.ts'
import { findContradictions } from '../scenes/find-contradictions.ts'

/** The scenarios that real browsers were recorded with: random, so with combinations that no author would think of. */
const scenarios = ['', 'xhr-', 'elements-'].flatMap((set) =>
  readFileSync(new URL(`../recorded-browsers/${set}scenarios.ndjson`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => parseScenario(JSON.parse(line))),
)

async function traceOf(scenario: (typeof scenarios)[number], browser: BrowserName): Promise<Trace> {
  const trace: TraceEvent[] = []
  const agent = createUserAgent({
    browser,
    send: createScenarioSend(scenario.servers, () => {}),
    emit: (event) => trace.push(event),
    now: () => 0,
    cookies: scenario.cookies,
  })
  const url = `${scenario.page.origin === 'null' ? 'https://foo.example' : scenario.page.origin}/__page`
  const page = agent.openDocument(scenario.page.origin === 'null' ? { url, origin: 'null' } : { url })
  trace.push({ type: 'page', at: 0, url, origin: page.origin, browser })
  const api = createScriptApi({ pageUrl: url, origin: page.origin, browser, carryOut: page.carryOut })
  for (const call of scenario.fetches) await makeScenarioCall(api, createPageElements(page, browser), call)
  return trace
}

describe.each(BROWSERS)('every recorded scenario, in %s', (browser) => {
  test('no view contradicts how a call ended, and each explanation consists of whole sentences', async () => {
    const wrong: string[] = []
    for (const scenario of scenarios) {
      const trace = await traceOf(scenario, browser)
      for (const event of trace) {
        if (event.type !== 'settled') continue
        const found = [...findContradictions(trace, event), ...broken(explain(trace, event.call)?.paragraphs ?? [])]
        if (found.length > 0) wrong.push(`${scenario.id} call ${event.call}: ${found.join('; ')}`)
      }
    }
    expect(wrong.slice(0, 10), `${wrong.length} of ${scenarios.length}`).toEqual([])
  })

  test('no remedy allows more than the page that asked', async () => {
    let seen = 0
    const loose: string[] = []
    for (const scenario of scenarios) {
      const trace = await traceOf(scenario, browser)
      for (const asked of trace) {
        const remedy = asked.type === 'call' ? explain(trace, asked.call)?.remedy : null
        if (!remedy || asked.type !== 'call') continue
        seen += 1
        const { header, value } = remedy
        const isOrigin = header === 'Access-Control-Allow-Origin'
        if (isOrigin && value === '*' && (asked.credentials === 'include' || !allowsAll(trace, remedy.exchange)))
          loose.push(`${scenario.id}: * for everybody`)
        if (isOrigin && value !== '*' && value !== scenario.page.origin) loose.push(`${scenario.id}: ${value}`)
        if (value === '' || value === 'null') loose.push(`${scenario.id}: ${header}: ${value}`)
      }
    }
    expect(loose).toEqual([])
    expect(seen).toBeGreaterThan(100)
  })
})

/** The server sends `*` already, and sends it twice. */
const allowsAll = (trace: Trace, exchange: number) =>
  trace.some(
    (e) =>
      e.type === 'response' &&
      e.exchange === exchange &&
      headerValues(e.headers, 'Access-Control-Allow-Origin').some((value) => value.startsWith('*')),
  )

/** Faults of a sentence: an unfilled placeholder, or markup that is not closed. */
function broken(paragraphs: readonly string[]): string[] {
  const gap = /undefined|\[object|NaN|``|\*\*\*\*| {2}| \.|\(\)/
  return [
    ...(paragraphs.length === 0 ? ['no explanation'] : []),
    ...paragraphs.filter((p) => gap.test(p) || (p.match(/`/g)?.length ?? 0) % 2 === 1).map((p) => `a gap in “${p}”`),
    ...paragraphs.filter((p) => !/[.:`?”]$/.test(p)).map((p) => `no end in “${p}”`),
  ]
}

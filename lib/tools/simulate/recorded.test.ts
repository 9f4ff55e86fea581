import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import { comparableParts, type RecordedResult } from './agreement.ts'
import { runScenario } from './run-scenario.ts'
import { parseScenario } from './scenario.ts'

function fixture(name: string): string {
  return readFileSync(new URL(`../../testing/recorded-browsers/${name}`, import.meta.url), 'utf8')
}

function rows<Row>(name: string): Row[] {
  return fixture(name)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** The differences between the recorded and the simulated browser. */
async function disagreements(set: string, browser: BrowserName, betweenCalls?: number): Promise<Map<string, unknown>> {
  const recorded = new Map(rows<RecordedResult>(`${set}${browser}.ndjson`).map((row) => [row.id, row]))
  const found = new Map<string, unknown>()
  for (const row of rows<{ id: string; fetches: [] }>(`${set}scenarios.ndjson`)) {
    const truth = recorded.get(row.id)
    if (!truth) throw new Error(`${row.id} was not recorded`)
    const parts = comparableParts(row, truth, await runScenario(parseScenario(row), browser, betweenCalls), browser)
    // As JSON, so that a member that is missing and one that is undefined are the same.
    const differing = Object.entries(parts).filter(([, sides]) => {
      const [ours, theirs] = JSON.parse(JSON.stringify(sides))
      return !isDeepStrictEqual(ours, theirs)
    })
    if (differing.length > 0) found.set(row.id, Object.fromEntries(differing))
  }
  return found
}

describe.each(BROWSERS)('the simulated %s behaves as recorded', (browser) => {
  test.each([
    ['fetch', ''],
    ['XMLHttpRequest', 'xhr-'],
    ['elements and caches', 'elements-'],
    // Recorded later, by a recorder that makes the calls without a pause.
    ['what people report', 'reported-', 0],
    ['what was drawn', 'drawn-', 0],
  ] as const)('with %s', async (_what, set, betweenCalls?: number) => {
    // Only the first few, because all of them may be pages of differences.
    expect([...(await disagreements(set, browser, betweenCalls))].slice(0, 3)).toEqual([])
  })
})

/** Compares the simulated browser with a real one. */
import { isDeepStrictEqual } from 'node:util'
import type { BrowserName } from '../../trace/events.ts'
import { comparableParts, type RecordedResult } from '../simulate/agreement.ts'
import { runScenario } from '../simulate/run-scenario.ts'
import { parseScenario } from '../simulate/scenario.ts'
import type { WrittenScenario } from './recorder.ts'

/** Milliseconds: the calls of a scenario that is recorded now follow each other at once. */
const BETWEEN_CALLS = 0

export interface Disagreement {
  readonly scenario: WrittenScenario
  /** By the name of what is compared: both sides. */
  readonly parts: Readonly<Record<string, readonly [recorded: unknown, simulated: unknown]>>
}

/** Null when both did the same. */
export async function disagreement(
  scenario: WrittenScenario,
  recorded: RecordedResult,
  browser: BrowserName,
): Promise<Disagreement | null> {
  const simulated = await runScenario(parseScenario(scenario), browser, BETWEEN_CALLS)
  const calls = scenario as unknown as Parameters<typeof comparableParts>[0]
  const differing = Object.entries(comparableParts(calls, recorded, simulated, browser)).filter(([, sides]) => {
    // As JSON, so that a member that is missing and one that is undefined are the same.
    const [ours, theirs] = JSON.parse(JSON.stringify(sides))
    return !isDeepStrictEqual(ours, theirs)
  })
  return differing.length === 0 ? null : { scenario, parts: Object.fromEntries(differing) }
}

/** The options of `npm run verify:browsers -- …`. */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import { randomScenarios } from './random-scenarios.ts'
import type { WrittenScenario } from './recorder.ts'

export interface VerifyOptions {
  readonly browsers: readonly BrowserName[]
  readonly scenarios: readonly WrittenScenario[]
  /** One line about where the scenarios come from. */
  readonly source: string
  /** File for the recorded rows; of each browser its own, the browser's name put before the extension, if there are several. */
  readonly out: string | undefined
}

export const USAGE = `npm run verify:browsers -- [options]
Carries out scenarios in the real browsers on this machine and in the simulated one, and compares.
  --browser NAME     chromium, firefox or webkit; may be given again (default: all three)
  --scenarios FILE   one scenario a line (default: those in lib/testing/recorded-browsers)
  --random N         draws N new scenarios instead
  --seed S           the draw to begin with (default 1); the same seed draws the same scenarios
  --limit N          only the first N scenarios
  --out FILE         writes what the browsers did, one line a scenario`

function lines(file: string | URL): WrittenScenario[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} must be a whole number; it is ${value}.`)
  return Number(value)
}

/** Throws an Error whose message is for the user. Null: help was requested. */
export function readOptions(argv: readonly string[]): VerifyOptions | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      browser: { type: 'string', multiple: true },
      scenarios: { type: 'string' },
      random: { type: 'string' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const browsers = (values.browser ?? BROWSERS).map((name) => {
    const known = BROWSERS.find((browser) => browser === name)
    if (!known) throw new Error(`--browser must be one of ${BROWSERS.join(', ')}; it is ${name}.`)
    return known
  })
  if (values.random !== undefined && values.scenarios !== undefined) {
    throw new Error('--random and --scenarios exclude each other.')
  }
  const { scenarios, source } = chosenScenarios(values.scenarios, values.random, wholeNumber('seed', values.seed))
  const limit = values.limit === undefined ? scenarios.length : wholeNumber('limit', values.limit)
  return { browsers, scenarios: scenarios.slice(0, limit), source, out: values.out }
}

function chosenScenarios(file: string | undefined, random: string | undefined, seed: number) {
  if (random !== undefined) {
    const scenarios = randomScenarios(seed, wholeNumber('random', random))
    return { scenarios, source: `drawn with seed ${seed}` }
  }
  if (file !== undefined) return { scenarios: lines(file), source: file }
  const sets = ['scenarios', 'xhr-scenarios', 'elements-scenarios', 'reported-scenarios', 'drawn-scenarios']
  const scenarios = sets.flatMap((name) =>
    lines(new URL(`../../testing/recorded-browsers/${name}.ndjson`, import.meta.url)),
  )
  return { scenarios, source: 'lib/testing/recorded-browsers' }
}

/**
 * `npm run bench`: how many of the recorded scenarios the simulated browsers carry out in a second on this machine, and
 * whether memory stays flat. Exit code 1 when the median is under the target.
 *
 * `--against DIR` runs the same scenarios in the simulated browsers of another checkout too, in turns, and compares the
 * processor time that both take, so that the figure means something on a busy machine as well.
 */

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import type * as running from './run-scenario.ts'
import type * as parsing from './scenario.ts'

const TARGET = 3000
const SETS = ['scenarios', 'xhr-scenarios', 'elements-scenarios']

/** Few enough that the two checkouts of a comparison see the same load of the machine. */
const SCENARIOS_IN_TURN = 50

/** The simulated browsers of one checkout, and the recorded scenarios of this one as they take them. */
interface Checkout {
  readonly runScenario: typeof running.runScenario
  readonly scenarios: readonly parsing.Scenario[]
}

async function open(directory: URL): Promise<Checkout> {
  const { runScenario }: typeof running = await import(new URL('lib/tools/simulate/run-scenario.ts', directory).href)
  const { parseScenario }: typeof parsing = await import(new URL('lib/tools/simulate/scenario.ts', directory).href)
  return { runScenario, scenarios: recordedScenarios().map(parseScenario) }
}

function recordedScenarios(): unknown[] {
  return SETS.flatMap((name) =>
    readFileSync(new URL(`../../testing/recorded-browsers/${name}.ndjson`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  )
}

/** MiB in use, after a collection where Node was started with `--expose-gc`. */
function heapInUse(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1048576
}

/** What one checkout took for the scenarios of one turn, in milliseconds. */
interface Turn {
  readonly elapsed: number
  readonly processor: number
}

async function turn(
  { runScenario, scenarios }: Checkout,
  browser: BrowserName,
  from: number,
  to: number,
): Promise<Turn> {
  const start = performance.now()
  const used = process.cpuUsage()
  for (const scenario of scenarios.slice(from, to)) await runScenario(scenario, browser)
  const { user, system } = process.cpuUsage(used)
  return { elapsed: performance.now() - start, processor: (user + system) / 1000 }
}

/**
 * One round through all scenarios, in which the checkouts take turns. Each is the first as often as the last: a garbage
 * collection is counted where it happens, whoever made the garbage.
 */
async function round(checkouts: readonly Checkout[], browser: BrowserName): Promise<Turn[][]> {
  const turns: Turn[][] = checkouts.map(() => [])
  const count = checkouts[0]?.scenarios.length ?? 0
  for (let from = 0; from < count; from += SCENARIOS_IN_TURN) {
    const order = (from / SCENARIOS_IN_TURN) % 2 === 0 ? [...checkouts.keys()] : [...checkouts.keys()].reverse()
    for (const index of order) {
      const checkout = checkouts[index]
      if (checkout) turns[index]?.push(await turn(checkout, browser, from, from + SCENARIOS_IN_TURN))
    }
  }
  return turns
}

const elapsed = (turns: readonly Turn[]): number => turns.reduce((sum, each) => sum + each.elapsed, 0)

interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

function spreadOf(speeds: readonly number[]): Spread {
  const sorted = speeds.toSorted((a, b) => a - b)
  return { min: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 }
}

function print(name: string, { min, median, max }: Spread): void {
  console.log(`${name.padEnd(9)} min ${Math.round(min)}  median ${Math.round(median)}  max ${Math.round(max)}`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '10' }, against: { type: 'string' } },
  })
  const count = Number(values.rounds)
  if (!Number.isInteger(count) || count < 1) throw new Error('--rounds must be a whole number from 1.')
  const directories = [new URL('../../../', import.meta.url)]
  if (values.against !== undefined) directories.push(pathToFileURL(`${resolve(values.against)}/`))
  const checkouts = await Promise.all(directories.map(open))
  // The first rounds warm up the JIT compiler.
  for (const browser of BROWSERS) await round(checkouts, browser)
  const before = heapInUse()
  console.log(`${checkouts[0]?.scenarios.length} scenarios, ${count} rounds; scenarios per second`)
  const medians: number[] = []
  for (const browser of BROWSERS) {
    const rounds: Turn[][][] = []
    for (let i = 0; i < count; i++) rounds.push(await round(checkouts, browser))
    const [own, other] = checkouts.map(({ scenarios }, index) =>
      spreadOf(rounds.map((turns) => (scenarios.length * 1000) / elapsed(turns[index] ?? []))),
    )
    if (!own) continue
    medians.push(own.median)
    print(browser, own)
    if (!other) continue
    print('  against', other)
    const ratios = rounds.flatMap(([mine = [], theirs = []]) =>
      mine.map(({ processor }, index) => (theirs[index]?.processor ?? 0) / processor),
    )
    console.log(
      `  by processor time ${(spreadOf(ratios).median * 100).toFixed(1)} % of that, in the median of the turns`,
    )
  }
  console.log(`heap ${before.toFixed(1)} MiB at the beginning, ${heapInUse().toFixed(1)} MiB at the end`)
  if (Math.min(...medians) >= TARGET) return
  console.error(`The target is ${TARGET} scenarios per second.`)
  process.exitCode = 1
}

await main()

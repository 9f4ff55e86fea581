/**
 * `npm run bench`: how many of the recorded scenarios the simulated browsers carry out in a second on this machine, and
 * whether memory stays flat. Exit code 1 when the median is under the target.
 */

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import { runScenario } from './run-scenario.ts'
import { parseScenario, type Scenario } from './scenario.ts'

const TARGET = 3000
const SETS = ['scenarios', 'xhr-scenarios', 'elements-scenarios']

function recordedScenarios(): Scenario[] {
  return SETS.flatMap((name) =>
    readFileSync(new URL(`../../testing/recorded-browsers/${name}.ndjson`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => parseScenario(JSON.parse(line))),
  )
}

/** MiB in use, after a collection where Node was started with `--expose-gc`. */
function heapInUse(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1048576
}

/** Scenarios per second of one round through all of them. */
async function round(scenarios: readonly Scenario[], browser: BrowserName): Promise<number> {
  const start = performance.now()
  for (const scenario of scenarios) await runScenario(scenario, browser)
  return (scenarios.length * 1000) / (performance.now() - start)
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number from 1.')
  const scenarios = recordedScenarios()
  // The first rounds warm up the JIT compiler.
  for (const browser of BROWSERS) await round(scenarios, browser)
  const before = heapInUse()
  console.log(`${scenarios.length} scenarios, ${rounds} rounds; scenarios per second`)
  const medians: number[] = []
  for (const browser of BROWSERS) {
    const speeds: number[] = []
    for (let i = 0; i < rounds; i++) speeds.push(await round(scenarios, browser))
    speeds.sort((a, b) => a - b)
    const median = speeds[Math.floor(rounds / 2)] ?? 0
    medians.push(median)
    const [min, middle, max] = [speeds[0] ?? 0, median, speeds.at(-1) ?? 0].map((speed) => Math.round(speed))
    console.log(`${browser.padEnd(9)} min ${min}  median ${middle}  max ${max}`)
  }
  console.log(`heap ${before.toFixed(1)} MiB at the beginning, ${heapInUse().toFixed(1)} MiB at the end`)
  if (Math.min(...medians) >= TARGET) return
  console.error(`The target is ${TARGET} scenarios per second.`)
  process.exitCode = 1
}

await main()

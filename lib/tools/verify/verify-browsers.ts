/**
 * `npm run verify:browsers`: real browsers and the simulated one carry out the same scenarios; every difference is
 * reported. Exit code 1: something differs. 2: nothing could be compared. See options.ts for its options.
 */
import { writeFileSync } from 'node:fs'
import { parse } from 'node:path'
import type { BrowserName } from '../../trace/events.ts'
import type { RecordedResult } from '../simulate/agreement.ts'
import { parseScenario } from '../simulate/scenario.ts'
import { openChromium } from './chromium-recorder.ts'
import { type Disagreement, disagreement } from './comparison.ts'
import { openFirefox } from './firefox-recorder.ts'
import { readOptions, USAGE, type VerifyOptions } from './options.ts'
import { openProgressBar } from './progress-bar.ts'
import { BrowserMissingError, type Recorder, type WrittenScenario } from './recorder.ts'
import { openWebKit } from './webkit-recorder.ts'

const OPEN: Readonly<Record<BrowserName, () => Promise<Recorder>>> = {
  chromium: openChromium,
  firefox: openFirefox,
  webkit: openWebKit,
}
/** Contexts at a time. More would let the browsers' own timeouts decide. */
const LANES: Readonly<Record<BrowserName, number>> = { chromium: 2, firefox: 1, webkit: 1 }

interface Verdict {
  readonly recorded: readonly RecordedResult[]
  readonly disagreements: readonly Disagreement[]
  /** Scenarios that the browser could not run, and why. */
  readonly failed: readonly (readonly [id: string, message: string])[]
}

async function verify(recorder: Recorder, scenarios: readonly WrittenScenario[]): Promise<Verdict> {
  const rows: (RecordedResult | undefined)[] = []
  const differing: (Disagreement | null)[] = []
  const failed: [string, string][] = []
  const bar = openProgressBar(recorder.browser, scenarios.length, process.stderr)
  let next = 0
  async function lane(): Promise<void> {
    for (let index = next++; index < scenarios.length; index = next++) {
      const written = scenarios[index] as WrittenScenario
      try {
        const row = await recorder.record(parseScenario(written), written)
        rows[index] = row
        differing[index] = await disagreement(written, row, recorder.browser)
      } catch (error) {
        failed.push([written.id, error instanceof Error ? error.message : String(error)])
      }
      bar.step()
    }
  }
  await Promise.all(Array.from({ length: LANES[recorder.browser] }, lane))
  bar.end()
  return {
    recorded: rows.filter((row) => row !== undefined),
    disagreements: differing.filter((found) => found !== null && found !== undefined),
    failed,
  }
}

function report(recorder: Recorder, { recorded, disagreements, failed }: Verdict): void {
  for (const { scenario, parts } of disagreements) {
    console.log(`\n${scenario.id}  ${JSON.stringify(scenario)}`)
    for (const [name, [real, simulated]] of Object.entries(parts)) {
      console.log(
        `  ${name}\n    ${recorder.browser.padEnd(10)} ${JSON.stringify(real)}\n    simulated  ${JSON.stringify(simulated)}`,
      )
    }
  }
  for (const [id, message] of failed) console.log(`\n${id}  could not be carried out: ${message}`)
  const same = recorded.length - disagreements.length
  console.log(`${recorder.browser} ${recorder.version}: ${same} of ${recorded.length} scenarios agree`)
}

function outFile({ out, browsers }: VerifyOptions, browser: BrowserName): string | undefined {
  if (out === undefined || browsers.length === 1) return out
  const { dir, name, ext } = parse(out)
  return `${dir ? `${dir}/` : ''}${name}.${browser}${ext}`
}

/** The exit code. */
async function main(): Promise<number> {
  let options: VerifyOptions | null
  try {
    options = readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
    return 2
  }
  if (!options) {
    console.log(USAGE)
    return 0
  }
  console.log(`${options.scenarios.length} scenarios, ${options.source}`)
  let compared = 0
  let wrong = 0
  for (const browser of options.browsers) {
    let recorder: Recorder
    try {
      recorder = await OPEN[browser]()
    } catch (error) {
      if (!(error instanceof BrowserMissingError)) throw error
      console.log(`${browser}: skipped. ${error.message}`)
      continue
    }
    try {
      const verdict = await verify(recorder, options.scenarios)
      report(recorder, verdict)
      compared += verdict.recorded.length
      wrong += verdict.disagreements.length + verdict.failed.length
      const file = outFile(options, browser)
      if (file) writeFileSync(file, verdict.recorded.map((row) => `${JSON.stringify(row)}\n`).join(''))
    } finally {
      await recorder.close()
    }
  }
  if (wrong > 0) return 1
  return compared === 0 && options.scenarios.length > 0 ? 2 : 0
}

process.exitCode = await main()

/**
 * `npm run -s simulate -- [--browser chromium|firefox|webkit] < scenarios.ndjson > results.ndjson`: the headless face of
 * the simulated browser. Results come in the order of the input, and one after the other, so that memory stays flat.
 */

import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import { idOf } from '../id-of.ts'
import { runScenario } from './run-scenario.ts'
import { parseScenario } from './scenario.ts'

function browserFromArguments(): BrowserName {
  const { values } = parseArgs({ options: { browser: { type: 'string', default: 'chromium' } } })
  const browser = BROWSERS.find((name) => name === values.browser)
  if (!browser) throw new Error(`--browser must be one of ${BROWSERS.join(', ')}; it is ${values.browser}.`)
  return browser
}

/** The result of one line, and whether the line was a scenario. */
async function answer(line: string, browser: BrowserName): Promise<{ result: unknown; valid: boolean }> {
  let value: unknown
  try {
    value = JSON.parse(line)
    return { result: await runScenario(parseScenario(value), browser), valid: true }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { result: { id: idOf(value), error: message }, valid: false }
  }
}

async function main(): Promise<void> {
  let browser: BrowserName
  try {
    browser = browserFromArguments()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 2
    return
  }
  let waiting = ''
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const { result, valid } = await answer(line, browser)
    if (!valid) process.exitCode = 1
    waiting += `${JSON.stringify(result)}\n`
    if (waiting.length < 65536) continue
    if (!process.stdout.write(waiting)) await once(process.stdout, 'drain')
    waiting = ''
  }
  process.stdout.write(waiting)
}

await main()

/**
 * `npm test`: installs what is missing, a browser included; then types, lint, what a room may import, unused code,
 * unit tests, build, end-to-end tests.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { findFirefox, INSTALL_FIREFOX } from './firefox.mjs'
import { bin, ensureInstalled, log, ROOT, run } from './install.mjs'
import { unsteadyTests } from './unsteady.mjs'

const REPORTS = join(ROOT, 'test-results')
let passed = 0
let failed = 0

/** Runs one stage and counts it, by its own report where it writes one. */
function stage(title, program, args, { report, env = {} } = {}) {
  log(title)
  const code = run(program, args, { env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env } })
  const counts = report?.()
  if (counts) {
    passed += counts.passed
    failed += counts.failed
  } else if (code === 0) passed += 1
  // A stage that failed without a failing test still failed.
  if (code !== 0 && !counts?.failed) failed += 1
}

const read = (name) => {
  try {
    return JSON.parse(readFileSync(join(REPORTS, name), 'utf8'))
  } catch {
    return null
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

ensureInstalled()
const browser = await ensureBrowser()
const firefox = findFirefox()
log(`Testing with ${browser}${firefox ? `, and the sandbox also with ${firefox}` : ''}`)
if (!firefox) log(`No Firefox here, so the tests in it are skipped. ${INSTALL_FIREFOX}`)
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

run(process.execPath, ['lib/tools/commands/build-sandbox.mjs'])
stage('Types', 'npm', ['run', '-s', 'types'])
stage('Lint', bin('biome'), ['check', '.'])
stage('Walls', 'npm', ['run', '-s', 'walls'])
stage('Nothing unused', bin('knip'), [])
stage(
  'Unit tests',
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'],
  {
    report: () => {
      const r = read('unit.json')
      return r && { passed: r.numPassedTests, failed: r.numFailedTests + (r.numRuntimeErrorTestSuites ?? 0) }
    },
  },
)
ensureBuilt()
const playwright = ['test', '--config', 'e2e/playwright.config.ts']
const endToEnd = { PREFLIGHT_CHROMIUM: browser, PREFLIGHT_PORT: String(await freePort()) }
stage('End-to-end tests', bin('playwright'), playwright, {
  env: { ...endToEnd, PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, 'e2e.json') },
  report: () => {
    const r = read('e2e.json')
    // Those that passed only when they were retried are counted below.
    return r && { passed: r.stats.expected, failed: r.stats.unexpected }
  },
})

/** A test that passes now and then has failed; one that the machine was once too slow for passes as often as it is asked. */
const REPEATED = 5
for (const { place, project, title } of unsteadyTests(read('e2e.json') ?? {})) {
  const only = [...playwright, place, `--project=${project}`, `--repeat-each=${REPEATED}`, '--retries=0', '--workers=1']
  const env = { ...endToEnd, PREFLIGHT_PORT: String(await freePort()) }
  stage(`Passed only when it was retried, so ${REPEATED} times by itself: ${title}`, bin('playwright'), only, { env })
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

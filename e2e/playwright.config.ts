import { defineConfig } from '@playwright/test'
import { CHROMIUM } from './chromium.ts'

const port = Number(process.env.PREFLIGHT_PORT ?? 3210)

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 860 },
    // What plays by itself would be somewhere else each time that it is looked at; one test of it allows motion.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...CHROMIUM,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
    permissions: ['clipboard-read', 'clipboard-write'],
    // A trace of every test takes a third of the time.
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'chromium', testIgnore: '**/firefox-*.spec.ts' },
    // The escape suite, and a small part of the rest; skipped with a word where Firefox is not installed.
    { name: 'firefox', testMatch: ['**/sandbox-*.spec.ts', '**/firefox-*.spec.ts'] },
  ],
  webServer: {
    command: `node lib/tools/commands/serve.mjs ${port}`,
    cwd: '..',
    url: `http://localhost:${port}`,
    reuseExistingServer: !process.env.CI,
  },
})

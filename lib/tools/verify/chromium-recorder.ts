/** Records in Chromium: the results in the page, the requests on the wire, and the events of DevTools. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test'
import type { RecordedResult } from '../simulate/agreement.ts'
import type { SeenCall } from '../simulate/scenario-calls.ts'
import { openLoopbackServers } from './loopback-servers.ts'
import { callsExpression, pageUrl } from './page.ts'
import { BrowserMissingError, quietTime, type Recorder, recordedWire, type WrittenScenario } from './recorder.ts'

interface RecordedError {
  readonly cors?: string
  readonly parameter?: string
  readonly blocked?: string
  readonly text: string
}

/**
 * The system's own package, or the build that Playwright has downloaded: in both cases the whole browser, because the
 * headless shell has other defaults for third-party cookies and keeps sandboxed frames in the page's process.
 */
function installation(): { executablePath: string } | { channel: string } {
  const places = [process.env.PREFLIGHT_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome']
  const executablePath = places.find((path) => path !== undefined && existsSync(path))
  return executablePath ? { executablePath } : { channel: 'chromium' }
}

/**
 * A new profile with upstream's defaults where a distribution changes them. Debian's build blocks third-party cookies
 * (its patch `disable/third-party-cookies.patch`); upstream registers 2, "only in Incognito", for this preference
 * (`components/content_settings/core/browser/cookie_settings.cc`), and Chrome is shipped so.
 */
function upstreamProfile(): string {
  const directory = mkdtempSync(join(tmpdir(), 'preflight-chromium-'))
  mkdirSync(join(directory, 'Default'))
  writeFileSync(join(directory, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 2 } }))
  return directory
}

/** Throws a {@link BrowserMissingError}. */
export async function openChromium(): Promise<Recorder> {
  const args = ['--disable-background-networking', '--disable-component-update', '--no-first-run']
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  const profile = upstreamProfile()
  const first = await chromium.launchPersistentContext(profile, { ...installation(), args }).catch((error: Error) => {
    rmSync(profile, { recursive: true, force: true })
    throw new BrowserMissingError(
      `Chromium did not start (${error.message.split('\n')[0]}). Install it with "npx playwright install chromium" or your system's package "chromium".`,
    )
  })
  const browser = first.browser()
  if (!browser) throw new BrowserMissingError('Chromium opened no browser.')
  return {
    browser: 'chromium',
    version: browser.version(),
    async record(scenario, written) {
      const servers = await openLoopbackServers(scenario)
      const context = await browser.newContext({
        ignoreHTTPSErrors: true,
        proxy: { server: `http://127.0.0.1:${servers.port}` },
      })
      try {
        await setCookies(context, written)
        const page = await context.newPage()
        const devTools = await watchDevTools(context, page)
        await page.goto(pageUrl(scenario.page.origin))
        const fetches = await page.evaluate<SeenCall[]>(callsExpression(written))
        await servers.settled(quietTime(written))
        await devTools.settled()
        return {
          id: written.id,
          fetches,
          wire: recordedWire(servers.wire, written, { cookies: true }),
          console: devTools.console,
          errors: devTools.errors,
        } satisfies RecordedResult
      } finally {
        await context.close()
        await servers.close()
      }
    },
    async close() {
      await browser.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

async function setCookies(context: BrowserContext, { cookies = {} }: WrittenScenario): Promise<void> {
  const list = Object.entries(cookies).map(([origin, pair]) => ({
    name: pair.slice(0, pair.indexOf('=')),
    value: pair.slice(pair.indexOf('=') + 1),
    // Only an https URL may set a cookie that is Secure; the cookie itself belongs to the host, whatever the scheme.
    url: `https://${new URL(origin).hostname}/`,
    secure: true,
    sameSite: 'None' as const,
  }))
  await context.addCookies(list)
}

async function watchDevTools(context: BrowserContext, page: Page) {
  const said: string[] = []
  const errors: RecordedError[] = []
  page.on('console', (message) => said.push(message.text()))
  const session: CDPSession = await context.newCDPSession(page)
  session.on('Network.loadingFailed', ({ corsErrorStatus, blockedReason, errorText }) => {
    if (corsErrorStatus) {
      const { corsError, failedParameter } = corsErrorStatus
      errors.push({ cors: corsError, parameter: failedParameter, text: errorText })
    } else {
      errors.push(blockedReason ? { blocked: blockedReason, text: errorText } : { text: errorText })
    }
  })
  await session.send('Network.enable')
  return {
    console: said,
    errors,
    /** DevTools events come in order: when an answer has come, what happened before it has too. */
    async settled(): Promise<void> {
      await session.send('Runtime.evaluate', { expression: '0' })
      await page.evaluate('0')
    },
  }
}

/** Records in Firefox, over WebDriver BiDi: the results in the page and the requests on the wire. */
import { existsSync } from 'node:fs'
import puppeteer, { type Browser } from 'puppeteer-core'
import type { RecordedResult } from '../simulate/agreement.ts'
import type { SeenCall } from '../simulate/scenario-calls.ts'
import { openLoopbackServers } from './loopback-servers.ts'
import { pageUrl } from './page.ts'
import { BrowserMissingError, quietTime, type Recorder, recordedWire } from './recorder.ts'

const INSTALL = 'Install your system\'s package "firefox" or "firefox-esr", or say where it is in PREFLIGHT_FIREFOX.'

function executable(): string {
  const places = [process.env.PREFLIGHT_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox']
  const path = places.find((candidate) => candidate !== undefined && existsSync(candidate))
  if (path === undefined) throw new BrowserMissingError(`Firefox was not found. ${INSTALL}`)
  return path
}

/** Throws a {@link BrowserMissingError}. */
export async function openFirefox(): Promise<Recorder> {
  const executablePath = executable()
  const launched = puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      // Nothing but the scenario's own requests, and none of them changed.
      'dom.security.https_first': false,
      'dom.security.https_only_mode': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'network.http.speculative-parallel-limit': 0,
    },
  })
  const browser: Browser = await launched.catch((error: Error) => {
    throw new BrowserMissingError(`Firefox did not start (${error.message.split('\n')[0]}). ${INSTALL}`)
  })
  return {
    browser: 'firefox',
    version: (await browser.version()).replace(/^firefox\//i, ''),
    async record(scenario, written) {
      const servers = await openLoopbackServers(scenario)
      const context = await browser.createBrowserContext({ proxyServer: `127.0.0.1:${servers.port}` })
      try {
        const page = await context.newPage()
        await page.goto(pageUrl(scenario.page))
        const fetches = (await page.evaluate(`runCalls(${JSON.stringify(written.fetches)})`)) as SeenCall[]
        await servers.settled(quietTime(written))
        return {
          id: written.id,
          // The automation shows the page every error in full, so it is unknown which it would have muted.
          fetches: fetches.map(({ muted: _, ...seen }) => seen),
          wire: recordedWire(servers.wire, written, { cookies: false }),
        } satisfies RecordedResult
      } finally {
        await context.close()
        await servers.close()
      }
    },
    close: () => browser.close(),
  }
}

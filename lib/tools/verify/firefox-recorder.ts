/** Records in Firefox, over WebDriver BiDi: the results in the page and the requests on the wire. */

import { findFirefox, INSTALL_FIREFOX } from '../commands/firefox.mjs'
import type { RecordedResult } from '../simulate/agreement.ts'
import type { SeenCall } from '../simulate/scenario-calls.ts'
import { launchFirefox } from './firefox.ts'
import { openLoopbackServers } from './loopback-servers.ts'
import { callsExpression, pageUrl } from './page.ts'
import { BrowserMissingError, quietTime, type Recorder, recordedCookies, recordedWire } from './recorder.ts'

/** Throws a {@link BrowserMissingError}. */
export async function openFirefox(): Promise<Recorder> {
  const path = findFirefox()
  if (path === undefined) throw new BrowserMissingError(`Firefox was not found. ${INSTALL_FIREFOX}`)
  const browser = await launchFirefox(path).catch((error: Error) => {
    throw new BrowserMissingError(`Firefox did not start (${error.message.split('\n')[0]}). ${INSTALL_FIREFOX}`)
  })
  return {
    browser: 'firefox',
    version: (await browser.version()).replace(/^firefox\//i, ''),
    async record(scenario, written) {
      const servers = await openLoopbackServers(scenario)
      const context = await browser.createBrowserContext({ proxyServer: `127.0.0.1:${servers.port}` })
      try {
        const page = await context.newPage()
        await page.goto(pageUrl(scenario.page.origin))
        const fetches = (await page.evaluate(callsExpression(written))) as SeenCall[]
        await servers.settled(quietTime(written))
        return {
          id: written.id,
          // The automation shows the page every error in full, so it is unknown which it would have muted.
          fetches: fetches.map(({ muted: _, ...seen }) => seen),
          ...recordedCookies(written),
          wire: recordedWire(servers.wire, written, recordedCookies(written)),
        } satisfies RecordedResult
      } finally {
        await context.close()
        await servers.close()
      }
    },
    close: () => browser.close(),
  }
}

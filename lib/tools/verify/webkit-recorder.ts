/** Records in WebKitGTK, over WebDriver: the results in the page and the requests on the wire. */
import { existsSync } from 'node:fs'
import type { RecordedResult } from '../simulate/agreement.ts'
import type { SeenCall } from '../simulate/scenario-calls.ts'
import { freePort } from './free-port.ts'
import { openLoopbackServers } from './loopback-servers.ts'
import { callsExpression, pageUrl } from './page.ts'
import { BrowserMissingError, quietTime, type Recorder, recordedWire } from './recorder.ts'
import { openVirtualDisplay } from './virtual-display.ts'
import { openWebDriver, type WebDriverSession } from './web-driver.ts'

const INSTALL =
  'Install your system\'s packages "webkit2gtk-driver" and "xvfb", or say where WebKitWebDriver is in PREFLIGHT_WEBKIT.'

function executable(): string {
  const places = [process.env.PREFLIGHT_WEBKIT, '/usr/bin/WebKitWebDriver']
  const path = places.find((candidate) => candidate !== undefined && existsSync(candidate))
  if (path === undefined) throw new BrowserMissingError(`WebKitGTK's driver was not found. ${INSTALL}`)
  return path
}

const CAPABILITIES = { acceptInsecureCerts: true } as const

/**
 * The environment names the proxy, because with WebDriver's own `sslProxy` WebKitGTK uses TLS to the proxy itself and
 * rejects its certificate.
 */
function environment(display: string, proxyPort: number): NodeJS.ProcessEnv {
  const proxy = `http://127.0.0.1:${proxyPort}`
  return {
    ...process.env,
    DISPLAY: display,
    http_proxy: proxy,
    https_proxy: proxy,
    // The driver's own connection to its browser.
    no_proxy: '127.0.0.1,localhost',
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  }
}

/** Throws a {@link BrowserMissingError}. A session is a separate browser, so every scenario has its own. */
export async function openWebKit(): Promise<Recorder> {
  const path = executable()
  const display = await openVirtualDisplay().catch((error: Error) => {
    throw new BrowserMissingError(`There is no display for WebKitGTK (${error.message}). ${INSTALL}`)
  })
  const proxyPort = await freePort()
  const driver = await openWebDriver(path, await freePort(), environment(display.name, proxyPort))
  const first = await driver.openSession(CAPABILITIES)
  const { version } = first
  await first.end()
  return {
    browser: 'webkit',
    version,
    async record(scenario, written) {
      const servers = await openLoopbackServers(scenario, { port: proxyPort, isProxyBypassed: true })
      let session: WebDriverSession | undefined
      try {
        session = await driver.openSession(CAPABILITIES)
        await session.navigate(pageUrl(scenario.page.origin))
        const fetches = (await session.evaluate(callsExpression(written))) as SeenCall[]
        await servers.settled(quietTime(written))
        return {
          id: written.id,
          fetches,
          // WebKitGTK's cookie store is libsoup's, with other rules than Safari's.
          wire: recordedWire(servers.wire, written, { cookies: false }),
        } satisfies RecordedResult
      } finally {
        await session?.end()
        await servers.close()
      }
    },
    async close() {
      driver.close()
      display.close()
    },
  }
}

/** The Firefox of this machine, driven over WebDriver BiDi. */
import puppeteer, { type Browser } from 'puppeteer-core'

/** Starts it without a window. Rejects where it does not start. */
export function launchFirefox(executablePath: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      // No requests but the page's own, and none of them changed.
      'dom.security.https_first': false,
      'dom.security.https_only_mode': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'network.http.speculative-parallel-limit': 0,
      // Loopback hosts of a scenario are behind the proxy too.
      'network.proxy.allow_hijacking_localhost': true,
    },
  })
}

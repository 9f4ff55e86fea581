/** The Firefox of this machine, driven over WebDriver BiDi. */
import { existsSync } from 'node:fs'
import puppeteer, { type Browser } from 'puppeteer-core'

export const INSTALL_FIREFOX =
  'Install your system\'s package "firefox" or "firefox-esr", or say where it is in PREFLIGHT_FIREFOX.'

/** The path of its program; undefined where none is installed. */
export function findFirefox(): string | undefined {
  const places = [process.env.PREFLIGHT_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox']
  return places.find((place) => place !== undefined && existsSync(place))
}

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

import type { BrowserName } from './events.ts'

/** The common name of the browser with each engine. */
export const BROWSER_TITLES: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chrome',
  firefox: 'Firefox',
  webkit: 'Safari',
}

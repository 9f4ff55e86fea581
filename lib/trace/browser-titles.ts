import type { BrowserName } from './events.ts'

/** What people call the browser that an engine is in. */
export const BROWSER_TITLES: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chrome',
  firefox: 'Firefox',
  webkit: 'Safari',
}

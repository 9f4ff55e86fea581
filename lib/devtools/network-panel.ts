/** What the Network panel of the run's browser shows: a pure function of the trace. */
import type { BrowserName, Trace } from '../trace/events.ts'
import { attemptsOf } from './attempts.ts'
import type { DrawPanel } from './browser-panel.ts'
import { drawChromium } from './chromium.ts'
import { drawFirefox } from './firefox.ts'
import type { NetworkPanel } from './panel-model.ts'
import { drawWebkit } from './webkit.ts'

const DRAW: Readonly<Record<BrowserName, DrawPanel>> = {
  chromium: drawChromium,
  firefox: drawFirefox,
  webkit: drawWebkit,
}

/**
 * The rows of a run, or of the part of it that the trace has so far: a request without an answer is then still open.
 * @param file the file name of the page's script, for the column Initiator
 */
export function networkPanel(trace: Trace, file = 'client.js'): NetworkPanel {
  const page = trace.find((e) => e.type === 'page')
  const browser = page?.type === 'page' ? page.browser : 'chromium'
  return { browser, ...DRAW[browser]({ trace, attempts: attemptsOf(trace), file }) }
}

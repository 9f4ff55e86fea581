import { runInNode } from '@/lib/run/run-in-node.ts'
import { sampleLines } from '@/lib/search/error-templates.ts'
import { knownSamples } from '@/lib/search/known-texts/known-samples.ts'
import { BROWSERS } from '@/lib/trace/event-parts.ts'
import type { BrowserName, Trace } from '@/lib/trace/events.ts'
import type { FailureReason } from '@/lib/trace/failure-reasons.ts'
import { errorPage } from './errors.ts'
import type { LookAlikePage } from './look-alikes.ts'

export interface ErrorRuns {
  /** The run in the document's own browser; null if there is no document. */
  readonly trace: Trace | null
  /** The console messages of each browser in which the document fails for this reason. */
  readonly messages: readonly { readonly browser: BrowserName; readonly lines: readonly string[] }[]
}

/** Runs a reason's document in the three simulated browsers, for the reason's page. */
export async function errorRuns(reason: FailureReason): Promise<ErrorRuns> {
  const { document } = errorPage(reason)
  if (!document)
    return { trace: null, messages: BROWSERS.map((browser) => ({ browser, lines: sampleLines(browser, reason) })) }
  const runs: { browser: BrowserName; trace: Trace }[] = []
  for (const browser of BROWSERS) runs.push({ browser, trace: await runInNode({ ...document, browser }) })
  return {
    trace: runs.find(({ browser }) => browser === document.browser)?.trace ?? null,
    messages: runs
      .filter(({ trace }) => trace.some((e) => e.type === 'failure' && e.reason === reason))
      .map(({ browser, trace }) => ({
        browser,
        lines: trace.flatMap((e) => (e.type === 'console' && e.by === 'browser' ? [e.text.trim()] : [])),
      })),
  }
}

/** Of a page about what no call here fails for: its document's run, and the texts that browsers print. */
export async function lookAlikeRuns({ reason, document }: LookAlikePage): Promise<ErrorRuns> {
  return {
    trace: document && (await runInNode(document)),
    messages: BROWSERS.map((browser) => ({ browser, lines: knownSamples(browser, reason) })).filter(
      ({ lines }) => lines.length > 0,
    ),
  }
}

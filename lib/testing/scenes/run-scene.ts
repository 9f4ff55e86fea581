/** A scene is a test case: a document, or elements on its page, with what every view must show of its run. */
import { createPageElements, type PageElements } from '../../browser/elements/page-elements.ts'
import type { PlaygroundDocument } from '../../document/document.ts'
import { prepareClient } from '../../run/prepare-client.ts'
import { runDocument } from '../../run/run.ts'
import { runInNode } from '../../run/run-in-node.ts'
import type { Trace } from '../../trace/events.ts'

export interface Scene {
  readonly name: string
  readonly document: PlaygroundDocument
  /** Replaces the document's script: the requests of the page’s elements. */
  readonly elements?: (page: PageElements) => Promise<unknown>
  /** The call that the expectations are about. Absent: the first. */
  readonly call?: number
  /**
   * Rows of the diagram, in this order; others may come between them. `script → browser: fetch()` is a message,
   * `bar.other: ✓ handler ran` a mark on a lane, and `browser: STOP` the stop sign.
   */
  readonly rows: readonly string[]
  /** The note beside the stop sign; null where there is none. */
  readonly stop: string | null
  /** The answers to the three questions. */
  readonly answers: readonly [crossOrigin: string, sent: string, read: string]
  /** Parts of the explanation, in this order. */
  readonly why: readonly RegExp[]
}

/** A script that ignores how its calls end. */
export const fetching = (...calls: readonly string[]) =>
  calls.map((call) => `await fetch(${call}).catch(() => {})`).join('\n')

/** Runs a scene: its script, or its page’s elements. */
export function runScene({ document, elements }: Scene): Promise<Trace> {
  if (!elements) return runInNode(document)
  return runDocument(document, {
    prepare: prepareClient,
    async execute({ pageUrl, browser, carryOut }) {
      const { signal } = new AbortController()
      const page: Parameters<typeof createPageElements>[0] = {
        url: pageUrl,
        carryOut: (call) => carryOut(call, signal),
      }
      await elements(createPageElements(page, browser))
      return { why: 'finished' }
    },
  }).then(({ trace }) => trace)
}

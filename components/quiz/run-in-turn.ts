import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInPage } from '@/lib/run/run-in-page.ts'
import type { Trace } from '@/lib/trace/events.ts'

let last: Promise<unknown> = Promise.resolve()

/** Runs documents one after another: the page has one sandbox. Nothing stops them, so that no question stays without answers. */
export function runInTurn(document: PlaygroundDocument): Promise<Trace> {
  const next = last.then(async () => (await runInPage(document, NEVER)).trace)
  last = next.catch(() => {})
  return next
}

const NEVER = new AbortController().signal

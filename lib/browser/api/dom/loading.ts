/** How an element's request begins and ends. */
import type { Outcome } from '../../../trace/events.ts'
import type { Call } from '../../call.ts'
import type { PageContext, PageElement } from './page-element.ts'

/** What an element learns of its request; null where it was aborted. */
export async function load(context: PageContext, call: Call, signal?: AbortSignal): Promise<Outcome | null> {
  const blob = context.blobUrls.read(call.url)
  const result = await context.carryOut(blob ? { ...call, blob: await blob } : call, signal)
  if (signal?.aborted || result.outcome === 'aborted') return null
  return result.settled ?? { kind: 'error' }
}

/** Loads, and fires `load` or `error` at the element. `before` sees the outcome first. */
export async function loadInto(
  element: PageElement,
  context: PageContext,
  call: Call,
  before: (outcome: Outcome) => void = () => {},
  signal?: AbortSignal,
): Promise<void> {
  const outcome = await load(context, call, signal)
  if (!outcome) return
  before(outcome)
  element.dispatchEvent(new Event(outcome.kind === 'load' ? 'load' : 'error'))
}

/** Runs once for all changes that a script makes without a pause, as "await a stable state" does. */
export function onceStable(run: () => void): () => void {
  let isWaiting = false
  return () => {
    if (isWaiting) return
    isWaiting = true
    queueMicrotask(() => {
      isWaiting = false
      run()
    })
  }
}

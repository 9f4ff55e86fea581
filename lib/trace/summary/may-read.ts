/** Whether the script of a call may read what came. */
import type { Trace } from '../events.ts'

/**
 * @param events those of one call
 * @returns null where there is nothing to read yet, or nothing at all
 */
export type Reading =
  | { readonly may: true }
  | { readonly may: false; readonly because?: 'opaque' | 'only used' | 'only shown' }
  | { readonly may: null; readonly because: 'unsettled' | 'aborted' | 'nothing' }

/** @param events those of one call */
export function readingOf(events: Trace): Reading {
  const settled = events.find((e) => e.type === 'settled')
  if (settled?.type !== 'settled') return { may: null, because: 'unsettled' }
  const o = settled.outcome
  if (o.kind === 'response')
    return o.responseType === 'opaque' || o.responseType === 'opaqueredirect'
      ? { may: false, because: 'opaque' }
      : { may: true }
  if (o.kind === 'aborted') return { may: null, because: 'aborted' }
  if (o.kind === 'load' && (o.tainted || o.muted || o.readable === false)) return { may: false, because: 'only used' }
  const isFrame = events.some((e) => e.type === 'call' && e.api === 'iframe')
  const isForeign = events.some((e) => e.type === 'decision' && e.rule === 'same-origin' && !e.passed)
  if (isFrame && isForeign) return { may: false, because: 'only shown' }
  if (o.kind === 'load' || o.kind === 'open') return { may: true }
  if (o.kind === 'queued' || o.kind === 'submitted') return { may: null, because: 'nothing' }
  return { may: false }
}

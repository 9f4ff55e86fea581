/** Runs that begin when a component starts them and end when the test ends them, in place of the page's sandbox. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { RunResult } from '../run/run.ts'
import type { Trace } from '../trace/events.ts'
import { callEvent } from './trace-events.ts'

export interface PendingRun {
  readonly document: PlaygroundDocument
  readonly signal: AbortSignal
  end(trace: Trace): void
  fail(message: string): void
}

/** In the order in which they began. A test empties it before it starts. */
export const runs: PendingRun[] = []

/** The run that began last. @throws when none has */
export function lastRun(): PendingRun {
  const run = runs.at(-1)
  if (!run) throw new Error('Nothing has run.')
  return run
}

/** Replaces the function of lib/run/run-in-page.ts. */
export function runInPage(document: PlaygroundDocument, signal: AbortSignal): Promise<RunResult> {
  return new Promise((resolve, reject) =>
    runs.push({
      document,
      signal,
      end: (trace) => resolve({ trace, diagnostics: new Map() }),
      fail: (message) => reject(new Error(message)),
    }),
  )
}

/** The trace of a run, distinguished from others by its time. */
export const traceAt = (at: number): Trace => [{ type: 'ended', at, why: 'finished' }]

/** The trace of a script that made one call. */
export const oneCall = (at: number): Trace => [callEvent({ at }), ...traceAt(at)]

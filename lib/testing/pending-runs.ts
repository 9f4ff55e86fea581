/** Runs that begin when a component asks for them and end when the test says so, in place of the page's sandbox. */
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

/** In place of lib/run/run-in-page.ts's. */
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

/** A run's trace that another's is told from by its time. */
export const traceAt = (at: number): Trace => [{ type: 'ended', at, why: 'finished' }]

/** The trace of a script that called once. */
export const oneCall = (at: number): Trace => [callEvent({ at }), ...traceAt(at)]

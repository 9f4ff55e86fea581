/** The messages between a command and a thread that runs documents for it. */
import type { TraceEvent } from '../../trace/events.ts'
import type { Step } from './run-with-steps.ts'

/** Q: what the thread is asked. */
export type ToThread<Q> = { readonly type: 'ping' } | { readonly type: 'ask'; readonly question: Q }

/** A: what it answers. */
export type FromThread<A> =
  | { readonly type: 'ready' }
  | { readonly type: 'pong' }
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'event'; readonly event: TraceEvent }
  /** `spent`: the documents' code left something behind, and the thread is of no more use. */
  | { readonly type: 'answered'; readonly answer: A; readonly spent: boolean }
  | { readonly type: 'failed'; readonly message: string }

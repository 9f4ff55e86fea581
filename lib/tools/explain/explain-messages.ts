/** The messages between the command and the thread that runs documents. */
import type { PlaygroundDocument } from '../../document/document.ts'
import type { Diagnostic } from '../../servers/dialect.ts'
import type { Trace, TraceEvent } from '../../trace/events.ts'
import type { ExplainedRun } from './explained-run.ts'
import type { Step } from './run-with-steps.ts'

export type ToThread =
  | { readonly type: 'ping' }
  | {
      readonly type: 'run'
      readonly document: PlaygroundDocument
      readonly hanging: readonly (readonly [string, number])[]
    }
  /** Explains a run that was cut off, from what is known of it. */
  | { readonly type: 'explain'; readonly document: PlaygroundDocument; readonly trace: Trace }

export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'pong' }
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'event'; readonly event: TraceEvent }
  | {
      readonly type: 'explained'
      readonly run: ExplainedRun
      readonly mended: PlaygroundDocument | null
      readonly spent: boolean
    }
  | { readonly type: 'failed'; readonly message: string }

/** Server origin → remarks on its text. */
export type Remarks = ReadonlyMap<string, readonly Diagnostic[]>

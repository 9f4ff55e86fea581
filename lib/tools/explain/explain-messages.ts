/** What the thread of `npm run -s explain` is asked, and what it answers. */
import type { PlaygroundDocument } from '../../document/document.ts'
import type { Diagnostic } from '../../servers/dialect.ts'
import type { Trace } from '../../trace/events.ts'
import type { ExplainedRun } from './explained-run.ts'

export type Question =
  | {
      readonly type: 'run'
      readonly document: PlaygroundDocument
      readonly hanging: readonly (readonly [string, number])[]
    }
  /** Explains a run that was cut off, from what is known of it. */
  | { readonly type: 'explain'; readonly document: PlaygroundDocument; readonly trace: Trace }

export interface Answer {
  readonly run: ExplainedRun
  readonly mended: PlaygroundDocument | null
}

/** Server origin → remarks on its text. */
export type Remarks = ReadonlyMap<string, readonly Diagnostic[]>

import type { CommandId } from '@/lib/commands/commands.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import type { Trace } from '@/lib/trace/events.ts'

/** Where the presentation stands now, with what a follower needs in order to show the same. */
export interface StagePlace {
  readonly talk: Talk
  readonly state: StageState
  /** The open scene's document as it is now, with what was changed on the stage. */
  readonly document: PlaygroundDocument
  /** The run of this document; null before its first run, and after an edit. It holds the answer: mind what is covered. */
  readonly trace: Trace | null
  /** The answer is covered, and with it all that tells it: the scene's title, and what its author says of the document. */
  readonly covered: boolean
}

/** Somebody who follows the stage: the notes window, a class. */
export interface StageFollower {
  /** Called at once with the present place, and again after each change of it. */
  follow(at: StagePlace): void
  /**
   * Lets the follower lead: it keeps `command` and calls it as if the key had been pressed on the stage.
   * @returns what ends it
   */
  lead?(command: (id: CommandId) => void): () => void
}

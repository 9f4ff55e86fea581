import type { ReactNode } from 'react'
import type { CommandId } from '@/lib/commands/commands.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { PredictionQuestion } from '@/lib/lessons/prediction.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import type { StageFollower, StagePlace } from './stage-followers.ts'

/**
 * What others show on the stage, each a function of the present place. Sizes are in `--stage-unit`, of which the
 * picture's height has 720: text that has to be read has at least 24 of them.
 */
interface StageParts {
  /** At the right of the title: a code to join a class with, how many have answered. */
  readonly corner?: (at: StagePlace) => ReactNode
  /** Under the three questions, in the phase `question`. */
  readonly question?: (at: StagePlace) => ReactNode
  /** Under one of the three answers, in the phase `answer`. @returns null where there is nothing to show */
  readonly answer?: (at: StagePlace, question: PredictionQuestion) => ReactNode
  /** Escape: closes what a part shows over the stage. @returns whether there was something */
  readonly back?: () => boolean
  /** Further buttons of the tools that appear when the mouse moves. They call `command` as its key does. */
  readonly tools?: (at: StagePlace, command: (id: CommandId) => void) => ReactNode
  /**
   * Does a command that the stage does not know itself.
   * @param say tells the presenter for a moment what came of it
   */
  readonly command?: (id: CommandId, at: StagePlace, say: (words: string) => void) => void
}

export interface StageProps {
  talk: Talk
  /** Index of the scene to open with, from 0. A reload opens the one that was shown. */
  first: number
  /**
   * The stage is left.
   * @param edited scene id → its document, of the scenes that were changed on the stage
   * @param scene index of the scene that was shown, from 0
   */
  onClose: (edited: ReadonlyMap<string, PlaygroundDocument>, scene: number) => void
  followers?: readonly StageFollower[]
  parts?: StageParts
}

/**
 * Where a presentation stands. It is all that a notes window and a class need in order to follow, so it is small and
 * can be sent as JSON.
 */
import type { Beside } from '../talk/talk.ts'

/** `question`: the three questions are asked and nothing is uncovered; `steps`; `answer`: the answer in words. */
export type StagePhase = 'question' | 'steps' | 'answer'

export interface StageState {
  /** Index of the scene in the talk, from 0. */
  readonly scene: number
  readonly phase: StagePhase
  /** How many rows of the exchange are uncovered: 0 before the first step. */
  readonly step: number
  /** What is shown beside the exchange; null: nothing. */
  readonly beside: Beside | null
  /** The screen is blank. */
  readonly blank: boolean
}

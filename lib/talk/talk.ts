/** A talk: scenes in the order in which they are shown on the stage. A single document is a talk of one scene. */
import type { PlaygroundDocument } from '../document/document.ts'

/** What the stage shows beside the exchange: the script, the server's text, the explanation, or the message of the step. */
export const BESIDE = ['script', 'server', 'why', 'message'] as const
export type Beside = (typeof BESIDE)[number]

export interface Scene {
  /** Unique in its talk, and the same as long as the scene exists: drafts and votes are kept under it. */
  readonly id: string
  readonly title: string
  /** The prepared state. What is changed on the stage never changes it. */
  readonly document: PlaygroundDocument
  /** What the class is to achieve, shown on the stage before the scene runs: plain text with `code` and **strong**. */
  readonly task?: string
  /** For the presenter only; plain text. */
  readonly notes?: string
  /** The three questions are asked before the first step, and the run is covered until the steps uncover it. (cover.ts) */
  readonly asks: boolean
  /** The step at which the scene opens, 1-based; `decision` is the step that decided. Absent: before the first step. */
  readonly opensAt?: number | 'decision'
  /** Absent: nothing beside the exchange. */
  readonly beside?: Beside
  /** The scene is an exercise of a lesson: a class can be set it as a task. */
  readonly exercise?: { readonly lesson: string; readonly id: string }
}

export interface Talk {
  readonly version: 1
  /** The same as long as the talk exists, on whatever device it is opened. */
  readonly id: string
  readonly title: string
  readonly scenes: readonly Scene[]
}

/** What the thread of `npm run -s grade` is asked, and what it answers. */
import type { PlaygroundDocument } from '../../document/document.ts'
import type { Checked } from '../../homework/judge.ts'
import type { Exercise } from '../../lessons/exercise.ts'

export interface Question {
  readonly exercise: Exercise
  readonly answer: PlaygroundDocument
}

export type Answer = Extract<Checked, { how: 'checked' }>

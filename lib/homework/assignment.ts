/** Homework as data: what an instructor sets. No functions, so that it can be a file and a link. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { Exercise } from '../lessons/exercise.ts'

/** A set of exercises that students solve and hand in. */
export interface Assignment {
  readonly version: 1
  /** Made once, when the assignment is made: an edited assignment keeps it. */
  readonly id: string
  readonly title: string
  /** What students read first. Plain text; an empty line begins a paragraph. */
  readonly text: string
  /** In words, as the instructor writes it: `Friday, 4 December, 18:00`. It is shown, and not enforced. */
  readonly deadline: string
  /** What students are asked for, beside their answers. */
  readonly fields: readonly Field[]
  readonly exercises: readonly HomeworkExercise[]
}

/** A question about the student: name, number. */
export interface Field {
  /** Unique within the assignment; a column of the table of results. */
  readonly id: string
  readonly label: string
  readonly required: boolean
}

/** An exercise as in a lesson; its solution is only in the instructor's copy, unless students may see it. */
export interface HomeworkExercise extends Omit<Exercise, 'solution' | 'tooLoose'> {
  readonly solution?: PlaygroundDocument
}

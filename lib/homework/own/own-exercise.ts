/** An exercise that an instructor makes: what students get of it, and what only its author has. */
import type { PlaygroundDocument } from '../../document/document.ts'
import type { Exercise } from '../../lessons/exercise.ts'
import type { Assignment, HomeworkExercise } from '../assignment.ts'

export interface OwnExercise {
  readonly version: 1
  /** Made once: an edited exercise keeps it, and so do answers to it. */
  readonly id: string
  readonly title: string
  /** What to achieve. Backticks and `**…**` mark what matters; nothing else is markup. */
  readonly task: string
  readonly start: PlaygroundDocument
  readonly edits: Exclude<Exercise['edits'], 'attack'>
  readonly hints: readonly string[]
  readonly solution: PlaygroundDocument
  readonly probes: Exercise['probes']
  /** Answers that must not pass. */
  readonly wrong: readonly WrongAnswer[]
}

export interface WrongAnswer {
  readonly id: string
  /** What is wrong with it, in the author's words. */
  readonly says: string
  readonly document: PlaygroundDocument
}

/** As a part of an assignment. */
export function asHomework({ version: _, wrong: __, id, ...exercise }: OwnExercise): HomeworkExercise {
  return { ...exercise, id: inAssignment(id) }
}

/** An exercise's id among those of the course. */
const inAssignment = (id: string) => `own.${id}`

const ALONE = 'one.'
/** Was it made of a single exercise, and not by hand? */
export const isOfOne = ({ id }: Pick<Assignment, 'id'>) => id.startsWith(ALONE)

/** An assignment with this exercise alone, that asks for nothing else: what a link to students contains. */
export const assignmentOfOne = (own: OwnExercise): Assignment => ({
  version: 1,
  id: `${ALONE}${own.id}`,
  title: own.title,
  text: '',
  deadline: '',
  fields: [],
  exercises: [asHomework(own)],
})

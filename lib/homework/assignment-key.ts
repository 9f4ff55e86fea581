import { contentHash } from '../document/content-hash.ts'
import { exerciseKey } from '../lessons/exercise-key.ts'
import type { Assignment } from './assignment.ts'

/**
 * The same for two versions of an assignment that ask the same of their answers: new wording of titles, hints or the
 * deadline does not change it; another exercise, task, start or probe does.
 */
export function assignmentKey({ id, exercises }: Assignment): string {
  return contentHash([
    id,
    ...exercises.map(({ solution: _, ...exercise }) => [
      exercise.id,
      exerciseKey({ ...exercise, solution: exercise.start }),
    ]),
  ])
}

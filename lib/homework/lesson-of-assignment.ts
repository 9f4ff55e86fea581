import { exerciseKey } from '../lessons/exercise-key.ts'
import type { Lesson } from '../lessons/lesson.ts'
import type { Assignment } from './assignment.ts'
import { asExercise } from './judge.ts'

/** The assignment as a lesson, which has a lab; null where it has no exercise. */
export function lessonOfAssignment({ id, title, text, exercises }: Assignment): Lesson | null {
  const [first] = exercises
  if (!first) return null
  return {
    slug: `homework-${id}`,
    title,
    summary: text.split('\n')[0] ?? '',
    examples: {},
    opens: first.id,
    exercises: exercises.map(asExercise),
    unlisted: true,
    ...(exercises.some(({ solution }) => solution !== undefined) ? {} : { hidesSolutions: true }),
  }
}

/** Exercise id → the key under which it is stored as solved. */
export const keysOfAssignment = ({ exercises }: Assignment): Readonly<Record<string, string>> =>
  Object.fromEntries(exercises.map((exercise) => [exercise.id, exerciseKey(asExercise(exercise))]))

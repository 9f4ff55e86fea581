import { createKeptValues } from '../documents/kept-values.ts'
import type { Assignment } from './assignment.ts'
import { newAssignmentId } from './edit-assignment.ts'
import type { OwnExercise } from './own/own-exercise.ts'
import { parseAssignment, parseOwnExercise } from './parse-homework.ts'

const parse = (value: unknown): Assignment | null => {
  const parsed = parseAssignment(value)
  return parsed.ok ? parsed.value : null
}
const kind = { name: 'assignment', parse, newId: newAssignmentId }

/** The assignments that were made in this browser. */
export const madeHere = createKeptValues<Assignment>(
  { ...kind, prefix: 'preflight:assignment:', damaged: 'preflight:assignment-damaged:' },
  () => window.localStorage,
)

/** The exercises that were made in this browser. */
export const ownExercises = createKeptValues<OwnExercise>(
  {
    name: 'exercise',
    parse(value) {
      const parsed = parseOwnExercise(value)
      return parsed.ok ? parsed.value : null
    },
    newId: newAssignmentId,
    prefix: 'preflight:exercise:',
    damaged: 'preflight:exercise-damaged:',
  },
  () => window.localStorage,
)

/** The assignments that came by a link or a file, to be solved. */
export const received = createKeptValues<Assignment>(
  { ...kind, prefix: 'preflight:homework:', damaged: 'preflight:homework-damaged:' },
  () => window.localStorage,
)

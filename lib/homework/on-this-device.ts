import { createKeptValues } from '../documents/kept-values.ts'
import type { Assignment } from './assignment.ts'
import { newAssignmentId } from './edit-assignment.ts'
import { parseAssignment } from './parse-homework.ts'

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

/** The assignments that came by a link or a file, to be solved. */
export const received = createKeptValues<Assignment>(
  { ...kind, prefix: 'preflight:homework:', damaged: 'preflight:homework-damaged:' },
  () => window.localStorage,
)

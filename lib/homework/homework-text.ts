/** Assignments, submissions and exercises of one's own as files, and in the fragments of links: `a1.…`, `h1.…`, `e1.…`. */
import { carried } from '../document/carried-value.ts'
import type { Assignment } from './assignment.ts'
import type { OwnExercise } from './own/own-exercise.ts'
import { parseAssignment, parseOwnExercise, parseSubmission } from './parse-homework.ts'
import type { Submission } from './submission.ts'

export const ASSIGNMENT_TEXT = carried<Assignment>({
  letter: 'a',
  what: 'preflight-assignment',
  the: 'the assignment',
  parse: parseAssignment,
})

export const SUBMISSION_TEXT = carried<Submission>({
  letter: 'h',
  what: 'preflight-answers',
  the: 'the answers',
  parse: parseSubmission,
})

export const OWN_TEXT = carried<OwnExercise>({
  letter: 'e',
  what: 'preflight-exercise',
  the: 'the exercise',
  parse: parseOwnExercise,
})

/** `CORS, week 3` → `cors-week-3.preflight-assignment.json`. */
export const assignmentFileName = ({ title }: Assignment) => ASSIGNMENT_TEXT.fileName(title, 'assignment')

export const ownFileName = ({ title }: OwnExercise) => OWN_TEXT.fileName(title, 'exercise')

/** The first field's value and the assignment's title: `sara-cors-week-3.preflight-answers.json`. */
export function submissionFileName({ title, fields }: Assignment, submission: Submission): string {
  const who = fields.map(({ id }) => submission.fields[id]).find((value) => value?.trim())
  return SUBMISSION_TEXT.fileName([who, title].filter(Boolean).join(' '), 'answers')
}

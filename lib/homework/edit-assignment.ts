/** Changes of an assignment. Each gives a new assignment and leaves the old one as it is. */
import { contentHash } from '../document/content-hash.ts'
import type { Exercise } from '../lessons/exercise.ts'
import type { Assignment, Field, HomeworkExercise } from './assignment.ts'
import { asHomework, type OwnExercise } from './own/own-exercise.ts'
import { MOST_EXERCISES, MOST_FIELDS } from './parse-homework.ts'

/** An identifier that no other assignment or field has; with a fixed `random`, always the same. */
export const newAssignmentId = (random = Math.random) => random().toString(36).slice(2, 12).padEnd(6, '0')

/** An empty assignment that asks for a name and a number. */
export const newAssignment = (title: string, random = Math.random): Assignment => ({
  version: 1,
  id: newAssignmentId(random),
  title,
  text: '',
  deadline: '',
  fields: [
    { id: 'name', label: 'Name', required: true },
    { id: 'number', label: 'Student number', required: true },
  ],
  exercises: [],
})

/** With this exercise at its end; unchanged where it is in it already, or where there is no room. */
export function withExercise(assignment: Assignment, { tooLoose: _, ...exercise }: Exercise): Assignment {
  const { exercises } = assignment
  if (exercises.length >= MOST_EXERCISES || exercises.some(({ id }) => id === exercise.id)) return assignment
  return { ...assignment, exercises: [...exercises, exercise] }
}

/** With this exercise of one's own; an earlier version of it gives way, at its place. */
export function withOwnExercise(assignment: Assignment, own: OwnExercise): Assignment {
  const exercise = asHomework(own)
  const { exercises } = assignment
  if (exercises.some(({ id }) => id === exercise.id))
    return { ...assignment, exercises: exercises.map((each) => (each.id === exercise.id ? exercise : each)) }
  return exercises.length >= MOST_EXERCISES ? assignment : { ...assignment, exercises: [...exercises, exercise] }
}

/** Whether an assignment has this exercise of one's own, as it is now or as it was before. */
export function ownIn({ exercises }: Assignment, own: OwnExercise): 'as it is' | 'as it was' | null {
  const exercise = asHomework(own)
  const given = exercises.find(({ id }) => id === exercise.id)
  if (!given) return null
  // What was read from the storage has its keys in another order.
  return contentHash(given) === contentHash(exercise) ? 'as it is' : 'as it was'
}

export const withoutExercise = (assignment: Assignment, id: string): Assignment => ({
  ...assignment,
  exercises: assignment.exercises.filter((exercise) => exercise.id !== id),
})

/** @param by places towards the end; negative: towards the start. Beyond either end nothing moves. */
export function withExerciseMoved(assignment: Assignment, id: string, by: number): Assignment {
  const exercises: HomeworkExercise[] = [...assignment.exercises]
  const from = exercises.findIndex((exercise) => exercise.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= exercises.length) return assignment
  const [moved] = exercises.splice(from, 1)
  if (moved) exercises.splice(to, 0, moved)
  return { ...assignment, exercises }
}

export function withField(assignment: Assignment, random = Math.random): Assignment {
  if (assignment.fields.length >= MOST_FIELDS) return assignment
  const field: Field = { id: newAssignmentId(random), label: 'Another field', required: false }
  return { ...assignment, fields: [...assignment.fields, field] }
}

export const withFieldChanged = (
  assignment: Assignment,
  id: string,
  change: Partial<Omit<Field, 'id'>>,
): Assignment => ({
  ...assignment,
  fields: assignment.fields.map((field) => (field.id === id ? { ...field, ...change } : field)),
})

export const withoutField = (assignment: Assignment, id: string): Assignment => ({
  ...assignment,
  fields: assignment.fields.filter((field) => field.id !== id),
})

/** As it can be kept: names that are being written, and are empty at the moment, have a word. */
export const withNames = (assignment: Assignment): Assignment => ({
  ...assignment,
  title: assignment.title.trim() ? assignment.title : 'Homework without a title',
  fields: assignment.fields.map((field, index) =>
    field.label.trim() ? field : { ...field, label: `Field ${index + 1}` },
  ),
})

/** The students' copy: without the solutions. */
export const forStudents = (assignment: Assignment): Assignment => ({
  ...assignment,
  exercises: assignment.exercises.map(({ solution: _, ...exercise }) => exercise),
})

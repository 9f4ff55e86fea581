import { CURRICULUM } from '@/content/curriculum.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'

/** Three exercises of the course: of the lab's own language, in a script, and for two pages. */
const IDS = ['not-for-everybody', 'two-pages', 'finish-the-call'] as const

export const sampleExercises = (): readonly Exercise[] =>
  IDS.map((id) => {
    const exercise = CURRICULUM.flatMap(({ exercises }) => exercises).find((each) => each.id === id)
    if (!exercise) throw new Error(`The course has no exercise ${id}.`)
    return exercise
  })

export function sampleAssignment(): Assignment {
  return {
    version: 1,
    id: 'cors-week-3',
    title: 'CORS, week 3',
    text: 'Solve all three.\n\nAsk in the forum if a task is unclear.',
    deadline: 'Friday, 4 December, 18:00',
    fields: [
      { id: 'name', label: 'Name', required: true },
      { id: 'number', label: 'Student number', required: true },
    ],
    exercises: sampleExercises().map(({ tooLoose: _, solution: __, ...exercise }) => exercise),
  }
}

/** Judges what was handed in: runs every answer against every probe, and says of every other thing what is wrong with it. */
import type { Read } from '../document/carried-value.ts'
import { contentHash } from '../document/content-hash.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import type { Exercise } from '../lessons/exercise.ts'
import { answerIn } from '../lessons/probe-document.ts'
import type { Assignment, HomeworkExercise } from './assignment.ts'
import { assignmentKey } from './assignment-key.ts'

import { sealOf } from './seal.ts'
import type { Submission } from './submission.ts'

/** One thing that was handed in, from wherever it came. */
export interface HandedIn {
  /** What to call it: a file's name, a line of a list. */
  readonly from: string
  /** What a learning platform knows of the student: column → value. */
  readonly known: Readonly<Record<string, string>>
  readonly read: Read<Submission>
}

/** How the check of one exercise ended. `stopped`: it did not come to an end, and was ended. */
export type Checked =
  | {
      readonly how: 'checked'
      readonly probes: readonly CheckedProbe[]
      /** What `checkExercise` remarks on an answer that passes: sentences. */
      readonly remarks: readonly string[]
    }
  | { readonly how: 'stopped'; readonly why: string }

interface CheckedProbe {
  /** The requirement. */
  readonly asks: string
  readonly passed: boolean
  /** Where it did not pass, what came instead, and why. */
  readonly says: string
}

/** Runs one answer. Rejects for nothing that an answer can do. */
export type Check = (exercise: Exercise, answer: PlaygroundDocument) => Promise<Checked>

/** One row of the results; every thing that was handed in is exactly one. */
export interface Row {
  readonly from: string
  readonly known: Readonly<Record<string, string>>
  /** Field id → what the student wrote. */
  readonly fields: Readonly<Record<string, string>>
  /** By the clock of the student's device, ISO 8601; null where nothing could be read. */
  readonly at: string | null
  /**
   * `judged`: every answer was run. `older`: made for another version of this assignment; those of its exercises that
   * are the same are judged. `other`: for another assignment. `changed`: not as it was handed in; it is judged, and
   * somebody should look at it. `unreadable`: damaged, or no submission.
   */
  readonly state: 'judged' | 'older' | 'changed' | 'other' | 'unreadable'
  /** Why the state is not `judged`; empty where it is. */
  readonly reason: string
  readonly exercises: readonly JudgedExercise[]
  /** Exercises whose every probe passed. */
  readonly solved: number
}

export interface JudgedExercise {
  readonly id: string
  readonly title: string
  readonly result: Checked | { readonly how: 'missing' }
  /** Every probe passed. */
  readonly solved: boolean
  /** The same for answers that are equal up to white space at line ends; null where there is none. */
  readonly same: string | null
}

/** Judges one thing that was handed in. */
export async function judge(assignment: Assignment, { from, known, read }: HandedIn, check: Check): Promise<Row> {
  const none = { from, known, fields: {}, at: null, exercises: [], solved: 0 }
  if (!read.ok) return { ...none, state: 'unreadable', reason: read.message }
  const { fields, at, ...submission } = read.value
  if (submission.assignment !== assignment.id)
    return {
      ...none,
      fields,
      at,
      state: 'other',
      reason: `These answers were made for another assignment (${submission.assignment}), not for “${assignment.title}”.`,
    }
  const exercises: JudgedExercise[] = []
  for (const exercise of assignment.exercises) {
    const answer = submission.answers[exercise.id]
    const result = answer ? await check(asExercise(exercise), answer) : { how: 'missing' as const }
    const solved = result.how === 'checked' && result.probes.length > 0 && result.probes.every(({ passed }) => passed)
    exercises.push({
      id: exercise.id,
      title: exercise.title,
      result,
      solved,
      same: answer ? sameAs(exercise, answer) : null,
    })
  }
  const judged = { from, known, fields, at, exercises, solved: exercises.filter(({ solved }) => solved).length }
  if (sealOf(read.value) !== submission.seal)
    return {
      ...judged,
      state: 'changed',
      reason:
        'This was changed after it was handed in: its seal does not fit its contents. The answers were judged as they are now.',
    }
  if (submission.key !== assignmentKey(assignment))
    return {
      ...judged,
      state: 'older',
      reason:
        'The student had another version of this assignment. The answers were judged by the version that you have.',
    }
  return { ...judged, state: 'judged', reason: '' }
}

/** As the exercise of a lesson, which always has a solution. */
export const asExercise = (exercise: HomeworkExercise): Exercise => ({
  ...exercise,
  solution: exercise.solution ?? exercise.start,
})

function sameAs(exercise: HomeworkExercise, document: PlaygroundDocument): string {
  // What the student could not change is the start's, and the same in all answers.
  const { page, client, servers } = answerIn(exercise, document)
  const trimmed = (text: string) => text.replace(/[ \t]+$/gm, '').trim()
  return contentHash([
    page,
    trimmed(client.code),
    servers.map(({ origin, dialect, text }) => [origin, dialect, trimmed(text)]),
  ])
}

/**
 * Answers that are equal, by exercise: exercise id → groups of rows (their indexes), each with two rows at least. An
 * answer that is the untouched start, or the only reasonable one, is equal in honest work, too: a group is a place to
 * look at, and no proof.
 */
export function equalAnswers(
  assignment: Assignment,
  rows: readonly Row[],
): ReadonlyMap<string, readonly (readonly number[])[]> {
  return new Map(
    assignment.exercises.map((exercise) => {
      const untouched = sameAs(exercise, exercise.start)
      const groups = new Map<string, number[]>()
      for (const [index, row] of rows.entries()) {
        const same = row.exercises.find(({ id }) => id === exercise.id)?.same ?? null
        if (same !== null && same !== untouched) groups.set(same, [...(groups.get(same) ?? []), index])
      }
      return [exercise.id, [...groups.values()].filter((group) => group.length > 1)]
    }),
  )
}

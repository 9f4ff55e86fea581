/** What a student hands in: answers, and no marks. Whoever judges it runs every answer again. */
import type { PlaygroundDocument } from '../document/document.ts'
import { answerIn } from '../lessons/probe-document.ts'
import type { Assignment } from './assignment.ts'
import { assignmentKey } from './assignment-key.ts'
import { sealOf } from './seal.ts'

export interface Submission {
  readonly version: 1
  /** The assignment's id: which homework this is. */
  readonly assignment: string
  /** `assignmentKey` of the assignment as the student had it: which version of the homework. */
  readonly key: string
  /** Field id → what the student wrote. */
  readonly fields: Readonly<Record<string, string>>
  /** Exercise id → the student's document. An exercise that was not opened is not in it. */
  readonly answers: Readonly<Record<string, PlaygroundDocument>>
  /** When it was handed in, by the clock of the student's device: ISO 8601, UTC. */
  readonly at: string
  /** `sealOf` the rest. */
  readonly seal: string
}

/** A submission of these answers, sealed. @param at the time, from the caller's clock */
export function handIn(
  assignment: Assignment,
  { fields, answers, at }: Pick<Submission, 'fields' | 'answers'> & { readonly at: Date },
): Submission {
  const asked = new Set(assignment.fields.map(({ id }) => id))
  const known = new Map(assignment.exercises.map((exercise) => [exercise.id, exercise]))
  const unsealed = {
    version: 1 as const,
    assignment: assignment.id,
    key: assignmentKey(assignment),
    fields: Object.fromEntries(Object.entries(fields).filter(([id]) => asked.has(id))),
    answers: Object.fromEntries(
      Object.entries(answers).flatMap(([id, document]) => {
        const exercise = known.get(id)
        return exercise ? [[id, answerIn(exercise, document)]] : []
      }),
    ),
    at: at.toISOString(),
  }
  return { ...unsealed, seal: sealOf(unsealed) }
}

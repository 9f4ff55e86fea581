/** Changes of an exercise of one's own. Each gives a new exercise and leaves the old one as it is. */
import type { PlaygroundDocument } from '../../document/document.ts'
import type { Probe } from '../../lessons/exercise.ts'
import { answerIn } from '../../lessons/probe-document.ts'
import { newAssignmentId } from '../edit-assignment.ts'
import { MOST_HINTS, MOST_PROBES, MOST_WRONG } from '../parse-homework.ts'
import type { OwnExercise, WrongAnswer } from './own-exercise.ts'

/** One that begins with this document; its solution is the same document, to be changed. */
export const newOwnExercise = (start: PlaygroundDocument, title: string, random = Math.random): OwnExercise => ({
  version: 1,
  id: newAssignmentId(random),
  title: title.trim().slice(0, 200) || 'An exercise of mine',
  task: '',
  start,
  edits: 'servers',
  hints: [],
  solution: start,
  probes: [],
  wrong: [],
})

/** A copy that can be changed beside the first. */
export const copyOfOwn = (own: OwnExercise, random = Math.random): OwnExercise => ({
  ...own,
  id: newAssignmentId(random),
})

/** Another start: the solution and the wrong answers are of the old one, and begin again where they were not written yet. */
export function withStart(own: OwnExercise, start: PlaygroundDocument): OwnExercise {
  return { ...own, start, solution: isSame(own.solution, own.start) ? start : own.solution }
}

/** With this check at its end; unchanged where it has the same, or where there is no room. */
export function withProbe(own: OwnExercise, probe: Probe): OwnExercise {
  if (own.probes.length >= MOST_PROBES || own.probes.some((each) => asksTheSame(each, probe))) return own
  return { ...own, probes: [...own.probes, probe] }
}

/** Do both ask the same, in whatever words? */
export const asksTheSame = ({ says: _, ...a }: Probe, { says: __, ...b }: Probe): boolean => isSame(a, b)

export const withoutProbe = (own: OwnExercise, at: number): OwnExercise => ({
  ...own,
  probes: own.probes.filter((_, index) => index !== at),
})

export const withProbeSaying = (own: OwnExercise, at: number, says: string): OwnExercise => ({
  ...own,
  probes: own.probes.map((probe, index) => (index === at ? { ...probe, says } : probe)),
})

export const withHints = (own: OwnExercise, hints: readonly string[]): OwnExercise => ({
  ...own,
  hints: hints.slice(0, MOST_HINTS),
})

/** With a wrong answer that begins as the solution. */
export function withWrong(own: OwnExercise, says: string, random = Math.random): OwnExercise {
  if (own.wrong.length >= MOST_WRONG) return own
  const wrong: WrongAnswer = { id: newAssignmentId(random), says, document: own.solution }
  return { ...own, wrong: [...own.wrong, wrong] }
}

export const withWrongChanged = (
  own: OwnExercise,
  id: string,
  change: Partial<Omit<WrongAnswer, 'id'>>,
): OwnExercise => ({ ...own, wrong: own.wrong.map((each) => (each.id === id ? { ...each, ...change } : each)) })

export const withoutWrong = (own: OwnExercise, id: string): OwnExercise => ({
  ...own,
  wrong: own.wrong.filter((each) => each.id !== id),
})

/** Names of the documents of an exercise: `start`, `solution`, and the ids of wrong answers. */
export const documentNames = ({ wrong }: OwnExercise): readonly string[] => [
  'start',
  'solution',
  ...wrong.map(({ id }) => id),
]

/**
 * One of its documents; the start where there is none of this name. What students may not change is the start's in all
 * of them, as in every check.
 */
export function documentIn(own: OwnExercise, name: string): PlaygroundDocument {
  const written = name === 'solution' ? own.solution : own.wrong.find(({ id }) => id === name)?.document
  return written ? answerIn(own, written) : own.start
}

/** With one of its documents changed. What students may not change is changed in the start, and so in all of them. */
export function withDocument(own: OwnExercise, name: string, document: PlaygroundDocument): OwnExercise {
  if (name === 'start') return withStart(own, document)
  const { client, servers } = own.start
  const shared: PlaygroundDocument = {
    ...document,
    client: own.edits === 'servers' ? document.client : client,
    servers: own.edits === 'client' ? document.servers : servers,
  }
  const start = isSame(shared, own.start) ? own.start : shared
  return name === 'solution'
    ? { ...own, start, solution: document }
    : { ...withWrongChanged(own, name, { document }), start }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** The order of keys does not count. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

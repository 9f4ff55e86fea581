/** Tries an exercise before it is given to students: its start, its solution, wrong answers, and small changes of the solution. */
import type { PlaygroundDocument } from '../../document/document.ts'
import type { CheckResult, Exercise } from '../../lessons/exercise.ts'
import { type Mutation, smallChanges } from '../../lessons/mutations.ts'
import type { OwnExercise } from './own-exercise.ts'

/** Small changes of the solution that are tried, at most; and of those that pass, how many are shown. */
const MOST_CHANGES = 14
const MOST_SHOWN = 3

/** Runs one answer against every probe. */
export type TryAnswer = (exercise: Exercise, answer: PlaygroundDocument) => Promise<CheckResult>

export interface Tried {
  readonly passed: boolean
  /** Of each probe, in order. */
  readonly probes: readonly { readonly passed: boolean; readonly says: string }[]
  /** Servers that did not start, and what could be better: sentences. */
  readonly remarks: readonly string[]
}

export interface Trial {
  /** The exercise as it was tried. */
  readonly of: OwnExercise
  readonly start: Tried
  readonly solution: Tried
  /** By id. */
  readonly wrong: ReadonlyMap<string, Tried>
  /** Small changes of the solution that pass every check, too; those that matter most. */
  readonly survivors: readonly Mutation[]
  /** How many small changes were tried. */
  readonly changes: number
}

/** Both must be as the first says, or the exercise cannot be solved, or is solved already. */
export interface Verdict {
  readonly good: boolean
  /** Backticks and `**…**` mark what matters. */
  readonly says: string
}

/**
 * Runs everything, one after another.
 * @param isOver true: it is given up
 * @returns null where it was given up
 * @throws what `tryAnswer` rejects with
 */
export async function tryExercise(
  own: OwnExercise,
  tryAnswer: TryAnswer,
  isOver: () => boolean = () => false,
): Promise<Trial | null> {
  const attempt = async (document: PlaygroundDocument) => triedOf(await tryAnswer(own, document))
  const start = await attempt(own.start)
  const solution = await attempt(own.solution)
  const wrong = new Map<string, Tried>()
  for (const { id, document } of own.wrong) {
    if (isOver()) return null
    wrong.set(id, await attempt(document))
  }
  const survivors: Mutation[] = []
  // Changes of a solution that fails tell nothing.
  const changes = solution.passed ? smallChanges(own, MOST_CHANGES) : []
  for (const change of changes) {
    if (isOver()) return null
    if (survivors.length < MOST_SHOWN && (await attempt(change.document)).passed) survivors.push(change)
  }
  return isOver() ? null : { of: own, start, solution, wrong, survivors, changes: changes.length }
}

const triedOf = ({ passed, results, notStarted, remarks }: CheckResult): Tried => ({
  passed,
  probes: results.map((result) => ({ passed: result.passed, says: result.passed ? '' : result.says })),
  remarks: [...notStarted, ...remarks].map(({ says }) => says),
})

/** What the trial says of the exercise, the most important first. */
export function verdictsOf({ of, start, solution, wrong }: Trial): readonly Verdict[] {
  const all = of.probes.length
  if (all === 0) return [{ good: false, says: 'There is no check yet, so every answer would be right.' }]
  const passing = of.wrong.filter(({ id }) => wrong.get(id)?.passed)
  return [
    solution.passed
      ? { good: true, says: `The solution passes ${all === 1 ? 'the check' : `all ${all} checks`}.` }
      : { good: false, says: `The solution fails ${failing(solution)}. Change the solution, or take the check out.` },
    start.passed
      ? {
          good: false,
          says: 'The start passes every check already: there is nothing to solve. Break the start, or ask for more.',
        }
      : { good: true, says: `The start fails ${failing(start)}: there is something to solve.` },
    ...passing.map(({ says }) => ({
      good: false,
      says: `The wrong answer “${says}” passes every check. Add a check that it fails.`,
    })),
    ...(of.wrong.length > 0 && passing.length === 0
      ? [{ good: true, says: of.wrong.length === 1 ? 'The wrong answer fails.' : 'Every wrong answer fails.' }]
      : []),
  ]
}

const failing = ({ probes }: Tried) =>
  probes.length === 1 ? 'the check' : `${probes.filter(({ passed }) => !passed).length} of ${probes.length} checks`

/** Can it be given to students? Nothing that a trial would say matters more than these. */
export function missingIn({ title, task, probes }: OwnExercise): readonly string[] {
  return [
    ...(title.trim() ? [] : ['It has no title.']),
    ...(task.trim() ? [] : ['It has no task: say what to achieve.']),
    ...(probes.length > 0 ? [] : ['It has no check: without one, every answer would be right.']),
    ...(probes.every(({ says }) => says.trim()) ? [] : ['A check has no sentence: say what it asks.']),
  ]
}

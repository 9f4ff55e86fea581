/** When something was answered, and what follows from it: how well it is known, and when to repeat it. Pure functions. */
import type { PlaygroundDocument } from '../document/document.ts'
import type { Answered } from './answered.ts'
import type { Exercise } from './exercise.ts'
import { textsOf } from './kept-answer.ts'
import type { ExercisePlace } from './lesson-address.ts'
import { hasSolved, keepAnswer, markSolved, type Progress } from './progress.ts'

/** `solved`: answered right. `mastered`: answered right again, on a later day. */
export type Level = 'open' | 'solved' | 'mastered'

export interface Standing {
  readonly level: Level
  /** When it is to be repeated, in milliseconds since 1970, which may be past; null: not at all. */
  readonly dueAt: number | null
  /** When it was last answered right; null: never, or at a time that is not known. */
  readonly last: number | null
  /** The last answer was wrong. */
  readonly wrong: boolean
}

const HOUR = 3_600_000
/** A right answer counts as one of a later day after this time: who learns in the evening may repeat in the afternoon. */
export const NEXT_DAY = 20 * HOUR
/** How long after the first, and after the second right answer it is repeated. After the third it is not. */
const REPEATED_AFTER = [NEXT_DAY, 7 * 24 * HOUR] as const

const NEVER: Answered = { right: [], wrong: 0 }

/** The key of an idea of the quiz among what is answered. */
export const ideaKey = (idea: string): string => `quiz:${idea}`

function answersTo(progress: Progress, key: string): Answered {
  const found = Object.hasOwn(progress.answered, key) ? (progress.answered[key] ?? NEVER) : NEVER
  // Solved before progress had dates, or by a page of an earlier release.
  return found.right.length === 0 && hasSolved(progress, key) ? { ...found, right: [0] } : found
}

/** Right answers that are at least a day apart. A time after `now`, of a clock that was wrong, counts as not known. */
function counted(right: readonly number[], now: number): readonly number[] {
  const times: number[] = []
  for (const time of right.map((each) => (each > now ? 0 : each)).toSorted((one, other) => one - other)) {
    const last = times.at(-1)
    if (last === undefined || time - last >= NEXT_DAY) times.push(time)
  }
  return times
}

/**
 * A right answer. It is stored where it is the first one, or of a later day than the one before.
 * @param key of an exercise, or of an idea of the quiz
 * @param now milliseconds since 1970
 */
export function markRight(progress: Progress, key: string, now: number): Progress {
  const { right, wrong } = answersTo(progress, key)
  const last = counted(right, now).at(-1)
  if (last !== undefined && now - last < NEXT_DAY && last >= wrong) return progress
  return { ...progress, answered: { ...progress.answered, [key]: { right: [...right, now], wrong } } }
}

/**
 * A check of an exercise. Once it is solved, only an answer from the start text counts: the one that is kept would be
 * right every day, and a change that breaks it is for finding out.
 * @param again the exercise was begun again from its start text
 */
export function markChecked(
  progress: Progress,
  key: string,
  { passed, again }: { readonly passed: boolean; readonly again: boolean },
  now: number,
): Progress {
  if (hasSolved(progress, key) && !again) return progress
  if (!passed) return markWrong(progress, key, now)
  return markSolved(markRight(progress, key, now), key)
}

export interface ExerciseCheck {
  readonly place: ExercisePlace
  /** The key that progress has for it. */
  readonly key: string
  /** In its usual stack. */
  readonly exercise: Exercise
  readonly document: PlaygroundDocument
  readonly passed: boolean
  readonly again: boolean
}

/** As `markChecked`. An answer that passes is kept too, so that it can be put back, and shown to others. */
export function afterCheck(progress: Progress, check: ExerciseCheck, now: number): Progress {
  const { place, key, exercise, document, passed } = check
  const marked = markChecked(progress, key, check, now)
  return passed ? keepAnswer(marked, key, { ...place, at: now, ...textsOf(exercise, document) }) : marked
}

/** A wrong answer: what was right before is to be repeated. */
export function markWrong(progress: Progress, key: string, now: number): Progress {
  const { right } = answersTo(progress, key)
  return { ...progress, answered: { ...progress.answered, [key]: { right, wrong: now } } }
}

/** How well an exercise or an idea of the quiz is known, and when it is to be repeated. */
export function standing(progress: Progress, key: string, now: number): Standing {
  const { right, wrong } = answersTo(progress, key)
  const times = counted(right, now)
  const last = Math.max(0, ...right.filter((time) => time <= now))
  const wait = REPEATED_AFTER[times.length - 1]
  const scheduled = wait === undefined ? null : (times.at(-1) ?? 0) + wait
  return {
    level: times.length === 0 ? 'open' : times.length === 1 ? 'solved' : 'mastered',
    dueAt: wrong > last ? wrong : scheduled,
    last: last === 0 ? null : last,
    wrong: wrong > last,
  }
}

/** It is to be repeated now. */
export const isDue = ({ dueAt }: Standing, now: number): boolean => dueAt !== null && dueAt <= now

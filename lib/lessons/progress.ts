/** What a learner has done so far. Pure: each function returns a new value, and progress only ever grows. */
import { type Answered, mergeAnswered } from './answered.ts'
import type { KeptAnswer } from './kept-answer.ts'

export interface Progress {
  readonly version: 1
  /** Sections of lessons read to their end, as `lesson#section`. */
  readonly read: readonly string[]
  /** Example (by `contentHash`) → the prediction made before its first run. */
  readonly predicted: Readonly<Record<string, string>>
  /** Exercises (by `contentHash`) that were solved. */
  readonly solved: readonly string[]
  /** Lessons whose questions were answered right before the lesson, by slug: they may be skipped. */
  readonly known: readonly string[]
  /** When exercises (by `contentHash`) and ideas of the quiz (by `ideaKey`) were answered. */
  readonly answered: Readonly<Record<string, Answered>>
  /** The last answer to each exercise that passed its check, by the exercise's `contentHash`. */
  readonly answers: Readonly<Record<string, KeptAnswer>>
  /** Quizzes that were answered to their end, by the text of their result in links. */
  readonly quizzes: Readonly<Record<string, DoneQuiz>>
}

interface DoneQuiz {
  /** When, in milliseconds since 1970. */
  readonly at: number
  /** How many answers were right; null until the quiz was run again to count them. */
  readonly right: number | null
}

export const NO_PROGRESS: Progress = {
  version: 1,
  read: [],
  predicted: {},
  solved: [],
  known: [],
  answered: {},
  answers: {},
  quizzes: {},
}

export function markRead(progress: Progress, section: string): Progress {
  return progress.read.includes(section) ? progress : { ...progress, read: [...progress.read, section] }
}

/** The first prediction stays: it was the one made before the result was known. */
export function markPredicted(progress: Progress, example: string, choice: string): Progress {
  if (predictionFor(progress, example) !== null) return progress
  return { ...progress, predicted: { ...progress.predicted, [example]: choice } }
}

export function markSolved(progress: Progress, exercise: string): Progress {
  return progress.solved.includes(exercise) ? progress : { ...progress, solved: [...progress.solved, exercise] }
}

export function markKnown(progress: Progress, lesson: string): Progress {
  return knows(progress, lesson) ? progress : { ...progress, known: [...progress.known, lesson] }
}

export function knows(progress: Progress, lesson: string): boolean {
  return progress.known.includes(lesson)
}

export function hasRead(progress: Progress, section: string): boolean {
  return progress.read.includes(section)
}

export function predictionFor(progress: Progress, example: string): string | null {
  return Object.hasOwn(progress.predicted, example) ? (progress.predicted[example] ?? null) : null
}

export function hasSolved(progress: Progress, exercise: string): boolean {
  return progress.solved.includes(exercise)
}

export function keepAnswer(progress: Progress, exercise: string, answer: KeptAnswer): Progress {
  return { ...progress, answers: mergeAnswers(progress.answers, { [exercise]: answer }) }
}

function mergeAnswers(one: Progress['answers'], other: Progress['answers']): Progress['answers'] {
  const both = new Map(Object.entries(one))
  for (const [key, answer] of Object.entries(other)) if (answer.at >= (both.get(key)?.at ?? 0)) both.set(key, answer)
  return Object.fromEntries(both)
}

/** @param at when it was done, and `right` as far as it is known: what is known of an earlier time stays */
export function markQuiz(progress: Progress, result: string, done: DoneQuiz): Progress {
  return { ...progress, quizzes: mergeQuizzes(progress.quizzes, { [result]: done }) }
}

function mergeQuizzes(one: Progress['quizzes'], other: Progress['quizzes']): Progress['quizzes'] {
  const both = new Map(Object.entries(one))
  for (const [result, done] of Object.entries(other)) {
    const there = both.get(result)
    both.set(result, there ? { at: Math.min(there.at, done.at), right: there.right ?? done.right } : done)
  }
  return Object.fromEntries(both)
}

/** The union of two progresses, of two tabs or devices; where both have a prediction, that of the first. */
export function mergeProgress(one: Progress, other: Progress): Progress {
  return {
    version: 1,
    read: [...new Set([...one.read, ...other.read])],
    predicted: { ...other.predicted, ...one.predicted },
    solved: [...new Set([...one.solved, ...other.solved])],
    known: [...new Set([...one.known, ...other.known])],
    answered: mergeAnswered(one.answered, other.answered),
    answers: mergeAnswers(one.answers, other.answers),
    quizzes: mergeQuizzes(one.quizzes, other.quizzes),
  }
}

/** What a learner has done so far. Pure: each function returns a new value, and progress only ever grows. */
export interface Progress {
  readonly version: 1
  /** Sections of lessons read to their end, as `lesson#section`. */
  readonly read: readonly string[]
  /** Example or exercise (by `contentHash`) → what was expected before the first run. */
  readonly predicted: Readonly<Record<string, string>>
  /** Exercises (by `contentHash`) that were solved. */
  readonly solved: readonly string[]
}

export const NO_PROGRESS: Progress = { version: 1, read: [], predicted: {}, solved: [] }

export function markRead(progress: Progress, lesson: string): Progress {
  return progress.read.includes(lesson) ? progress : { ...progress, read: [...progress.read, lesson] }
}

/** The first prediction stays: it was the one made without knowing. */
export function markPredicted(progress: Progress, exercise: string, choice: string): Progress {
  if (predictionFor(progress, exercise) !== null) return progress
  return { ...progress, predicted: { ...progress.predicted, [exercise]: choice } }
}

export function markSolved(progress: Progress, exercise: string): Progress {
  return progress.solved.includes(exercise) ? progress : { ...progress, solved: [...progress.solved, exercise] }
}

export function hasRead(progress: Progress, lesson: string): boolean {
  return progress.read.includes(lesson)
}

export function predictionFor(progress: Progress, exercise: string): string | null {
  return Object.hasOwn(progress.predicted, exercise) ? (progress.predicted[exercise] ?? null) : null
}

export function hasSolved(progress: Progress, exercise: string): boolean {
  return progress.solved.includes(exercise)
}

/** What either of two knows, for two tabs or two devices; where both hold a prediction, the first one's. */
export function mergeProgress(one: Progress, other: Progress): Progress {
  return {
    version: 1,
    read: [...new Set([...one.read, ...other.read])],
    predicted: { ...other.predicted, ...one.predicted },
    solved: [...new Set([...one.solved, ...other.solved])],
  }
}

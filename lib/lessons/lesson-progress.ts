/** How much of each lesson a learner has done, and where to continue. */
import { hasRead, hasSolved, knows, type Progress, predictionFor } from './progress.ts'

/** The parts of a lesson that progress is counted in, by the keys it is stored under. */
export interface LessonOutline {
  readonly slug: string
  readonly title: string
  readonly sections: readonly {
    /** The heading's id; empty for the lesson's beginning. */
    readonly id: string
    readonly title: string
    /** Keys of the exercises in it. */
    readonly exercises: readonly string[]
  }[]
  /** Keys of the examples that can be predicted. */
  readonly predictions: readonly string[]
}

export interface LessonProgress {
  readonly readSections: number
  readonly sections: number
  readonly predicted: number
  readonly predictions: number
  readonly solved: number
  readonly exercises: number
  /** Its questions were answered right, so that it may be skipped. */
  readonly known: boolean
  readonly begun: boolean
  /** Everything is read and solved, or it is known. Predictions are optional and do not count. */
  readonly done: boolean
}

export interface Resume {
  readonly href: string
  /** The lesson's title. */
  readonly lesson: string
}

/** The key under which progress stores a section. */
export function sectionKey(lesson: string, section: string): string {
  return `${lesson}#${section}`
}

export function lessonProgress(progress: Progress, { slug, sections, predictions }: LessonOutline): LessonProgress {
  const readSections = sections.filter(({ id }) => hasRead(progress, sectionKey(slug, id))).length
  const exercises = sections.flatMap((section) => section.exercises)
  const solved = exercises.filter((key) => hasSolved(progress, key)).length
  const predicted = predictions.filter((key) => predictionFor(progress, key) !== null).length
  return {
    readSections,
    sections: sections.length,
    predicted,
    predictions: predictions.length,
    solved,
    exercises: exercises.length,
    known: knows(progress, slug),
    begun: readSections + solved + predicted > 0 || knows(progress, slug),
    done: (readSections === sections.length && solved === exercises.length) || knows(progress, slug),
  }
}

/**
 * Where a returning learner continues: in the first lesson that was begun and has something to solve, else in the one
 * after the last that was begun. A lesson whose exercises are solved leads back only where nothing else is left: who
 * could solve them has seen enough of it. Null where nothing was begun, or nothing is left.
 */
export function resumeAt(progress: Progress, lessons: readonly LessonOutline[]): Resume | null {
  const all = lessons.map((lesson) => ({ lesson, ...lessonProgress(progress, lesson) }))
  if (!all.some(({ begun }) => begun)) return null
  const isBehind = ({ done, solved, exercises }: LessonProgress) => done || (exercises > 0 && solved === exercises)
  const next =
    all.find((each) => each.begun && !isBehind(each)) ??
    all.slice(all.findLastIndex(({ begun }) => begun) + 1).find((each) => !isBehind(each)) ??
    all.find((each) => !isBehind(each)) ??
    all.find(({ done }) => !done)
  if (!next) return null
  const { lesson } = next
  const section =
    lesson.sections.find(({ id }) => !hasRead(progress, sectionKey(lesson.slug, id))) ??
    lesson.sections.find(({ exercises }) => exercises.some((key) => !hasSolved(progress, key)))
  const id = section?.id ?? ''
  return { href: `/lessons/${lesson.slug}${id ? `#${id}` : ''}`, lesson: lesson.title }
}

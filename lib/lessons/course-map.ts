/** The course at a glance: what is done, mastered and to be repeated, and how long the rest takes. Pure functions. */
import { type LessonOutline, lessonProgress } from './lesson-progress.ts'
import { isDue, type Level, standing } from './mastery.ts'
import type { Progress } from './progress.ts'

/** An exercise as the map needs it. */
interface CourseExercise {
  readonly id: string
  readonly title: string
  /** The key that progress has for it. */
  readonly key: string
  /** The lesson with the exercise in its lab, at its place in the prose. */
  readonly href: string
}

export interface CourseLesson extends LessonOutline {
  /** How long it takes by its label. */
  readonly minutes: number
  /** In the order of the prose. */
  readonly exercises: readonly CourseExercise[]
}

export interface CoursePart {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly lessons: readonly CourseLesson[]
}

export interface ExerciseMark extends CourseExercise {
  readonly level: Level
  readonly due: boolean
}

export interface LessonOnMap {
  readonly slug: string
  readonly title: string
  /** `known`: skipped, because its questions were answered right. */
  readonly state: 'open' | 'begun' | 'done' | 'known'
  readonly minutesLeft: number
  readonly marks: readonly ExerciseMark[]
}

export interface PartOnMap {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly lessons: readonly LessonOnMap[]
  readonly done: boolean
}

export interface DueExercise extends CourseExercise {
  /** The lesson's title. */
  readonly lesson: string
  /** When it was last answered right, in milliseconds since 1970; null: not known. */
  readonly last: number | null
}

export interface CourseMap {
  readonly parts: readonly PartOnMap[]
  readonly exercises: number
  /** Mastered ones included. */
  readonly solved: number
  readonly mastered: number
  readonly lessons: number
  readonly lessonsDone: number
  readonly minutesLeft: number
  /** What is to be repeated now: what was due first comes first. */
  readonly due: readonly DueExercise[]
}

/** The address that opens a solved exercise with its start text: what was written is kept, and can be put back. */
export function againHref({ id, href }: Pick<CourseExercise, 'id' | 'href'>): string {
  const [, path = '', fragment = ''] = /^([^?#]*)[^#]*(#.*)?$/.exec(href) ?? []
  return `${path}?exercise=${encodeURIComponent(id)}&again${fragment}`
}

/** @param now milliseconds since 1970 */
export function courseMap(progress: Progress, parts: readonly CoursePart[], now: number): CourseMap {
  const onMap = parts.map(({ id, title, says, lessons }): PartOnMap => {
    const own = lessons.map((lesson) => lessonOnMap(progress, lesson, now))
    return { id, title, says, lessons: own, done: own.every(isPassed) }
  })
  const lessons = onMap.flatMap((part) => part.lessons)
  const marks = lessons.flatMap((lesson) => lesson.marks)
  return {
    parts: onMap,
    exercises: marks.length,
    solved: marks.filter(({ level }) => level !== 'open').length,
    mastered: marks.filter(({ level }) => level === 'mastered').length,
    lessons: lessons.length,
    lessonsDone: lessons.filter(isPassed).length,
    minutesLeft: lessons.reduce((sum, { minutesLeft }) => sum + minutesLeft, 0),
    due: dueNow(progress, lessons, now),
  }
}

const isPassed = ({ state }: LessonOnMap) => state === 'done' || state === 'known'

function lessonOnMap(progress: Progress, lesson: CourseLesson, now: number): LessonOnMap {
  const { done, known, begun, readSections, sections, solved, exercises } = lessonProgress(progress, lesson)
  const all = readSections === sections && solved === exercises
  return {
    slug: lesson.slug,
    title: lesson.title,
    state: all ? 'done' : known ? 'known' : begun ? 'begun' : 'open',
    minutesLeft: done ? 0 : Math.ceil(lesson.minutes * (1 - (readSections + solved) / (sections + exercises))),
    marks: lesson.exercises.map((exercise) => {
      const stands = standing(progress, exercise.key, now)
      return { ...exercise, level: stands.level, due: stands.level !== 'open' && isDue(stands, now) }
    }),
  }
}

function dueNow(progress: Progress, lessons: readonly LessonOnMap[], now: number): readonly DueExercise[] {
  return lessons
    .flatMap(({ title: lesson, marks }) =>
      marks
        .filter(({ due }) => due)
        .map(({ id, title, key, href }) => {
          const { dueAt, last } = standing(progress, key, now)
          return { id, title, key, href, lesson, last, dueAt: dueAt ?? 0 }
        }),
    )
    .toSorted((one, other) => one.dueAt - other.dueAt)
    .map(({ dueAt: _, ...exercise }) => exercise)
}

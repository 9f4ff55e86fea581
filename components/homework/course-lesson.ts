import type { Exercise } from '@/lib/lessons/exercise.ts'

/** A lesson's exercises, for who makes an assignment of them. */
export interface CourseLesson {
  readonly slug: string
  readonly title: string
  readonly exercises: readonly Exercise[]
}

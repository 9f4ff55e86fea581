import type { PartToShow } from '@/lib/certificate/shown.ts'
import type { CoursePart } from '@/lib/lessons/course-map.ts'

export const partsToShow = (parts: readonly CoursePart[]): readonly PartToShow[] =>
  parts.map(({ title, lessons }) => ({
    title,
    lessons: lessons.map(({ slug, exercises }) => ({ slug, exercises: exercises.map(({ id }) => id) })),
  }))

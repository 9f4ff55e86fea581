import type { CourseLesson, CoursePart } from '@/lib/lessons/course-map.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { lessonHref } from '@/lib/lessons/lesson-address.ts'
import { PARTS } from './curriculum.ts'
import { lessonMinutes, lessonOutline } from './lesson-outlines.ts'

/** The course as its map needs it. For the build: it reads the lessons' prose. */
export async function courseParts(): Promise<readonly CoursePart[]> {
  return Promise.all(
    PARTS.map(async ({ id, title, says, lessons }) => ({
      id,
      title,
      says,
      lessons: await Promise.all(lessons.map(courseLesson)),
    })),
  )
}

async function courseLesson(lesson: Lesson): Promise<CourseLesson> {
  const outline = await lessonOutline(lesson)
  const byKey = new Map(lesson.exercises.map((exercise) => [exerciseKey(exercise), exercise]))
  const exercises = outline.sections.flatMap((section) =>
    section.exercises.flatMap((key) => {
      const exercise = byKey.get(key)
      const fragment = section.id && `#${section.id}`
      return exercise
        ? [{ id: exercise.id, title: exercise.title, key, href: `${lessonHref(lesson, exercise.id)}${fragment}` }]
        : []
    }),
  )
  return { ...outline, minutes: await lessonMinutes(lesson), exercises }
}

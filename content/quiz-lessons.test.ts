import { expect, test } from 'vitest'
import { IDEAS } from '@/lib/quiz/quiz.ts'
import { CURRICULUM } from './curriculum.ts'
import { sectionsOf } from './lesson-outlines.ts'
import { IDEA_LESSONS } from './quiz-lessons.ts'

test('every question of the quiz leads to a section of a lesson that exists', async () => {
  expect(Object.keys(IDEA_LESSONS).sort()).toEqual(IDEAS.map(({ id }) => id).sort())
  const sections = await Promise.all(
    CURRICULUM.map(async (lesson) => (await sectionsOf(lesson)).map(({ id }) => `/lessons/${lesson.slug}#${id}`)),
  )
  const exist = new Set(sections.flat())
  expect(Object.values(IDEA_LESSONS).filter((href) => !exist.has(href))).toEqual([])
})

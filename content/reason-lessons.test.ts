import { expect, test } from 'vitest'
import { OTHER_REASONS } from '@/lib/search/case-reasons.ts'
import { FAILURE_REASONS } from '@/lib/trace/failure-reasons.ts'
import { CURRICULUM } from './curriculum.ts'
import { sectionsOf } from './lesson-outlines.ts'
import { REASON_LESSONS } from './reason-lessons.ts'

const SECTIONS = new Set(
  (
    await Promise.all(
      CURRICULUM.map(async (lesson) => (await sectionsOf(lesson)).map(({ id }) => `${lesson.slug}#${id}`)),
    )
  ).flat(),
)

test.each([...FAILURE_REASONS, ...OTHER_REASONS])('the reason %s leads to a section that a lesson has', (reason) => {
  expect([...SECTIONS]).toContain(REASON_LESSONS[reason])
})

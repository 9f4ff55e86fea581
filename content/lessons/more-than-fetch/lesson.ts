import type { Lesson } from '@/lib/lessons/lesson.ts'
import { examples } from './examples.ts'
import { exercises } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'more-than-fetch',
  title: 'More than fetch',
  summary: 'Pictures, fonts, scripts and beacons: what uses CORS, and which other rules look like it.',
  opens: 'shown',
  asks: ['sent', 'read'],
  examples,
  exercises,
}

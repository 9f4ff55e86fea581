import type { Lesson } from '@/lib/lessons/lesson.ts'
import { cdn, NOW_AND_THEN, saves, VARY } from './documents.ts'
import { EXERCISES } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'caches',
  title: 'The caches',
  summary: 'What browsers and servers in between remember of answers and of permissions, and for how long.',
  opens: 'at-once',
  asks: ['sent', 'read'],
  examples: {
    'at-once': { label: 'Every second', ends: 'readable', document: saves(1, []) },
    'ten-seconds': { label: 'Every 10 s', ends: 'readable', document: saves(10, []) },
    remembered: { label: 'maxAge', ends: 'readable', document: saves(10, ['maxAge: 600']) },
    safari: {
      label: 'Safari',
      ends: 'readable',
      document: saves(15 * 60, ['maxAge: 3600'], { browser: 'webkit' }),
    },
    'now-and-then': { label: 'CDN', ends: 'readable', document: cdn(NOW_AND_THEN, '', '') },
    'cdn-with-vary': { label: 'CDN with Vary', ends: 'readable', document: cdn(NOW_AND_THEN, VARY, '') },
  },
  exercises: EXERCISES,
}

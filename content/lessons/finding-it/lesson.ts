import type { Lesson } from '@/lib/lessons/lesson.ts'
import { byOrigin, noRow, threeCalls, twoRows } from './documents.ts'
import { exercises } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'finding-it',
  title: 'Finding it',
  summary: 'DevTools, curl and HAR files: look where the call failed before you change anything.',
  opens: 'three-calls',
  // The reader looks for what happened here, and does not guess it.
  asks: [],
  examples: {
    'three-calls': { label: 'Three calls', ends: 'readable', document: threeCalls },
    'two-rows': { label: 'Two rows', ends: 'refused', document: twoRows },
    'no-row': { label: 'No row', ends: 'refused', document: noRow },
    'by-origin': { label: 'Terminal', ends: 'refused', document: byOrigin('["https://www.shop.example"]') },
  },
  exercises,
}

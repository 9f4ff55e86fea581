import type { Lesson } from '@/lib/lessons/lesson.ts'
import { badGateway, twoFailures, types } from './documents.ts'
import { EXERCISES } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'reading-the-answer',
  title: 'Reading the answer',
  summary: 'What a script gets of an answer, which headers it sees, and how to find the error behind a CORS error.',
  opens: 'types',
  asks: ['read'],
  examples: {
    types: { label: 'Types', ends: 'opaque', document: types },
    'two-failures': { label: 'Two failures', ends: 'refused', document: twoFailures },
    'bad-gateway': { label: '502', ends: 'refused', document: badGateway('') },
    'bad-gateway-always': { label: '502, readable', ends: 'readable', document: badGateway(' always') },
  },
  exercises: EXERCISES,
}

import type { Lesson } from '@/lib/lessons/lesson.ts'
import { examples } from './examples.ts'
import { exercises } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'doing-it-safely',
  title: 'Doing it safely',
  summary: 'What CORS does not protect, servers that allow too much, and how to close them without losing a user.',
  opens: 'mirror',
  asks: ['read'],
  examples,
  exercises,
}

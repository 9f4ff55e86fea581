import type { Lesson } from '@/lib/lessons/lesson.ts'
import { exerciseStacks } from '../stacks/exercise-stacks.ts'
import { credentials, logo, personal } from './documents.ts'
import { EXERCISES } from './exercises.ts'
import { STACKS } from './stacks.ts'

export const lesson: Lesson = {
  slug: 'with-cookies',
  title: 'Answers for one person, and copies',
  summary: 'What the browser asks for when cookies go with the request, and what a cache has to know.',
  opens: 'wildcard',
  asks: ['read'],
  examples: {
    wildcard: { label: 'Cookie and *', ends: 'refused', document: personal(credentials('*')) },
    named: { label: 'Cookie, named', ends: 'readable', document: personal(credentials('https://foo.example')) },
    reflected: {
      label: 'Everybody',
      ends: 'readable',
      document: personal(credentials('{origin}'), 'https://evil.test/'),
    },
    cached: { label: 'Without Vary', ends: 'refused', document: logo('') },
    varied: { label: 'With Vary', ends: 'readable', document: logo('Vary: Origin\n') },
  },
  exercises: EXERCISES,
  stacks: exerciseStacks(EXERCISES, STACKS),
}

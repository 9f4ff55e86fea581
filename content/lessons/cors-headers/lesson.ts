import type { Lesson } from '@/lib/lessons/lesson.ts'
import { exerciseStacks } from '../stacks/exercise-stacks.ts'
import { list, prices, twoPages } from './documents.ts'
import { EXERCISES } from './exercises.ts'
import { STACKS } from './stacks.ts'

export const lesson: Lesson = {
  slug: 'cors-headers',
  title: 'The response headers',
  summary: 'Who may read an answer, and which of its headers.',
  opens: 'exact',
  asks: ['read'],
  examples: {
    exact: {
      label: 'One origin',
      ends: 'readable',
      document: prices('Access-Control-Allow-Origin: https://foo.example\n'),
    },
    slash: {
      label: 'A slash',
      ends: 'refused',
      document: prices('Access-Control-Allow-Origin: https://foo.example/\n'),
    },
    list: { label: 'Two origins', ends: 'refused', document: twoPages },
    hidden: { label: 'Hidden headers', ends: 'readable', document: list('') },
    exposed: { label: 'Exposed', ends: 'readable', document: list('Access-Control-Expose-Headers: X-Total-Count\n') },
  },
  exercises: EXERCISES,
  stacks: exerciseStacks(EXERCISES, STACKS),
}

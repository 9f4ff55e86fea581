import type { Lesson } from '@/lib/lessons/lesson.ts'
import { credentials, list, logo, personal, prices, twoPages } from './documents.ts'
import { EXERCISES } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'cors-headers',
  title: 'The response headers',
  summary: 'Who may read, which headers they may read, and what changes when cookies go with the request.',
  opens: 'exact',
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
}

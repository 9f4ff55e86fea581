import type { Lesson } from '@/lib/lessons/lesson.ts'
import { ADD, AS_JSON, latest, ownLogin, picture } from './documents.ts'
import { EXERCISES } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'redirects',
  title: 'Redirects',
  summary:
    'Why each hop needs a permission, where Origin: null comes from, and what a script should get in place of a login page.',
  opens: 'followed',
  asks: ['read'],
  examples: {
    followed: { label: 'Followed', ends: 'readable', document: latest(ADD) },
    picture: { label: 'Two servers', ends: 'refused', document: picture() },
    'own-login': { label: 'Own login', ends: 'readable', document: ownLogin('', AS_JSON) },
  },
  exercises: EXERCISES,
}

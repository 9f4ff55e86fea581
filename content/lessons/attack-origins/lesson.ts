import type { Lesson } from '@/lib/lessons/lesson.ts'
import { examples } from './examples.ts'
import { noOrigin } from './no-origin.ts'
import { trustedPage } from './trusted-page.ts'

export const lesson: Lesson = {
  slug: 'attack-origins',
  title: 'No origin, and a trusted one',
  summary:
    'One server allows the origin null, and another one trusts a page that runs what it is given. Use both, then mend them.',
  opens: 'two-frames',
  asks: [],
  examples,
  exercises: [...noOrigin, ...trustedPage],
}

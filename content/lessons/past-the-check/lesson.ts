import type { Lesson } from '@/lib/lessons/lesson.ts'
import { anyCharacter } from './any-character.ts'
import { everybodysOrigin } from './everybodys-origin.ts'
import { theRightBeginning } from './the-right-beginning.ts'
import { theRightEnd } from './the-right-end.ts'

export const lesson: Lesson = {
  slug: 'past-the-check',
  title: 'Past the check',
  summary: 'Four servers compare origins, and each makes one mistake. Find the name that passes; then mend the check.',
  opens: 'read-the-orders',
  asks: [],
  examples: {},
  exercises: [everybodysOrigin, theRightBeginning, theRightEnd, anyCharacter].flat(),
}

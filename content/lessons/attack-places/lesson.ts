import type { Lesson } from '@/lib/lessons/lesson.ts'
import { examples } from './examples.ts'
import { ownNetwork } from './own-network.ts'
import { sharedCopy } from './shared-copy.ts'

export const lesson: Lesson = {
  slug: 'attack-places',
  title: 'Where Sara’s browser is',
  summary:
    'A network that only her browser reaches, and a cache that keeps what it asked for. Use both, then mend them.',
  opens: 'chrome-asks',
  asks: [],
  examples,
  exercises: [...ownNetwork, ...sharedCopy],
}

import type { Lesson } from '@/lib/lessons/lesson.ts'
import { examples } from './examples.ts'
import { exercises } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'production',
  title: 'Production',
  summary:
    'nginx in front of an application, gateways and CDNs, other people’s servers, and how to test what you deployed.',
  opens: 'front',
  examples,
  exercises,
}

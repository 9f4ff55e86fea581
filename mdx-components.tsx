import type { MDXComponents } from 'mdx/types'
import { ExerciseCard } from '@/components/lesson/exercise-card.tsx'
import { OriginCompare } from '@/components/lesson/origin-compare.tsx'
import { ShowExample } from '@/components/lesson/show-example.tsx'

/** What a lesson's prose may use besides Markdown. */
export function useMDXComponents(): MDXComponents {
  return { Show: ShowExample, Exercise: ExerciseCard, OriginCompare }
}

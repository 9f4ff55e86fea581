import type { MDXComponents } from 'mdx/types'
import { DrawnSystems } from '@/components/faults/drawn-systems.tsx'
import { ExerciseCard } from '@/components/lesson/exercises/exercise-card.tsx'
import { SkipQuestions } from '@/components/lesson/known/skip-questions.tsx'
import { OriginCompare } from '@/components/lesson/origins/origin-compare.tsx'
import { ProseCode, ProseEm, ProseH2, ProseH3, ProsePre, ProseStrong } from '@/components/lesson/page/prose.tsx'
import { ShowExample } from '@/components/lesson/page/show-example.tsx'
import { StackChoice } from '@/components/lesson/stacks/stack-choice.tsx'
import { StackStep } from '@/components/lesson/stacks/stack-step.tsx'

/** The components that a lesson's prose may use besides Markdown. */
export function useMDXComponents(): MDXComponents {
  return {
    Show: ShowExample,
    Exercise: ExerciseCard,
    DrawnSystems,
    OriginCompare,
    StackChoice,
    StackStep,
    SkipQuestions,
    h2: ProseH2,
    h3: ProseH3,
    code: ProseCode,
    pre: ProsePre,
    em: ProseEm,
    strong: ProseStrong,
  }
}

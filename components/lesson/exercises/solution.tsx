'use client'

import { lazy, Suspense } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { changedTexts } from '@/lib/lessons/changed-texts.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'

// Comparing needs a package that a reader who never asks for a solution need not load.
const LineDifferences = lazy(async () => ({
  default: (await import('@/components/documents/line-differences.tsx')).LineDifferences,
}))

/** The solution as a difference to what the reader has in the lab, file by file. */
export function Solution({ exercise }: { exercise: Exercise }) {
  const { bench } = useLesson()
  const texts = changedTexts(bench.documentOf(exercise.id), exercise.solution)
  if (texts.length === 0) return <p className="mb-2! text-[15px]">What you have in the lab is this solution.</p>
  return (
    <>
      <p className="mb-2! text-[14px] text-soft">
        <span className="font-mono font-semibold text-stop">−</span> your line,{' '}
        <span className="font-mono font-semibold text-go">+</span> the solution’s. Other solutions pass too.
      </p>
      {texts.map(({ name, before, after }) => (
        <section key={name} aria-label={`The solution in ${name}`} className="mb-3">
          <p className="m-0! text-[14px] font-semibold">{name}</p>
          <Suspense fallback={<pre className="wrap-anywhere whitespace-pre-wrap!">{after}</pre>}>
            <LineDifferences
              before={before}
              after={after}
              onlyBefore="your line"
              onlyAfter="the solution’s line"
              wrapped
            />
          </Suspense>
        </section>
      ))}
    </>
  )
}

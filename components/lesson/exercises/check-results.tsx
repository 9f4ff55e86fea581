'use client'

import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { CheckHeadline, CheckList } from './check-list.tsx'
import { hasOwnExchange } from './use-exercises.ts'

/** The results of the last check of an exercise, probe by probe; each can show its exchange in the lab. */
export function CheckResults({ exercise }: { exercise: Exercise }) {
  const { bench, results, checkTrouble, probed, showProbe, pointAt } = useLesson()
  const { id } = exercise
  const result = results[id] ?? null
  const current = result?.of === bench.documentOf(id)
  const trouble = checkTrouble?.id === id ? checkTrouble.message : null
  return (
    <>
      <CheckHeadline result={result} current={current} trouble={trouble} />
      {result && !trouble && (
        <CheckList
          result={result}
          current={current}
          shown={probed?.result ?? null}
          canShow={(each) => hasOwnExchange(exercise, result.of, each)}
          onShow={(each) => showProbe(id, each)}
          onPoint={(place) => pointAt(id, place)}
        />
      )}
    </>
  )
}

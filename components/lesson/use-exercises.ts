'use client'

import { useCallback, useMemo, useState } from 'react'
import { runInPage } from '@/components/playground/run-in-page.ts'
import type { Workbench } from '@/components/playground/use-workbench.ts'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import type { CheckResult } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { hasSolved, markSolved } from '@/lib/lessons/progress.ts'
import { keepProgress, useProgress } from './progress.ts'

/** Checks a lesson's exercises by their probes, and keeps what was solved. */
export function useExercises(lesson: Lesson, keys: Readonly<Record<string, string>>, bench: Workbench) {
  const { progress } = useProgress()
  const [checking, setChecking] = useState<string | null>(null)
  const [results, setResults] = useState<Readonly<Record<string, CheckResult>>>({})
  const solved = useMemo(
    () => new Set(Object.entries(keys).flatMap(([id, key]) => (hasSolved(progress, key) ? [id] : []))),
    [progress, keys],
  )
  const { documentOf, show, run } = bench
  const check = useCallback(
    async (id: string) => {
      const exercise = lesson.exercises.find((e) => e.id === id)
      const key = keys[id]
      if (!exercise || key === undefined) return
      setChecking(id)
      show(id)
      try {
        const result = await checkExercise(exercise, documentOf(id), (d) => runInPage(d, new AbortController().signal))
        setResults((now) => ({ ...now, [id]: result }))
        if (result.passed) keepProgress((now) => markSolved(now, key))
        // The lab then shows what the check saw: the learner's own exchange.
        await run()
      } finally {
        setChecking(null)
      }
    },
    [lesson, keys, documentOf, show, run],
  )
  return { check, checking, results, solved }
}

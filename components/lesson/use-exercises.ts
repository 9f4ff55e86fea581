'use client'

import { useCallback, useMemo, useState } from 'react'
import { runInPage } from '@/components/playground/run-in-page.ts'
import type { Workbench } from '@/components/playground/use-workbench.ts'
import { checkExercise, probeDocument } from '@/lib/lessons/check-exercise.ts'
import type { CheckResult, Exercise, ProbeResult } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { hasSolved, markSolved } from '@/lib/lessons/progress.ts'
import type { PlaygroundDocument } from '@/lib/playground/document.ts'
import { keepProgress, useProgress } from './progress.ts'

/** What a check saw, and of which text. */
export interface Checked extends CheckResult {
  readonly of: PlaygroundDocument
}

interface ShownProbe {
  readonly of: PlaygroundDocument
  readonly result: ProbeResult
}

/** Checks a lesson's exercises by their probes, and keeps what was solved. */
export function useExercises(lesson: Lesson, keys: Readonly<Record<string, string>>, bench: Workbench) {
  const { progress } = useProgress()
  const [checking, setChecking] = useState<string | null>(null)
  const [results, setResults] = useState<Readonly<Record<string, Checked>>>({})
  const [shown, setShown] = useState<ShownProbe | null>(null)
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
      setShown(null)
      show(id)
      const of = documentOf(id)
      try {
        const result = await checkExercise(exercise, of, (d) => runInPage(d, new AbortController().signal))
        setResults((now) => ({ ...now, [id]: { ...result, of } }))
        if (result.passed) keepProgress((now) => markSolved(now, key))
        // The lab then shows what the check saw: the learner's own exchange, or the one of the probe that failed.
        await run()
        const failed = result.results.find(({ passed }) => !passed)
        if (failed && hasOwnExchange(exercise, of, failed)) setShown({ of, result: failed })
      } finally {
        setChecking(null)
      }
    },
    [lesson, keys, documentOf, show, run],
  )
  const showProbe = useCallback(
    (id: string, result: ProbeResult) => {
      show(id)
      setShown({ of: documentOf(id), result })
    },
    [show, documentOf],
  )
  return {
    check,
    checking,
    results,
    solved,
    // What was written since then has not been checked.
    probed: shown && shown.of === bench.document && !bench.running ? shown.result : null,
    showProbe,
    hideProbe: useCallback(() => setShown(null), []),
  }
}

/** Does the probe run something else than the learner's own Run does? */
export const hasOwnExchange = (exercise: Exercise, document: PlaygroundDocument, { probe }: ProbeResult): boolean =>
  JSON.stringify(probeDocument(exercise, document, probe)) !== JSON.stringify(document)

'use client'

import { useEffect, useState } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { stashedTexts, stashText, takeStashedText } from './stash.ts'

/**
 * What a learner wrote before the solution was put into the lab: it is stashed, also over a reload. Where that happens
 * again before it was taken back, both are stashed: the newer may be the solution with changes, or another try.
 */
export function useOwnSolution(exercise: string) {
  const { lesson, bench } = useLesson()
  const { start, solution } = lesson.exercises.find(({ id }) => id === exercise) ?? {}
  /** The text that `takeBack` would bring. */
  const [stashed, setStashed] = useState<PlaygroundDocument | null>(null)
  const key = `lesson:${lesson.slug}:${exercise}:own`
  useEffect(() => {
    if (start) setStashed(stashedTexts(key, start).at(-1) ?? null)
  }, [key, start])
  return {
    stashed,
    stash() {
      const now = bench.documentOf(exercise)
      const same = JSON.stringify(now)
      // Nothing of the learner's own is in the start or in the solution.
      if (!start || same === JSON.stringify(start) || same === JSON.stringify(solution)) return
      stashText(key, now, start)
      setStashed(now)
    },
    takeBack() {
      if (!start) return
      const text = takeStashedText(key, start)
      if (text) bench.changeIn(exercise, () => text)
      setStashed(stashedTexts(key, start).at(-1) ?? null)
    },
  }
}

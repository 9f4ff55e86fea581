'use client'

import { useEffect, useState } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { stashedTexts, stashOf, stashText, takeStashedText } from './stash.ts'

/**
 * Stashes the learner's text before the solution replaces it in the lab; the stash survives a reload. If the solution
 * is inserted again before the text is restored, both are stashed: the newer one may be a changed solution or a new try.
 */
export function useOwnSolution(exercise: string) {
  const { lesson, bench } = useLesson()
  const { start, solution } = lesson.exercises.find(({ id }) => id === exercise) ?? {}
  /** The text that `takeBack` would restore. */
  const [stashed, setStashed] = useState<PlaygroundDocument | null>(null)
  const key = stashOf(lesson.slug, exercise)
  useEffect(() => {
    if (start) setStashed(stashedTexts(key, start).at(-1) ?? null)
  }, [key, start])
  return {
    stashed,
    stash() {
      const now = bench.documentOf(exercise)
      const same = JSON.stringify(now)
      // The start and the solution contain no work of the learner.
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

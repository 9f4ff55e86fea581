'use client'

import { useEffect, useState } from 'react'
import { forgetDraft, readDraft, writeDraft } from '@/components/playground/drafts.ts'
import type { PlaygroundDocument } from '@/lib/playground/document.ts'
import { useLesson } from './lesson-context.tsx'

/** What a learner wrote before the solution was put into the lab: it is put aside, also over a reload. */
export function useOwnSolution(exercise: string) {
  const { lesson, bench } = useLesson()
  const { start, solution } = lesson.exercises.find(({ id }) => id === exercise) ?? {}
  const [kept, setKept] = useState<PlaygroundDocument | null>(null)
  const key = `lesson:${lesson.slug}:${exercise}:own`
  useEffect(() => {
    if (start) setKept(readDraft(key, start))
  }, [key, start])
  return {
    kept,
    putAside() {
      const now = bench.documentOf(exercise)
      const same = JSON.stringify(now)
      // Nothing of the learner's own is in the start or in the solution.
      if (!start || same === JSON.stringify(start) || same === JSON.stringify(solution)) return
      writeDraft(key, now, start)
      setKept(now)
    },
    takeBack() {
      if (!kept) return
      bench.changeIn(exercise, () => kept)
      forgetDraft(key)
      setKept(null)
    },
  }
}

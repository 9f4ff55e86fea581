'use client'

import { useMemo, useState } from 'react'
import { compareRuns, type RunDifference } from '@/lib/trace/diagram/compare-runs.ts'
import type { Trace } from '@/lib/trace/events.ts'

export interface Comparison {
  /** There is a run to compare with. */
  readonly possible: boolean
  /** What is different, while somebody asks for it. */
  readonly shown: RunDifference | null
  toggle(): void
}

/** The run before an edit beside this one. Asked for once, it stays on for the runs that follow. */
export function useComparison(before: Trace | null, now: Trace | null): Comparison {
  const [on, setOn] = useState(false)
  const shown = useMemo(() => (on && before && now ? compareRuns(before, now) : null), [on, before, now])
  return { possible: before !== null && now !== null, shown, toggle: () => setOn(!on) }
}

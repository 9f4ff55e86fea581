'use client'

import { useMemo, useState } from 'react'
import { compareRuns, type RunDifference } from '@/lib/trace/diagram/compare-runs.ts'
import type { Trace } from '@/lib/trace/events.ts'

export interface Comparison {
  /** Is there a run to compare with? */
  readonly possible: boolean
  /** The differences, while the comparison is on. */
  readonly shown: RunDifference | null
  toggle(): void
}

/** Compares the run with the one before the last edit. Once switched on, it stays on for later runs. */
export function useComparison(before: Trace | null, now: Trace | null): Comparison {
  const [on, setOn] = useState(false)
  const shown = useMemo(() => (on && before && now ? compareRuns(before, now) : null), [on, before, now])
  return { possible: before !== null && now !== null, shown, toggle: () => setOn(!on) }
}

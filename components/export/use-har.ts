'use client'

import { useEffect, useRef } from 'react'
import type { Trace } from '@/lib/trace/events.ts'
import { harOf } from '@/lib/trace/export/har.ts'

/** Makes a HAR file of a run; its times are those of the clock when the run was shown. */
export function useHar(trace: Trace): () => Blob {
  const arrived = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each run has its own start time
  useEffect(() => {
    arrived.current = Date.now()
  }, [trace])
  return () => {
    const startedAt = new Date(arrived.current - (trace.at(-1)?.at ?? 0))
    return new Blob([JSON.stringify(harOf(trace, startedAt), null, 2)], { type: 'application/json' })
  }
}

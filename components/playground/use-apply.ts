'use client'

import { useCallback, useRef } from 'react'
import { applyRemedy } from '@/lib/playground/apply-remedy.ts'
import type { Remedy } from '@/lib/trace/explanation.ts'
import type { Workbench } from './use-workbench.ts'

/** Writes a remedy into the server's text, as one edit that can be undone in the editor, and runs again. */
export function useApply(bench: Workbench): (remedy: Remedy) => void {
  const latest = useRef(bench)
  latest.current = bench
  return useCallback((remedy) => {
    const { result, change, run } = latest.current
    if (!result) return
    change((document) => applyRemedy(document, result.trace, remedy))
    void run()
  }, [])
}

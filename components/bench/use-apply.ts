'use client'

import { useMemo, useRef } from 'react'
import type { ApplyRemedy } from '@/components/inspector/why-panel.tsx'
import { advised, remedied } from '@/lib/run/read-in-page.ts'
import type { Remedy } from '@/lib/trace/why/explanation.ts'
import type { Workbench } from './use-workbench.ts'

/** How a remedy can be applied to the open document. */
export function useApply(bench: Workbench): ApplyRemedy {
  const latest = useRef(bench)
  latest.current = bench
  return useMemo(() => {
    const apply = async (remedy: Remedy) => {
      const { result, document, change, run } = latest.current
      if (!result) return
      const mended = await remedied(document, result.trace, remedy)
      // Text that was written in the meantime is kept; the remedy can be applied again.
      if (!mended || latest.current.document !== document) return
      change(() => mended)
      void run()
    }
    const advise = async (remedy: Remedy) => {
      const { result, document } = latest.current
      const server = document.servers.find(({ origin }) => origin === remedy.server)
      if (!result || !server || (await remedied(document, result.trace, remedy))) return null
      return advised(server, remedy)
    }
    return { apply: (remedy) => void apply(remedy), advise }
  }, [])
}

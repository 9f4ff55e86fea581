'use client'

import { useEffect, useState } from 'react'
import type { DiagramModel } from '@/lib/trace/diagram.ts'

/** Where a person stands in the exchange: how many rows have happened, and which one is looked at. */
export function useSteps(model: DiagramModel) {
  const total = model.rows.length
  const [shown, setShown] = useState(total)
  const [selected, setSelected] = useState<string | null>(null)
  useEffect(() => {
    setShown(model.rows.length)
    // A fresh exchange opens on what decided it: the stop if there is one.
    const stop = model.rows.findIndex((r) => r.kind === 'mark' && r.shape === 'stop')
    const decided =
      stop < 0 ? null : model.rows.slice(0, stop).findLast((r) => r.kind === 'message' && r.exchange !== undefined)
    setSelected(decided?.id ?? null)
  }, [model])
  const go = (step: number) => {
    const next = Math.min(total, Math.max(1, step))
    setShown(next)
    setSelected(model.rows[next - 1]?.id ?? null)
  }
  return { total, shown, selected, go, select: setSelected }
}

export type Steps = ReturnType<typeof useSteps>

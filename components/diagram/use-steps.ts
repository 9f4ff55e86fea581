'use client'

import { useEffect, useState } from 'react'
import type { DiagramModel } from '@/lib/trace/diagram.ts'

/** Where a person stands in the exchange: which row is looked at, and how many rows have happened. */
export function useSteps(model: DiagramModel) {
  const total = model.rows.length
  const [shown, setShown] = useState(total)
  const [selected, select] = useState<string | null>(null)
  useEffect(() => {
    setShown(model.rows.length)
    // A fresh exchange opens on what decided it: the message before the stop, else the last one.
    const stop = model.rows.findIndex((r) => r.kind === 'mark' && r.shape === 'stop')
    const before = stop < 0 ? model.rows : model.rows.slice(0, stop)
    select((before.findLast((r) => r.kind === 'message') ?? model.rows.at(-1))?.id ?? null)
  }, [model])
  const at = model.rows.findIndex((r) => r.id === selected)
  const position = at < 0 ? shown : at + 1
  const go = (step: number) => {
    const next = Math.min(total, Math.max(1, step))
    setShown(next)
    select(model.rows[next - 1]?.id ?? null)
  }
  return { total, shown, position, selected, go, select }
}

export type Steps = ReturnType<typeof useSteps>

'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { decisiveStep } from '@/lib/trace/diagram/decisive-step.ts'
import type { DiagramModel } from '@/lib/trace/diagram/diagram-model.ts'

/** How long each step is shown during playback. */
const BEAT_MILLISECONDS = 1100

/** The position in the exchange: the selected row, how many rows have happened, and whether it plays. */
export function useSteps(model: DiagramModel) {
  const total = model.rows.length
  const [shown, setShown] = useState(total)
  const [selected, setSelected] = useState<string | null>(null)
  const [playing, setPlaying] = useState(false)
  const decisive = decisiveStep(model)
  useEffect(() => {
    setShown(model.rows.length)
    setPlaying(false)
    // A new exchange opens on the step that decided it.
    setSelected(model.rows[decisiveStep(model) - 1]?.id ?? null)
  }, [model])
  const at = model.rows.findIndex((r) => r.id === selected)
  const position = at < 0 ? shown : at + 1
  const move = useCallback(
    (step: number) => {
      const next = Math.min(total, Math.max(1, step))
      setShown(next)
      setSelected(model.rows[next - 1]?.id ?? null)
    },
    [model, total],
  )
  const go = useCallback(
    (step: number) => {
      setPlaying(false)
      move(step)
    },
    [move],
  )
  const select = useCallback((row: string) => {
    setPlaying(false)
    setSelected(row)
  }, [])
  /** Plays on from here, or from the beginning if everything has happened already. */
  const togglePlay = useCallback(() => {
    if (!playing && position >= total) move(1)
    setPlaying(!playing)
  }, [playing, position, total, move])

  const next = useRef(() => {})
  next.current = () => (position >= total ? setPlaying(false) : move(position + 1))
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => next.current(), BEAT_MILLISECONDS)
    return () => clearInterval(timer)
  }, [playing])

  return { total, shown, position, selected, decisive, playing, go, select, togglePlay }
}

export type Steps = ReturnType<typeof useSteps>

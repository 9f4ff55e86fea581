'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { decisiveStep } from '@/lib/trace/diagram/decisive-step.ts'
import type { DiagramModel } from '@/lib/trace/diagram/diagram-model.ts'

/** How long each step is shown during playback. */
const BEAT_MILLISECONDS = 1100

/**
 * The position in the exchange: the selected row, how many rows have happened, and whether it plays.
 * @param covered the run shows nothing before it is stepped to
 */
export function useSteps(model: DiagramModel, covered = false) {
  const total = model.rows.length
  const [shown, setShown] = useState(total)
  const [selected, setSelected] = useState<string | null>(null)
  const [playing, setPlaying] = useState(false)
  // Of a covered run: how far it has been stepped to. What was uncovered stays so.
  const [reached, setReached] = useState(covered ? 0 : total)
  const [of, setOf] = useState(model)
  const decisive = decisiveStep(model)
  useEffect(() => {
    setOf(model)
    setPlaying(false)
    setShown(covered ? 0 : model.rows.length)
    setReached(covered ? 0 : model.rows.length)
    if (covered) return setSelected(null)
    // A new exchange opens on the step that decided it.
    setSelected(model.rows[decisiveStep(model) - 1]?.id ?? null)
  }, [model, covered])
  const at = model.rows.findIndex((r) => r.id === selected)
  const position = at < 0 ? shown : at + 1
  const move = useCallback(
    (step: number) => {
      const next = Math.min(total, Math.max(1, step))
      setShown(next)
      setReached((now) => Math.max(now, next))
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

  // The effect that covers a new run comes after its first rendering, which must not show it.
  const uncovered = covered ? (of === model ? Math.min(reached, total) : 0) : total
  return { total, shown, uncovered, position, selected, decisive, playing, go, select, togglePlay }
}

export type Steps = ReturnType<typeof useSteps>

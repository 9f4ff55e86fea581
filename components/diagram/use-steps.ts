'use client'

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { decisiveStep } from '@/lib/trace/diagram/decisive-step.ts'
import type { DiagramModel } from '@/lib/trace/diagram/diagram-model.ts'

/** How long each step is shown during playback: its words are read once. */
export const BEAT_MILLISECONDS = 1100
/** A longer exchange does not play by itself: nobody wants to wait half a minute for it. */
const MOST_PLAYED = 16

/**
 * The position in the exchange: the selected row, how many rows have happened, and whether it plays. A new exchange
 * begins at its beginning: it plays by itself once where that is wanted, and then, as without playing, all of it is drawn
 * and its first message is selected.
 * @param covered the run shows nothing before it is stepped to
 * @param plays a new exchange plays by itself; never where less motion is wanted
 */
export function useSteps(model: DiagramModel, covered = false, plays = false) {
  const total = model.rows.length
  const [shown, setShown] = useState(total)
  const [selected, setSelected] = useState<string | null>(null)
  const [playing, setPlaying] = useState<'asked' | 'by itself' | null>(null)
  // Did the reader choose where it is? Until then, what is said of the run is about the call that decided.
  const [chosen, setChosen] = useState(false)
  // Of a covered run: how far it has been stepped to. What was uncovered stays so.
  const [reached, setReached] = useState(covered ? 0 : total)
  const [of, setOf] = useState(model)
  const decisive = decisiveStep(model)
  const playsNow = useRef(plays)
  playsNow.current = plays
  // Before the first paint, which would show it from its end.
  useLayoutEffect(() => {
    const { rows } = model
    const itself = playsNow.current && !covered && rows.length > 1 && rows.length <= MOST_PLAYED && allowsMotion()
    setOf(model)
    setChosen(false)
    setPlaying(itself ? 'by itself' : null)
    setShown(covered ? 0 : itself ? 1 : rows.length)
    setReached(covered ? 0 : rows.length)
    setSelected(covered ? null : (rows[0]?.id ?? null))
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
      setPlaying(null)
      setChosen(true)
      move(step)
    },
    [move],
  )
  const select = useCallback(
    (row: string) => {
      // What plays is complete when somebody looks at one step of it.
      setShown((now) => (playing ? model.rows.length : now))
      setPlaying(null)
      setChosen(true)
      setSelected(row)
    },
    [playing, model],
  )
  /** Plays on from here; from the beginning if this is the last step. */
  const togglePlay = useCallback(() => {
    setChosen(true)
    if (!playing) move(position >= total ? 1 : position)
    setPlaying(playing ? null : 'asked')
  }, [playing, position, total, move])

  const next = useRef(() => {})
  next.current = () => {
    if (position < total) return move(position + 1)
    setPlaying(null)
    // It played by itself: then it is at its beginning, and complete.
    if (playing === 'by itself') setSelected(model.rows[0]?.id ?? null)
  }
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => next.current(), BEAT_MILLISECONDS)
    return () => clearInterval(timer)
  }, [playing])

  // The effect that covers a new run comes after its first rendering, which must not show it.
  const uncovered = covered ? (of === model ? Math.min(reached, total) : 0) : total
  const row = model.rows[position - 1]
  return {
    total,
    shown,
    uncovered,
    position,
    selected,
    decisive,
    chosen,
    playing: playing !== null,
    /** The message or mark of this step, in words; empty before the first. */
    says: row?.says ?? '',
    go,
    select,
    togglePlay,
  }
}

const allowsMotion = () =>
  typeof window.matchMedia === 'function' && !window.matchMedia('(prefers-reduced-motion: reduce)').matches

export type Steps = ReturnType<typeof useSteps>

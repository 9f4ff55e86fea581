'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { checkInPage, checkTroubleOf } from '@/components/lesson/exercises/check-in-page.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { type Trial, tryExercise } from '@/lib/homework/own/trial.ts'

export interface Trying {
  /** The last trial that came to its end. */
  readonly trial: Trial | null
  readonly busy: boolean
  readonly trouble: string | null
  begin(own: OwnExercise): void
  /** A run takes its place: there is only one sandbox. */
  giveWay(): void
}

/** Tries an exercise in the sandbox of this page. */
export function useTrial(): Trying {
  const [trial, setTrial] = useState<Trial | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)
  const giveWay = useCallback(() => {
    running.current?.abort()
    running.current = null
    setBusy(false)
  }, [])
  useEffect(() => giveWay, [giveWay])
  const begin = useCallback((own: OwnExercise) => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setBusy(true)
    setTrouble(null)
    const isOver = () => mine.signal.aborted
    tryExercise(own, (exercise, answer) => checkInPage(exercise, answer, mine.signal), isOver)
      .then(
        (done) => {
          if (done && !isOver()) setTrial(done)
        },
        (error: unknown) => {
          if (!isOver()) setTrouble(checkTroubleOf(error))
        },
      )
      .finally(() => {
        if (running.current !== mine) return
        running.current = null
        setBusy(false)
      })
  }, [])
  return { trial, busy, trouble, begin, giveWay }
}

/** Does a trial still tell of the exercise as it is now? New wording changes nothing. */
export function isOf(trial: Trial, own: OwnExercise): boolean {
  const asked = ({ start, solution, edits, probes, wrong }: OwnExercise) =>
    JSON.stringify([
      edits,
      [start, solution, ...wrong.map(({ document }) => document)],
      probes.map(({ says: _, ...probe }) => probe),
    ])
  return trial.of === own || asked(trial.of) === asked(own)
}

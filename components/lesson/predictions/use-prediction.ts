'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { keepProgress, useProgress } from '@/components/lesson/progress/progress.ts'
import { type PredictedAnswers, predictionText } from '@/lib/lessons/prediction.ts'
import { markPredicted, predictionFor } from '@/lib/lessons/progress.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { usePredictionSwitch } from './prediction-switch.ts'

export interface Prediction {
  /** The document that is open has not run yet, and the learner is asked what will come of it. */
  readonly asking: boolean
  readonly answers: PredictedAnswers
  answer(answers: PredictedAnswers): void
  /** Is one asked at all? Kept on the device. */
  readonly wanted: boolean
  setWanted(wanted: boolean): void
  /** What was expected of the run that the lab shows now. */
  readonly made: { readonly answers: PredictedAnswers; readonly trace: Trace } | null
  dismiss(): void
  /** Would a run of this document be asked about first? */
  asksFirst(key: string): boolean
  /** Runs the open document, and holds the answers against it. */
  run(): Promise<void>
}

type ByKey<T> = Readonly<Record<string, T>>

const NOTHING: PredictedAnswers = {}

/**
 * Asks before the first run of each document, and compares after it.
 * @param keys document's name → the key under which its prediction is kept
 */
export function usePrediction(bench: Workbench, keys: ByKey<string>): Prediction {
  const { progress } = useProgress()
  const { wanted, setWanted } = usePredictionSwitch()
  const [answers, setAnswers] = useState<ByKey<PredictedAnswers>>({})
  const [ran, setRan] = useState<ReadonlySet<string>>(new Set())
  const [made, setMade] = useState<ByKey<Prediction['made']>>({})
  // The page is built without knowing what this device knows: nobody is asked before that is known.
  const [known, setKnown] = useState(false)
  useEffect(() => setKnown(true), [])

  const { open } = bench
  const asksFirst = useCallback(
    (key: string) => {
      const kept = keys[key]
      return known && wanted && !ran.has(key) && kept !== undefined && predictionFor(progress, kept) === null
    },
    [known, wanted, ran, keys, progress],
  )
  const own = answers[open] ?? NOTHING
  const run = useCallback(async () => {
    const said = asksFirst(open) && Object.keys(own).length > 0 ? own : null
    const result = await bench.run()
    if (!result) return
    setRan((now) => new Set(now).add(open))
    setMade((now) => ({ ...now, [open]: said && { answers: said, trace: result.trace } }))
    const key = keys[open]
    if (said && key !== undefined) keepProgress((now) => markPredicted(now, key, predictionText(said)))
  }, [asksFirst, bench.run, keys, open, own])

  const shown = made[open] ?? null
  return {
    asking: bench.result === null && asksFirst(open),
    answers: own,
    answer: (next) => setAnswers((now) => ({ ...now, [open]: next })),
    wanted,
    setWanted,
    made: shown && bench.result?.trace === shown.trace && !bench.stale ? shown : null,
    dismiss: () => setMade((now) => ({ ...now, [open]: null })),
    asksFirst,
    run,
  }
}

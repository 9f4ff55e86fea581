'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { keepProgress, useProgress } from '@/components/lesson/progress/progress.ts'
import { type PredictedAnswers, type PredictionQuestion, predictionText } from '@/lib/lessons/prediction.ts'
import { ALL_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'
import { markPredicted, predictionFor } from '@/lib/lessons/progress.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { usePredictionSwitch } from './prediction-switch.ts'

export interface Prediction {
  /** The open document has not run yet, and the learner is asked for a prediction. */
  readonly asking: boolean
  /** The questions that this lesson asks. */
  readonly asks: readonly PredictionQuestion[]
  readonly answers: PredictedAnswers
  answer(answers: PredictedAnswers): void
  /** Does the learner want to be asked at all? Stored on the device. */
  readonly wanted: boolean
  setWanted(wanted: boolean): void
  /** The prediction for the run that the lab shows now. */
  readonly made: { readonly answers: PredictedAnswers; readonly trace: Trace } | null
  dismiss(): void
  /** Would a run of this document ask for a prediction first? */
  asksFirst(key: string): boolean
  /** Runs the open document, and compares the answers with the run. */
  run(): Promise<void>
}

type ByKey<T> = Readonly<Record<string, T>>

const NO_ANSWERS: PredictedAnswers = {}

/**
 * Asks for a prediction before the first run of each document, and compares after it.
 * @param keys document name → the key under which its prediction is stored
 * @param asks the questions of this lesson; where there are none, nothing is asked
 */
export function usePrediction(
  bench: Workbench,
  keys: ByKey<string>,
  asks: readonly PredictionQuestion[] = ALL_QUESTIONS,
): Prediction {
  const { progress } = useProgress()
  const { wanted, setWanted } = usePredictionSwitch()
  const [answers, setAnswers] = useState<ByKey<PredictedAnswers>>({})
  const [ran, setRan] = useState<ReadonlySet<string>>(new Set())
  const [made, setMade] = useState<ByKey<Prediction['made']>>({})
  // The built page does not know this device's storage: it asks only after reading it.
  const [known, setKnown] = useState(false)
  useEffect(() => setKnown(true), [])

  const { open } = bench
  const asksFirst = useCallback(
    (key: string) => {
      const kept = keys[key]
      const isNew = !ran.has(key) && kept !== undefined && predictionFor(progress, kept) === null
      return known && wanted && asks.length > 0 && isNew
    },
    [known, wanted, ran, keys, progress, asks],
  )
  const own = answers[open] ?? NO_ANSWERS
  const run = useCallback(async () => {
    const given = asksFirst(open) && Object.keys(own).length > 0 ? own : null
    const result = await bench.run()
    if (!result) return
    setRan((now) => new Set(now).add(open))
    setMade((now) => ({ ...now, [open]: given && { answers: given, trace: result.trace } }))
    const key = keys[open]
    if (given && key !== undefined) keepProgress((now) => markPredicted(now, key, predictionText(given)))
  }, [asksFirst, bench.run, keys, open, own])

  const shown = made[open] ?? null
  return {
    asking: bench.result === null && asksFirst(open),
    asks,
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

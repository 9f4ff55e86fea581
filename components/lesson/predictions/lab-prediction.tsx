'use client'

import { useId, useLayoutEffect, useRef } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { nextQuestion } from '@/lib/lessons/prediction-questions.ts'
import { PredictionQuestions } from './prediction-questions.tsx'

/** In the lab, before the first run: the questions are at the place where the answers will be. */
export function LabPrediction() {
  const { prediction, runOpen, bench } = useLesson()
  const { answers, asks } = prediction
  const title = useId()
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(
    () => () => {
      // The focused element disappears with the questions: the focus moves to where the diagram will be.
      const picture = box.current
        ?.closest('[data-testid="lab"]')
        ?.querySelector<HTMLElement>('[data-testid="exchange"]')
      if (box.current?.contains(document.activeElement))
        requestAnimationFrame(() => picture?.focus({ preventScroll: true }))
    },
    [],
  )
  return (
    <section ref={box} aria-labelledby={title} className="border-b border-line bg-gate-bg" data-testid="prediction">
      <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 px-3 pt-2.5 sm:px-5">
        <h2 id={title} className="flex-1 text-[14px] font-semibold">
          Before it runs: what do you expect?
        </h2>
        <button
          type="button"
          className="rounded-[8px] px-2 py-1 text-[13px] text-soft hover:text-ink"
          onClick={() => prediction.setWanted(false)}
        >
          Do not ask
        </button>
        <button
          type="button"
          className={`button h-8 px-3 text-[13px] ${nextQuestion(answers, asks) === null ? 'button-run' : ''}`}
          disabled={bench.running}
          onClick={runOpen}
        >
          {Object.keys(answers).length === 0 ? 'Run without answering' : 'Run'}
        </button>
      </div>
      <PredictionQuestions
        className={`grid ${asks.length === 3 ? 'sm:grid-cols-[5fr_7fr_5fr]' : asks.length === 2 ? 'sm:grid-cols-2' : ''}`}
        rowClassName="px-3 pt-1.5 pb-2 max-sm:items-center sm:flex-col sm:px-5 sm:pb-3.5"
        asksClassName="text-[13px] max-sm:w-[36%]"
      />
    </section>
  )
}

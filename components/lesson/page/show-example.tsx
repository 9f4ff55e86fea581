'use client'

import { Play } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { RunViewTab } from '@/components/bench/run-view-props.ts'
import { PredictionQuestions } from '@/components/lesson/predictions/prediction-questions.tsx'
import { useLesson } from './lesson-context.tsx'
import { READING_PLACE } from './use-reading-place.ts'

interface Props {
  example: string
  /** The panel that the lab shows with it: `network`, `console`…; absent: the one that is open. */
  view?: RunViewTab
  children: ReactNode
}

/**
 * A button in the prose: opens one of the lesson's documents in the lab, and runs it. If a prediction is wanted, it
 * first shows the questions beside itself; pressed again, it runs.
 */
export function ShowExample({ example, view, children }: Props) {
  const { openAndRun, runOpen, showTab, bench, prediction, askedAt } = useLesson()
  const place = useId()
  const button = useRef<HTMLButtonElement>(null)
  const title = useRef<HTMLParagraphElement>(null)
  const asks = askedAt === place
  const asked = useRef(false)
  useEffect(() => {
    // The title is read out before the questions, which Tab leads to.
    if (asks) title.current?.focus()
    // The focused element disappeared with the questions.
    else if (asked.current && document.activeElement === document.body) button.current?.focus()
    asked.current = asks
  }, [asks])
  const run = (
    <button
      ref={button}
      {...{ [READING_PLACE]: example }}
      type="button"
      className={`button h-auto min-h-[38px] py-1.5 text-left text-[15px] whitespace-normal ${asks ? 'button-run' : 'mb-4'}`}
      // Not `disabled`: a disabled button would lose the keyboard focus.
      aria-disabled={bench.running}
      onClick={() => {
        if (bench.running) return
        if (view) showTab(view)
        if (asks) runOpen()
        else openAndRun(example, place)
      }}
    >
      <Play size={13} fill="currentColor" className={`flex-none ${asks ? '' : 'text-gate'}`} aria-hidden />
      <span>{children}</span>
      {!asks && prediction.asksFirst(example) && <span className="sr-only">: first asks what you expect</span>}
    </button>
  )
  if (!asks) return run
  return (
    <section
      aria-labelledby={`${place}-title`}
      className="mb-5 max-w-[62ch] rounded-[14px] border border-gate/35 bg-gate-bg p-4 sm:p-5"
      data-testid="prediction"
    >
      <p id={`${place}-title`} ref={title} tabIndex={-1} className="m-0! text-[15.5px] font-semibold outline-none">
        Before it runs: what do you expect?
      </p>
      <PredictionQuestions
        className="mt-2.5 mb-4 space-y-2"
        rowClassName="items-center"
        asksClassName="w-[33%] flex-none text-[14.5px] sm:w-[180px]"
        roomy
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {run}
        <button
          type="button"
          className="text-[14px] text-soft hover:text-ink"
          onClick={() => {
            prediction.setWanted(false)
            if (view) showTab(view)
            runOpen()
          }}
        >
          Run, and do not ask again
        </button>
      </div>
    </section>
  )
}

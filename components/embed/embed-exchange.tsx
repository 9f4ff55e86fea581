'use client'

import { useEffect, useRef } from 'react'
import { ExchangeDiagram } from '@/components/diagram/exchange-diagram.tsx'
import { QuestionsBar } from '@/components/diagram/questions-bar.tsx'
import { scrollToRow, showUncut } from '@/components/diagram/scroll-to-row.ts'
import { StepButtons } from '@/components/diagram/step-buttons.tsx'
import { useStepKeys } from '@/components/diagram/use-step-keys.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { threeQuestions, UNANSWERED } from '@/lib/trace/summary/questions.ts'
import { noCallReason, runNotice } from '@/lib/trace/summary/run-notice.ts'
import type { CoveredSteps } from './use-covered-steps.ts'

interface Props {
  /** Null before the first run. */
  trace: Trace | null
  call: number
  /** The step that its author has chosen. */
  opensAt: number | undefined
  covering: CoveredSteps
  running: boolean
  trouble: string | null
  onRun: () => void
}

/** The exchange, with the three questions above it and the steps below. It gets nearly all of the height. */
export function EmbedExchange({ trace, call, opensAt, covering, running, trouble, onRun }: Props) {
  const { model, steps, covered } = covering
  // The stop sign that the selected step led to has to be seen with it.
  const stop = model.rows.find((row) => row.kind === 'mark' && row.shape === 'stop' && row.call === call)
  const row = steps.selected
  const also = stop && steps.position === steps.decisive ? stop.id : null
  const scroller = useRef<HTMLDivElement>(null)
  useStepKeys(scroller, steps)
  useEffect(() => {
    const frame = requestAnimationFrame(() => scroller.current && row && scrollToRow(scroller.current, row, also))
    return () => cancelAnimationFrame(frame)
  }, [row, also])
  const notice = trouble ?? (trace && !running ? runNotice(trace) : null)
  const drawn = trace !== null && steps.total > 0
  return (
    <div className="flex h-full min-h-0 flex-col">
      {drawn && <QuestionsBar questions={covered || call === 0 ? UNANSWERED : threeQuestions(trace, call)} low />}
      {notice && (
        <p
          role="alert"
          className={`flex-none border-b border-line px-3 py-1.5 text-[13.5px] ${trouble ? 'bg-stop-bg text-stop' : 'bg-pre-bg text-pre'}`}
        >
          {notice}
        </p>
      )}
      <section
        ref={scroller}
        data-testid="exchange"
        data-scrolls
        aria-label="Exchange"
        aria-busy={running}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        onScroll={(e) => showUncut(e.currentTarget)}
        className={`min-h-0 flex-1 overflow-auto ${running && drawn ? 'opacity-40' : ''}`}
      >
        {drawn ? (
          <ExchangeDiagram
            model={model}
            shown={steps.shown}
            selected={steps.selected}
            onSelect={steps.select}
            initialWidth={360}
            scrolled
          />
        ) : (
          !trouble && <Empty {...{ trace, running, opensAt, onRun }} />
        )}
      </section>
      {drawn && (
        <div className="flex flex-none justify-end border-t border-line @min-[480px]:hidden">
          <EmbedSteps covering={covering} />
        </div>
      )}
    </div>
  )
}

/** The way through the steps: beside the tabs where there is room, else below the exchange. */
export function EmbedSteps({ covering }: { covering: CoveredSteps }) {
  return covering.covered ? <Uncovering covering={covering} /> : <StepButtons steps={covering.steps} />
}

/** Without the number of the steps to come: it would tell something about them. */
function Uncovering({ covering: { steps } }: { covering: CoveredSteps }) {
  const { position, total, go } = steps
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center justify-end gap-1.5 px-2 py-[3px] text-[13px]">
      <span className="flex-1 px-1 whitespace-nowrap text-soft @max-[350px]:basis-full" role="status">
        {position === 0 ? 'What do you expect?' : `Step ${position}`}
      </span>
      <button
        type="button"
        className="button h-[26px] px-2.5 text-[13px]"
        aria-disabled={position <= 1}
        onClick={() => go(position - 1)}
      >
        Back
      </button>
      <button type="button" className="button button-run h-[26px] px-2.5 text-[13px]" onClick={() => go(position + 1)}>
        Next step
      </button>
      <button type="button" className="button h-[26px] px-2.5 text-[13px]" onClick={() => go(total)}>
        All
      </button>
    </div>
  )
}

function Empty({ trace, running, opensAt, onRun }: Pick<Props, 'trace' | 'running' | 'opensAt' | 'onRun'>) {
  return (
    <div className="grid place-items-center px-6 py-12 text-center text-[14px] text-soft">
      <div>
        <p>
          {running
            ? 'Running…'
            : trace
              ? noCallReason(trace)
              : `The exchange between script, browser and server is drawn here.${opensAt ? ` It opens at step ${opensAt}.` : ''}`}
        </p>
        {!running && !trace && (
          <button type="button" className="button button-run mt-3" onClick={onRun}>
            Run
          </button>
        )}
      </div>
    </div>
  )
}

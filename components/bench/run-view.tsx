'use client'

import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { CallFilter } from '@/components/diagram/call-filter.tsx'
import { ComparisonButton, Differences } from '@/components/diagram/comparison-bar.tsx'
import { ExchangeDiagram } from '@/components/diagram/exchange-diagram.tsx'
import { QuestionsBar } from '@/components/diagram/questions-bar.tsx'
import { scrollToRow, showUncut } from '@/components/diagram/scroll-to-row.ts'
import { StepButtons } from '@/components/diagram/step-buttons.tsx'
import { useCallFilter } from '@/components/diagram/use-call-filter.ts'
import { useComparison } from '@/components/diagram/use-comparison.ts'
import { useDecidingMessage } from '@/components/diagram/use-deciding-message.ts'
import { useStepKeys } from '@/components/diagram/use-step-keys.ts'
import { useSteps } from '@/components/diagram/use-steps.ts'
import { ExportMenu } from '@/components/export/export-menu.tsx'
import { coveredRows } from '@/lib/stage/covered.ts'
import { changesInMessage } from '@/lib/trace/diagram/compare-runs.ts'
import { callsOf, diagramOf, onlyCall } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { decisiveCall } from '@/lib/trace/summary/decisive-call.ts'
import { threeQuestions, UNANSWERED } from '@/lib/trace/summary/questions.ts'
import { noCallReason, runNotice } from '@/lib/trace/summary/run-notice.ts'
import { runSummary } from '@/lib/trace/summary/run-summary.ts'
import { RunViewPanels } from './run-view-panels.tsx'
import type { RunViewProps } from './run-view-props.ts'

const EMPTY_TRACE: Trace = []
const asTheyAre = (bar: ReactNode) => bar

/** One run: the three questions, the diagram, and the panels under it. All of it is computed from the trace. */
export function RunView(props: RunViewProps) {
  const { running, trouble, onTab, onRun, onCall, arrange, folded, questions = asTheyAre } = props
  const trace = props.trace ?? EMPTY_TRACE
  const calls = useMemo(() => callsOf(trace), [trace])
  const [only, setOnly] = useCallFilter(calls)
  const whole = useMemo(() => diagramOf(trace), [trace])
  const chosenCall = useMemo(() => onlyCall(whole, only), [whole, only])
  const covered = props.covered ?? null
  // The first run of each document plays by itself.
  const played = useRef(new Set<string>())
  const steps = useSteps(chosenCall, covered !== null, props.playsOnce != null && !played.current.has(props.playsOnce))
  useEffect(() => {
    if (props.playsOnce != null && props.trace) played.current.add(props.playsOnce)
  }, [props.playsOnce, props.trace])
  const hidden = steps.uncovered < steps.total
  useDecidingMessage(steps, chosenCall, (props.tab === 'message' || props.tab === 'network') && !folded)
  const model = useMemo(
    () => (hidden && covered ? coveredRows(chosenCall, steps.uncovered, covered) : chosenCall),
    [chosenCall, hidden, covered, steps.uncovered],
  )
  const comparison = useComparison(props.before ?? null, props.trace)
  const selected = model.rows.find((r) => r.id === steps.selected)
  // Until somebody goes to a step, all words are about the call that decided.
  const stepped = steps.chosen || hidden ? selected?.call : 0
  const call = stepped || only || (hidden ? null : decisiveCall(trace)) || calls[0]?.call || 0
  const changes = useMemo(
    () =>
      comparison.shown && props.before && selected
        ? changesInMessage(props.before, trace, comparison.shown, selected)
        : undefined,
    [comparison.shown, props.before, trace, selected],
  )
  const notice = hidden ? null : runNotice(trace)
  const scroller = useRef<HTMLDivElement>(null)
  useStepKeys(scroller, steps)

  useEffect(() => {
    const asked = trace.find((e) => e.type === 'call' && e.call === call)
    onCall?.(asked?.type === 'call' ? (asked.source ?? null) : null)
  }, [trace, call, onCall])

  const { opensAt = null, onOpenedAt, onStep, onHidden } = props
  const { go, total, position, chosen } = steps
  const isCovered = covered !== null
  useEffect(() => {
    if (opensAt === null || total === 0) return
    // A covered run is uncovered by its reader only.
    if (!isCovered) go(opensAt)
    onOpenedAt?.()
  }, [opensAt, total, go, onOpenedAt, isCovered])
  useEffect(() => onStep?.(total > 0 && chosen ? position : null), [total, position, chosen, onStep])
  useEffect(() => onHidden?.(hidden), [hidden, onHidden])

  // Scrolls to the selected row, and to the stop sign that it led to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: folding changes the available height
  useEffect(() => {
    const box = scroller.current
    const row = steps.selected
    const next = model.rows[steps.position]
    const stop = next?.kind === 'mark' && next.shape === 'stop' && steps.shown > steps.position ? next.id : null
    const frame = requestAnimationFrame(() => row && box && scrollToRow(box, row, stop))
    return () => cancelAnimationFrame(frame)
  }, [model, steps.selected, steps.shown, folded])

  const picture = (
    <div className="flex h-full min-h-0 flex-col">
      {questions(
        <QuestionsBar questions={calls.length > 0 && !hidden ? threeQuestions(trace, call) : UNANSWERED} />,
        hidden,
        call,
      )}
      {total > 0 && (
        <div className="exchange-tools @container flex-none border-b border-line">
          <div className="flex min-h-9 items-center gap-1 px-2">
            <StepButtons steps={steps} roomy />
            <span className="flex min-w-0 flex-1 justify-end">
              {!hidden && <CallFilter calls={calls} only={only} onOnly={setOnly} />}
            </span>
            {!hidden && <ComparisonButton comparison={comparison} />}
            {!hidden && <ExportMenu trace={trace} changes={comparison.shown?.rows} />}
          </div>
        </div>
      )}
      {!hidden && <Differences comparison={comparison} />}
      {/* Announced once: where something else tells how it went, this is only there to be read. */}
      <p className="sr-only" role={props.quiet ? undefined : 'status'} data-testid="summary">
        {running ? '' : hidden ? 'The run is covered. Step through it to see it.' : runSummary(trace)}
      </p>
      <section
        ref={scroller}
        data-testid="exchange"
        aria-label="Exchange"
        aria-busy={running}
        onScroll={(e) => showUncut(e.currentTarget)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        className={`min-h-0 flex-1 overflow-auto transition-opacity delay-150 ${running && model.rows.length > 0 ? 'opacity-40' : ''}`}
      >
        {notice && !running && (
          <div
            role="alert"
            className="m-4 flex flex-wrap items-center gap-3 rounded-[10px] border border-pre/40 bg-pre-bg px-4 py-3 text-[14px] text-pre"
          >
            <span className="min-w-0 flex-1">{notice}</span>
            <button type="button" className="button h-8" onClick={onRun}>
              Try again
            </button>
          </div>
        )}
        {trouble && (
          <p
            role="alert"
            className="m-4 rounded-[10px] border border-stop/40 bg-stop-bg px-4 py-3 text-[14px] text-stop"
          >
            {trouble}
          </p>
        )}
        {model.rows.length > 0 ? (
          <ExchangeDiagram
            model={model}
            shown={steps.shown}
            selected={steps.selected}
            scrolled
            changes={comparison.shown?.rows}
            onSelect={(row) => {
              steps.select(row)
              // The Network panel follows the selection by itself.
              if (props.tab !== 'network' && model.rows.find((r) => r.id === row)?.kind === 'message') onTab('message')
            }}
          />
        ) : (
          !trouble &&
          !notice &&
          (hidden && !running ? (
            <Covered onStep={() => steps.go(1)} />
          ) : (
            <Empty
              trace={props.trace}
              running={running}
              opensAt={isCovered ? null : opensAt}
              onRun={props.asking ? null : onRun}
              intro={props.intro}
            />
          ))
        )}
      </section>
    </div>
  )
  const about = { steps, trace, call, selected, rows: model.rows, changes, hidden }
  return <>{arrange(picture, <RunViewPanels {...props} {...about} />)}</>
}

interface EmptyProps {
  trace: Trace | null
  running: boolean
  /** The step that the sender of a link has chosen; null: none. */
  opensAt: number | null
  onRun: (() => void) | null
  intro: RunViewProps['intro']
}

function Empty({ trace, running, opensAt, onRun, intro }: EmptyProps) {
  return (
    <div className="exchange-empty grid h-full place-content-center justify-items-center gap-y-2 px-5 py-2.5 text-center text-soft">
      {intro && !trace && !running && (
        <div className="mb-2 max-w-[52ch] self-end" data-testid="intro">
          <p className="font-display text-[22px] leading-tight font-[680] tracking-[-0.015em] text-ink">
            {intro.title}
          </p>
          {intro.says && <p className="mt-1.5 text-[16px] text-pretty text-ink">{intro.says}</p>}
        </div>
      )}
      <div className="exchange-empty-words flex flex-col items-center justify-center gap-x-4 gap-y-2.5">
        <p className="max-w-[46ch] text-[14.5px] leading-[1.4] text-balance">
          <b className="font-display text-[16px] font-[650] tracking-[-0.01em] text-ink">
            {running ? 'Running…' : trace ? 'No request was made' : 'Nothing has been sent yet'}
          </b>
          {!running && (
            <span className="block">
              {trace
                ? noCallReason(trace)
                : 'Run the code, and the exchange between script, browser and server is drawn here.'}
            </span>
          )}
        </p>
        {!trace && !running && opensAt !== null && (
          <p className="basis-full text-[14.5px] text-balance" data-leads>
            The link that you opened leads to <b className="text-ink">step {opensAt}</b> of it.
          </p>
        )}
        {!trace && !running && onRun && (
          <button type="button" className="button button-run max-lg:hidden" onClick={onRun}>
            Run
          </button>
        )}
      </div>
    </div>
  )
}

/** In place of the exchange, before the first step of a covered run. */
function Covered({ onStep }: { onStep: () => void }) {
  return (
    <div className="grid h-full min-h-[200px] place-items-center px-6 py-8 text-center text-soft" data-testid="covered">
      <div>
        <p className="font-display text-[19px] font-[650] tracking-[-0.01em] text-ink">It has run, and is covered</p>
        <p className="mx-auto mt-1 max-w-[38ch] text-[14.5px] text-balance">
          What do you expect? Then see it step by step.
        </p>
        <button type="button" className="button button-run mt-4" onClick={onStep}>
          First step
        </button>
      </div>
    </div>
  )
}

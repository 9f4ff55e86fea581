'use client'

import { Tabs } from '@base-ui/react/tabs'
import { type ReactNode, useEffect, useMemo } from 'react'
import { ConsolePanel } from '@/components/console/console-panel.tsx'
import { ExchangeDiagram } from '@/components/diagram/exchange-diagram.tsx'
import { QuestionsBar } from '@/components/diagram/questions-bar.tsx'
import { StepButtons } from '@/components/diagram/step-buttons.tsx'
import { useSteps } from '@/components/diagram/use-steps.ts'
import { MessagePanel } from '@/components/inspector/message-panel.tsx'
import { ScriptPanel } from '@/components/inspector/script-panel.tsx'
import { WhyPanel } from '@/components/inspector/why-panel.tsx'
import { consoleOf } from '@/lib/trace/console-view.ts'
import { diagramOf } from '@/lib/trace/diagram.ts'
import type { SourcePosition, Trace } from '@/lib/trace/events.ts'
import { explain, type Remedy } from '@/lib/trace/explanation.ts'
import { messageAt } from '@/lib/trace/message-view.ts'
import { threeQuestions, UNANSWERED } from '@/lib/trace/questions.ts'
import { runNotice } from '@/lib/trace/run-notice.ts'
import { whatScriptSees } from '@/lib/trace/what-script-sees.ts'

export type ExchangeTab = 'why' | 'message' | 'console' | 'script'

interface Props {
  trace: Trace | null
  stale: boolean
  running: boolean
  trouble: string | null
  tab: ExchangeTab
  onTab: (tab: ExchangeTab) => void
  onRun: () => void
  onApply?: (remedy: Remedy) => void
  onSource?: (source: SourcePosition) => void
  onCall?: (source: SourcePosition | null) => void
  /** Where the steps stand: over the picture, or at the end of the words' tabs. */
  stepsIn?: 'picture' | 'tabs'
  /** The words are folded away: only their tabs show. */
  folded?: boolean
  /** How the picture and the words below it share the height. */
  arrange: (picture: ReactNode, words: ReactNode) => ReactNode
}

const TABS: readonly (readonly [ExchangeTab, string])[] = [
  ['why', 'Why'],
  ['message', 'Message'],
  ['console', 'Console'],
  ['script', 'What JavaScript sees'],
]

const NOTHING: Trace = []

/** One run, to look at: the three questions, the picture, and the words under it. All of it comes from the trace. */
export function Exchange(props: Props) {
  const {
    stale,
    running,
    trouble,
    tab,
    onTab,
    onRun,
    onApply,
    onSource,
    onCall,
    arrange,
    stepsIn = 'picture',
    folded = false,
  } = props
  const trace = props.trace ?? NOTHING
  const model = useMemo(() => diagramOf(trace), [trace])
  const steps = useSteps(model)
  const calls = useMemo(() => trace.flatMap((e) => (e.type === 'call' ? [e.call] : [])), [trace])
  const selected = model.rows.find((r) => r.id === steps.selected)
  const call = selected?.call ?? decisiveCall(trace) ?? calls[0] ?? 0
  const lines = useMemo(() => consoleOf(trace), [trace])
  const message = selected ? messageAt(trace, selected.event) : null
  const notice = runNotice(trace)

  useEffect(() => {
    const asked = trace.find((e) => e.type === 'call' && e.call === call)
    onCall?.(asked?.type === 'call' ? (asked.source ?? null) : null)
  }, [trace, call, onCall])

  const picture = (
    <div className="flex h-full min-h-0 flex-col">
      <QuestionsBar questions={calls.length > 0 ? threeQuestions(trace, call) : UNANSWERED} />
      <div className="relative min-h-0 flex-1">
        <div className="h-full overflow-y-auto" data-testid="exchange">
          {notice && (
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
              onSelect={(row) => {
                steps.select(row)
                if (model.rows.find((r) => r.id === row)?.kind === 'message') onTab('message')
              }}
            />
          ) : (
            !trouble &&
            !notice && (
              <Empty ran={props.trace !== null} running={running} onRun={onRun} hasConsole={lines.length > 0} />
            )
          )}
          {stepsIn === 'picture' && <div className="h-14" />}
        </div>
        {model.rows.length > 0 && (
          <div className="pointer-events-none absolute right-4 bottom-3 flex items-center gap-3 *:pointer-events-auto">
            {stale && (
              <span className="rounded-md bg-sunk px-2 py-1 text-[12.5px] text-soft" data-testid="stale">
                Edited since this run
              </span>
            )}
            {stepsIn === 'picture' && <StepButtons steps={steps} />}
          </div>
        )}
      </div>
    </div>
  )

  const words = (
    <Tabs.Root
      value={tab}
      onValueChange={(value) => onTab(value as ExchangeTab)}
      className="flex h-full min-h-0 flex-col bg-panel"
    >
      <div className="flex flex-none items-center border-b border-line">
        <Tabs.List className="flex min-w-0 flex-1 gap-5 overflow-x-auto overflow-y-hidden px-4 sm:px-5">
          {TABS.map(([value, label]) => (
            <Tabs.Tab key={value} value={value} className="tab" onClick={() => folded && onTab(value)}>
              {label}
              {value === 'console' && lines.length > 0 ? ` · ${lines.length}` : ''}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {stepsIn === 'tabs' && model.rows.length > 0 && <StepButtons steps={steps} flat />}
      </div>
      <div className={`min-h-0 flex-1 overflow-y-auto ${folded ? 'hidden' : ''}`}>
        <Tabs.Panel value="why">
          <WhyPanel why={explain(trace, call)} onApply={onApply} />
        </Tabs.Panel>
        <Tabs.Panel value="message">
          <MessagePanel message={message} />
        </Tabs.Panel>
        <Tabs.Panel value="console">
          <ConsolePanel lines={lines} onSource={onSource} />
        </Tabs.Panel>
        <Tabs.Panel value="script">
          <ScriptPanel views={whatScriptSees(trace)} call={call} />
        </Tabs.Panel>
      </div>
    </Tabs.Root>
  )
  return <>{arrange(picture, words)}</>
}

function Empty({
  ran,
  running,
  onRun,
  hasConsole,
}: {
  ran: boolean
  running: boolean
  onRun: () => void
  hasConsole: boolean
}) {
  return (
    <div className="grid h-full min-h-[220px] place-items-center px-6 py-10 text-center text-soft">
      <div>
        <p className="font-display text-[19px] font-[650] tracking-[-0.01em] text-ink">
          {running ? 'Running…' : ran ? 'No request was made' : 'Nothing has been sent yet'}
        </p>
        <p className="mx-auto mt-1 max-w-[36ch] text-[14.5px]">
          {ran
            ? hasConsole
              ? 'The script ended without a call. The console tells more.'
              : 'The script ended without a call to fetch or XMLHttpRequest.'
            : 'Run the code, and the exchange between script, browser and server is drawn here.'}
        </p>
        {!ran && (
          <button type="button" className="button button-run mt-4" onClick={onRun} disabled={running}>
            Run
          </button>
        )}
      </div>
    </div>
  )
}

/** The call to open on: the first that was refused. */
function decisiveCall(trace: Trace): number | null {
  const failure = trace.find((e) => e.type === 'failure')
  return failure?.type === 'failure' ? failure.call : null
}

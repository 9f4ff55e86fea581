'use client'

import { Tabs } from '@base-ui/react/tabs'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { ConsolePanel } from '@/components/console/console-panel.tsx'
import { NEW_SESSION } from '@/components/devtools/terminal-session.ts'
import type { Steps } from '@/components/diagram/use-steps.ts'
import { CopyRequest } from '@/components/export/copy-request.tsx'
import { ScriptPanel } from '@/components/inspector/script-panel.tsx'
import { StepPanel } from '@/components/inspector/step-panel.tsx'
import { WhyPanel } from '@/components/inspector/why-panel.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { firstCommands } from '@/lib/curl/first-commands.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { askInPage } from '@/lib/run/run-in-page.ts'
import { serializedOriginOf } from '@/lib/trace/address.ts'
import type { Row } from '@/lib/trace/diagram/diagram-model.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { consoleOf } from '@/lib/trace/inspect/console-view.ts'
import type { HeaderDifference } from '@/lib/trace/inspect/header-differences.ts'
import { whatScriptSees } from '@/lib/trace/inspect/what-script-sees.ts'
import { noCallReason } from '@/lib/trace/summary/run-notice.ts'
import { explain } from '@/lib/trace/why/explanation.ts'
import { CoveredSwitch } from './covered-switch.tsx'
import { rowOfRequest, seenUntil } from './network-in-run.ts'
import type { RunViewProps, RunViewTab } from './run-view-props.ts'

const TABS: readonly (readonly [RunViewTab, string])[] = [
  ['why', 'Why'],
  ['message', 'Message'],
  ['network', 'Network'],
  ['console', 'Console'],
  ['script', 'What JavaScript sees'],
  ['terminal', 'Terminal'],
]

const NetworkView = lazy(() => import('@/components/devtools/network-view.tsx'))
const TerminalView = lazy(() => import('@/components/devtools/terminal-view.tsx'))

interface Props extends Omit<RunViewProps, 'trace' | 'arrange'> {
  trace: Trace
  steps: Steps
  call: number
  selected: Row | undefined
  /** The rows of the diagram, of which the Network panel selects one. */
  rows: readonly Row[]
  /** Differences of the selected message from the previous run, when runs are compared. */
  changes?: readonly HeaderDifference[] | undefined
  /** The run is covered, and not stepped to its end. */
  hidden?: boolean
}

/** The panels under the diagram: why, the selected message, the console, and what the script knows. */
export function RunViewPanels(props: Props) {
  const {
    trace,
    steps,
    call,
    selected,
    rows,
    changes,
    stale,
    tab,
    onTab,
    fixing,
    onSource,
    folded = false,
    onFold,
    alone,
    hidden = false,
    withheld,
  } = props
  const [session, setSession] = useState(NEW_SESSION)
  const lines = useMemo(() => consoleOf(trace), [trace])
  const failure = useMemo(() => trace.find((e) => e.type === 'failure' && e.call === call), [trace, call])
  const why = useMemo(() => (hidden || withheld ? null : explain(trace, call)), [trace, call, hidden, withheld])
  // Of a covered run, as much as has been uncovered.
  const seen = useMemo(
    () => (hidden ? trace.slice(0, selected ? selected.event + 1 : 0) : trace),
    [trace, hidden, selected],
  )
  const says = hidden ? COVERED : trace.length > 0 && withheld ? withheld : unanswered(trace.length > 0, trace)
  return (
    <Tabs.Root
      value={folded ? null : tab}
      onValueChange={(value) => onTab(value as RunViewTab)}
      className="flex h-full min-h-0 flex-col bg-panel"
    >
      <div className={`@container flex-none border-b border-line ${alone ? 'max-lg:hidden' : ''}`}>
        <div className="flex items-center">
          <Tabs.List className="flex min-w-0 flex-1 flex-wrap gap-x-5 pl-4 sm:pl-5 @max-[520px]:flex-nowrap @max-[520px]:gap-x-2 @max-[520px]:overflow-x-auto @max-[520px]:pl-3 @max-[520px]:[scrollbar-width:none] @max-[520px]:[&_.tab]:flex-none @max-[520px]:[&_.tab]:text-[13px]">
            {TABS.filter(([value]) => value !== 'terminal' || props.document).map(([value, label]) => (
              <Tabs.Tab key={value} value={value} className="tab">
                {value === 'script' ? <ScriptTab /> : label}
                {value === 'console' && lines.length > 0 && !hidden ? ` · ${lines.length}` : ''}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <CoveredSwitch />
          {onFold && (
            <button
              type="button"
              className="icon-button mr-1 max-lg:hidden"
              aria-expanded={!folded}
              aria-label={folded ? 'Show the details' : 'Hide the details'}
              onClick={() => onFold(!folded)}
            >
              {folded ? <ChevronUp size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
            </button>
          )}
        </div>
      </div>
      {folded && trace.length === 0 ? null : folded ? (
        <button
          type="button"
          className="flex-none px-4 py-1.5 text-left text-[14px] leading-[1.4] hover:bg-sunk sm:px-5"
          onClick={() => onTab('why')}
        >
          {stale && <Stale />}
          <span className={why ? '' : 'text-soft'}>{why ? <MarkedText text={why.paragraphs[0] ?? ''} /> : says}</span>
        </button>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <section className="min-h-0 flex-1 overflow-y-auto" tabIndex={0} aria-label="Details">
          {stale && (
            <p className="px-4 pt-2 sm:px-5">
              <Stale />
            </p>
          )}
          <Tabs.Panel value="why" tabIndex={-1}>
            {why ? (
              <WhyPanel
                why={why}
                trace={trace}
                call={call}
                stale={stale}
                fixing={fixing}
                lesson={failure?.type === 'failure' ? (props.lessonAbout?.(failure.reason) ?? null) : null}
              />
            ) : (
              <p className="p-5 text-soft">{says}</p>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="message" tabIndex={-1}>
            <StepPanel
              trace={seen}
              row={selected}
              changes={changes}
              actions={
                selected?.exchange ? (
                  <CopyRequest key={selected.exchange} trace={trace} exchange={selected.exchange} />
                ) : null
              }
            />
          </Tabs.Panel>
          <Tabs.Panel value="network" tabIndex={-1}>
            <Suspense fallback={<p className="p-5 text-soft">Loading the Network panel…</p>}>
              <NetworkView
                trace={hidden ? seenUntil(trace, rows.at(-1)) : trace}
                file={props.file}
                selected={selected ?? null}
                onChoose={(request) => {
                  const row = rowOfRequest(rows, request)
                  if (row) steps.select(row.id)
                  return row?.id ?? selected?.id ?? null
                }}
              />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="console" tabIndex={-1}>
            {hidden ? (
              <p className="p-5 text-soft">{COVERED}</p>
            ) : (
              <ConsolePanel lines={lines} file={props.file} onSource={onSource} />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="terminal" tabIndex={-1}>
            {hidden ? (
              <p className="p-5 text-soft">{COVERED}</p>
            ) : (
              props.document && (
                <Suspense fallback={<p className="p-5 text-soft">Loading the terminal…</p>}>
                  <TerminalView
                    session={session}
                    onSession={setSession}
                    examples={firstCommands(
                      trace,
                      serializedOriginOf(props.document.page.url),
                      props.document.servers[0]?.origin,
                    )}
                    ask={(command, jars, signal) =>
                      askInPage(props.document as PlaygroundDocument, command, jars, signal)
                    }
                  />
                </Suspense>
              )
            )}
          </Tabs.Panel>
          <Tabs.Panel value="script" tabIndex={-1}>
            {hidden ? (
              <p className="p-5 text-soft">{COVERED}</p>
            ) : (
              <ScriptPanel views={whatScriptSees(trace)} call={call} />
            )}
          </Tabs.Panel>
        </section>
      )}
    </Tabs.Root>
  )
}

/** Beside words about a run: the texts have changed. */
function Stale() {
  return (
    <span className="text-[13px] text-pre" data-testid="stale">
      Edited since this run.{' '}
    </span>
  )
}

/** One visible word on a narrow screen; screen readers read the whole label. */
function ScriptTab() {
  return (
    <span>
      <span className="@max-[960px]:sr-only">What </span>JavaScript<span className="@max-[960px]:sr-only"> sees</span>
    </span>
  )
}

const COVERED = 'Covered until the last step.'

const unanswered = (ran: boolean, trace: Trace) => (ran ? noCallReason(trace) : 'Run it to see the reason here.')

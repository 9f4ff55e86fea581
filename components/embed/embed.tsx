'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useWide } from '@/components/bench/use-wide.ts'
import { ConsolePanel } from '@/components/console/console-panel.tsx'
import { useDecidingMessage } from '@/components/diagram/use-deciding-message.ts'
import { StepPanel } from '@/components/inspector/step-panel.tsx'
import { WhyPanel } from '@/components/inspector/why-panel.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { withServerText } from '@/lib/document/edit-servers.ts'
import { encodeLink } from '@/lib/document/link.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import { DIALECTS } from '@/lib/servers/dialects.ts'
import { hostOf } from '@/lib/trace/address.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { consoleOf } from '@/lib/trace/inspect/console-view.ts'
import { decisiveCall } from '@/lib/trace/summary/decisive-call.ts'
import { noCallReason } from '@/lib/trace/summary/run-notice.ts'
import { runSummary } from '@/lib/trace/summary/run-summary.ts'
import { explain } from '@/lib/trace/why/explanation.ts'
import { EmbedCode } from './embed-code.tsx'
import { EmbedExchange, EmbedSteps } from './embed-exchange.tsx'
import { EmbedHead } from './embed-head.tsx'
import { type EmbedPane, EmbedTabs } from './embed-tabs.tsx'
import { useCoveredSteps } from './use-covered-steps.ts'
import { useEmbedTheme } from './use-embed-theme.ts'
import { useEmbeddedDocument } from './use-embedded-document.ts'
import { useEmbeddedRun } from './use-embedded-run.ts'
import { useReportHeight } from './use-report-height.ts'

const NO_TRACE: Trace = []
/** From this width on, the texts are beside the exchange. In CSS pixels. */
const TWO_COLUMNS = 860

/** A document inside another page: one pane at a time, or the texts beside the exchange where there is room. */
export function Embed() {
  const { document, original, settings, view, base, problem, change, reset } = useEmbeddedDocument()
  const { trace, stale, running, trouble, run: runNow, stop, clear } = useEmbeddedRun(document)
  const { tabs, editable } = settings
  const [code, setCode] = useState('')
  const [result, setResult] = useState('')
  const [narrow, setNarrow] = useState('')
  const wide = useWide(TWO_COLUMNS)
  const box = useRef<HTMLDivElement>(null)
  useEmbedTheme(settings.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has no run
  useEffect(clear, [original, clear])

  const model = useMemo(() => diagramOf(trace ?? NO_TRACE), [trace])
  const covering = settings.covered || view.covered === true
  const steps = useCoveredSteps(model, document, covering)
  // The step that the link shows is selected after each run.
  const { select } = steps.steps
  const step = steps.covered ? undefined : model.rows[(view.step ?? 0) - 1]?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each run
  useEffect(() => {
    if (step !== undefined) select(step)
  }, [model])
  useDecidingMessage(steps.steps, model, narrow === 'message' || result === 'message')
  const selected = steps.model.rows.find(({ id }) => id === steps.steps.selected)
  const stepped = steps.steps.chosen || steps.covered ? selected?.call : 0
  const call = stepped || decisiveCall(trace ?? NO_TRACE) || 0

  const show = useCallback((pane: string) => {
    setNarrow(pane)
    if (isText(pane)) setCode(pane)
    else setResult(pane)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each document
  useEffect(() => {
    if (document) show(paneOf(view, document))
  }, [original, show])
  const firstResult = tabs.includes('exchange') ? 'exchange' : tabs.find((tab) => !isText(tab))
  const run = useCallback(async () => {
    if (firstResult) show(firstResult)
    await runNow()
  }, [runNow, show, firstResult])
  const fragment = useMemo(() => (document ? encodeLink(document, { view, base }) : ''), [document, view, base])
  useReportHeight(box, `${narrow} ${code} ${result} ${wide} ${document !== null} ${trace !== null} ${problem}`)

  if (!document)
    return (
      <div ref={box} className="grid h-dvh place-items-center px-6 text-center">
        <main id="content">
          {problem && (
            <div>
              <p className="font-display text-[19px] font-[650]">This example cannot be shown</p>
              <p role="alert" className="mt-1 text-[14.5px] text-soft">
                {problem}
              </p>
            </div>
          )}
        </main>
      </div>
    )

  const uncovered = (make: () => React.ReactNode) =>
    trace === null || running ? (
      <Words>{running ? 'Running…' : 'Run it to see this.'}</Words>
    ) : steps.covered ? (
      <Words>Covered. It is shown when all steps of the exchange are uncovered.</Words>
    ) : (
      <div>{make()}</div>
    )
  const results: readonly EmbedPane[] = [
    {
      id: 'exchange',
      label: 'Exchange',
      content: () => (
        <EmbedExchange
          {...{ trace, call, running, trouble }}
          opensAt={covering ? undefined : view.step}
          covering={steps}
          onRun={() => void run()}
        />
      ),
    },
    {
      id: 'why',
      label: 'Why',
      content: () => (
        <Scrolls label="Why">
          {uncovered(() => {
            const why = explain(trace ?? NO_TRACE, call)
            return why ? (
              <WhyPanel why={why} trace={trace ?? NO_TRACE} call={call} stale={stale} />
            ) : (
              <Words>{noCallReason(trace ?? NO_TRACE)}</Words>
            )
          })}
        </Scrolls>
      ),
    },
    {
      id: 'message',
      label: 'Message',
      content: () => (
        <Scrolls label="Message">
          {uncovered(() => (
            <StepPanel trace={trace ?? NO_TRACE} row={selected} />
          ))}
        </Scrolls>
      ),
    },
    {
      id: 'console',
      label: 'Console',
      content: () => (
        <Scrolls label="Console">
          {uncovered(() => (
            <ConsolePanel lines={consoleOf(trace ?? NO_TRACE)} />
          ))}
        </Scrolls>
      ),
    },
  ].filter(({ id }) => tabs.some((tab) => tab === id))
  const aside = trace !== null && model.rows.length > 0 && tabs.includes('exchange') && <EmbedSteps covering={steps} />
  const texts = textPanes(document, {
    tabs,
    editable,
    lines: document === original ? view.lines : undefined,
    change,
    run,
  })
  const all = [...texts, ...results]

  return (
    <div ref={box} className="flex h-dvh flex-col bg-panel [--behind:var(--panel)]">
      <EmbedHead
        document={document}
        covered={covering && (trace === null || steps.covered)}
        href={`/playground#${fragment}`}
        running={running}
        onRun={() => void run()}
        onStop={stop}
        onReset={document === original ? null : reset}
      />
      <p className="sr-only" role="status" data-testid="summary">
        {running || trace === null || steps.covered ? '' : runSummary(trace)}
      </p>
      <main id="content" className="min-h-0 flex-1">
        {wide && texts.length > 0 && results.length > 0 ? (
          <div className="grid h-full grid-cols-[minmax(0,2fr)_minmax(0,3fr)] divide-x divide-line">
            <EmbedTabs panes={texts} open={code} onOpen={show} label="Texts" />
            <EmbedTabs panes={results} open={result} onOpen={show} label="Result" aside={aside} />
          </div>
        ) : (
          <EmbedTabs panes={all} open={narrow} onOpen={show} label="Parts of this example" aside={aside} />
        )}
      </main>
    </div>
  )
}

const isText = (pane: string) => pane === 'script' || pane.startsWith('server')

/** The pane that the link shows first. */
function paneOf({ lines, layout, tab }: LinkView, { servers }: PlaygroundDocument): string {
  if (lines) return lines.server === null ? 'script' : `server ${lines.server}`
  if (layout === 'server' && servers[0]) return `server ${servers[0].origin}`
  if (layout === 'exchange') return 'exchange'
  return tab && tab !== 'script' ? tab : 'script'
}

interface Texts {
  readonly tabs: readonly string[]
  readonly editable: boolean
  /** Marked by the author. */
  readonly lines: LinkView['lines']
  readonly change: (edit: (document: PlaygroundDocument) => PlaygroundDocument) => void
  readonly run: () => Promise<void>
}

function textPanes(document: PlaygroundDocument, { tabs, editable, lines, change, run }: Texts): readonly EmbedPane[] {
  const { client, servers } = document
  const shared = { editable, onRun: () => void run() }
  const script: EmbedPane = {
    id: 'script',
    label: client.language === 'typescript' ? 'client.ts' : 'client.js',
    content: () => (
      <EmbedCode
        {...shared}
        path="embed client"
        label="Script"
        marked={lines?.server === null ? lines : undefined}
        code={client.code}
        language={client.language}
        onChange={(code) => change((d) => ({ ...d, client: { ...d.client, code } }))}
      />
    ),
  }
  return [
    ...(tabs.includes('script') ? [script] : []),
    ...(tabs.includes('server') ? servers : []).map(
      ({ origin, dialect, text }): EmbedPane => ({
        id: `server ${origin}`,
        label: hostOf(origin),
        content: () => (
          <EmbedCode
            {...shared}
            path={`embed ${origin}`}
            label={`Server ${hostOf(origin)}`}
            marked={lines?.server === origin ? lines : undefined}
            code={text}
            language={DIALECTS[dialect].language.id}
            onChange={(next) => change((d) => withServerText(d, origin, next))}
          />
        ),
      }),
    ),
  ]
}

function Scrolls({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="h-full overflow-auto" tabIndex={0} aria-label={label} data-scrolls>
      {children}
    </section>
  )
}

const Words = ({ children }: { children: React.ReactNode }) => <p className="p-4 text-[14px] text-soft">{children}</p>

'use client'

import { useEffect, useState } from 'react'
import { BrowserSelect } from '@/components/bench/browser-select.tsx'
import { ClientEditor, ServerEditor } from '@/components/bench/editors.tsx'
import { PageField } from '@/components/bench/page-field.tsx'
import { RunButton } from '@/components/bench/run-button.tsx'
import { RunView } from '@/components/bench/run-view.tsx'
import type { RunViewTab } from '@/components/bench/run-view-props.ts'
import { ServerHead } from '@/components/bench/server-head.tsx'
import { usePanes } from '@/components/bench/use-panes.ts'
import { useReveal } from '@/components/bench/use-reveal.ts'
import { useServers } from '@/components/bench/use-servers.ts'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { documentNames } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { hostOf } from '@/lib/trace/address.ts'

interface Props {
  own: OwnExercise
  bench: Workbench
  onRun: () => void
}

/** The texts of an exercise of one's own, each to be written and run: its start, its solution, wrong answers. */
export function OwnLab({ own, bench, onRun }: Props) {
  const panes = usePanes(bench)
  const reveal = useReveal()
  const servers = useServers(bench, `own:${own.id}`)
  const [tab, setTab] = useState<RunViewTab>('why')
  const [folded, setFolded] = useState(true)
  useEffect(() => setFolded(window.innerHeight < 960), [])
  const { document, open, change } = bench
  const { current } = servers
  const editors = { bench, panes, reveal, lines: undefined, onRun }
  return (
    <section
      aria-label="Lab"
      data-testid="own-lab"
      className="relative flex flex-col overflow-hidden rounded-[16px] border border-line-strong bg-panel shadow-card lg:h-[min(1000px,calc(100dvh-92px))] lg:min-h-[560px]"
    >
      <div className="flex flex-none items-stretch gap-4 border-b border-line bg-sunk px-4">
        <fieldset aria-label="Texts of this exercise" className="tab-row flex min-w-0 flex-1 items-stretch gap-4">
          {documentNames(own).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={open === name}
              className="tab h-11 text-[13.5px] whitespace-nowrap"
              onClick={() => bench.show(name)}
            >
              {labelOf(own, name)}
            </button>
          ))}
        </fieldset>
        <RunButton running={bench.running} onRun={onRun} onStop={bench.stop} className="my-1 h-9 flex-none" />
      </div>
      <div className="flex flex-none flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
        <PageField page={document.page} onChange={(page) => change((d) => ({ ...d, page }))} />
        <BrowserSelect browser={document.browser} onChange={(browser) => change((d) => ({ ...d, browser }))} />
      </div>
      <div className="grid flex-none border-b border-line max-lg:auto-rows-[210px] lg:h-[36%] lg:min-h-[180px] lg:grid-cols-2">
        <div className="min-h-0 min-w-0">
          <ClientEditor
            {...editors}
            key={open}
            path={`${own.id}/${open}/client`}
            title={document.client.language === 'typescript' ? 'client.ts' : 'client.js'}
            aside={<span className="min-w-0 truncate">on {hostOf(document.page.url)}</span>}
          />
        </div>
        {current && (
          <div className="min-h-0 min-w-0 border-line max-lg:border-t lg:border-l">
            <ServerEditor
              {...editors}
              key={`${open} ${current.origin} ${current.dialect}`}
              servers={servers}
              path={`${own.id}/${open}/${current.origin}/${current.dialect}`}
              title={`Server ${hostOf(current.origin)}`}
              head={<ServerHead servers={servers} document={document} />}
            />
          </div>
        )}
      </div>
      <RunView
        trace={bench.result?.trace ?? null}
        before={bench.previous?.trace ?? null}
        stale={bench.stale}
        running={bench.running}
        trouble={bench.trouble}
        tab={tab}
        onTab={(next) => {
          setFolded(false)
          setTab(next)
        }}
        folded={folded}
        onFold={setFolded}
        onRun={onRun}
        onCall={panes.setCall}
        onSource={(source, server) => {
          if (server !== undefined) servers.show(server)
          reveal.ask(source, server)
        }}
        arrange={(picture, words) => (
          <>
            <div className="min-h-0 flex-1 max-lg:h-[420px] max-lg:flex-none">{picture}</div>
            <div className={`flex-none border-t border-line ${folded ? '' : 'h-[220px]'}`}>{words}</div>
          </>
        )}
      />
    </section>
  )
}

/** The name of one of its documents, for a tab. */
export function labelOf(own: OwnExercise, name: string): string {
  if (name === 'start') return 'Start'
  if (name === 'solution') return 'Solution'
  return `Wrong ${own.wrong.findIndex(({ id }) => id === name) + 1}`
}

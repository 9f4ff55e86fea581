'use client'

import { useCallback, useMemo, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { PlaygroundDocument } from '@/lib/playground/document.ts'
import { hostOf } from '@/lib/trace/address.ts'
import type { BuiltLines } from './built-lines.ts'
import { EditorPane } from './editor-pane.tsx'
import { Exchange } from './exchange.tsx'
import type { ExchangeTab } from './exchange-words.tsx'
import { LinkNotice } from './link-notice.tsx'
import { EDITOR_VIEWS, MobileBar, type MobileTab } from './mobile-bar.tsx'
import { PlaygroundBar } from './playground-bar.tsx'
import { useApply } from './use-apply.ts'
import { useLinkedDocument } from './use-linked-document.ts'
import { usePanes } from './use-panes.ts'
import { useWide } from './use-wide.ts'
import { useWorkbench } from './use-workbench.ts'

interface Props {
  start: PlaygroundDocument
  /** The start document's texts with their colours, prepared when the page was built. */
  lines: BuiltLines
}

/** A free document beside its exchange: cause on the left, effect on the right. */
export function Playground({ start, lines }: Props) {
  const documents = useMemo(() => ({ free: start }), [start])
  const bench = useWorkbench(documents, 'free', 'playground')
  const linked = useLinkedDocument(bench)
  const panes = usePanes(bench)
  const apply = useApply(bench)
  const wide = useWide(1024)
  const [tab, setTab] = useState<ExchangeTab>('why')
  const [mobile, setMobile] = useState<MobileTab>('client')
  const [server, setServer] = useState(0)
  const { document, original, change } = bench
  const current = document.servers[Math.min(server, document.servers.length - 1)]

  const run = useCallback(() => {
    linked.acknowledge()
    setMobile((now) => (now === 'console' ? now : 'exchange'))
    void bench.run()
  }, [bench.run, linked.acknowledge])

  const same = document.client.code === original.client.code
  const client = (
    <EditorPane
      path="client"
      title={document.client.language === 'typescript' ? 'client.ts' : 'client.js'}
      aside={
        <>
          <span>on {document.page.opaque ? 'an opaque origin' : hostOf(document.page.url)}</span>
          <select
            aria-label="Language"
            className="ml-auto bg-transparent"
            value={document.client.language}
            onChange={(e) => {
              const language = e.target.value === 'typescript' ? 'typescript' : 'javascript'
              change((d) => ({ ...d, client: { ...d.client, language } }))
            }}
          >
            <option value="javascript">JavaScript</option>
            <option value="typescript">TypeScript</option>
          </select>
        </>
      }
      value={document.client.code}
      language={document.client.language}
      onChange={(code) => change((d) => ({ ...d, client: { ...d.client, code } }))}
      onRun={run}
      markers={panes.client}
      line={panes.line}
      lines={same ? lines.client : undefined}
    />
  )
  const serverPane = current && (
    <EditorPane
      key={current.origin}
      path={`server ${current.origin}`}
      title={hostOf(current.origin)}
      aside={
        <span className="ml-auto flex items-center gap-3">
          {document.servers.length > 1 && (
            <select
              aria-label="Server"
              className="bg-transparent"
              value={server}
              onChange={(e) => setServer(Number(e.target.value))}
            >
              {document.servers.map((s, i) => (
                <option key={s.origin} value={i}>
                  {s.origin}
                </option>
              ))}
            </select>
          )}
          <span>Raw headers</span>
        </span>
      }
      value={current.text}
      language="raw"
      onChange={(text) =>
        change((d) => ({ ...d, servers: d.servers.map((s) => (s.origin === current.origin ? { ...s, text } : s)) }))
      }
      onRun={run}
      markers={panes.server(current.origin)}
      lines={
        original.servers.some((s) => s.origin === current.origin && s.text === current.text)
          ? lines.servers[current.origin]
          : undefined
      }
    />
  )
  const exchange = (arrange: Parameters<typeof Exchange>[0]['arrange']) => (
    <Exchange
      trace={bench.result?.trace ?? null}
      stale={bench.stale}
      running={bench.running}
      trouble={bench.trouble}
      tab={tab}
      onTab={setTab}
      onRun={run}
      onApply={apply}
      onCall={panes.setCall}
      arrange={arrange}
    />
  )

  return (
    <div className="flex h-dvh flex-col [--behind:var(--paper)]">
      <PlaygroundBar bench={bench} onRun={run} />
      <LinkNotice linked={linked} />
      <main id="content" className="min-h-0 flex-1">
        <h1 className="sr-only">Playground</h1>
        {wide === null ? (
          <div className="hidden h-full grid-cols-[43fr_57fr] lg:grid">
            <div className="grid min-w-0 grid-rows-2 border-r border-line">
              {client}
              <div className="min-h-0 border-t border-line">{serverPane}</div>
            </div>
            {exchange((picture, words) => (
              <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_236px]">
                {picture}
                <div className="min-h-0 border-t border-line">{words}</div>
              </div>
            ))}
          </div>
        ) : wide ? (
          <Group orientation="horizontal" className="h-full">
            <Panel defaultSize="43%" minSize="22%">
              <Group orientation="vertical">
                <Panel minSize="15%">{client}</Panel>
                <Handle down />
                <Panel minSize="15%">{serverPane}</Panel>
              </Group>
            </Panel>
            <Handle />
            <Panel minSize="30%">
              {exchange((picture, words) => (
                <Group orientation="vertical">
                  <Panel minSize="25%">{picture}</Panel>
                  <Handle down />
                  <Panel defaultSize="236px" minSize="80px">
                    {words}
                  </Panel>
                </Group>
              ))}
            </Panel>
          </Group>
        ) : (
          <div className="flex h-full flex-col">
            <div className="min-h-0 flex-1">
              {mobile === 'client' && client}
              {mobile === 'server' && serverPane}
              {(mobile === 'exchange' || mobile === 'console') &&
                exchange((picture, words) =>
                  mobile === 'exchange' ? (
                    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_210px]">
                      {picture}
                      <div className="min-h-0 border-t border-line">{words}</div>
                    </div>
                  ) : (
                    words
                  ),
                )}
            </div>
            <MobileBar
              tabs={EDITOR_VIEWS}
              tab={mobile}
              onTab={(next) => {
                setMobile(next)
                if (next === 'console') setTab('console')
                else if (next === 'exchange' && tab === 'console') setTab('why')
              }}
              running={bench.running}
              onRun={run}
              onStop={bench.stop}
            />
          </div>
        )}
      </main>
    </div>
  )
}

function Handle({ down = false }: { down?: boolean }) {
  return (
    <Separator
      className={`relative bg-line transition-colors hover:bg-gate focus-visible:bg-gate data-[separator=active]:bg-gate ${down ? 'h-px after:absolute after:inset-x-0 after:-inset-y-1' : 'w-px after:absolute after:inset-y-0 after:-inset-x-1'}`}
    />
  )
}

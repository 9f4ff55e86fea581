'use client'

import { ChevronDown, ExternalLink, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { BuiltLines } from '@/components/playground/built-lines.ts'
import { EditorPane } from '@/components/playground/editor-pane.tsx'
import { Exchange, type ExchangeTab } from '@/components/playground/exchange.tsx'
import { MobileBar, type MobileTab } from '@/components/playground/mobile-bar.tsx'
import { useApply } from '@/components/playground/use-apply.ts'
import { usePanes } from '@/components/playground/use-panes.ts'
import { encodeLink } from '@/lib/playground/link.ts'
import { hostOf } from '@/lib/trace/address.ts'
import { useLesson } from './lesson-context.tsx'

interface Props {
  lines: Readonly<Record<string, BuiltLines>>
  onRun: () => void
}

/** The lesson's sandbox: the editors above the exchange. On a phone one of them at a time, Run always in reach. */
export function LessonLab({ lines, onRun }: Props) {
  const { lesson, bench } = useLesson()
  const panes = usePanes(bench)
  const apply = useApply(bench)
  const [tab, setTab] = useState<ExchangeTab>('why')
  // On a low screen the picture needs the height: the words open when they are asked for.
  const [folded, setFolded] = useState(true)
  useEffect(() => setFolded(window.innerHeight < 960), [])
  const [mobile, setMobile] = useState<MobileTab>('client')
  const box = useRef<HTMLElement>(null)
  const { document, original, change, open, runs } = bench
  const server = document.servers[0]
  const built = lines[open]

  // A run is there to be looked at.
  useEffect(() => {
    if (runs > 0) setMobile((now) => (now === 'console' ? now : 'exchange'))
  }, [runs])

  const label = (key: string) => lesson.examples[key]?.label ?? 'Exercise'
  const keys = [...Object.keys(lesson.examples), ...lesson.exercises.map((e) => e.id)]
  const wide = 'max-lg:hidden'

  return (
    <>
      <section
        ref={box}
        aria-label="Lab"
        data-testid="lab"
        className="flex h-[min(1000px,calc(100dvh-92px))] min-h-[560px] flex-col overflow-hidden rounded-[16px] border border-line-strong bg-panel shadow-card max-lg:h-[calc(100dvh-140px)]"
      >
        <div className="flex h-11 flex-none items-stretch gap-4 overflow-x-auto border-b border-line bg-sunk px-4">
          <div role="tablist" aria-label="Documents of this lesson" className="flex items-stretch gap-4">
            {keys.map((key) => (
              <button
                key={key}
                type="button"
                role="tab"
                aria-selected={open === key}
                className="tab h-11 text-[13.5px]"
                onClick={() => bench.show(key)}
              >
                {label(key)}
              </button>
            ))}
          </div>
          <span className="flex-1" />
          {bench.edited && (
            <button
              type="button"
              className="flex flex-none items-center gap-1.5 text-[13px] text-soft hover:text-ink"
              onClick={bench.reset}
            >
              <RotateCcw size={13} aria-hidden /> Reset
            </button>
          )}
          <a
            className="flex flex-none items-center gap-1.5 text-[13px] text-soft hover:text-ink"
            href="/playground"
            onClick={(e) => {
              e.preventDefault()
              window.open(`/playground#${encodeLink(document)}`, '_blank', 'noopener')
            }}
          >
            <span className="max-sm:sr-only">Open in playground</span> <ExternalLink size={13} aria-hidden />
          </a>
        </div>
        <div className="grid h-[200px] flex-none grid-cols-2 border-b border-line max-lg:contents">
          <div className={`min-h-0 min-w-0 max-lg:flex-1 ${mobile === 'client' ? '' : wide}`}>
            <EditorPane
              path={`${lesson.slug}/${open}/client`}
              title="client.js"
              aside={<span>on {hostOf(document.page.url)}</span>}
              value={document.client.code}
              language={document.client.language}
              onChange={(code) => change((d) => ({ ...d, client: { ...d.client, code } }))}
              onRun={onRun}
              markers={panes.client}
              line={panes.line}
              lines={document.client.code === original.client.code ? built?.client : undefined}
            />
          </div>
          {server && (
            <div className={`min-h-0 min-w-0 border-line max-lg:flex-1 lg:border-l ${mobile === 'server' ? '' : wide}`}>
              <EditorPane
                path={`${lesson.slug}/${open}/server`}
                title={hostOf(server.origin)}
                aside={<span>the server</span>}
                value={server.text}
                language="raw"
                onChange={(text) =>
                  change((d) => ({
                    ...d,
                    servers: d.servers.map((s) => (s.origin === server.origin ? { ...s, text } : s)),
                  }))
                }
                onRun={onRun}
                markers={panes.server(server.origin)}
                lines={server.text === original.servers[0]?.text ? built?.servers[server.origin] : undefined}
              />
            </div>
          )}
        </div>
        <Exchange
          trace={bench.result?.trace ?? null}
          stale={bench.stale}
          running={bench.running}
          trouble={bench.trouble}
          tab={tab}
          onTab={(next) => {
            setFolded(false)
            setTab(next)
          }}
          folded={folded && mobile !== 'console'}
          stepsIn="tabs"
          onRun={onRun}
          onApply={apply}
          onCall={panes.setCall}
          arrange={(picture, words) => (
            <>
              <div className={`min-h-0 flex-1 ${mobile === 'exchange' ? '' : wide}`}>{picture}</div>
              <div
                className={`relative flex-none border-t border-line ${mobile === 'exchange' ? '' : mobile === 'console' ? 'max-lg:h-auto! max-lg:flex-1' : wide} ${folded ? 'h-[41px]' : 'h-[210px]'}`}
              >
                {words}
                {!folded && (
                  <button
                    type="button"
                    className="icon-button absolute right-2 bottom-2 bg-panel max-lg:hidden"
                    aria-label="Fold the words away"
                    onClick={() => setFolded(true)}
                  >
                    <ChevronDown size={16} aria-hidden />
                  </button>
                )}
              </div>
            </>
          )}
        />
      </section>
      <div className="fixed inset-x-2 bottom-2 z-30 overflow-hidden rounded-[16px] border border-line-strong bg-panel shadow-card lg:hidden">
        <MobileBar
          tab={mobile}
          onTab={(next) => {
            setMobile(next)
            if (next === 'console') setTab('console')
            else if (next === 'exchange' && tab === 'console') setTab('why')
            box.current?.scrollIntoView({ block: 'start' })
          }}
          running={bench.running}
          onRun={onRun}
          onStop={bench.stop}
        />
      </div>
    </>
  )
}

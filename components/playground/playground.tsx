'use client'

import { useCallback, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { BuiltLines } from '@/components/bench/built-lines.ts'
import { ClientEditor, ServerEditor } from '@/components/bench/editors.tsx'
import { EDITOR_VIEWS, MobileBar } from '@/components/bench/mobile-bar.tsx'
import { PageHeaders } from '@/components/bench/page-headers.tsx'
import { RunView } from '@/components/bench/run-view.tsx'
import { ServerHead } from '@/components/bench/server-head.tsx'
import { useCovered } from '@/components/bench/use-covered.ts'
import { useFixing } from '@/components/bench/use-fixing.ts'
import { usePanes } from '@/components/bench/use-panes.ts'
import { useReveal } from '@/components/bench/use-reveal.ts'
import { useServers } from '@/components/bench/use-servers.ts'
import { useWide } from '@/components/bench/use-wide.ts'
import { DocumentWords } from '@/components/documents/document-words.tsx'
import { FileDrop } from '@/components/share/file-drop.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { lessonAbout } from '@/content/reason-lessons.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { encodeLink } from '@/lib/document/link.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { hostOf } from '@/lib/trace/address.ts'
import type { SourcePosition } from '@/lib/trace/events.ts'
import { LinkNotice } from './link-notice.tsx'
import { NotOpened } from './not-opened.tsx'
import { Notice, Warning } from './notice.tsx'
import { PlaygroundBar } from './playground-bar.tsx'
import { TalkSceneNotice } from './talk-scene-notice.tsx'
import { useExerciseTask } from './use-exercise-task.tsx'
import { useLinkView } from './use-link-view.ts'
import { useOpened } from './use-opened.ts'
import { usePlaygroundStage } from './use-playground-stage.ts'

interface Props {
  start: PlaygroundDocument
  /** The start document's highlighted texts, prepared at build time. */
  lines: BuiltLines
}

/** The playground: the document on the left, its exchange on the right. */
export function Playground({ start, lines }: Props) {
  const opened = useOpened(start)
  const { bench, own, link } = opened
  const stage = usePlaygroundStage(opened)
  const panes = usePanes(bench)
  const reveal = useReveal()
  const fixing = useFixing(bench)
  const wide = useWide(1024)
  const [newNoticeClosed, setNewNoticeClosed] = useState(false)
  const servers = useServers(bench, 'playground')
  const { tab, setTab, mobile, setMobile, pointing, view, steps } = useLinkView(opened, servers)
  const { document, original, change } = bench
  const covered = useCovered(document, opened.viewed?.covered)
  const [hidden, setHidden] = useState(false)
  const { current } = servers
  const goToSource = (source: SourcePosition, server?: string) => {
    if (server !== undefined) servers.show(server)
    setMobile(server === undefined ? 'client' : 'server')
    reveal.ask(source, server)
  }
  const exercise = useExerciseTask(bench, {
    onShown: () => setMobile('exchange'),
    onPoint: ({ line, server }) => goToSource({ line, column: 1 }, server),
  })
  const { probe, giveWay } = exercise

  const run = useCallback(() => {
    giveWay()
    setMobile((now) => (now === 'console' ? now : 'exchange'))
    void bench.run()
  }, [bench.run, setMobile, giveWay])

  const file = document.client.language === 'typescript' ? 'client.ts' : 'client.js'
  const editors = { bench, panes, reveal, pointing, lines: original === start ? lines : undefined, onRun: run }
  const client = (
    <ClientEditor
      {...editors}
      key={`${bench.open} ${document.client.language}`}
      path={`client ${bench.open}`}
      title={file}
      aside={
        <>
          <span className="min-w-0 truncate">
            on {document.page.opaque ? 'an opaque origin' : hostOf(document.page.url)}
          </span>
          <PageHeaders document={document} onChange={change} />
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
    />
  )
  const serverPane = current ? (
    <ServerEditor
      {...editors}
      servers={servers}
      key={`${bench.open} ${current.origin} ${current.dialect}`}
      path={`server ${bench.open} ${current.origin} ${current.dialect}`}
      title={`Server ${hostOf(current.origin)}`}
      head={<ServerHead servers={servers} document={document} />}
    />
  ) : (
    <div className="grid h-full place-items-center bg-panel p-6 text-center text-soft">
      <div>
        <p>There is no server, so every call fails with a network error.</p>
        <button type="button" className="button mt-3" onClick={servers.add}>
          Add a server
        </button>
      </div>
    </div>
  )
  // The notice of a document that came by link has the sender's words.
  const isSaidAbove = !link.closed && link.linked?.key === bench.open
  const runView = (arrange: Parameters<typeof RunView>[0]['arrange']) => (
    <RunView
      alone={mobile === 'console'}
      trace={probe?.trace ?? bench.result?.trace ?? null}
      before={probe ? null : (bench.previous?.trace ?? null)}
      stale={bench.stale && !probe}
      document={bench.document}
      running={bench.running}
      trouble={bench.trouble}
      tab={tab}
      onTab={setTab}
      onRun={run}
      fixing={exercise.isExercise ? undefined : fixing}
      onCall={panes.setCall}
      covered={covered}
      playsOnce={probe ? undefined : bench.open}
      intro={
        opened.example ??
        (document.sentence && !isSaidAbove ? { title: documentTitle(document), says: document.sentence } : undefined)
      }
      onHidden={setHidden}
      {...steps}
      file={file}
      lessonAbout={lessonAbout}
      onSource={goToSource}
      arrange={arrange}
    />
  )

  return (
    <div className="flex h-dvh flex-col [--behind:var(--paper)]">
      {opened.missing?.problem ? (
        // There is nothing to run, to share or to name.
        <SiteBar crumb="Playground" />
      ) : (
        <PlaygroundBar
          bench={bench}
          example={opened.example?.title ?? null}
          shared={{
            document,
            untitled: opened.example?.title ?? documentTitle(document),
            base: opened.base,
            trace: bench.stale || hidden ? null : (bench.result?.trace ?? null),
            covered: hidden,
            view,
            change,
            exercise: exercise.place,
          }}
          onRun={run}
          onStage={stage.open}
        />
      )}
      <FileDrop onOpen={openFile} />
      {stage.stage}
      {stage.edited && (
        <Notice says="You changed the document on the stage." onClose={stage.dropEdited}>
          <button type="button" className="link" onClick={stage.takeEdited}>
            Take the changes over
          </button>
        </Notice>
      )}
      {exercise.task}
      <TalkSceneNotice opened={opened.scene} bench={bench} />
      <LinkNotice link={link} bench={bench} own={own.key} />
      {own.isNew && bench.open === own.key && !bench.edited && !newNoticeClosed && (
        <Notice
          says="This is a new document. It is stored in My documents as soon as you change or run it."
          onClose={() => setNewNoticeClosed(true)}
        />
      )}
      <DocumentWords bench={bench} what="document" onRun={run} />
      {!opened.inAddress && (
        <Warning
          role="status"
          says="The address no longer holds this document: it is too large for one. Share it as a file."
        />
      )}
      {servers.trouble && <Warning role="alert" says={servers.trouble} />}
      {servers.removed ? (
        <Notice says={`The server at ${servers.removed} is removed.`} onClose={servers.accept}>
          <button type="button" className="link" onClick={servers.restore}>
            Restore
          </button>
        </Notice>
      ) : (
        servers.switched && <Notice says={servers.switched} onClose={servers.accept} />
      )}
      <main id="content" className="min-h-0 flex-1">
        <h1 className="sr-only">Playground</h1>
        {opened.missing ? (
          <NotOpened problem={opened.missing.problem} onRetry={opened.missing.retry} onLeave={opened.missing.leave} />
        ) : wide === null ? (
          <div className="hidden h-full grid-cols-[43fr_57fr] lg:grid">
            <div className="grid min-w-0 grid-rows-2 border-r border-line">
              {client}
              <div className="min-h-0 border-t border-line">{serverPane}</div>
            </div>
            {runView((picture, words) => (
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
              {runView((picture, words) => (
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
                runView((picture, words) =>
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

/** A file's document opens like that of a link: apart from what was open, which is kept. */
function openFile(document: PlaygroundDocument) {
  // Without the query: it names an example, which would be opened before the link.
  location.assign(`/playground#${encodeLink(document)}`)
}

function Handle({ down = false }: { down?: boolean }) {
  return (
    <Separator
      className={`relative bg-line transition-colors hover:bg-gate focus-visible:bg-gate data-[separator=active]:bg-gate ${down ? 'h-px after:absolute after:inset-x-0 after:-inset-y-1' : 'w-px after:absolute after:inset-y-0 after:-inset-x-1'}`}
    />
  )
}

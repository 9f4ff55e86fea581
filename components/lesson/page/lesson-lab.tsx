'use client'

import { type RefObject, type SyntheticEvent, useEffect, useState } from 'react'
import type { BuiltLines } from '@/components/bench/built-lines.ts'
import { ClientEditor, ServerEditor } from '@/components/bench/editors.tsx'
import { PageHeaders } from '@/components/bench/page-headers.tsx'
import { RunView } from '@/components/bench/run-view.tsx'
import type { RunViewTab } from '@/components/bench/run-view-props.ts'
import { ServerNames } from '@/components/bench/server-head.tsx'
import { useCovered } from '@/components/bench/use-covered.ts'
import { useFixing } from '@/components/bench/use-fixing.ts'
import { usePanes } from '@/components/bench/use-panes.ts'
import { useReveal } from '@/components/bench/use-reveal.ts'
import { useServers } from '@/components/bench/use-servers.ts'
import { DocumentWords } from '@/components/documents/document-words.tsx'
import { AttackPage } from '@/components/lesson/exercises/attack-page.tsx'
import { ExerciseStrip } from '@/components/lesson/exercises/exercise-strip.tsx'
import { ProbeHead } from '@/components/lesson/exercises/probe-head.tsx'
import { LabPrediction } from '@/components/lesson/predictions/lab-prediction.tsx'
import { PredictionCompared } from '@/components/lesson/predictions/prediction-compared.tsx'
import type { LinkView } from '@/lib/document/link-view.ts'
import { hostOf } from '@/lib/trace/address.ts'
import { LabHead } from './lab-head.tsx'
import { useLesson } from './lesson-context.tsx'
import { useAskedStep } from './use-lesson-address.ts'
import { useRoom } from './use-room.ts'

interface Props {
  lines: Readonly<Record<string, BuiltLines>>
  onRun: () => void
  /** The whole lab, which takes the focus where none of its parts does. */
  box: RefObject<HTMLElement | null>
  /** The text that the open document is about: it gets more of the width. */
  discussed: 'client' | 'server'
  onBack: () => void
}

const NO_VIEW: LinkView = {}
/** Keys that change nothing in a text, and lead out of it. */
const NO_EDIT: ReadonlySet<string> = new Set(['Escape', 'Tab', 'F6', 'Shift', 'Control', 'Alt', 'Meta'])
const FIND_IT =
  'Why it fails is for you to find: in the texts, the messages and the console. It is explained here once the exercise is solved.'

/** The lesson's sandbox: the editors above the exchange. On a phone, one of them at a time. */
export function LessonLab({ lines, onRun, box, discussed, onBack }: Props) {
  const {
    lesson,
    bench,
    view,
    setView,
    solved,
    prediction,
    askedAt,
    probed,
    byCheck,
    pointed,
    onPointed,
    askedTab,
    onTabShown,
  } = useLesson()
  const panes = usePanes(bench)
  const reveal = useReveal()
  const fixing = useFixing(bench)
  const [tab, setTab] = useState<RunViewTab>('why')
  // On a low screen the diagram needs the height: the panels open on request.
  const [folded, setFolded] = useState(true)
  useEffect(() => setFolded(window.innerHeight < 960), [])
  useEffect(() => {
    if (view === 'console') setTab('console')
    if (view === 'exchange') setTab((now) => (now === 'console' ? 'why' : now))
  }, [view])
  const [step, setStep] = useState<number | null>(null)
  const { document, open } = bench
  const asked = useAskedStep(lesson, open)
  const covered = useCovered(document)
  const [hidden, setHidden] = useState(false)
  const servers = useServers(bench, lesson.slug)
  const { current } = servers
  const { show: showServer } = servers
  const { ask } = reveal
  useEffect(() => {
    if (!pointed) return
    const { server, line } = pointed
    if (server !== undefined) showServer(server)
    setView(server === undefined ? 'client' : 'server')
    ask({ line, column: 1 }, server)
    onPointed()
  }, [pointed, onPointed, showServer, setView, ask])
  const exercise = lesson.exercises.find((e) => e.id === open)
  const of = exercise ? `exercise ${exercise.title}` : `example ${lesson.examples[open]?.label ?? open}`
  const editors = { bench, panes, reveal, lines: lines[open], of, onRun }
  const inExercise = lesson.exercises.some((e) => e.id === open) && !solved.has(open)
  const hiddenUnless = (...views: string[]) => (views.includes(view) ? '' : 'max-lg:hidden')
  // A probe may run other code, whose positions are not in the editors.
  const inEditors = probed === null || probed.sameTexts
  const trace = probed?.result.trace ?? bench.result?.trace ?? null
  const room = useRoom(trace !== null)
  const { onPicture } = room
  // What runs is to be seen. Its end takes nothing back that somebody has enlarged since.
  useEffect(() => {
    if (probed || bench.running) onPicture()
  }, [probed, bench.running, onPicture])
  useEffect(() => {
    if (!askedTab) return
    setFolded(false)
    setTab(askedTab)
    onPicture()
    onTabShown()
  }, [askedTab, onTabShown, onPicture])
  // The code needs the height of the panels, too.
  const shut = (folded || room.room === 'code') && view !== 'console'
  const toCode = ({ target }: SyntheticEvent) =>
    target instanceof Element && target.closest('[data-editor]') && room.onCode()
  const asking = prediction.asking && !bench.running

  return (
    <section
      ref={box}
      id="lab"
      aria-label="Lab"
      data-testid="lab"
      data-room={room.room}
      data-ran={trace !== null || undefined}
      tabIndex={-1}
      className="lab flex h-full flex-col overflow-hidden bg-panel outline-none lg:rounded-[16px] lg:border lg:border-line-strong lg:shadow-card"
    >
      <button
        type="button"
        className="button sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-1 focus:h-9 focus:px-4 max-lg:hidden"
        onClick={onBack}
      >
        Back to the text (F6)
      </button>
      <LabHead
        view={trace === null || bench.stale || probed ? NO_VIEW : { ...(step === null ? {} : { step }), tab }}
        hidden={hidden}
        room={room}
      />
      <DocumentWords bench={bench} what={exercise ? 'exercise' : 'example'} onRun={onRun} />
      <ExerciseStrip />
      <AttackPage className={hiddenUnless('client')} />
      <div
        className="lab-editors grid border-b border-line max-lg:contents"
        data-discussed={discussed}
        onFocusCapture={toCode}
        // After a run the focus is still in the editor.
        onPointerDownCapture={toCode}
        onKeyDownCapture={(e) => !e.ctrlKey && !e.metaKey && !NO_EDIT.has(e.key) && toCode(e)}
      >
        <div
          data-pane="client"
          tabIndex={-1}
          className={`min-h-0 min-w-0 outline-none max-lg:flex-1 ${hiddenUnless('client')}`}
        >
          <ClientEditor
            {...editors}
            path={`${lesson.slug}/${open}/client`}
            title="client.js"
            aside={
              <>
                <span className="min-w-0 truncate">on {hostOf(document.page.url)}</span>
                {document.page.headers && <PageHeaders document={document} onChange={bench.change} />}
              </>
            }
          />
        </div>
        {current && (
          <div
            data-pane="server"
            tabIndex={-1}
            className={`min-h-0 min-w-0 border-line outline-none max-lg:flex-1 lg:border-l ${hiddenUnless('server')}`}
          >
            <ServerEditor
              {...editors}
              key={`${open} ${current.origin}`}
              servers={servers}
              path={`${lesson.slug}/${open}/${current.origin}`}
              title={hostOf(current.origin)}
              head={<ServerNames servers={servers} />}
            />
          </div>
        )}
      </div>
      <RunView
        trace={trace}
        playsOnce={probed ? undefined : open}
        quiet={byCheck}
        withheld={lesson.hidesReasons && inExercise ? FIND_IT : undefined}
        before={probed ? null : (bench.previous?.trace ?? null)}
        stale={bench.stale && !probed}
        document={document}
        running={bench.running}
        trouble={bench.trouble}
        tab={tab}
        onTab={(next) => {
          setFolded(false)
          onPicture()
          setTab(next)
        }}
        folded={shut}
        alone={view === 'console'}
        onFold={(fold) => {
          setFolded(fold)
          if (!fold) onPicture()
        }}
        onRun={onRun}
        fixing={inExercise || probed ? undefined : fixing}
        onCall={inEditors ? panes.setCall : undefined}
        {...asked}
        onStep={setStep}
        onHidden={setHidden}
        onSource={
          inEditors
            ? (source, server) => {
                if (server !== undefined) servers.show(server)
                setView(server === undefined ? 'client' : 'server')
                reveal.ask(source, server)
              }
            : undefined
        }
        covered={probed ? null : covered}
        asking={asking}
        questions={(bar, hidden, call) => {
          // Asked in the text or here, and never in both.
          if (asking)
            return askedAt === null ? (
              <LabPrediction />
            ) : (
              <p className="border-b border-line px-3 py-3 text-[14px] text-soft sm:px-5">
                Before it runs, the text asks what you expect.
              </p>
            )
          return (
            <>
              <ProbeHead />
              {bar}
              {!probed && !hidden && <PredictionCompared call={call} />}
            </>
          )
        }}
        arrange={(picture, words) => (
          <>
            <div className={`lab-picture min-h-0 max-lg:flex-1 ${hiddenUnless('exchange')}`}>{picture}</div>
            <div
              className={`lab-words flex-none border-t border-line ${hiddenUnless('exchange', 'console')} ${view === 'console' ? 'max-lg:h-auto! max-lg:flex-1' : ''} ${shut ? '' : 'h-[220px]'}`}
            >
              {words}
            </div>
          </>
        )}
      />
    </section>
  )
}

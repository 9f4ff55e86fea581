'use client'

import { ExternalLink, RotateCcw, Share2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
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
import { ShareButton } from '@/components/share/share-button.tsx'
import { encodeLink } from '@/lib/document/link.ts'
import { baseOf } from '@/lib/document/link-base.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { lessonHref, playgroundHref } from '@/lib/lessons/lesson-address.ts'
import { hostOf } from '@/lib/trace/address.ts'
import { useLesson } from './lesson-context.tsx'
import { useAskedStep } from './use-lesson-address.ts'

interface Props {
  lines: Readonly<Record<string, BuiltLines>>
  onRun: () => void
}

const NO_VIEW: LinkView = {}

/** The lesson's sandbox: the editors above the exchange. On a phone, one of them at a time. */
export function LessonLab({ lines, onRun }: Props) {
  const {
    lesson,
    bench,
    view,
    setView,
    solved,
    prediction,
    askedAt,
    probed,
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
  useEffect(() => {
    if (!askedTab) return
    setFolded(false)
    setTab(askedTab)
    onTabShown()
  }, [askedTab, onTabShown])
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
  const editors = { bench, panes, reveal, lines: lines[open], onRun }
  const inExercise = lesson.exercises.some((e) => e.id === open) && !solved.has(open)
  const hiddenUnless = (...views: string[]) => (views.includes(view) ? '' : 'max-lg:hidden')
  // A probe may run other code, whose positions are not in the editors.
  const inEditors = probed === null || probed.sameTexts
  const shut = folded && view !== 'console'

  return (
    <section
      aria-label="Lab"
      data-testid="lab"
      className="flex h-full flex-col overflow-hidden bg-panel lg:h-[min(1000px,calc(100dvh-92px))] lg:min-h-[560px] lg:rounded-[16px] lg:border lg:border-line-strong lg:shadow-card"
    >
      <LabHead view={step === null || bench.stale || probed ? NO_VIEW : { step, tab }} hidden={hidden} />
      <DocumentWords
        bench={bench}
        what={lesson.exercises.some((e) => e.id === open) ? 'exercise' : 'example'}
        onRun={onRun}
      />
      <ExerciseStrip />
      <AttackPage className={hiddenUnless('client')} />
      <div
        // After a run the diagram gets more height; focus in an editor gives it back.
        className={`grid ${!bench.result ? 'h-[42%]' : shut ? 'h-[27%]' : 'h-[20%] focus-within:h-[30%]'} min-h-[150px] flex-none grid-cols-2 border-b border-line max-lg:contents`}
      >
        <div className={`min-h-0 min-w-0 max-lg:flex-1 ${hiddenUnless('client')}`}>
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
          <div className={`min-h-0 min-w-0 border-line max-lg:flex-1 lg:border-l ${hiddenUnless('server')}`}>
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
        trace={probed?.result.trace ?? bench.result?.trace ?? null}
        before={probed ? null : (bench.previous?.trace ?? null)}
        stale={bench.stale && !probed}
        document={document}
        running={bench.running}
        trouble={bench.trouble}
        tab={tab}
        onTab={(next) => {
          setFolded(false)
          setTab(next)
        }}
        folded={shut}
        alone={view === 'console'}
        onFold={setFolded}
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
        asking={prediction.asking && !bench.running}
        questions={(bar, hidden, call) => {
          // Asked in the text or here, and never in both.
          if (prediction.asking && !bench.running)
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
            <div className={`min-h-0 flex-1 ${hiddenUnless('exchange')}`}>{picture}</div>
            <div
              className={`flex-none border-t border-line ${hiddenUnless('exchange', 'console')} ${view === 'console' ? 'max-lg:h-auto! max-lg:flex-1' : ''} ${shut ? '' : 'h-[220px]'}`}
            >
              {words}
            </div>
          </>
        )}
      />
    </section>
  )
}

/** Shows which of the lesson's documents is open, and opens others. */
function LabHead({
  view,
  hidden,
}: {
  /** What is open now. */ view: LinkView /** Answers are covered. */
  hidden: boolean
}) {
  const { lesson, bench } = useLesson()
  const keys = [...Object.keys(lesson.examples), ...lesson.exercises.map((e) => e.id)]
  const tabs = useRef<HTMLFieldSetElement>(null)
  // A button in the prose may open a document whose tab is out of view; Reset leaves less width for the tabs.
  // biome-ignore lint/correctness/useExhaustiveDependencies: Reset comes and goes with `edited`
  useEffect(() => {
    const shown = tabs.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(bench.open)}"]`)
    if (tabs.current && shown) tabs.current.scrollLeft = shown.offsetLeft - tabs.current.clientWidth / 3
  }, [bench.open, bench.edited])
  return (
    <div className="flex h-11 flex-none items-stretch gap-4 border-b border-line bg-sunk px-4">
      <fieldset
        ref={tabs}
        aria-label="Documents of this lesson"
        className="tab-row relative flex min-w-0 flex-1 items-stretch gap-4"
      >
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            data-key={key}
            aria-pressed={bench.open === key}
            className="tab h-11 text-[13.5px]"
            onClick={() => bench.show(key)}
          >
            {lesson.examples[key]?.label ?? <ExerciseLabel lesson={lesson} id={key} />}
          </button>
        ))}
      </fieldset>
      {bench.edited && (
        <button
          type="button"
          className="flex flex-none items-center gap-1.5 text-[13px] text-soft hover:text-ink"
          onClick={bench.reset}
        >
          <RotateCcw size={13} aria-hidden /> <span className="max-sm:sr-only">Reset</span>
        </button>
      )}
      <ShareButton
        shared={{
          document: bench.document,
          untitled: `${lesson.title}: ${labelOf(lesson, bench.open)}`,
          base: baseOf(bench.original),
          trace: bench.stale || hidden ? null : (bench.result?.trace ?? null),
          covered: hidden,
          view,
          ...(lesson.unlisted
            ? {}
            : {
                inLesson: {
                  href: lessonHref(lesson, bench.open),
                  task: lesson.exercises.find(({ id }) => id === bench.open)?.task,
                  edited: bench.edited,
                },
                exercise: lesson.exercises.some(({ id }) => id === bench.open)
                  ? { lesson: lesson.slug, exercise: bench.open }
                  : undefined,
              }),
        }}
        className="flex flex-none items-center gap-1.5 text-[13px] text-soft hover:text-ink"
      >
        <span className="max-sm:sr-only">Share</span> <Share2 size={13} aria-hidden />
      </ShareButton>
      <a
        className="flex flex-none items-center gap-1.5 text-[13px] text-soft hover:text-ink"
        href="/playground"
        onClick={(e) => {
          e.preventDefault()
          const fragment = encodeLink(bench.document, { base: baseOf(bench.original) })
          const isExercise = !lesson.unlisted && lesson.exercises.some(({ id }) => id === bench.open)
          const place = { lesson: lesson.slug, exercise: bench.open }
          window.open(isExercise ? playgroundHref(place, fragment) : `/playground#${fragment}`, '_blank', 'noopener')
        }}
      >
        <span className="max-sm:sr-only">Open in playground</span> <ExternalLink size={13} aria-hidden />
      </a>
    </div>
  )
}

const labelOf = ({ examples, exercises }: Lesson, key: string) =>
  examples[key]?.label ?? exercises.find(({ id }) => id === key)?.title ?? key

/** “Exercise 1 2 3”: the word is visible once, and in every label for screen readers. */
function ExerciseLabel({ lesson: { exercises }, id }: { lesson: Lesson; id: string }) {
  const at = exercises.findIndex((e) => e.id === id)
  return (
    <>
      <span className={at > 0 ? 'sr-only' : ''}>Exercise</span>
      {exercises.length > 1 && <span>&nbsp;{at + 1}</span>}
    </>
  )
}

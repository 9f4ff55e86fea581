'use client'

import { Presentation } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { BrowserSelect } from '@/components/bench/browser-select.tsx'
import type { BuiltLines } from '@/components/bench/built-lines.ts'
import { EDITOR_VIEWS, MobileBar } from '@/components/bench/mobile-bar.tsx'
import { RunButton } from '@/components/bench/run-button.tsx'
import type { RunViewTab } from '@/components/bench/run-view-props.ts'
import { useWorkbench } from '@/components/bench/use-workbench.ts'
import { CLASS_FOLLOWERS, CLASS_PARTS } from '@/components/class/class-on-stage.tsx'
import { CommandButton } from '@/components/commands/command-button.tsx'
import { useExercises } from '@/components/lesson/exercises/use-exercises.ts'
import { usePrediction } from '@/components/lesson/predictions/use-prediction.ts'
import { LessonEnd, type PartOfLesson } from '@/components/lesson/progress/lesson-end.tsx'
import { SectionMenu, type SectionName } from '@/components/lesson/progress/section-menu.tsx'
import { StorageNotice } from '@/components/lesson/progress/storage-notice.tsx'
import { useReading } from '@/components/lesson/progress/use-reading.ts'
import { useChosenStack } from '@/components/lesson/stacks/chosen-stack.ts'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { useStageHost } from '@/components/stage/use-stage-host.tsx'
import type { RemarkPlace } from '@/lib/lessons/exercise.ts'
import type { AskedQuestion } from '@/lib/lessons/known-question.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { askedInLesson } from '@/lib/lessons/lesson-address.ts'
import { differsInStack, lessonInStack, stackOf } from '@/lib/lessons/lesson-in-stack.ts'
import { talkOfLesson } from '@/lib/talk/talk-of-lesson.ts'
import { LessonProvider, type LessonState, type LessonView, type Way } from './lesson-context.tsx'
import { LessonLab } from './lesson-lab.tsx'
import { useAskedAgain } from './use-asked-again.ts'
import { useLessonAddress } from './use-lesson-address.ts'
import { READING_PLACE, useReadingPlace } from './use-reading-place.ts'
import { useWays } from './use-ways.ts'

/** The text that an example or exercise is about; of an example, that of the server, which gives the permission. */
function discussedIn({ exercises }: Lesson, key: string): 'client' | 'server' {
  const edits = exercises.find(({ id }) => id === key)?.edits
  return edits === 'client' || edits === 'attack' ? 'client' : 'server'
}

const VIEWS: readonly (readonly [LessonView, string])[] = [['notes', 'Lesson'], ...EDITOR_VIEWS]

interface Props {
  lesson: Lesson
  /** The highlighted texts of examples and exercises, by name. */
  lines: Readonly<Record<string, BuiltLines>>
  /** Exercise id → the key under which it is stored as solved. */
  keys: Readonly<Record<string, string>>
  /** Example name → the key under which its prediction is stored. */
  predictionKeys: Readonly<Record<string, string>>
  sections: readonly SectionName[]
  over: string
  knownQuestions: readonly AskedQuestion[]
  /** The part of the course that the lesson is in; null: it is in none. */
  part: PartOfLesson | null
  previous: Way | null
  next: Way | null
  children: ReactNode
}

/** A lesson, in the stack that the reader chose where it offers several. What differs in a stack has its own draft there. */
export function LessonPage(props: Props) {
  const stack = stackOf(props.lesson, useChosenStack().chosen)
  const inStack = useMemo(() => lessonInStack(props.lesson, stack ?? ''), [props.lesson, stack])
  const differs = useCallback(
    (key: string) => stack !== null && differsInStack(props.lesson, stack, key),
    [props.lesson, stack],
  )
  return (
    <LessonInStack
      key={stack}
      {...props}
      lesson={inStack}
      usual={props.lesson}
      // The built page has the highlighted texts of the usual stack.
      lines={Object.fromEntries(Object.entries(props.lines).filter(([key]) => !differs(key)))}
      partOf={useCallback((key: string) => (differs(key) ? `${stack}:${key}` : key), [differs, stack])}
    />
  )
}

/** The prose on the left, its lab on the right. On a phone the lab follows the prose. */
function LessonInStack(props: Props & { readonly usual: Lesson; readonly partOf: (key: string) => string }) {
  const { lesson, partOf, lines, keys, predictionKeys, sections, over, knownQuestions, previous, next, children } =
    props
  const { usual, part } = props
  const documents = useMemo(
    () => ({
      ...Object.fromEntries(Object.entries(lesson.examples).map(([key, { document }]) => [key, document])),
      ...Object.fromEntries(lesson.exercises.map((e) => [e.id, e.start])),
    }),
    [lesson],
  )
  const bench = useWorkbench(documents, lesson.opens, `lesson:${lesson.slug}`, partOf)
  const exercises = useExercises(lesson, usual, keys, bench)
  const prediction = usePrediction(bench, predictionKeys, lesson.asks)
  const { show } = bench
  const reading = useReadingPlace(bench.open)
  const stage = useStageHost({
    ready: true,
    talk: (byAddress) => {
      const talk = talkOfLesson(lesson)
      const at = byAddress ? askedInLesson(lesson, window.location.search) : reading.scene()
      return {
        talk,
        first: Math.max(
          0,
          talk.scenes.findIndex(({ id }) => id === at),
        ),
      }
    },
    onClose: () => {},
    followers: CLASS_FOLLOWERS,
    parts: CLASS_PARTS,
  })
  // On a phone the lab covers the prose, one view at a time; the prose keeps its scroll position.
  const [view, setView] = useState<LessonView>('notes')
  // A run may follow `open` in the same turn: it must run the newly opened document.
  const latest = useRef(prediction)
  latest.current = prediction

  const { giveWay, showProbe } = exercises
  const onRun = useCallback(() => {
    setView((now) => (now === 'console' ? now : 'exchange'))
    giveWay()
    void latest.current.run()
  }, [giveWay])
  const [toRun, setToRun] = useState(0)
  useEffect(() => {
    if (toRun > 0) onRun()
  }, [toRun, onRun])
  const [place, setPlace] = useState<{ of: string; at: string } | null>(null)
  const { opened } = reading
  const open = useCallback(
    (key: string) => {
      show(key)
      opened(key)
      setView(discussedIn(lesson, key))
    },
    [show, opened, lesson],
  )
  const text = useRef<HTMLElement>(null)
  const lab = useRef<HTMLElement>(null)
  const discussed = discussedIn(lesson, bench.open)
  const openHere = () => {
    const key = document.activeElement?.closest(`[${READING_PLACE}]`)?.getAttribute(READING_PLACE)
    if (!key || !lesson.exercises.some(({ id }) => id === key)) return null
    if (key !== bench.open) open(key)
    return discussedIn(lesson, key)
  }
  const { covered, toText, toLab } = useWays({ text, lab, view, setView, discussed, openHere })
  useLessonAddress(lesson, bench.open, open)
  useAskedAgain(lesson, exercises.solved, exercises.again)
  const openAndRun = useCallback(
    (key: string, at: string) => {
      show(key)
      opened(key)
      if (latest.current.asksFirst(key)) setPlace({ of: key, at })
      else setToRun((n) => n + 1)
    },
    [show, opened],
  )
  useReading(
    lesson.slug,
    useMemo(() => sections.map(({ id }) => id), [sections]),
  )
  const [pointed, setPointed] = useState<RemarkPlace | null>(null)
  const [askedTab, setAskedTab] = useState<RunViewTab | null>(null)
  const state: LessonState = {
    lesson,
    bench,
    open,
    openAndGo: (key) => {
      open(key)
      toLab(discussedIn(lesson, key))
    },
    openAndRun,
    askedAt: prediction.asking && !bench.running && place?.of === bench.open ? place.at : null,
    view,
    setView,
    prediction,
    runOpen: onRun,
    showTab: setAskedTab,
    askedTab,
    onTabShown: () => setAskedTab(null),
    ...exercises,
    knownQuestions,
    next,
    showProbe: (exercise, result) => {
      showProbe(exercise, result)
      setView('exchange')
    },
    pointed,
    pointAt: (exercise, place) => {
      show(exercise)
      opened(exercise)
      setPointed(place)
    },
    onPointed: () => setPointed(null),
  }

  return (
    <LessonProvider value={state}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; the script only adds which part of the lab gets the focus */}
      <a
        href="#lab"
        className="button sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:h-9 focus:px-4"
        onClick={(e) => {
          e.preventDefault()
          toLab()
        }}
      >
        Skip to the lab (F6)
      </a>
      <SiteBar crumb={lesson.title} beside={<SectionMenu lesson={lesson.slug} sections={sections} />}>
        <BrowserSelect
          browser={bench.document.browser}
          onChange={(browser) => bench.change((d) => ({ ...d, browser }))}
        />
        <CommandButton
          command="open-stage"
          context="everywhere"
          className="icon-button max-lg:hidden"
          onClick={stage.open}
        >
          <Presentation size={17} aria-hidden />
        </CommandButton>
        <RunButton running={bench.running} onRun={onRun} onStop={bench.stop} className="min-w-[104px] max-lg:hidden" />
      </SiteBar>
      {stage.stage}
      {/* Outside of the text and the lab, of which a phone hides one. */}
      <p className="sr-only" role="status">
        {exercises.said}
      </p>
      <div className="mx-auto grid max-w-[1560px] gap-x-14 px-5 pb-24 sm:px-8 lg:grid-cols-[minmax(0,47fr)_minmax(0,53fr)] lg:pr-5 lg:pb-10 xl:pl-16">
        <main
          id="content"
          ref={text}
          tabIndex={-1}
          // On a phone the lab covers it: what is covered cannot be reached.
          inert={covered}
          className="min-w-0 pt-8 outline-none lg:pt-14"
        >
          <p className="text-[15px] text-soft">{over}</p>
          <noscript>
            <p className="mt-4 max-w-[60ch] rounded-[12px] border border-pre/40 bg-pre-bg px-4 py-3 text-[15px] text-pre">
              The lab beside this text needs JavaScript. The text, the code and the tasks can be read without it.
            </p>
          </noscript>
          <article className="prose">{children}</article>
          <nav
            aria-label="Lessons"
            data-end-of-lesson
            className="prose mt-12 flex flex-wrap justify-between gap-4 border-t border-line pt-5"
          >
            {previous ? (
              <Link href={previous.href}>← {previous.title}</Link>
            ) : (
              <Link href="/lessons">← All lessons</Link>
            )}
            {next ? (
              <Link href={next.href}>{next.title} →</Link>
            ) : (
              <Link href="/playground">On to the playground →</Link>
            )}
          </nav>
          {part && <LessonEnd slug={lesson.slug} part={part} />}
        </main>
        <StorageNotice />
        <div
          className={`min-w-0 max-lg:fixed max-lg:inset-x-0 max-lg:top-[52px] max-lg:bottom-(--tab-bar) max-lg:z-30 max-lg:bg-paper lg:sticky lg:top-[52px] lg:self-start lg:pt-3 ${view === 'notes' ? 'max-lg:hidden' : ''}`}
        >
          <LessonLab lines={lines} onRun={onRun} box={lab} discussed={discussed} onBack={toText} />
        </div>
        <div className="fixed inset-x-0 bottom-0 z-40 lg:hidden">
          <MobileBar
            tabs={VIEWS}
            tab={view}
            onTab={setView}
            running={bench.running}
            onRun={onRun}
            onStop={bench.stop}
          />
        </div>
      </div>
    </LessonProvider>
  )
}

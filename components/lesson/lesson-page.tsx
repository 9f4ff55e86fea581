'use client'

import Link from 'next/link'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { BuiltLines } from '@/components/playground/built-lines.ts'
import { EDITOR_VIEWS, MobileBar } from '@/components/playground/mobile-bar.tsx'
import { BrowserSelect } from '@/components/playground/playground-bar.tsx'
import { RunButton } from '@/components/playground/run-button.tsx'
import { useWorkbench } from '@/components/playground/use-workbench.ts'
import { SiteBar } from '@/components/site/site-bar.tsx'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { LessonProvider, type LessonState, type LessonView } from './lesson-context.tsx'
import { LessonLab } from './lesson-lab.tsx'
import { useExercises } from './use-exercises.ts'

const VIEWS: readonly (readonly [LessonView, string])[] = [['notes', 'Notes'], ...EDITOR_VIEWS]

interface Way {
  readonly href: string
  readonly title: string
}

interface Props {
  lesson: Lesson
  /** The texts of examples and exercises with their colours, by name. */
  lines: Readonly<Record<string, BuiltLines>>
  /** Exercise id → the key under which it counts as solved. */
  keys: Readonly<Record<string, string>>
  over: string
  previous: Way | null
  next: Way | null
  children: ReactNode
}

/** A lesson: the prose on the left, its lab on the right. On a phone the lab follows the prose. */
export function LessonPage({ lesson, lines, keys, over, previous, next, children }: Props) {
  const documents = useMemo(
    () => ({
      ...Object.fromEntries(Object.entries(lesson.examples).map(([key, { document }]) => [key, document])),
      ...Object.fromEntries(lesson.exercises.map((e) => [e.id, e.start])),
    }),
    [lesson],
  )
  const bench = useWorkbench(documents, lesson.opens, `lesson:${lesson.slug}`)
  const exercises = useExercises(lesson, keys, bench)
  const { show, run } = bench
  // On a phone the lab lies over the prose, one of its views at a time; the prose keeps its place under it.
  const [view, setView] = useState<LessonView>('notes')

  const onRun = useCallback(() => {
    setView((now) => (now === 'console' ? now : 'exchange'))
    void run()
  }, [run])
  const open = useCallback(
    (key: string, andRun: boolean) => {
      show(key)
      if (andRun) onRun()
      else setView(lesson.exercises.find((e) => e.id === key)?.edits === 'client' ? 'client' : 'server')
    },
    [show, onRun, lesson],
  )
  const state: LessonState = { lesson, bench, open, view, setView, ...exercises }

  return (
    <LessonProvider value={state}>
      <SiteBar crumb={lesson.title}>
        <BrowserSelect
          browser={bench.document.browser}
          onChange={(browser) => bench.change((d) => ({ ...d, browser }))}
        />
        <RunButton running={bench.running} onRun={onRun} onStop={bench.stop} className="min-w-[104px] max-lg:hidden" />
      </SiteBar>
      <div className="mx-auto grid max-w-[1560px] gap-x-14 px-5 pb-24 sm:px-8 lg:grid-cols-[minmax(0,47fr)_minmax(0,53fr)] lg:pr-5 lg:pb-10 xl:pl-16">
        <main id="content" className="min-w-0 pt-8 lg:pt-14">
          <p className="text-[15px] text-soft">{over}</p>
          <article className="prose">{children}</article>
          <nav
            aria-label="Lessons"
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
        </main>
        <aside
          className={`min-w-0 max-lg:fixed max-lg:inset-x-0 max-lg:top-[52px] max-lg:bottom-[60px] max-lg:z-30 max-lg:bg-paper lg:sticky lg:top-[52px] lg:self-start lg:pt-5 ${view === 'notes' ? 'max-lg:hidden' : ''}`}
        >
          <LessonLab lines={lines} onRun={onRun} />
        </aside>
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

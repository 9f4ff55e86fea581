'use client'

import Link from 'next/link'
import { type ReactNode, useCallback, useMemo } from 'react'
import type { BuiltLines } from '@/components/playground/built-lines.ts'
import { BrowserSelect } from '@/components/playground/playground-bar.tsx'
import { RunButton } from '@/components/playground/run-button.tsx'
import { useWorkbench } from '@/components/playground/use-workbench.ts'
import { SiteBar } from '@/components/site/site-bar.tsx'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { LessonProvider, type LessonState } from './lesson-context.tsx'
import { LessonLab } from './lesson-lab.tsx'
import { useExercises } from './use-exercises.ts'

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

  const open = useCallback(
    (key: string, andRun: boolean) => {
      show(key)
      bringLabIntoView()
      if (andRun) setTimeout(() => void run(), 0)
    },
    [show, run],
  )
  const onRun = useCallback(() => {
    bringLabIntoView()
    void run()
  }, [run])
  const state: LessonState = { lesson, bench, open, ...exercises }

  return (
    <LessonProvider value={state}>
      <SiteBar crumb={lesson.title}>
        <BrowserSelect
          browser={bench.document.browser}
          onChange={(browser) => bench.change((d) => ({ ...d, browser }))}
        />
        <RunButton running={bench.running} onRun={onRun} onStop={bench.stop} />
      </SiteBar>
      <div className="mx-auto grid max-w-[1560px] gap-x-14 px-5 pb-28 sm:px-8 lg:grid-cols-[minmax(0,47fr)_minmax(0,53fr)] lg:pr-5 lg:pb-10 xl:pl-16">
        <main className="min-w-0 pt-8 lg:pt-14">
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
        <aside id="lab" className="min-w-0 scroll-mt-[60px] pt-8 lg:sticky lg:top-[52px] lg:self-start lg:pt-5">
          <LessonLab lines={lines} onRun={onRun} />
        </aside>
      </div>
    </LessonProvider>
  )
}

/** On a phone the lab is below the prose: what was asked for there has to be seen. */
function bringLabIntoView() {
  if (matchMedia('(max-width: 1023px)').matches)
    requestAnimationFrame(() => document.getElementById('lab')?.scrollIntoView({ block: 'start' }))
}

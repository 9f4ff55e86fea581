'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { type LessonOutline, lessonProgress } from '@/lib/lessons/lesson-progress.ts'
import type { Progress } from '@/lib/lessons/progress.ts'
import { progressNow, useProgress } from './progress.ts'

/** A part of the course, for the end of each of its lessons. */
export interface PartOfLesson {
  readonly title: string
  /** What the reader can do after it. */
  readonly says: string
  readonly lessons: readonly LessonOutline[]
}

/** Read to its end and solved; a lesson that is only known was not done here. */
function isDone(progress: Progress, lesson: LessonOutline | undefined): boolean {
  if (!lesson) return false
  const { readSections, sections, solved, exercises } = lessonProgress(progress, lesson)
  return readSections === sections && solved === exercises
}

/** What is said below a lesson that is done: quietly, and the moment it becomes so, with a tick that is drawn. */
export function LessonEnd({ slug, part }: { slug: string; part: PartOfLesson }) {
  const { progress } = useProgress()
  const lesson = part.lessons.find((each) => each.slug === slug)
  const done = isDone(progress, lesson)
  const [before, setBefore] = useState<boolean | null>(null)
  useEffect(() => setBefore(isDone(progressNow(), lesson)), [lesson])
  const passed = part.lessons.filter((each) => lessonProgress(progress, each).done).length
  const partDone = passed === part.lessons.length
  const isNew = done && before === false
  const says = partDone ? `“${part.title}” is done` : 'This lesson is done'
  return (
    <>
      {/* It is there before it says something, so that it is announced; a lesson that was done before says nothing. */}
      <p role="status" className="sr-only">
        {isNew ? `${says}.` : ''}
      </p>
      {done && (
        <section
          aria-label="Lesson done"
          className="mt-8 flex items-start gap-4 rounded-[14px] border border-go/40 bg-go-bg px-5 py-4 text-[16px]"
        >
          <svg
            viewBox="0 0 24 24"
            width="34"
            height="34"
            aria-hidden
            className={`mt-0.5 flex-none text-go ${isNew ? 'drawn-tick' : ''}`}
          >
            <circle cx="12" cy="12" r="11" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path
              d="m6.8 12.4 3.6 3.6 7-7.4"
              pathLength="1"
              fill="none"
              stroke="currentColor"
              strokeWidth="2.2"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
          <div className="min-w-0">
            <p className="font-display text-[19px] leading-snug font-[680]">{says}</p>
            <p className="mt-0.5 text-pretty text-soft">
              {partDone ? part.says : `${passed} of ${part.lessons.length} lessons of “${part.title}”.`}
              {lesson?.sections.some(({ exercises }) => exercises.length > 0) &&
                ' What you solve again tomorrow, you keep.'}
            </p>
            <p className="mt-2">
              <Link href="/progress" className="link">
                Your progress
              </Link>
            </p>
          </div>
        </section>
      )}
    </>
  )
}

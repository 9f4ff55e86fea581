'use client'

import { Check, CheckCheck, RotateCw } from 'lucide-react'
import Link from 'next/link'
import { useProgress } from '@/components/lesson/progress/progress.ts'
import { ResumeLink } from '@/components/lesson/progress/resume-link.tsx'
import type { CoursePart } from '@/lib/lessons/course-map.ts'
import { standing } from '@/lib/lessons/mastery.ts'
import { MARK_LOOKS } from './exercise-mark.tsx'
import { count, duration } from './in-words.ts'
import { PartCard } from './part-card.tsx'
import { RepeatToday } from './repeat-today.tsx'
import { TotalBar } from './total-bar.tsx'
import { useCourseMap } from './use-course-map.ts'

/** The map of the course, what to repeat, and what can be shown to others. */
export function ProgressPage({ parts, ideas }: { parts: readonly CoursePart[]; ideas: readonly string[] }) {
  const { progress } = useProgress()
  const map = useCourseMap(parts)
  const { exercises, solved, mastered, lessons, lessonsDone, minutesLeft, due, now } = map
  const wrong = ideas.filter((key) => standing(progress, key, now).wrong).length
  const quizzes = Object.values(progress.quizzes)
  const best = Math.max(0, ...quizzes.map(({ right }) => right ?? 0))
  const [first] = parts
  const outlines = parts.flatMap((part) => part.lessons)
  const isDone = lessonsDone === lessons && solved === exercises
  const begin = first?.lessons[0]
  return (
    <>
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div>
          {isDone ? (
            <CourseDone />
          ) : (
            <p className="font-display text-[25px] leading-tight font-[670] tracking-[-0.018em]">
              {solved} of {exercises} exercises solved
            </p>
          )}
          <TotalBar exercises={exercises} solved={solved} mastered={mastered} className="mt-3" />
          <p className="mt-2.5 text-[15.5px] text-soft">
            {mastered > 0 && `${mastered} mastered · `}
            {lessonsDone} of {count(lessons, 'lesson')} done
            {minutesLeft > 0 && ` · ${duration(minutesLeft)}${lessonsDone + solved > 0 ? ' left' : ''}`}
            {quizzes.length > 0 && ` · ${count(quizzes.length, 'quiz', 'quizzes')}`}
            {best > 0 && `, best ${best} of 20`}
          </p>
          <div className="mt-5 flex flex-wrap gap-3">
            <ResumeLink lessons={outlines} className="button button-run h-11 max-w-full px-5 text-[16px]">
              {begin && !isDone && (
                <Link href={`/lessons/${begin.slug}`} className="button button-run h-11 px-5 text-[16px]">
                  Begin with {begin.title}
                </Link>
              )}
            </ResumeLink>
            <Link href="/quiz" className="button h-11 px-5 text-[16px]">
              A quiz of 20
            </Link>
            {solved > 0 && (
              <Link href="/certificate" className="button h-11 px-5 text-[16px]">
                Certificate
              </Link>
            )}
          </div>
          {solved === 0 && (
            <p className="mt-3 max-w-[52ch] text-[15px] text-pretty text-soft">
              If you know HTTP already, the first lesson asks four questions; answer them, and it is behind you.
            </p>
          )}
        </div>
        <RepeatToday due={due} ideas={wrong} now={now} />
      </div>
      {solved > 0 && <Legend />}
      <div className={`map-parts ${solved > 0 ? 'mt-4' : 'mt-10'}`}>
        {map.parts.map((part, index) => (
          <PartCard
            key={part.id}
            part={part}
            first={1 + map.parts.slice(0, index).reduce((sum, each) => sum + each.lessons.length, 0)}
          />
        ))}
      </div>
    </>
  )
}

const LEGEND = [
  [MARK_LOOKS.solved, Check, 'solved'],
  [MARK_LOOKS.due, RotateCw, 'to repeat'],
  [MARK_LOOKS.mastered, CheckCheck, 'mastered: solved again on a later day'],
] as const

function Legend() {
  return (
    <ul className="mt-10 flex flex-wrap items-center gap-x-5 gap-y-2 text-[14px] text-soft">
      <li>Each square is an exercise, and opens it:</li>
      {LEGEND.map(([look, Icon, says]) => (
        <li key={says} className="flex items-center gap-2">
          <span className={`map-mark size-6! rounded-[7px]! ${look}`}>
            <Icon size={13} strokeWidth={2.5} aria-hidden />
          </span>
          {says}
        </li>
      ))}
    </ul>
  )
}

function CourseDone() {
  return (
    <p className="font-display text-[25px] leading-tight font-[670] tracking-[-0.018em]">
      <svg
        viewBox="0 0 24 24"
        width="26"
        height="26"
        aria-hidden
        className="drawn-tick mr-2 inline align-[-4px] text-go"
      >
        <path d="m4 12.5 5.2 5.2L20 7" pathLength="1" fill="none" stroke="currentColor" strokeWidth="3" />
      </svg>
      The whole course is done
    </p>
  )
}

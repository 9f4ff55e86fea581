'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { againHref, type DueExercise } from '@/lib/lessons/course-map.ts'
import { count, dayOf } from './in-words.ts'

/** As many as can be done beside something else. The others are shown when these are done. */
const MOST = 5

/** What was solved a while ago and is worth doing once more, and questions of the quiz that were not right. */
export function RepeatToday({
  due,
  ideas,
  now,
}: {
  due: readonly DueExercise[]
  /** How many ideas of the quiz were not right the last time. */
  ideas: number
  now: number
}) {
  if (due.length === 0 && ideas === 0) return null
  return (
    <section
      id="repeat"
      aria-labelledby="repeat-title"
      className="rounded-[14px] border border-line-strong bg-panel p-5 shadow-card sm:p-6"
    >
      <h2 id="repeat-title" className="font-display text-[21px] leading-tight font-[680] tracking-[-0.015em]">
        Repeat today
      </h2>
      <p className="mt-1.5 max-w-[62ch] text-[15.5px] text-pretty text-soft">
        What you do again after a day, and after a week, you keep. An exercise begins with its start text; your earlier
        answer is kept, and you can put it back.
      </p>
      <ul className="mt-3 border-t border-line">
        {due.slice(0, MOST).map((exercise) => (
          <li key={exercise.key} className="border-b border-line">
            <Link
              href={againHref(exercise)}
              prefetch={false}
              className="group flex flex-wrap items-baseline gap-x-3 py-2.5 text-[16px]"
            >
              <span className="font-semibold group-hover:underline">{exercise.title}</span>
              <span className="text-[14.5px] text-soft">
                {exercise.lesson}
                {exercise.last !== null && ` · solved ${dayOf(exercise.last, now)}`}
              </span>
              <ArrowRight size={15} aria-hidden className="ml-auto flex-none self-center text-soft" />
            </Link>
          </li>
        ))}
        {ideas > 0 && (
          <li className="border-b border-line">
            <Link href="/quiz#again" className="group flex flex-wrap items-baseline gap-x-3 py-2.5 text-[16px]">
              <span className="font-semibold group-hover:underline">{count(ideas, 'question')} of the quiz</span>
              <span className="text-[14.5px] text-soft">not right the last time, asked in another way</span>
              <ArrowRight size={15} aria-hidden className="ml-auto flex-none self-center text-soft" />
            </Link>
          </li>
        )}
      </ul>
      {due.length > MOST && (
        <p className="mt-3 text-[14.5px] text-soft">{due.length - MOST} more can wait for another day.</p>
      )}
    </section>
  )
}

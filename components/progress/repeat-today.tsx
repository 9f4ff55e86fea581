'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
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
            <Link href={againHref(exercise)} prefetch={false} className={ROW}>
              <Words title={exercise.title}>
                {exercise.lesson}
                {exercise.last !== null && ` · solved ${dayOf(exercise.last, now)}`}
              </Words>
            </Link>
          </li>
        ))}
        {ideas > 0 && (
          <li className="border-b border-line">
            <Link href="/quiz#again" className={ROW}>
              <Words title={`${count(ideas, 'question')} of the quiz`}>
                not right the last time, asked in another way
              </Words>
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

const ROW = 'group flex items-center gap-3 py-2.5 text-[16px]'

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
        <span className="font-semibold group-hover:underline">{title}</span>
        <span className="text-[14.5px] text-soft">{children}</span>
      </span>
      <ArrowRight size={15} aria-hidden className="flex-none text-soft" />
    </>
  )
}

'use client'

import Link from 'next/link'
import type { CoursePart } from '@/lib/lessons/course-map.ts'
import { count, duration } from './in-words.ts'
import { TotalBar } from './total-bar.tsx'
import { useCourseMap } from './use-course-map.ts'

/** The bar with the total, for the list of lessons and the front page: how far, what is due, and how long the rest takes. */
export function ProgressTotal({ parts, className = '' }: { parts: readonly CoursePart[]; className?: string }) {
  const { exercises, solved, mastered, lessons, lessonsDone, minutesLeft, due } = useCourseMap(parts)
  const begun = solved + lessonsDone > 0
  return (
    <div className={`max-w-[640px] text-[15px] text-soft ${className}`}>
      {begun && <TotalBar exercises={exercises} solved={solved} mastered={mastered} className="mb-2.5" />}
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span>
          {begun ? (
            <>
              <b className="text-ink">
                {solved} of {exercises}
              </b>{' '}
              exercises solved{mastered > 0 && `, ${mastered} mastered`}
            </>
          ) : (
            `${count(lessons, 'lesson')}, ${count(exercises, 'exercise')}`
          )}
          {minutesLeft > 0 && ` · ${duration(minutesLeft)}${begun ? ' left' : ''}`}
        </span>
        {due.length > 0 && (
          <Link href="/progress#repeat" className="link">
            Repeat today
          </Link>
        )}
        {begun && (
          <Link href="/progress" className="link">
            Your progress
          </Link>
        )}
      </p>
    </div>
  )
}

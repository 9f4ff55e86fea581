'use client'

import { BookCheck, CircleCheck } from 'lucide-react'
import { useProgress } from '@/components/lesson/progress/progress.ts'
import { type LessonOutline, lessonProgress } from '@/lib/lessons/lesson-progress.ts'

/** The learner's progress in a lesson, for the contents page. */
export function LessonSummary({ outline }: { outline: LessonOutline }) {
  const { progress } = useProgress()
  const { readSections, sections, solved, exercises, predicted, predictions, done, known } = lessonProgress(
    progress,
    outline,
  )
  const read = readSections === sections
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-0.5 text-[14px] text-soft">
      {done ? (
        <span className="flex items-center gap-1.5 font-semibold text-go">
          <CircleCheck size={15} aria-hidden /> {known && !(read && solved === exercises) ? 'Known' : 'Done'}
        </span>
      ) : read ? (
        <span className="flex items-center gap-1.5">
          <BookCheck size={15} aria-hidden /> Read
        </span>
      ) : (
        readSections > 0 && (
          <span>
            Read {readSections} of {sections} sections
          </span>
        )
      )}
      {exercises > 0 && (
        <span className={solved === exercises ? 'text-go' : ''}>
          {solved} of {exercises} solved
        </span>
      )}
      {predicted > 0 && (
        <span>
          {predicted} of {predictions} questions answered
        </span>
      )}
    </span>
  )
}

'use client'

import { CircleCheck } from 'lucide-react'
import { hasSolved } from '@/lib/lessons/progress.ts'
import { useProgress } from './progress.ts'

/** How far one is with a lesson, for the contents page. */
export function LessonState({ exercises }: { exercises: readonly string[] }) {
  const { progress } = useProgress()
  const solved = exercises.filter((key) => hasSolved(progress, key)).length
  if (exercises.length === 0) return <span />
  const all = solved === exercises.length
  return (
    <span
      className={`flex items-center gap-1.5 whitespace-nowrap text-[14px] ${all ? 'font-semibold text-go' : 'text-soft'}`}
    >
      {all && <CircleCheck size={15} aria-hidden />}
      {solved} of {exercises.length} solved
    </span>
  )
}

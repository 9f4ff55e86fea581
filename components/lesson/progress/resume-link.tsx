'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { type LessonOutline, resumeAt } from '@/lib/lessons/lesson-progress.ts'
import { useProgress } from './progress.ts'

/** A link to the next lesson for returning learners; for others, and in the built page, `children`. */
export function ResumeLink({
  lessons,
  className,
  children,
}: {
  lessons: readonly LessonOutline[]
  className: string
  children: ReactNode
}) {
  const resume = resumeAt(useProgress().progress, lessons)
  if (!resume) return children
  return (
    <Link href={resume.href} className={className}>
      <span className="truncate">Continue with “{resume.lesson}”</span>
    </Link>
  )
}

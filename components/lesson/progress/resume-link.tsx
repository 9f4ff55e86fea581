'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { type LessonOutline, resumeAt } from '@/lib/lessons/lesson-progress.ts'
import { useProgress } from './progress.ts'

/** The way on for who comes back; for everybody else, and in the built page, what stands in its place. */
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
      <span className="truncate">Continue with {resume.lesson}</span>
    </Link>
  )
}

'use client'

import { useMemo, useState } from 'react'
import { useProgress } from '@/components/lesson/progress/progress.ts'
import { type CourseMap, type CoursePart, courseMap } from '@/lib/lessons/course-map.ts'

/** The map of the course with what is stored on this device; empty before hydration. */
export function useCourseMap(parts: readonly CoursePart[]): CourseMap & { readonly now: number } {
  const { progress } = useProgress()
  const [now] = useState(() => Date.now())
  return useMemo(() => ({ ...courseMap(progress, parts, now), now }), [progress, parts, now])
}

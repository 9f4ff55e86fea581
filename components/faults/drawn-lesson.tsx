'use client'

import { type ComponentProps, useMemo } from 'react'
import { LessonPage } from '@/components/lesson/page/lesson-page.tsx'
import { FIRST_SEED, lessonOfSeed } from '@/content/lessons/three-faults/lesson.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'
import { useSeed } from './drawn-seed.ts'

/** The lesson whose systems are drawn: those that it was built with, or those of the seed in the address. */
export function DrawnLesson(built: ComponentProps<typeof LessonPage>) {
  const seed = useSeed() ?? FIRST_SEED
  const drawn = useMemo(() => {
    if (seed === FIRST_SEED) return null
    const lesson = lessonOfSeed(seed)
    const keys = Object.fromEntries(lesson.exercises.map((exercise) => [exercise.id, exerciseKey(exercise)]))
    return { lesson, keys, lines: {}, sections: [] }
  }, [seed])
  return <LessonPage key={seed} {...built} {...drawn} />
}

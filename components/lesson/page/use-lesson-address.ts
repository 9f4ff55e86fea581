'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useTabTitle } from '@/components/site/use-tab-title.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { askedInLesson, askedStep, lessonSearch } from '@/lib/lessons/lesson-address.ts'

/**
 * Opens the example or exercise that the address names, and names the one that is open, in the address and in the tab's
 * title.
 * @param open the key of the open document
 * @param show opens another one
 */
export function useLessonAddress(lesson: Lesson, open: string, show: (key: string) => void): void {
  const named = useRef(lesson.opens)
  useEffect(() => {
    const asked = askedInLesson(lesson, location.search)
    if (asked === null) return
    named.current = asked
    show(asked)
  }, [lesson, show])
  const seen = useRef(lesson.opens)
  useEffect(() => {
    if (seen.current === open) return
    seen.current = open
    if (named.current === open) return
    named.current = open
    const { pathname, search, hash } = location
    history.replaceState(null, '', `${pathname}${lessonSearch(lesson, open, search)}${hash}`)
  }, [lesson, open])
  useTabTitle(open === lesson.opens ? lesson.title : `${labelOf(lesson, open)} · ${lesson.title}`)
}

/** The step that the address names, for the view of the run: it opens there once, after the first run. */
export function useAskedStep(lesson: Lesson, open: string) {
  const [opensAt, setOpensAt] = useState<number | null>(null)
  useEffect(() => setOpensAt(askedStep(lesson, open, location.search)), [lesson, open])
  return { opensAt, onOpenedAt: useCallback(() => setOpensAt(null), []) }
}

const labelOf = ({ examples, exercises }: Lesson, key: string) =>
  examples[key]?.label ?? exercises.find(({ id }) => id === key)?.title ?? key

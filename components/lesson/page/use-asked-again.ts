'use client'

import { useEffect, useRef } from 'react'
import type { Again } from '@/components/lesson/exercises/use-again.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { askedAgain, withoutAgain } from '@/lib/lessons/lesson-address.ts'

/** Begins the exercise again that the address names, if it is solved here: what is not solved has no earlier answer. */
export function useAskedAgain(lesson: Lesson, solved: ReadonlySet<string>, again: Again): void {
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    const { pathname, search, hash } = location
    const asked = askedAgain(lesson, search)
    if (asked === null || !solved.has(asked)) return
    history.replaceState(null, '', `${pathname}${withoutAgain(search)}${hash}`)
    latest.current.begin(asked)
  }, [lesson, solved])
}

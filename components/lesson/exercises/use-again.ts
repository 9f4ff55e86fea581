'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { useProgress } from '@/components/lesson/progress/progress.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { sameDocument } from '@/lib/documents/drafts.ts'
import { drafts } from '@/lib/documents/on-this-device.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { documentWith } from '@/lib/lessons/kept-answer.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { beganAgain, beginAgain, endAgain } from './began-again.ts'
import { stashedTexts, stashOf, stashText } from './stash.ts'

export interface Again {
  /** The exercise was begun again from its start text, and is not solved since. */
  begun(id: string): boolean
  /** Puts the start text into the lab. What was there is kept. */
  begin(id: string): void
  /** The earlier answer can be put back. */
  canTakeBack(id: string): boolean
  takeBack(id: string): void
  /** It is solved again. */
  end(id: string): void
}

/**
 * Which solved exercises are being repeated: their answers count as new ones.
 * @param usual the lesson in its usual stack, whose starts what is kept refers to
 */
export function useAgain(
  lesson: Lesson,
  usual: Lesson,
  keys: Readonly<Record<string, string>>,
  bench: Workbench,
  solved: ReadonlySet<string>,
): Again {
  const { progress } = useProgress()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const { open, edited, original, changeIn, resetIn, documentOf, keeping } = bench
  const { place } = keeping
  useEffect(() => {
    setIds(new Set(Object.entries(keys).flatMap(([id, key]) => (beganAgain(key) ? [id] : []))))
  }, [keys])
  const mark = useCallback(
    (id: string, isBegun: boolean) => {
      const key = keys[id]
      if (key === undefined) return
      if (isBegun) beginAgain(key)
      else endAgain(key)
      setIds((now) => new Set(isBegun ? [...now, id] : [...now].filter((each) => each !== id)))
    },
    [keys],
  )
  // Also by Reset, or where nothing was written on this device. A draft is read after the first paint, so it is looked for.
  const isSolved = solved.has(open)
  useEffect(() => {
    if (isSolved && !edited && sameDocument(drafts.read(place, original) ?? original, original)) mark(open, true)
  }, [isSolved, edited, place, original, open, mark])

  return useMemo(() => {
    const exerciseOf = (id: string) => lesson.exercises.find((each) => each.id === id)
    const earlier = (id: string): PlaygroundDocument | null => {
      const exercise = exerciseOf(id)
      const kept = progress.answers[keys[id] ?? '']
      const inUsual = usual.exercises.find((each) => each.id === id)
      const answer = kept && inUsual ? documentWith(inUsual, kept) : null
      if (!exercise) return null
      if (answer && isOfStack(exercise, answer)) return answer
      return stashedTexts(stashOf(lesson.slug, id), exercise.start).at(-1) ?? null
    }
    return {
      begun: (id) => ids.has(id),
      begin(id) {
        const exercise = exerciseOf(id)
        if (!exercise) return
        const now = documentOf(id)
        if (!sameDocument(now, exercise.start)) {
          if (!earlier(id)) stashText(stashOf(lesson.slug, id), now, exercise.start)
          resetIn(id)
        }
        mark(id, true)
      },
      canTakeBack: (id) => earlier(id) !== null,
      takeBack(id) {
        const answer = earlier(id)
        if (!answer) return
        changeIn(id, () => answer)
        mark(id, false)
      },
      end: (id) => mark(id, false),
    }
  }, [lesson, usual, keys, progress, ids, documentOf, resetIn, changeIn, mark])
}

/** It was written in the stack that the lesson shows now. */
const isOfStack = ({ start }: Exercise, { servers }: PlaygroundDocument): boolean =>
  start.servers.every(({ origin, dialect }) =>
    servers.some((each) => each.origin === origin && each.dialect === dialect),
  )

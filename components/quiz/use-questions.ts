'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Question } from '@/lib/quiz/question.ts'
import { answered, type DrawnQuestion } from '@/lib/quiz/quiz.ts'
import { runInTurn } from './run-in-turn.ts'

export interface Questions {
  /** The questions whose answers are known, by their index. */
  readonly known: Readonly<Record<number, Question>>
  /** A message with what to do where one could not be run. */
  readonly trouble: string | null
  /** Runs what these questions are about, in this order, where that has not been done. */
  prepare(indexes: readonly number[]): void
}

/** The answers of these questions; each is run when it is needed. @param drawn the same list until others are asked */
export function useQuestions(drawn: readonly DrawnQuestion[]): Questions {
  const [known, setKnown] = useState<Readonly<Record<number, Question>>>({})
  const [trouble, setTrouble] = useState<string | null>(null)
  const begun = useRef(new Set<number>())
  const current = useRef(drawn)
  useEffect(() => {
    current.current = drawn
    begun.current = new Set()
    setKnown({})
    setTrouble(null)
  }, [drawn])
  const prepare = useCallback(
    (indexes: readonly number[]) => {
      for (const index of indexes) {
        const question = drawn[index]
        if (!question || begun.current.has(index)) continue
        begun.current.add(index)
        answered(question, runInTurn)
          .then((each) => {
            if (current.current === drawn) setKnown((now) => ({ ...now, [index]: each }))
          })
          .catch((error: unknown) => {
            const why = error instanceof Error ? error.message : String(error)
            if (current.current === drawn)
              setTrouble(`The question could not be run: ${why}. Reload the page; your answers are kept.`)
          })
      }
    },
    [drawn],
  )
  return { known, trouble, prepare }
}

'use client'

import { useCallback, useEffect, useState } from 'react'
import { seedFrom } from '@/lib/draw/seeded-draw.ts'
import { QUIZ_LENGTH } from '@/lib/quiz/quiz.ts'
import { type QuizResult, quizMark, readResult, resultText } from '@/lib/quiz/result.ts'

/** A quiz of which nothing is answered. */
export const newQuiz = (seed: number): QuizResult => ({
  seed,
  answers: Array.from({ length: QUIZ_LENGTH }, () => null),
  mark: quizMark(seed),
})

function inAddress(): QuizResult | null {
  const text = location.hash.slice(1)
  const seed = seedFrom(text)
  return seed === null ? readResult(text) : newQuiz(seed)
}

/**
 * The quiz that is in the page's address, with its answers so far: a reload loses none, and the address is the link to
 * the result. `undefined` until the page has read it.
 */
export function useQuizAddress() {
  const [quiz, setQuiz] = useState<QuizResult | null | undefined>(undefined)
  useEffect(() => {
    const read = () => setQuiz(inAddress())
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  const keep = useCallback((next: QuizResult) => {
    history.replaceState(null, '', `#${resultText(next)}`)
    setQuiz(next)
  }, [])
  return { quiz, keep }
}

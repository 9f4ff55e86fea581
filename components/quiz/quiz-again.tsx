'use client'

import Link from 'next/link'
import { useEffect, useMemo, useState } from 'react'
import { progressNow } from '@/components/lesson/progress/progress.ts'
import { anySeed } from '@/lib/draw/any-seed.ts'
import { ideaKey, standing } from '@/lib/lessons/mastery.ts'
import { drawIdeas, IDEAS } from '@/lib/quiz/quiz.ts'
import { keepAnswerOf } from './keep-answers.ts'
import { QuizQuestion } from './quiz-question.tsx'
import { useQuestions } from './use-questions.ts'

const FRAGMENT = '#again'

/** Does the address ask for what was not right? */
export function useAskedAgain() {
  const [again, setAgain] = useState(false)
  useEffect(() => {
    const read = () => setAgain(location.hash === FRAGMENT)
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  const leave = () => {
    history.replaceState(null, '', location.pathname)
    setAgain(false)
  }
  return { again, leave }
}

/** Ideas of the quiz whose last answer here was wrong. */
const wrongIdeas = () => IDEAS.flatMap(({ id }) => (standing(progressNow(), ideaKey(id), Date.now()).wrong ? [id] : []))

/** The questions that were not right the last time, drawn in another way, one after another. */
export function QuizAgain({ onLeave }: { onLeave: () => void }) {
  // Drawn once: an answer that is right now would take its question away.
  const drawn = useMemo(() => drawIdeas(wrongIdeas(), anySeed()), [])
  const questions = useQuestions(drawn)
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<readonly number[]>([])
  const { prepare } = questions
  useEffect(() => prepare([at, at + 1]), [prepare, at])
  if (at >= drawn.length) {
    const right = answers.filter((answer, index) => answer === questions.known[index]?.right).length
    return (
      <div className="mt-6">
        <p role="status" className="max-w-[58ch] text-[17.5px] text-pretty">
          {drawn.length === 0
            ? 'There is nothing to answer again: no question that you answered here was wrong the last time.'
            : `${right} of ${drawn.length} right this time. ${right === drawn.length ? 'Nothing is left to answer again.' : 'The others will be here again.'}`}
        </p>
        <div className="mt-5 flex flex-wrap gap-3">
          <button type="button" className="button h-11 px-5" onClick={onLeave}>
            A quiz of 20
          </button>
          <Link href="/progress" className="button h-11 px-5">
            Your progress
          </Link>
        </div>
      </div>
    )
  }
  return (
    <QuizQuestion
      key={at}
      index={at}
      of={drawn.length}
      question={questions.known[at] ?? null}
      trouble={questions.trouble}
      answer={answers[at] ?? null}
      onAnswer={(answer) => {
        setAnswers([...answers, answer])
        keepAnswerOf(questions.known[at], answer)
      }}
      onNext={() => setAt(at + 1)}
    />
  )
}

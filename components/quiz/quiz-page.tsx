'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { anySeed } from '@/lib/draw/any-seed.ts'
import { drawQuiz, QUIZ_LENGTH } from '@/lib/quiz/quiz.ts'
import { isCheckable, type QuizResult } from '@/lib/quiz/result.ts'
import { keepAnswerOf, keepDoneQuiz } from './keep-answers.ts'
import { QuizAgain, useAskedAgain } from './quiz-again.tsx'
import { QuizQuestion } from './quiz-question.tsx'
import { QuizResultView } from './quiz-result.tsx'
import { useQuestions } from './use-questions.ts'
import { newQuiz, useQuizAddress } from './use-quiz-address.ts'

/** The quiz: what it is, one question after another, and the result. */
export function QuizPage() {
  const { again, leave } = useAskedAgain()
  return again ? <QuizAgain onLeave={leave} /> : <Quiz />
}

function Quiz() {
  const { quiz, keep } = useQuizAddress()
  const seed = quiz?.seed
  const questions = useQuestions(useMemo(() => (seed === undefined ? [] : drawQuiz(seed)), [seed]))
  /** The question that is shown; null: the first without an answer. */
  const [shown, setShown] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another quiz begins with its own question
  useEffect(() => setShown(null), [seed])
  const open = quiz ? quiz.answers.indexOf(null) : -1
  const at = shown ?? open
  const isDone = quiz != null && at === -1
  const { prepare } = questions
  useEffect(() => {
    if (!quiz) return
    prepare(isDone ? quiz.answers.map((_, index) => index) : [at, at + 1])
  }, [quiz, at, isDone, prepare])

  if (quiz === undefined) return <p className="mt-6 text-soft">The quiz is being opened.</p>
  const start = () => {
    setShown(null)
    keep(newQuiz(anySeed()))
  }
  if (quiz === null) return <Beginning onStart={start} />
  if (!isCheckable(quiz)) return <Changed quiz={quiz} onStart={start} />
  if (isDone) return <QuizResultView quiz={quiz} questions={questions} onStart={start} />
  return (
    <QuizQuestion
      key={`${quiz.seed} ${at}`}
      index={at}
      of={QUIZ_LENGTH}
      question={questions.known[at] ?? null}
      trouble={questions.trouble}
      answer={quiz.answers[at] ?? null}
      onAnswer={(answer) => {
        setShown(at)
        const next = { ...quiz, answers: quiz.answers.map((each, index) => (index === at ? answer : each)) }
        keep(next)
        keepAnswerOf(questions.known[at], answer)
        if (!next.answers.includes(null)) keepDoneQuiz(next)
      }}
      onNext={() => setShown(null)}
    />
  )
}

function Beginning({ onStart }: { onStart: () => void }) {
  return (
    <>
      <p className="mt-3.5 max-w-[58ch] text-[17.5px] leading-[1.6] text-pretty text-soft">
        {QUIZ_LENGTH} questions, different each time, from every part of the course. Nobody has written the right
        answers down: each question is run in the simulated browser, and what it does is right. After each you see why.
      </p>
      <p className="mt-3 max-w-[58ch] text-[16px] text-pretty text-soft">
        It takes about twenty minutes. Your answers are kept in the address of the page, so you can close it and go on
        later. At the end the address is a link by which anybody can check your result.
      </p>
      <button type="button" className="button button-run mt-6 h-11 px-5 text-[16px]" onClick={onStart}>
        Start the quiz
      </button>
    </>
  )
}

function Changed({ quiz, onStart }: { quiz: QuizResult; onStart: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="mt-6 font-display text-[23px] font-[680] outline-none">
        This result can no longer be checked
      </h2>
      <p className="mt-2 max-w-[58ch] text-[16.5px] text-pretty text-soft">
        It is of quiz {quiz.seed}, whose questions have changed since, or the link was changed on its way. Only a new
        quiz can be checked.
      </p>
      <button type="button" className="button mt-5 h-11 px-5" onClick={onStart}>
        Start a new quiz
      </button>
    </>
  )
}

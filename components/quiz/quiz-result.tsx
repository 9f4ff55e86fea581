'use client'

import { Check, Link2, X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { useCopied } from '@/components/ui/use-copied.ts'
import { IDEA_LESSONS, PART_TITLES } from '@/content/quiz-lessons.ts'
import type { Question } from '@/lib/quiz/question.ts'
import { QUIZ_LENGTH } from '@/lib/quiz/quiz.ts'
import { type QuizResult, scoreOf } from '@/lib/quiz/result.ts'
import { keepScore } from './keep-answers.ts'
import type { Questions } from './use-questions.ts'

interface Props {
  quiz: QuizResult
  questions: Questions
  onStart: () => void
}

/** What was right, in all and by part. All questions are run for it, so a link proves what it says. */
export function QuizResultView({ quiz, questions, onStart }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { copied, copy } = useCopied()
  const run = quiz.answers.flatMap((_, index) => questions.known[index] ?? [])
  const ready = run.length === QUIZ_LENGTH
  useEffect(() => {
    if (ready) heading.current?.focus()
  }, [ready])
  const right = ready ? scoreOf(run, quiz.answers).right : null
  useEffect(() => {
    if (right !== null) keepScore(quiz, right)
  }, [quiz, right])
  if (!ready) {
    return (
      <p role="status" className="mt-6 text-[16.5px] text-soft">
        {questions.trouble ??
          `The quiz is run again, to count what is right: ${run.length} of ${QUIZ_LENGTH} questions.`}
      </p>
    )
  }
  const score = scoreOf(run, quiz.answers)
  const Icon = copied === 'yes' ? Check : Link2
  return (
    <div className="mt-5">
      <h2
        ref={heading}
        tabIndex={-1}
        className="font-display text-[34px] leading-tight font-[690] tracking-[-0.02em] outline-none"
      >
        {score.right} of {score.of} right
      </h2>
      <p className="mt-1.5 max-w-[58ch] text-[16px] text-pretty text-soft">
        Quiz {quiz.seed}. All its questions were run just now, and the answers in the link were compared with what the
        simulated browser did.
      </p>
      <div className="mt-4 flex flex-wrap gap-2.5">
        <button type="button" className="button h-10 gap-2" onClick={() => void copy(location.href)}>
          <Icon size={15} aria-hidden /> {copied === 'yes' ? 'Link copied' : 'Copy the link to this result'}
        </button>
        <button type="button" className="button h-10" onClick={onStart}>
          Another quiz
        </button>
      </div>
      <p role="status" className={copied === 'refused' ? 'mt-2 text-[15px] text-pre' : 'sr-only'}>
        {copied === 'refused' &&
          'The page may not write to the clipboard. The link is in the address bar: copy it there.'}
      </p>
      <h3 className="mt-9 font-display text-[22px] font-[670] tracking-[-0.012em]">By part of the course</h3>
      <ul className="mt-2 border-t border-line">
        {score.parts.map(({ part, right, of }) => (
          <li key={part} className="flex items-center gap-3 border-b border-line py-2.5 text-[16px]">
            <span className="flex-1">{PART_TITLES[part]}</span>
            <span aria-hidden className="tracking-[0.15em] text-go">
              {'●'.repeat(right)}
              <span className="text-stop">{'○'.repeat(of - right)}</span>
            </span>
            <span className="w-[4.5rem] flex-none text-right text-[15px] text-soft">
              {right} of {of}
            </span>
          </li>
        ))}
      </ul>
      <h3 className="mt-9 font-display text-[22px] font-[670] tracking-[-0.012em]">Question by question</h3>
      <ol className="mt-2 border-t border-line">
        {run.map((question, index) => (
          <Line key={question.idea} number={index + 1} question={question} answer={quiz.answers[index] ?? null} />
        ))}
      </ol>
    </div>
  )
}

function Line({ number, question, answer }: { number: number; question: Question; answer: number | null }) {
  const { choices, right, asks, idea } = question
  const isRight = answer === right
  const given = answer === null ? undefined : choices[answer]
  return (
    <li className="border-b border-line py-3">
      <details>
        <summary className="flex cursor-pointer items-start gap-2.5 text-[16px]">
          {isRight ? (
            <Check size={17} className="mt-1 flex-none text-go" aria-label="Right:" />
          ) : (
            <X size={17} className="mt-1 flex-none text-stop" aria-label="Not right:" />
          )}
          <span className="min-w-0 wrap-anywhere">
            {number}. <MarkedText text={asks} />
          </span>
        </summary>
        <dl className="mt-2 grid gap-x-4 gap-y-1.5 pl-7 text-[15px] sm:grid-cols-[7rem_minmax(0,1fr)]">
          {!isRight && (
            <>
              <dt className="text-soft">Answered</dt>
              <dd className="code wrap-anywhere whitespace-pre-wrap">{given?.label ?? 'nothing'}</dd>
            </>
          )}
          <dt className="text-soft">Right is</dt>
          <dd className="code wrap-anywhere whitespace-pre-wrap">{choices[right]?.label}</dd>
          <dt className="text-soft">Why</dt>
          <dd>
            <MarkedText text={choices[right]?.why ?? ''} />
          </dd>
        </dl>
        <p className="mt-2 pl-7 text-[15px]">
          <Link className="link" href={IDEA_LESSONS[idea] ?? '/lessons'}>
            The lesson about it
          </Link>
        </p>
      </details>
    </li>
  )
}

'use client'

import Link from 'next/link'
import { useId, useState } from 'react'
import { useLesson, type Way } from '@/components/lesson/page/lesson-context.tsx'
import { keepProgress, useProgress } from '@/components/lesson/progress/progress.ts'
import { MarkedText } from '@/components/site/marked-text.tsx'
import type { AskedQuestion } from '@/lib/lessons/known-question.ts'
import { knows, markKnown } from '@/lib/lessons/progress.ts'

/** Questions at a lesson’s beginning: who answers them all right may skip it. */
export function SkipQuestions() {
  const { lesson, knownQuestions, next } = useLesson()
  const { progress } = useProgress()
  return (
    <KnownQuestions
      questions={knownQuestions}
      next={next}
      known={knows(progress, lesson.slug)}
      onKnown={() => keepProgress((now) => markKnown(now, lesson.slug))}
    />
  )
}

interface Props {
  questions: readonly AskedQuestion[]
  next: Way | null
  /** They were answered right before. */
  known: boolean
  onKnown: () => void
}

export function KnownQuestions({ questions, next, known, onKnown }: Props) {
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({})
  const [checked, setChecked] = useState(false)
  const wrong = questions.filter(({ id, choices }) => !choices.some((c) => c.right && c.text === picked[id]))
  const passed = checked && wrong.length === 0

  return (
    <details className="mb-6 max-w-[62ch] rounded-[14px] border border-line-strong bg-panel px-5 py-3.5">
      <summary className="cursor-pointer text-[16px] font-semibold">
        {known ? 'You know this lesson' : `Do you know this already? ${questions.length} questions`}
      </summary>
      {questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          picked={picked[question.id]}
          checked={checked}
          onPick={(choice) => {
            setPicked({ ...picked, [question.id]: choice })
            setChecked(false)
          }}
        />
      ))}
      <button
        type="button"
        className="button mt-5 mb-1.5 h-[38px]"
        onClick={() => {
          setChecked(true)
          if (wrong.length === 0) onKnown()
        }}
      >
        Check my answers
      </button>
      <div role="status" className="text-[16px]">
        {passed && (
          <p className="mt-2! mb-2!">
            <strong>You can skip this lesson.</strong>{' '}
            {next && (
              <>
                Go on with <Link href={next.href}>{next.title}</Link>.
              </>
            )}
          </p>
        )}
        {checked && !passed && (
          <p className="mt-2! mb-2!">
            {questions.length - wrong.length} of {questions.length} are right. Not yet: {numbersOf(questions, wrong)}.
            Change {wrong.length === 1 ? 'that answer' : 'those answers'} and check again, or read the lesson: it
            explains them all.
          </p>
        )}
      </div>
    </details>
  )
}

/** `question 2`, or `questions 2 and 4`: their places among all. */
function numbersOf(questions: readonly AskedQuestion[], some: readonly AskedQuestion[]): string {
  const numbers = some.map((question) => questions.indexOf(question) + 1)
  const all = new Intl.ListFormat('en').format(numbers.map(String))
  return `${numbers.length === 1 ? 'question' : 'questions'} ${all}`
}

interface QuestionProps {
  question: AskedQuestion
  picked: string | undefined
  /** The answers are being compared. */
  checked: boolean
  onPick: (choice: string) => void
}

function Question({ question: { asks, choices }, picked, checked, onPick }: QuestionProps) {
  const name = useId()
  const choice = choices.find(({ text }) => text === picked)
  return (
    <fieldset className="mt-4 text-[16px]" aria-describedby={checked ? `${name}-result` : undefined}>
      <legend className="mb-1.5">
        <MarkedText text={asks} />
      </legend>
      {choices.map(({ text }) => (
        <label key={text} className="flex min-h-8 cursor-pointer items-center gap-2.5 max-sm:min-h-10">
          <input type="radio" name={name} checked={picked === text} onChange={() => onPick(text)} />
          <span className="min-w-0 wrap-anywhere">{text}</span>
        </label>
      ))}
      {checked && (
        <p id={`${name}-result`} className="mt-1! mb-0! text-[15px]">
          <strong className={choice?.right ? 'text-go' : 'text-stop'}>
            {choice ? (choice.right ? 'Right.' : 'Not right.') : 'Not answered.'}
          </strong>{' '}
          {choice && <MarkedText text={choice.says} />}
        </p>
      )}
    </fieldset>
  )
}

'use client'

import { Check, X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useId, useRef, useState } from 'react'
import { StaticExchange } from '@/components/reference/static-exchange.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { IDEA_LESSONS, PART_TITLES } from '@/content/quiz-lessons.ts'
import type { Choice, Question } from '@/lib/quiz/question.ts'
import { AboutDocument } from './about-document.tsx'

interface Props {
  /** From 0. */
  index: number
  /** How many are asked. */
  of: number
  /** Null: it is being run. */
  question: Question | null
  trouble: string | null
  /** The answer that was given; null: none yet. */
  answer: number | null
  onAnswer: (answer: number) => void
  onNext: () => void
}

/** One question; once it is answered, with the right answer and the reasons. */
export function QuizQuestion({ index, of, question, trouble, answer, onAnswer, onNext }: Props) {
  const [chosen, setChosen] = useState<number | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const name = useId()
  const ready = question !== null
  // The first question is found by reading on; each later one takes the place of the button that led to it.
  useEffect(() => {
    if (ready && index > 0) heading.current?.focus()
  }, [ready, index])
  return (
    <div className="mt-4">
      <p className="text-[14.5px] text-soft">
        Question {index + 1} of {of}
        {question && ` · ${PART_TITLES[question.part]}`}
      </p>
      <progress
        max={of}
        value={index}
        aria-label="Questions answered"
        className="mt-2 block h-1.5 w-full overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-gate [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-gate"
      />
      {trouble && (
        <p role="alert" className="mt-5 text-stop">
          {trouble}
        </p>
      )}
      {!question ? (
        <p role="status" className="mt-6 text-soft">
          {trouble ? '' : 'The question is being run.'}
        </p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (chosen !== null && answer === null) onAnswer(chosen)
          }}
        >
          <h2
            ref={heading}
            tabIndex={-1}
            id={`${name}-asks`}
            className="mt-5 max-w-[62ch] text-[19px] leading-[1.5] font-[600] text-pretty outline-none"
          >
            <MarkedText text={question.asks} />
          </h2>
          {question.quotes && (
            <blockquote className="code mt-3 rounded-[10px] border border-line bg-sunk px-4 py-3 text-[13.5px] wrap-anywhere">
              {question.quotes}
            </blockquote>
          )}
          {question.about && <AboutDocument document={question.about} />}
          <fieldset aria-labelledby={`${name}-asks`} className="mt-5 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2.5">
            {question.choices.map((choice, at) => (
              <Option
                key={choice.label}
                name={name}
                choice={choice}
                checked={(answer ?? chosen) === at}
                mark={answer === null ? null : at === question.right ? 'right' : at === answer ? 'wrong' : null}
                disabled={answer !== null}
                onPick={() => setChosen(at)}
              />
            ))}
          </fieldset>
          {answer === null && (
            <button type="submit" className="button button-run mt-5 h-11 px-5" disabled={chosen === null}>
              Answer
            </button>
          )}
        </form>
      )}
      {question && answer !== null && (
        <Feedback question={question} answer={answer} isLast={index === of - 1} onNext={onNext} />
      )}
    </div>
  )
}

interface OptionProps {
  name: string
  choice: Choice
  checked: boolean
  mark: 'right' | 'wrong' | null
  disabled: boolean
  onPick: () => void
}

const UNMARKED = 'border-line-strong bg-panel has-checked:border-gate has-checked:bg-gate-bg'
const MARKED = { right: 'border-go bg-go-bg', wrong: 'border-stop bg-stop-bg' } as const

function Option({ name, choice: { label, isCode }, checked, mark, disabled, onPick }: OptionProps) {
  const look = mark === null ? UNMARKED : MARKED[mark]
  return (
    <label
      className={`flex cursor-pointer items-start gap-3 rounded-[12px] border px-4 py-3 has-disabled:cursor-default has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-gate ${look}`}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onPick}
        className="mt-1 size-4 flex-none accent-gate"
      />
      {isCode ? (
        <code className="code min-w-0 flex-1 text-[14px] leading-[1.55] wrap-anywhere whitespace-pre-wrap">
          {label}
        </code>
      ) : (
        <span className="min-w-0 flex-1 text-[16px] wrap-anywhere">
          <MarkedText text={label} />
        </span>
      )}
      {mark && (
        <span
          className={`flex flex-none items-center gap-1 text-[14px] font-semibold ${mark === 'right' ? 'text-go' : 'text-stop'}`}
        >
          {mark === 'right' ? <Check size={16} aria-hidden /> : <X size={16} aria-hidden />}
          {mark === 'right' ? 'Right' : 'Yours'}
        </span>
      )}
    </label>
  )
}

function Feedback({
  question,
  answer,
  isLast,
  onNext,
}: {
  question: Question
  answer: number
  isLast: boolean
  onNext: () => void
}) {
  const { choices, right, idea } = question
  const isRight = answer === right
  const [yours, best] = [choices[answer], choices[right]]
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mt-7 border-t border-line pt-5">
      <h2
        ref={heading}
        tabIndex={-1}
        className={`text-[19px] font-[650] outline-none ${isRight ? 'text-go' : 'text-stop'}`}
      >
        {isRight ? 'Right.' : 'Not right.'}
      </h2>
      {!isRight && yours && yours.why !== best?.why && <Reason title="Your answer" choice={yours} />}
      {best && <Reason title={isRight ? 'Why' : 'The right answer'} choice={best} />}
      <div className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3">
        <button type="button" className="button button-run h-11 px-5" onClick={onNext}>
          {isLast ? 'To the result' : 'Next question'}
        </button>
        <Link className="link text-[15.5px]" href={IDEA_LESSONS[idea] ?? '/lessons'} target="_blank">
          The lesson about it (in a new tab)
        </Link>
      </div>
    </section>
  )
}

function Reason({ title, choice: { label, isCode, why, trace } }: { title: string; choice: Choice }) {
  return (
    <section aria-label={title} className="mt-4">
      <p className="max-w-[68ch] text-[16px] leading-[1.6] text-pretty">
        <b>{title}</b>
        {isCode ? '' : `: ${label.replaceAll('`', '')}`}. <MarkedText text={why} />
      </p>
      {trace.some(({ type }) => type === 'request') && (
        <StaticExchange trace={trace} label={`The exchange: ${title}`} />
      )}
    </section>
  )
}

'use client'

import { type ReactNode, type RefObject, useId } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import type { PredictedAnswers } from '@/lib/lessons/prediction.ts'
import { nextQuestion, PREDICTION_QUESTIONS, withAnswer } from '@/lib/lessons/prediction-questions.ts'

/** Has every question been answered? */
export const isComplete = (answers: PredictedAnswers) => nextQuestion(answers) === null

interface Props {
  /** Classes of the whole, and of one question with its choices. */
  className: string
  rowClassName: string
  asksClassName: string
  /** There is enough width for the full labels of the choices. */
  roomy?: boolean
  /** The first choice, which receives the focus. */
  first?: RefObject<HTMLInputElement | null>
}

/** The three questions with their possible answers. */
export function PredictionQuestions({ className, rowClassName, asksClassName, roomy = false, first }: Props) {
  const { answers, answer } = useLesson().prediction
  const name = useId()
  return (
    <div className={className}>
      {PREDICTION_QUESTIONS.map(({ question, asks, choices }, row) => (
        <div
          key={question}
          role="radiogroup"
          aria-labelledby={`${name}-${question}`}
          className={`flex gap-1.5 ${rowClassName}`}
        >
          <span id={`${name}-${question}`} className={`leading-tight text-soft ${asksClassName}`}>
            {asks}
          </span>
          <div className="flex gap-1.5">
            {choices.map(([value, label], at) => (
              <Choice
                key={value}
                ref={row === 0 && at === 0 ? first : undefined}
                name={`${name}-${question}-choice`}
                checked={answers[question] === value}
                onPick={() => answer(withAnswer(answers, question, value))}
              >
                {label}
                {roomy && value === 'asked' && <span className="max-sm:hidden">&nbsp;the server</span>}
              </Choice>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

interface ChoiceProps {
  ref: RefObject<HTMLInputElement | null> | undefined
  name: string
  checked: boolean
  onPick: () => void
  children: ReactNode
}

function Choice({ ref, name, checked, onPick, children }: ChoiceProps) {
  return (
    <label className="relative cursor-pointer">
      <input
        ref={ref}
        type="radio"
        name={name}
        checked={checked}
        onChange={onPick}
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
      />
      <span className="flex h-8 items-center rounded-full border border-line-strong bg-panel px-2.5 text-[13px] whitespace-nowrap peer-checked:border-gate peer-checked:bg-gate peer-checked:text-panel peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-gate max-sm:h-10 max-sm:px-3">
        {children}
      </span>
    </label>
  )
}

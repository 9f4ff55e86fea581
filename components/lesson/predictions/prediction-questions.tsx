'use client'

import { type ReactNode, useId } from 'react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { PREDICTION_QUESTIONS, withAnswer } from '@/lib/lessons/prediction-questions.ts'

interface Props {
  /** Classes of the whole, and of one question with its choices. */
  className: string
  rowClassName: string
  asksClassName: string
  /** There is enough width for the full labels of the choices. */
  roomy?: boolean
}

/** The questions of the lesson with their possible answers. */
export function PredictionQuestions({ className, rowClassName, asksClassName, roomy = false }: Props) {
  const { asks, answers, answer } = useLesson().prediction
  const name = useId()
  return (
    <div className={className}>
      {PREDICTION_QUESTIONS.filter(({ question }) => asks.includes(question)).map(
        ({ question, asks: text, choices }) => (
          <div
            key={question}
            role="radiogroup"
            aria-labelledby={`${name}-${question}`}
            className={`flex flex-wrap gap-1.5 ${rowClassName}`}
          >
            <span id={`${name}-${question}`} className={`leading-tight text-soft ${asksClassName}`}>
              {text}
            </span>
            <div className="flex flex-wrap gap-1.5">
              {choices.map(([value, label]) => (
                <Choice
                  key={value}
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
        ),
      )}
    </div>
  )
}

interface ChoiceProps {
  name: string
  checked: boolean
  onPick: () => void
  children: ReactNode
}

function Choice({ name, checked, onPick, children }: ChoiceProps) {
  return (
    <label className="relative cursor-pointer">
      <input
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

'use client'

import { Check, X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import {
  comparePrediction,
  type PredictedAnswers,
  type PredictionQuestion,
  predictedCall,
} from '@/lib/lessons/prediction.ts'
import { useLesson } from './lesson-context.tsx'

const QUESTIONS: readonly {
  readonly question: PredictionQuestion
  readonly asks: string
  readonly choices: readonly (readonly [value: string, label: string])[]
}[] = [
  {
    question: 'crossOrigin',
    asks: 'Is it cross-origin?',
    choices: [
      ['yes', 'Yes'],
      ['no', 'No'],
    ],
  },
  {
    question: 'sent',
    asks: 'May it be sent?',
    choices: [
      ['yes', 'At once'],
      ['asked', 'After asking'],
      ['no', 'No'],
    ],
  },
  {
    question: 'read',
    asks: 'May the script read it?',
    choices: [
      ['yes', 'Yes'],
      ['no', 'No'],
    ],
  },
]

/** Before the first run: what does the learner expect? It stands where the answers will stand. */
export function PredictionCard() {
  const { prediction, runOpen, bench, wantsPrediction } = useLesson()
  const { answers, answer } = prediction
  const name = useId()
  const complete = QUESTIONS.every(({ question }) => answers[question] !== undefined)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    // A button of the prose led here instead of running: the first question is where it goes on.
    if (wantsPrediction === 0) return
    box.current?.querySelector('input')?.focus({ preventScroll: true })
    // It has to be seen that something happened, also where the card stood there already.
    box.current?.animate?.(
      {
        outline: ['3px solid var(--gate)', '3px solid var(--gate)', '3px solid transparent'],
        outlineOffset: ['-3px', '-3px', '-3px'],
      },
      { duration: 1600 },
    )
  }, [wantsPrediction])
  return (
    <section
      ref={box}
      aria-labelledby={`${name}-title`}
      className="border-b border-line bg-gate-bg"
      data-testid="prediction"
    >
      <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 px-3 pt-2.5 sm:px-5">
        <h2 id={`${name}-title`} className="flex-1 text-[14px] font-semibold">
          {wantsPrediction > 0 && !complete
            ? 'First, what do you expect? Or just run it.'
            : 'Before it runs: what do you expect?'}
        </h2>
        <button
          type="button"
          className="rounded-[8px] px-2 py-1 text-[13px] text-soft hover:text-ink"
          onClick={() => prediction.setWanted(false)}
        >
          Do not ask
        </button>
        <button
          type="button"
          className={`button h-8 px-3 text-[13px] ${complete ? 'button-run' : ''}`}
          disabled={bench.running}
          onClick={runOpen}
        >
          {Object.keys(answers).length === 0 ? 'Just run' : 'Run'}
        </button>
      </div>
      <div className="grid sm:grid-cols-[5fr_7fr_5fr]">
        {QUESTIONS.map(({ question, asks, choices }) => (
          <div
            key={question}
            role="radiogroup"
            aria-labelledby={`${name}-${question}`}
            className="flex gap-1.5 px-3 pt-1.5 pb-2 max-sm:items-center sm:flex-col sm:px-5 sm:pb-3.5"
          >
            <span id={`${name}-${question}`} className="text-[13px] leading-tight text-soft max-sm:w-[36%]">
              {asks}
            </span>
            <div className="flex gap-1.5">
              {choices.map(([value, label]) => (
                <Choice
                  key={value}
                  name={`${name}-${question}-choice`}
                  checked={answers[question] === value}
                  onPick={() => answer({ ...answers, [question]: value } as PredictedAnswers)}
                >
                  {label}
                </Choice>
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  )
}

function Choice({
  name,
  checked,
  onPick,
  children,
}: {
  name: string
  checked: boolean
  onPick: () => void
  children: ReactNode
}) {
  return (
    <label className="relative cursor-pointer">
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onPick}
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
      />
      <span className="flex h-7 items-center rounded-full border border-line-strong bg-panel px-2.5 text-[13px] whitespace-nowrap peer-checked:border-gate peer-checked:bg-gate peer-checked:text-panel peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-gate max-sm:h-8">
        {children}
      </span>
    </label>
  )
}

/** After the run: what was expected, held against what happened. */
export function PredictionCompared() {
  const { prediction } = useLesson()
  const { made } = prediction
  if (!made) return null
  const call = predictedCall(made.trace)
  const compared = call === null ? [] : comparePrediction(made.trace, call, made.answers)
  if (compared.length === 0) return null
  const others = compared.filter(({ right }) => right === false)
  const right = compared.filter((c) => c.right === true).length
  const judged = right + others.length
  return (
    <section
      aria-label="What you expected"
      className="relative border-b border-line bg-gate-bg py-2 pr-10 pl-3 text-[13.5px] leading-[1.4] sm:pl-5"
      data-testid="compared"
    >
      <p className="flex items-center gap-2 font-semibold" role="status">
        {others.length === 0 && <Check size={15} className="flex-none text-go" aria-hidden />}
        {judged === 0
          ? 'This run does not answer what you were asked.'
          : others.length === 0
            ? 'It went as you expected.'
            : right === 0
              ? 'It went another way than you expected.'
              : `${right} of ${judged} as you expected.`}
      </p>
      {others.length > 0 && (
        <ul className="mt-0.5 space-y-0.5">
          {others.map(({ question, says }) => (
            <li key={question}>{says}</li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="icon-button absolute top-0.5 right-1.5"
        aria-label="Close the comparison"
        onClick={prediction.dismiss}
      >
        <X size={15} aria-hidden />
      </button>
    </section>
  )
}

'use client'

import type { PredictedAnswers, PredictionQuestion } from '@/lib/lessons/prediction.ts'
import { nextQuestion, PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'

interface Props {
  marks: PredictedAnswers
  onMark: (question: PredictionQuestion, value: string) => void
}

/** The key that marks a choice. */
const KEYS: Readonly<Record<string, string>> = { yes: 'Y', asked: 'A', no: 'N' }

/** The three questions, in type for the last row, with the choices as a show of hands. */
export function StageQuestion({ marks, onMark }: Props) {
  const next = nextQuestion(marks)
  return (
    <div className="stage-question" data-testid="stage-question">
      {PREDICTION_QUESTIONS.map(({ question, asks, choices }) => (
        <fieldset key={question} data-next={question === next || undefined}>
          <legend>{asks}</legend>
          <div>
            {choices.map(([value, label]) => (
              <button
                key={value}
                type="button"
                aria-pressed={marks[question] === value}
                onClick={() => onMark(question, value)}
              >
                {label}
                {question === next && (
                  <kbd className="stage-key" aria-hidden>
                    {KEYS[value]}
                  </kbd>
                )}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

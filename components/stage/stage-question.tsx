'use client'

import { useKeysInWords } from '@/components/commands/command-keys.tsx'
import type { CommandId } from '@/lib/commands/commands.ts'
import type { PredictedAnswers, PredictionQuestion } from '@/lib/lessons/prediction.ts'
import { nextQuestion, PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'

interface Props {
  marks: PredictedAnswers
  onMark: (question: PredictionQuestion, value: string) => void
}

/** The command that marks a choice. */
const MARKS: Readonly<Record<string, CommandId>> = { yes: 'mark-yes', asked: 'mark-asked', no: 'mark-no' }

/** The key that marks the choice, for the presenter. */
function MarkKey({ value }: { value: string }) {
  const [key] = useKeysInWords(MARKS[value] ?? 'mark-yes', 'stage')
  return (
    <kbd className="stage-key" aria-hidden>
      {key}
    </kbd>
  )
}

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
                {question === next && <MarkKey value={value} />}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

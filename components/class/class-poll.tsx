'use client'

import type { Poll } from '@/lib/class/class-protocol.ts'
import type { PredictedAnswers } from '@/lib/lessons/prediction.ts'
import { PREDICTION_QUESTIONS, withAnswer } from '@/lib/lessons/prediction-questions.ts'

interface Props {
  poll: Poll
  answers: PredictedAnswers
  onAnswer: (answers: PredictedAnswers) => void
  /** What there is to say of the last answer: that it is on its way, or has arrived. */
  says: string
}

/** The three questions as large buttons for a thumb. Each can be changed as long as the poll is open. */
export function ClassPoll({ poll, answers, onAnswer, says }: Props) {
  const open = poll.phase === 'open'
  return (
    <div className="grid gap-5">
      {open && (
        <p className="text-[16px]">What do you expect of the call that is shown in front? It has not been run yet.</p>
      )}
      {PREDICTION_QUESTIONS.map(({ question, asks, choices }) => (
        <fieldset key={question} disabled={!open}>
          <legend className="text-[17px] font-semibold">{asks}</legend>
          <div className="mt-2 grid auto-cols-fr grid-flow-col gap-2">
            {choices.map(([value, label]) => {
              const chosen = answers[question] === value
              return (
                <button
                  key={value}
                  type="button"
                  aria-pressed={chosen}
                  onClick={() => onAnswer(withAnswer(answers, question, value))}
                  className={`min-h-[56px] rounded-[12px] border px-2 text-[17px] font-semibold disabled:cursor-default ${
                    chosen ? 'border-gate bg-gate text-panel' : 'border-line-strong bg-panel disabled:text-soft'
                  }`}
                >
                  {label}
                </button>
              )
            })}
          </div>
        </fieldset>
      ))}
      <p role="status" className="min-h-[46px] text-[15px] text-soft">
        {says}
      </p>
    </div>
  )
}

import { Check } from 'lucide-react'
import type { Histogram, TrueAnswer } from '@/lib/class/class-protocol.ts'
import { votesFor } from '@/lib/class/summary-file.ts'
import type { PredictedAnswers } from '@/lib/lessons/prediction.ts'
import { PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'

interface Props {
  histogram: Histogram
  truth: readonly TrueAnswer[]
  /** What this device has answered. */
  own?: PredictedAnswers
  /** For the stage: sizes follow the font size of what is around. */
  large?: boolean
}

/** How many chose what, with the true answer: a bar, a number and a word for each choice. */
export function Distribution({ histogram, truth, own = {}, large = false }: Props) {
  return (
    <dl className={large ? 'grid grid-cols-3 gap-[1em]' : 'grid gap-5'} data-testid="distribution">
      {PREDICTION_QUESTIONS.map(({ question, asks, choices }) => {
        const answer = truth.find((each) => each.question === question)
        const votes = choices.map(([value]) => votesFor(histogram, question, value))
        const most = Math.max(
          1,
          votes.reduce((sum, count) => sum + count, 0),
        )
        return (
          <div key={question}>
            <dt className={large ? 'font-semibold' : 'text-[16px] font-semibold'}>{asks}</dt>
            {choices.map(([value, label], at) => {
              const count = votes[at] ?? 0
              const right = answer?.right.includes(value) ?? false
              return (
                <dd
                  key={value}
                  className="mt-1.5 grid items-center gap-2"
                  style={{ gridTemplateColumns: '9.6em 1fr 2.4em' }}
                >
                  <span className={`flex items-center gap-1 ${right ? 'font-semibold text-go' : ''}`}>
                    {right && <Check className="size-[1.1em] flex-none" aria-hidden />}
                    {label}
                    {right && <span className="sr-only">, which is right</span>}
                    {own[question] === value && <span className="text-soft"> (you)</span>}
                  </span>
                  <span className="h-[1.1em] overflow-hidden rounded-[4px] bg-sunk" aria-hidden>
                    <span
                      className={`block h-full ${right ? 'bg-go' : 'bg-faint'}`}
                      style={{ width: `${(100 * count) / most}%` }}
                    />
                  </span>
                  <span className="text-right tabular-nums">{count.toLocaleString('en')}</span>
                </dd>
              )
            })}
            {answer && !large && <dd className="mt-1.5 text-[15px] text-soft">{answer.says}</dd>}
          </div>
        )
      })}
    </dl>
  )
}

import { Check } from 'lucide-react'
import type { Histogram, TrueAnswer } from '@/lib/class/class-protocol.ts'
import { votesFor } from '@/lib/class/summary-file.ts'
import type { PredictionQuestion } from '@/lib/lessons/prediction.ts'
import { PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'

interface Props {
  question: PredictionQuestion
  histogram: Histogram
  truth: readonly TrueAnswer[]
}

/** On the stage: how many chose each answer of one question. The bar is behind the words, so that a narrow card has room. */
export function ClassVotes({ question, histogram, truth }: Props) {
  const asked = PREDICTION_QUESTIONS.find((each) => each.question === question)
  const right = truth.find((each) => each.question === question)?.right ?? []
  const votes = (asked?.choices ?? []).map(([value, label]) => ({
    value,
    label,
    count: votesFor(histogram, question, value),
    isRight: right.includes(value),
  }))
  const all = votes.reduce((sum, { count }) => sum + count, 0)
  return (
    <dd className="stage-votes" data-testid="stage-votes">
      <ul aria-label="What the class said">
        {votes.map(({ value, label, count, isRight }) => (
          <li key={value} data-right={isRight || undefined}>
            <span className="stage-bar" style={{ width: `${(100 * count) / Math.max(1, all)}%` }} />
            <span>
              {label}
              {isRight && <span className="sr-only">, which is right</span>}
              {isRight && <Check className="stage-right" aria-hidden />}
            </span>
            <b>{count.toLocaleString('en')}</b>
          </li>
        ))}
      </ul>
    </dd>
  )
}

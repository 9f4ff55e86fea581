import { Check } from 'lucide-react'
import type { Histogram, TrueAnswer } from '@/lib/class/class-protocol.ts'
import { votesFor } from '@/lib/class/summary-file.ts'
import type { PredictionQuestion } from '@/lib/lessons/prediction.ts'
import { PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'

/** Where the preflight was refused. The narrowest card has room for one line, which says less. */
const BOTH = 'the browser asked, and was refused'

interface Props {
  question: PredictionQuestion
  histogram: Histogram
  /** What was said when the same was asked before. */
  earlier?: Histogram | null
  truth: readonly TrueAnswer[]
}

/** On the stage: how many chose each answer of one question. The bar is behind the words, so that a narrow card has room. */
export function ClassVotes({ question, histogram, earlier = null, truth }: Props) {
  const asked = PREDICTION_QUESTIONS.find((each) => each.question === question)
  const right = truth.find((each) => each.question === question)?.right ?? []
  const votes = (asked?.choices ?? []).map(([value, label]) => ({
    value,
    label,
    count: votesFor(histogram, question, value),
    was: earlier && votesFor(earlier, question, value),
    isRight: right.includes(value),
  }))
  const all = Math.max(
    1,
    votes.reduce((sum, { count }) => sum + count, 0),
  )
  const allBefore = Math.max(
    1,
    votes.reduce((sum, { was }) => sum + (was ?? 0), 0),
  )
  return (
    <dd className="stage-votes" data-testid="stage-votes">
      <ul aria-label="What the class said">
        {votes.map(({ value, label, count, was, isRight }) => (
          <li key={value} data-right={isRight || undefined}>
            <span className="stage-bar" style={{ width: `${(100 * count) / all}%` }} />
            {was !== null && (
              <span className="stage-bar" data-before style={{ width: `${(100 * was) / allBefore}%` }} />
            )}
            <span className="stage-choice">
              {label}
              {isRight && <span className="sr-only">, which is {right.length > 1 ? `right: ${BOTH}` : 'right'}</span>}
              {isRight && <Check className="stage-right" aria-hidden />}
            </span>
            {was !== null && <span className="stage-was">was {was.toLocaleString('en')}</span>}
            <b>{count.toLocaleString('en')}</b>
          </li>
        ))}
      </ul>
      {right.length > 0 && (
        <p className="stage-legend" aria-hidden>
          <Check className="stage-right" /> {right.length > 1 ? 'both are true' : 'the true answer'}
        </p>
      )}
    </dd>
  )
}

import { Check } from 'lucide-react'
import type { Histogram, TrueAnswer } from '@/lib/class/class-protocol.ts'
import { votesFor } from '@/lib/class/summary-file.ts'
import type { PredictedAnswers, PredictionQuestion } from '@/lib/lessons/prediction.ts'
import { PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'

interface Props {
  histogram: Histogram
  /** What was said when the same was asked before; to compare with. */
  earlier?: Histogram | null
  truth: readonly TrueAnswer[]
  /** What this device has answered. */
  own?: PredictedAnswers
}

/** How many chose what, with the true answer: a bar, a number and a word for each choice. */
export function Distribution({ histogram, earlier = null, truth, own = {} }: Props) {
  return (
    <dl className="grid gap-5" data-testid="distribution">
      {PREDICTION_QUESTIONS.map(({ question, asks, choices }) => {
        const answer = truth.find((each) => each.question === question)
        const now = partsOf(
          histogram,
          question,
          choices.map(([value]) => value),
        )
        const before =
          earlier &&
          partsOf(
            earlier,
            question,
            choices.map(([value]) => value),
          )
        return (
          <div key={question}>
            <dt className="text-[16px] font-semibold">{asks}</dt>
            {choices.map(([value, label], at) => {
              const { count, percent } = now[at] ?? NOBODY
              const was = before?.[at]
              const right = answer?.right.includes(value) ?? false
              return (
                <dd
                  key={value}
                  className="mt-1.5 grid items-center gap-2"
                  style={{ gridTemplateColumns: earlier ? '9.6em 1fr 3.4em' : '9.6em 1fr 2.4em' }}
                >
                  <span className={`flex items-center gap-1 ${right ? 'font-semibold text-go' : ''}`}>
                    {right && <Check className="size-[1.1em] flex-none" aria-hidden />}
                    {label}
                    {right && <span className="sr-only">, which is right</span>}
                    {own[question] === value && <b className="text-ink"> (you)</b>}
                  </span>
                  <span aria-hidden>
                    <span className="block h-[1.1em] overflow-hidden rounded-[4px] bg-sunk">
                      <span
                        className={`block h-full ${right ? 'bg-go' : 'bg-faint'}`}
                        style={{ width: `${percent}%` }}
                      />
                    </span>
                    {was && (
                      <span
                        className="mt-[0.15em] block h-[0.35em] rounded-[2px] bg-line-strong"
                        style={{ width: `${was.percent}%` }}
                      />
                    )}
                  </span>
                  <span className="text-right leading-tight tabular-nums">
                    {count.toLocaleString('en')}
                    {was && <span className="block text-[0.8em] text-soft">was {was.count.toLocaleString('en')}</span>}
                  </span>
                </dd>
              )
            })}
            {answer && <dd className="mt-1.5 text-[15px] text-soft">{answer.says}</dd>}
          </div>
        )
      })}
    </dl>
  )
}

const NOBODY = { count: 0, percent: 0 }

/** How many chose each answer of a question, and the part of those who answered it. */
function partsOf(histogram: Histogram, question: PredictionQuestion, values: readonly string[]) {
  const counts = values.map((value) => votesFor(histogram, question, value))
  const all = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => ({ count, percent: (100 * count) / Math.max(1, all) }))
}

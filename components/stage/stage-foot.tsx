import { AttackSign } from '@/components/diagram/attack-sign.tsx'
import type { PredictedAnswers } from '@/lib/lessons/prediction.ts'
import { PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'
import type { ThreeQuestions } from '@/lib/trace/summary/questions.ts'

interface Props {
  /** Null while they are covered. */
  answers: ThreeQuestions | null
  /** What the class has said. */
  marks: PredictedAnswers
}

/** The three questions under the exchange: the answers, or what was said while they are covered. */
export function StageFoot({ answers, marks }: Props) {
  return (
    <dl className="stage-foot" data-testid="stage-answers">
      {PREDICTION_QUESTIONS.map(({ question, asks, choices }) => {
        const said = choices.find(([value]) => value === marks[question])?.[1]
        const answer = answers?.[question]
        return (
          <div key={question} data-tone={answer?.tone}>
            <dt>{asks}</dt>
            <dd data-covered={answer ? undefined : true}>
              {answer?.tone === 'danger' && <AttackSign />}
              {answer ? answer.answer : said ? `You say: ${said}` : 'covered'}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { AttackSign } from '@/components/diagram/attack-sign.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import {
  comparePrediction,
  type PredictedAnswers,
  type PredictionQuestion,
  predictedCall,
} from '@/lib/lessons/prediction.ts'
import { PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'
import { callsOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { consoleOf } from '@/lib/trace/inspect/console-view.ts'
import { threeQuestions } from '@/lib/trace/summary/questions.ts'
import { noCallReason } from '@/lib/trace/summary/run-notice.ts'
import { explain } from '@/lib/trace/why/explanation.ts'

/** Characters from which on the reason is in smaller type, so that it fits under the cards. */
const LONG = 300

/** Characters of the call's method and URL, in one line of a screen of 4:3; the message has all of it. */
const LONGEST_CALL = 48

interface Props {
  trace: Trace
  marks: PredictedAnswers
  /** What the scene is to achieve; it is said again where nobody was called. */
  task: string | undefined
  /** What others show under an answer. */
  under?: ((question: PredictionQuestion) => ReactNode) | undefined
}

/** The answer in words: the three answers against what was said, the browser's own sentence, and why. */
export function StageAnswer({ trace, marks, task, under }: Props) {
  const call = predictedCall(trace)
  if (call === null)
    return (
      <div className="stage-answer" data-testid="stage-answer">
        <h2 className="stage-nobody">Nobody was called</h2>
        <p className="stage-why">{noCallReason(trace)}</p>
        {task && (
          <div className="stage-todo">
            <h3 className="stage-todo-head">The task</h3>
            <p>
              <MarkedText text={task} />
            </p>
          </div>
        )}
      </div>
    )
  const answers = threeQuestions(trace, call)
  const compared = comparePrediction(trace, call, marks)
  const calls = callsOf(trace)
  const called = calls.find((c) => c.call === call)?.title ?? ''
  const sentence = consoleOf(trace).find(({ by, level }) => by === 'browser' && level === 'error')
  const reason = explain(trace, call)?.paragraphs[0]
  return (
    <div className="stage-answer" data-testid="stage-answer">
      {calls.length > 1 && (
        <p className="stage-which">
          Call {called.length > LONGEST_CALL ? `${called.slice(0, LONGEST_CALL)}…` : called}
        </p>
      )}
      <dl>
        {PREDICTION_QUESTIONS.map(({ question, asks, choices }) => {
          const { answer, tone } = answers[question]
          const own = compared.find((c) => c.question === question)
          const said = choices.find(([value]) => value === marks[question])?.[1]
          return (
            <div key={question} data-tone={tone}>
              <dt>{asks}</dt>
              <dd>
                {tone === 'danger' && <AttackSign />}
                {answer}
              </dd>
              {said && own && (
                <dd className="stage-said" data-right={own.right ?? undefined}>
                  {own.right === true && <Check aria-hidden />}
                  {own.right === false && <X aria-hidden />}
                  <span>
                    You said: {said}
                    <span className="sr-only">
                      {own.right === null ? '' : own.right ? ', which is right' : ', which is not so'}
                    </span>
                  </span>
                </dd>
              )}
              {under?.(question)}
            </div>
          )
        })}
      </dl>
      {reason && (
        <p className="stage-why" data-long={reason.length > LONG || undefined}>
          <MarkedText text={reason} />
        </p>
      )}
      {/* It is left out where there is no room: it comes after what fits. */}
      {sentence && (
        <p className="stage-console">
          <span className="sr-only">The browser’s console says: </span>
          {sentence.text}
        </p>
      )}
    </div>
  )
}

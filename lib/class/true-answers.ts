/** The true answers to the three questions, taken from the trace as a comparison with each choice says them. */
import { comparePrediction, type PredictionQuestion, predictedCall } from '../lessons/prediction.ts'
import { PREDICTION_QUESTIONS } from '../lessons/prediction-questions.ts'
import type { Trace } from '../trace/events.ts'
import type { TrueAnswer } from './class-protocol.ts'

/**
 * For each question: which choices are right, and the sentence for one who chose right. Several can be: where the
 * preflight was refused, both “after asking” and “no” are. Empty for a trace without a call.
 */
export function trueAnswers(trace: Trace): readonly TrueAnswer[] {
  const call = predictedCall(trace)
  if (call === null) return []
  return PREDICTION_QUESTIONS.map(({ question, choices }) =>
    trueAnswer(
      trace,
      call,
      question,
      choices.map(([value]) => value),
    ),
  )
}

function trueAnswer(trace: Trace, call: number, question: PredictionQuestion, choices: readonly string[]): TrueAnswer {
  const compared = choices.map((choice) => ({
    choice,
    comparison: comparePrediction(trace, call, { [question]: choice })[0],
  }))
  const right = compared.filter(({ comparison }) => comparison?.right === true)
  const said = (right[0] ?? compared[0])?.comparison?.says ?? ''
  return { question, right: right.map(({ choice }) => choice), says: said }
}

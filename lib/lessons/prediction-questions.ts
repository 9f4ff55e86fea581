import type { PredictedAnswers, PredictionQuestion } from './prediction.ts'

/** The three questions as they are asked before a run, each with its choices. */
export const PREDICTION_QUESTIONS: readonly {
  readonly question: PredictionQuestion
  readonly asks: string
  readonly choices: readonly (readonly [value: string, label: string])[]
}[] = [
  {
    question: 'crossOrigin',
    asks: 'Is it cross-origin?',
    choices: [
      ['yes', 'Yes'],
      ['no', 'No'],
    ],
  },
  {
    question: 'sent',
    asks: 'May it be sent?',
    choices: [
      ['yes', 'At once'],
      ['asked', 'After asking'],
      ['no', 'No'],
    ],
  },
  {
    question: 'read',
    asks: 'May the script read it?',
    choices: [
      ['yes', 'Yes'],
      ['no', 'No'],
    ],
  },
]

/** All three, in their order. */
export const ALL_QUESTIONS: readonly PredictionQuestion[] = PREDICTION_QUESTIONS.map(({ question }) => question)

/** The answers with one more; a choice that the question does not have changes nothing. */
export function withAnswer(answers: PredictedAnswers, question: PredictionQuestion, value: string): PredictedAnswers {
  const asked = PREDICTION_QUESTIONS.find((q) => q.question === question)
  if (!asked?.choices.some(([choice]) => choice === value)) return answers
  return { ...answers, [question]: value }
}

/** The first of the questions without an answer; null where all have one. */
export function nextQuestion(
  answers: PredictedAnswers,
  asks: readonly PredictionQuestion[] = ALL_QUESTIONS,
): PredictionQuestion | null {
  return asks.find((question) => answers[question] === undefined) ?? null
}

/** Votes by device: the newest of each device counts, and no other. */
import type { PredictedAnswers } from '../lessons/prediction.ts'
import { nextQuestion } from '../lessons/prediction-questions.ts'
import type { Histogram, VoteMessage } from './class-protocol.ts'

export type Vote = Pick<VoteMessage, 'answers' | 'at'>

/** Is it newer than what the device sent before? An older one that was late on its way changes nothing. */
export function replaces(vote: Vote, before: Vote | undefined): boolean {
  return before === undefined || vote.at > before.at
}

export const NO_VOTES: Histogram = {
  crossOrigin: { yes: 0, no: 0 },
  sent: { yes: 0, asked: 0, no: 0 },
  read: { yes: 0, no: 0 },
  begun: 0,
  answered: 0,
}

/** How many chose what. @param votes one for each device */
export function histogramOf(votes: Iterable<Vote>): Histogram {
  const { crossOrigin, sent, read } = structuredClone(NO_VOTES) as {
    readonly [Question in keyof Required<PredictedAnswers>]: Record<NonNullable<PredictedAnswers[Question]>, number>
  }
  let begun = 0
  let answered = 0
  for (const { answers } of votes) {
    if (answers.crossOrigin) crossOrigin[answers.crossOrigin] += 1
    if (answers.sent) sent[answers.sent] += 1
    if (answers.read) read[answers.read] += 1
    if (answers.crossOrigin || answers.sent || answers.read) begun += 1
    if (nextQuestion(answers) === null) answered += 1
  }
  return { crossOrigin, sent, read, begun, answered }
}

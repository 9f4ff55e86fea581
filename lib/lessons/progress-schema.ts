import * as v from 'valibot'
import type { KeptAnswer } from './kept-answer.ts'
import type { Progress } from './progress.ts'

const time = v.pipe(v.number(), v.finite(), v.minValue(0))

const keptAnswer: v.GenericSchema<unknown, KeptAnswer> = v.object({
  lesson: v.string(),
  exercise: v.string(),
  at: time,
  code: v.exactOptional(v.string()),
  servers: v.exactOptional(v.array(v.object({ origin: v.string(), dialect: v.string(), text: v.string() }))),
})

/** The format of progress in the storage and in a file. */
export const progressSchema: v.GenericSchema<unknown, Progress> = v.object({
  version: v.literal(1),
  read: v.array(v.string()),
  predicted: v.record(v.string(), v.string()),
  solved: v.array(v.string()),
  // Progress that was stored before a lesson could be skipped has none.
  known: v.optional(v.array(v.string()), []),
  // Progress that was stored before it had dates has none.
  answered: v.optional(v.record(v.string(), v.object({ right: v.array(time), wrong: time })), {}),
  answers: v.optional(v.record(v.string(), keptAnswer), {}),
  quizzes: v.optional(v.record(v.string(), v.object({ at: time, right: v.nullable(v.number()) })), {}),
})

import type { AnswerCase } from './case.ts'

/** Answers cases of hono/cors. */
export const answerHonoCase: AnswerCase = async () => ({ unsupported: 'Not yet.' })

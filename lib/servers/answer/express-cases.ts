import type { AnswerCase } from './case.ts'

/** Answers cases of expressjs/cors. */
export const answerExpressCase: AnswerCase = async () => ({ unsupported: 'Not yet.' })

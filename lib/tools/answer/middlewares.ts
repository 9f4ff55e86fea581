import type { AnswerCase, CaseAnswer, CorsCase } from './case.ts'

/** The functions that answer the cases of each middleware. Loaded when a case needs it. */
export const MIDDLEWARES: Readonly<Record<string, () => Promise<AnswerCase>>> = {
  'gofiber/fiber middleware/cors': () => import('./fiber-cases.ts').then(({ answerFiberCase }) => answerFiberCase),
  'expressjs/cors': () => import('./express-cases.ts').then(({ answerExpressCase }) => answerExpressCase),
  'hono/cors': () => import('./hono-cases.ts').then(({ answerHonoCase }) => answerHonoCase),
  'nginx add_header': () => import('./nginx-cases.ts').then(({ answerNginxCase }) => answerNginxCase),
}

/** Answers one case. Never rejects: an error in a case is part of its own result. */
export async function answerCase(given: CorsCase): Promise<CaseAnswer> {
  const load = Object.hasOwn(MIDDLEWARES, given.middleware) ? MIDDLEWARES[given.middleware] : undefined
  if (!load) {
    const known = Object.keys(MIDDLEWARES).join(', ')
    return { unsupported: `There is no ${given.middleware} here. There is ${known}.` }
  }
  try {
    return await inTime((await load())(given))
  } catch (error) {
    return { unsupported: error instanceof Error ? error.message : String(error) }
  }
}

/** Milliseconds for one case: a function that never calls back must not block the cases after it. */
const LONGEST = 3_000

function inTime(answer: Promise<CaseAnswer>): Promise<CaseAnswer> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new Error(`There was no answer within ${LONGEST / 1000} seconds.`)), LONGEST)
    answer.then(resolve, reject).finally(() => clearTimeout(clock))
  })
}

/**
 * Draws quizzes and runs every question: `npm run -s quizzes -- --count 200 --seed 1`. Prints the figures, and each
 * question that has not exactly one right answer or has two that are equal.
 */
import { parseArgs } from 'node:util'
import { answered, drawQuiz } from '@/lib/quiz/quiz.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const first = Number(values.seed)
const left = Array.from({ length: Number(values.count) }, (_, at) => first + at)
const places = new Map<number, number>()
let questions = 0
let wrong = 0
const began = performance.now()
/** A run waits more than it computes, so several quizzes are run at a time. */
const AT_A_TIME = 8

async function runNext(): Promise<void> {
  const seed = left.shift()
  if (seed === undefined) return
  for (const drawn of drawQuiz(seed)) {
    questions += 1
    try {
      const { choices, right } = await answered(drawn, runInNode)
      places.set(right, (places.get(right) ?? 0) + 1)
      if (choices.length < 3 || new Set(choices.map(({ label }) => label)).size < choices.length)
        throw new Error(`The answers are ${JSON.stringify(choices.map(({ label }) => label))}`)
    } catch (error) {
      wrong += 1
      console.log(`quiz ${seed}, ${drawn.idea}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await runNext()
}
await Promise.all(Array.from({ length: AT_A_TIME }, runNext))
console.log(
  `${questions} questions in ${Math.round((performance.now() - began) / 1000)} s, ${wrong} of them not as promised.`,
)
console.log(`The right answer is at: ${JSON.stringify([...places].toSorted())}`)
process.exitCode = wrong > 0 ? 1 : 0

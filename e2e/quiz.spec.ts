import { expect, test } from '@playwright/test'
import type { Question } from '../lib/quiz/question.ts'
import { answered, drawQuiz } from '../lib/quiz/quiz.ts'
import { quizMark, resultText, scoreOf } from '../lib/quiz/result.ts'
import { runInNode } from '../lib/run/run-in-node.ts'

test('a link to a result of the quiz counts the same in the page as in Node', async ({ page }) => {
  const seed = 7
  const questions: Question[] = []
  for (const drawn of drawQuiz(seed)) questions.push(await answered(drawn, runInNode))
  const answers = questions.map(({ right }, index) => (index % 4 === 0 ? (right + 1) % 3 : right))
  await page.goto(`/quiz#${resultText({ seed, answers, mark: quizMark(seed) })}`)
  const { right } = scoreOf(questions, answers)
  await expect(page.getByRole('heading', { name: `${right} of 20 right` })).toBeVisible({ timeout: 45_000 })
})

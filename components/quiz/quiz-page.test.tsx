// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetProgress, progressNow } from '@/components/lesson/progress/progress.ts'
import { ideaKey, standing } from '@/lib/lessons/mastery.ts'
import type { Question } from '@/lib/quiz/question.ts'
import { type DrawnQuestion, drawQuiz, QUIZ_LENGTH } from '@/lib/quiz/quiz.ts'
import { quizMark, readResult, resultText, scoreOf } from '@/lib/quiz/result.ts'
import { QuizPage } from './quiz-page.tsx'

/** The questions are drawn as always; what runs would show is given: of three answers the second is right. */
function asIfRun({ idea, part, asks, about }: DrawnQuestion): Question {
  const choice = (label: string) => ({ label, isCode: false, trace: [], why: `Because of ${label}.` })
  return { idea, part, asks, about, choices: ['one', 'two', 'three'].map(choice), right: RIGHT }
}
const RIGHT = 1

vi.mock('@/lib/quiz/quiz.ts', async (original) => ({
  ...(await original<typeof import('@/lib/quiz/quiz.ts')>()),
  answered: async (drawn: DrawnQuestion) => asIfRun(drawn),
}))

const SEED = 7

beforeEach(() => {
  location.hash = ''
})
afterEach(cleanup)

test('a quiz that is started has a seed in its address, and its first question', async () => {
  render(<QuizPage />)
  fireEvent.click(await screen.findByRole('button', { name: 'Start the quiz' }))
  expect((await screen.findAllByRole('radio')).length).toBeGreaterThanOrEqual(3)
  expect(screen.getByText(/Question 1 of 20/)).toBeTruthy()
  expect(readResult(location.hash.slice(1))?.answers).toEqual(Array.from({ length: QUIZ_LENGTH }, () => null))
})

test('an answer says whether it is right and why, is kept in the address, and leads to the next question', async () => {
  location.hash = String(SEED)
  const page = render(<QuizPage />)
  const radios = await screen.findAllByRole<HTMLInputElement>('radio')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Answer' }).disabled).toBe(true)
  fireEvent.click(radios[2] as HTMLElement)
  fireEvent.click(screen.getByRole('button', { name: 'Answer' }))
  expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'Not right.' }))
  expect(radios[RIGHT]?.closest('label')?.textContent).toContain('Right')
  expect(radios.every(({ disabled }) => disabled)).toBe(true)
  for (const reason of ['Because of two.', 'Because of three.']) expect(page.container.textContent).toContain(reason)
  expect(screen.getByRole('link', { name: /The lesson about it/ }).getAttribute('href')).toMatch(/^\/lessons\//)
  expect(readResult(location.hash.slice(1))?.answers[0]).toBe(2)

  page.unmount()
  render(<QuizPage />)
  expect(await screen.findByText(/Question 2 of 20/)).toBeTruthy()
})

test('a link to a result runs the quiz again, and shows what was right in all and by part', async () => {
  const questions = drawQuiz(SEED).map(asIfRun)
  const answers = questions.map((_, index) => (index < 12 ? RIGHT : 0))
  const score = scoreOf(questions, answers)
  location.hash = resultText({ seed: SEED, answers, mark: quizMark(SEED) })
  render(<QuizPage />)
  expect(await screen.findByRole('heading', { name: `${score.right} of 20 right` })).toBeTruthy()
  expect(score.right).toBe(12)
  const lines = screen.getAllByText(/^\d of \d$/).map(({ textContent }) => textContent)
  expect(lines).toEqual(score.parts.map(({ right, of }) => `${right} of ${of}`))
})

test('a result of a quiz that has changed since is not counted', async () => {
  location.hash = resultText({ seed: SEED, answers: Array.from({ length: 20 }, () => 0), mark: '00000000' })
  render(<QuizPage />)
  expect(await screen.findByRole('heading', { name: 'This result can no longer be checked' })).toBeTruthy()
})

test('an answer is stored with its idea, and what was not right is asked again until it is', async () => {
  forgetProgress()
  location.hash = String(SEED)
  const page = render(<QuizPage />)
  fireEvent.click((await screen.findAllByRole('radio'))[2] as HTMLElement)
  fireEvent.click(screen.getByRole('button', { name: 'Answer' }))
  const idea = ideaKey(drawQuiz(SEED)[0]?.idea ?? '')
  expect(standing(progressNow(), idea, Date.now()).wrong).toBe(true)
  page.unmount()

  location.hash = 'again'
  render(<QuizPage />)
  expect(await screen.findByText(/Question 1 of 1 /)).toBeTruthy()
  fireEvent.click((await screen.findAllByRole('radio'))[RIGHT] as HTMLElement)
  fireEvent.click(screen.getByRole('button', { name: 'Answer' }))
  fireEvent.click(screen.getByRole('button', { name: 'To the result' }))
  expect(screen.getByRole('status').textContent).toContain('1 of 1 right this time.')
  expect(standing(progressNow(), idea, Date.now())).toMatchObject({ wrong: false, level: 'solved' })
})

test('a quiz that was answered here is stored with its score, and one of somebody else is not', async () => {
  forgetProgress()
  const questions = drawQuiz(SEED).map(asIfRun)
  const answers = questions.map((_, index) => (index === 19 ? null : RIGHT))
  const result = (last: number) =>
    resultText({ seed: SEED, answers: answers.map((each) => each ?? last), mark: quizMark(SEED) })
  location.hash = result(0)
  const page = render(<QuizPage />)
  await screen.findByRole('heading', { name: '19 of 20 right' })
  expect(progressNow().quizzes).toEqual({})
  page.unmount()

  location.hash = resultText({ seed: SEED, answers, mark: quizMark(SEED) })
  render(<QuizPage />)
  fireEvent.click((await screen.findAllByRole('radio'))[RIGHT] as HTMLElement)
  fireEvent.click(screen.getByRole('button', { name: 'Answer' }))
  fireEvent.click(screen.getByRole('button', { name: 'To the result' }))
  await screen.findByRole('heading', { name: '20 of 20 right' })
  // The score is stored after it is shown.
  await waitFor(() => expect(progressNow().quizzes).toEqual({ [result(RIGHT)]: { at: expect.any(Number), right: 20 } }))
})

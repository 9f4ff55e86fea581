// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { CURRICULUM } from '@/content/curriculum.ts'
import type { CheckTools } from '@/lib/certificate/check-certificate.ts'
import { givenDocument } from '@/lib/certificate/given-answer.ts'
import { drafts } from '@/lib/documents/on-this-device.ts'
import { exerciseKey } from '@/lib/lessons/exercise-key.ts'
import { afterCheck } from '@/lib/lessons/mastery.ts'
import { markQuiz, markSolved, NO_PROGRESS } from '@/lib/lessons/progress.ts'
import { QUIZ_LENGTH } from '@/lib/quiz/quiz.ts'
import { quizMark, resultText } from '@/lib/quiz/result.ts'
import { ownCertificate } from './own-answers.ts'

const LESSON = CURRICULUM.find(({ slug }) => slug === 'what-is-cors')
const [EXERCISE] = LESSON?.exercises ?? []
if (!EXERCISE) throw new Error('The lesson what-is-cors has no exercise.')
const place = { lesson: 'what-is-cors', exercise: EXERCISE.id }
const key = exerciseKey(EXERCISE)
const { id, title, start, solution } = EXERCISE
const lesson = { slug: 'what-is-cors', title: '', minutes: 5, sections: [], predictions: [] }
const PARTS = [{ id: 'p', title: 'P', says: '', lessons: [{ ...lesson, exercises: [{ id, title, key, href: '' }] }] }]
const find: CheckTools['find'] = async ({ exercise }) => (exercise === id ? { exercise: EXERCISE, key } : null)
const NOON = new Date(2026, 10, 30, 12).getTime()
const certificateOf = (progress: typeof NO_PROGRESS) => ownCertificate(progress, PARTS, NOON, find)

beforeEach(() => localStorage.clear())

test('a certificate has the answer that passed, whatever is in the lab now, and its days', async () => {
  const check = { place, key, exercise: EXERCISE, document: solution, passed: true, again: false }
  drafts.write(`lesson:what-is-cors:${id}`, { ...start, client: { ...start.client, code: 'broken(' } }, start)
  const { answers, since, made } = await certificateOf(afterCheck(NO_PROGRESS, check, NOON - 3 * 86_400_000))
  expect([since, made]).toEqual(['2026-11-27', '2026-11-30'])
  expect(answers.map((answer) => givenDocument(EXERCISE, key, answer))).toEqual([
    expect.objectContaining({ servers: solution.servers }),
  ])
})

test('of an exercise that was solved before answers were kept, a certificate has what is in the lab', async () => {
  const old = markSolved(NO_PROGRESS, key)
  expect((await certificateOf(old)).answers).toEqual([])
  drafts.write(`lesson:what-is-cors:${id}`, solution, start)
  expect((await certificateOf(old)).answers).toMatchObject([{ in: 'what-is-cors', id }])
})

test('what is not solved is not in a certificate', async () => {
  drafts.write(`lesson:what-is-cors:${id}`, solution, start)
  expect((await certificateOf(NO_PROGRESS)).answers).toEqual([])
})

test('a certificate has the quiz with the most right answers, of those that can still be checked', async () => {
  const answers = Array.from({ length: QUIZ_LENGTH }, () => 0)
  const text = (seed: number, mark = quizMark(seed)) => resultText({ seed, answers, mark })
  const three = [
    [text(1), 12],
    [text(2), 15],
    [text(3, '00000000'), 20],
  ] as const
  const done = three.reduce((now, [result, right]) => markQuiz(now, result, { at: NOON, right }), NO_PROGRESS)
  expect((await certificateOf(done)).quiz).toBe(text(2))
  expect(await certificateOf(NO_PROGRESS)).not.toHaveProperty('quiz')
})

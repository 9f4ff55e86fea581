import { describe, expect, test } from 'vitest'
import { seededDraw } from '../draw/seeded-draw.ts'
import { runInNode } from '../run/run-in-node.ts'
import { QUIZ_PARTS } from './question.ts'
import { answered, drawQuiz, IDEAS, QUIZ_LENGTH } from './quiz.ts'

const seeds = Array.from({ length: 200 }, (_, seed) => seed * 7919)

describe('a quiz', () => {
  test('has 20 questions, each of another idea, and of every part of the course at least one', () => {
    for (const seed of seeds) {
      const quiz = drawQuiz(seed)
      expect(quiz).toHaveLength(QUIZ_LENGTH)
      expect(new Set(quiz.map(({ idea }) => idea)).size).toBe(QUIZ_LENGTH)
      expect(new Set(quiz.map(({ part }) => part))).toEqual(new Set(QUIZ_PARTS))
    }
  })

  test('is the same for the same seed, and others ask other things', () => {
    const text = (seed: number) => JSON.stringify(drawQuiz(seed))
    for (const seed of seeds.slice(0, 20)) expect(text(seed)).toBe(text(seed))
    expect(new Set(seeds.map(text)).size).toBe(seeds.length)
  })
})

describe('a question', () => {
  const drawsOfEach = 6
  test.each(IDEAS.map((idea) => [idea.id, idea] as const))(
    '%s has one right answer, and no two that are equal, however it is drawn',
    {
      timeout: 120_000,
    },
    async (id, { draw, part }) => {
      const questions = await Promise.all(
        Array.from({ length: drawsOfEach }, (_, seed) =>
          answered({ idea: id, part, ...draw(seededDraw(seed + 1)) }, runInNode),
        ),
      )
      for (const { choices, right, asks } of questions) {
        expect(choices.length, asks).toBeGreaterThanOrEqual(3)
        expect(choices[right], asks).toBeDefined()
        expect(new Set(choices.map(({ label }) => label)).size, asks).toBe(choices.length)
        for (const choice of choices) expect(`${choice.label}: ${choice.why}`).not.toMatch(/: $|undefined|\[object/)
      }
    },
  )
})

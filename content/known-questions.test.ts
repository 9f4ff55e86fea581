import { describe, expect, test } from 'vitest'
import { askQuestions } from '@/components/lesson/known/ask-questions.ts'
import { parseDocument } from '@/lib/document/document.ts'
import { askedQuestion } from '@/lib/lessons/known-question.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { CURRICULUM } from './curriculum.ts'
import { KNOWN_QUESTIONS } from './known-questions.ts'

test('a lesson that has questions for who knows it is in the course, and another one follows it', () => {
  for (const slug of Object.keys(KNOWN_QUESTIONS))
    expect(CURRICULUM.findIndex((lesson) => lesson.slug === slug)).toBeLessThan(CURRICULUM.length - 1)
  expect(CURRICULUM.map(({ slug }) => slug)).toEqual(expect.arrayContaining(Object.keys(KNOWN_QUESTIONS)))
})

describe.each(Object.entries(KNOWN_QUESTIONS))('the questions before the lesson %s', (_, questions) => {
  test('the right answer of each question is what its run shows, and it is not always in the same place', async () => {
    const asked = await askQuestions(questions)
    expect(asked.map(({ choices }) => choices.filter(({ right }) => right).length)).toEqual(questions.map(() => 1))
    expect(new Set(asked.map(({ choices }) => choices.findIndex(({ right }) => right))).size).toBeGreaterThan(2)
  })

  test('each question can be opened as a document, and explains every one of its choices', () => {
    for (const { document, choices } of questions) {
      expect(parseDocument(document).ok).toBe(true)
      expect(new Set(choices.map(({ text }) => text)).size).toBe(choices.length)
      for (const { says } of choices) expect(says).toMatch(/\.$/)
    }
  })

  test('another run has another right answer, or none of the choices', async () => {
    for (const question of questions) {
      const right = askedQuestion(question, await runInNode(question.document)).choices.find((c) => c.right)?.text
      const silent = await runInNode({ ...question.document, client: { language: 'javascript', code: '' } })
      expect(question.answer(silent)).not.toBe(right)
    }
  })
})

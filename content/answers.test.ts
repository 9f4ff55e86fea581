import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '@/lib/document/document.ts'
import type { LessonAnswers } from '@/lib/lessons/answer.ts'
import { answerDocument } from '@/lib/lessons/answer-document.ts'
import { judge } from '@/lib/testing/judge-exercise.ts'
import { flawsOf } from '@/lib/testing/well-written.ts'
import { CURRICULUM } from './curriculum.ts'

async function answersOf(slug: string): Promise<LessonAnswers> {
  if (!existsSync(new URL(`./lessons/${slug}/answers.ts`, import.meta.url))) return {}
  const { answers }: { answers: LessonAnswers } = await import(`./lessons/${slug}/answers.ts`)
  return answers
}

const LESSONS = await Promise.all(CURRICULUM.map(async (lesson) => ({ lesson, answers: await answersOf(lesson.slug) })))

for (const { lesson, answers } of LESSONS.filter((each) => each.lesson.exercises.length > 0))
  describe(`the answers to the exercises of “${lesson.title}”`, () => {
    test('every exercise has answers, and no answers are for another', () => {
      expect(Object.keys(answers).sort()).toEqual(lesson.exercises.map(({ id }) => id).sort())
    })

    for (const exercise of lesson.exercises) {
      const { right, wrong } = answers[exercise.id] ?? { right: [], wrong: [] }

      test(`“${exercise.id}” has at least two other right answers, and three wrong ones, one of each kind`, () => {
        expect(right.length).toBeGreaterThanOrEqual(2)
        expect(wrong.length).toBeGreaterThanOrEqual(3)
        expect([...new Set(wrong.map(({ kind }) => kind))].sort()).toEqual(['careless', 'clever', 'near'])
      })

      test(`the answers to “${exercise.id}” differ from each other and from the solution`, () => {
        const documents = [...right, ...wrong].map((answer) => answerDocument(exercise, answer))
        for (const document of documents) expect(parseDocument(document).ok).toBe(true)
        const texts = [exercise.solution, ...documents].map((document) =>
          JSON.stringify(document).replaceAll(/\s|\\n/g, ''),
        )
        // Wrong answers are left out: they may differ in a line break alone, which has a meaning in a server's text.
        expect(new Set(texts.slice(0, right.length + 1)).size).toBe(right.length + 1)
        const says = [...right, ...wrong].map((answer) => answer.says)
        expect(new Set(says).size).toBe(says.length)
      })

      for (const answer of right)
        test(`“${exercise.id}” is solved by ${answer.says}`, async () => {
          const checked = await judge(exercise, answerDocument(exercise, answer))
          expect(flawsOf(checked)).toEqual([])
          expect(checked.results.filter(({ passed }) => !passed).map(({ says }) => says)).toEqual([])
        })

      for (const answer of wrong)
        test(`“${exercise.id}” is not solved by ${answer.says}`, async () => {
          const probe = exercise.probes.find(({ says }) => says.startsWith(answer.fails))
          expect(probe, `no probe begins with “${answer.fails}”`).toBeDefined()
          const checked = await judge(exercise, answerDocument(exercise, answer))
          expect(flawsOf(checked)).toEqual([])
          const failed = checked.results.filter(({ passed }) => !passed).map((result) => result.probe)
          expect(failed).toContain(probe)
        })
    }
  })

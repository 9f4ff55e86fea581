import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '@/lib/document/document.ts'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import { unmetExpectations } from '@/lib/lessons/check-expectation.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { judge } from '@/lib/testing/judge-exercise.ts'
import { runProbe } from '@/lib/testing/run-example.ts'
import { flawsOf } from '@/lib/testing/well-written.ts'
import { CURRICULUM } from './curriculum.ts'

const prose = (slug: string) => readFileSync(new URL(`./lessons/${slug}/lesson.mdx`, import.meta.url), 'utf8')

test('no two lessons and no two exercises have the same name', () => {
  const slugs = CURRICULUM.map((l) => l.slug)
  const exercises = CURRICULUM.flatMap((l) => l.exercises.map((e) => e.id))
  expect(new Set(slugs).size).toBe(slugs.length)
  expect(new Set(exercises).size).toBe(exercises.length)
})

for (const lesson of CURRICULUM)
  describe(`the lesson “${lesson.title}”`, () => {
    const documents = [...Object.keys(lesson.examples), ...lesson.exercises.map((e) => e.id)]

    test('the lesson has prose, and opens with one of its examples or exercises', () => {
      expect(existsSync(new URL(`./lessons/${lesson.slug}/lesson.mdx`, import.meta.url))).toBe(true)
      expect(documents).toContain(lesson.opens)
    })

    test('no example and exercise of the lesson have the same name', () => {
      expect(new Set(documents).size).toBe(documents.length)
    })

    test('the prose names only existing examples and exercises, and includes every exercise', () => {
      const text = prose(lesson.slug)
      const shown = [...text.matchAll(/<Show example="([^"]+)"/g)].map((m) => m[1] ?? '')
      const asked = [...text.matchAll(/<Exercise id="([^"]+)"/g)].map((m) => m[1])
      for (const name of shown) expect(documents).toContain(name)
      expect(asked.sort()).toEqual(lesson.exercises.map((e) => e.id).sort())
    })

    for (const [name, example] of Object.entries(lesson.examples))
      test(`the example “${name}” is ${example.ends}, as the prose says`, async () => {
        expect(parseDocument(example.document).ok).toBe(true)
        const trace = await runInNode(example.document)
        expect(unmetExpectations({ says: example.label, expect: { outcome: example.ends } }, trace)).toEqual([])
      })

    for (const exercise of lesson.exercises) {
      test(`the exercise “${exercise.id}” fails with its start text`, async () => {
        const checked = await judge(exercise, exercise.start)
        expect(checked.passed).toBe(false)
        expect(flawsOf(checked)).toEqual([])
      })
      test(`the exercise “${exercise.id}” passes with its solution`, async () => {
        const { passed, results, remarks } = await judge(exercise, exercise.solution)
        expect(results.filter((r) => !r.passed).map((r) => r.says)).toEqual([])
        expect(passed).toBe(true)
        // What a lesson gives as its solution is as good as it can be.
        expect(remarks).toEqual([])
      })
      const { tooLoose } = exercise
      if (tooLoose)
        test(`the exercise “${exercise.id}” fails with an answer that allows too much`, async () => {
          expect(parseDocument(tooLoose).ok).toBe(true)
          const { passed, results } = await checkExercise(exercise, tooLoose, runProbe)
          expect(passed).toBe(false)
          // The answer must do what the task asks, and too much: one that does not work would prove nothing.
          expect(results.some((r) => r.passed)).toBe(true)
        })
    }
  })

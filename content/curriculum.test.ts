import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkExercise } from '@/lib/lessons/check-exercise.ts'
import { unmetExpectations } from '@/lib/lessons/check-expectation.ts'
import { parseDocument } from '@/lib/playground/document.ts'
import { executeInNode } from '@/lib/playground/execute-in-node.ts'
import { prepareClient } from '@/lib/playground/prepare-client.ts'
import { runDocument } from '@/lib/playground/run.ts'
import { runInNode } from '@/lib/playground/run-in-node.ts'
import { startCodeInNode } from '@/lib/playground/start-code-in-node.ts'
import { threeQuestions } from '@/lib/trace/questions.ts'
import { CURRICULUM } from './curriculum.ts'

const run = (document: Parameters<typeof runDocument>[0]) =>
  runDocument(document, { prepare: prepareClient, execute: executeInNode, startCode: startCodeInNode })
const prose = (slug: string) => readFileSync(new URL(`./lessons/${slug}/lesson.mdx`, import.meta.url), 'utf8')

test('no two lessons and no two exercises have the same name', () => {
  const slugs = CURRICULUM.map((l) => l.slug)
  const exercises = CURRICULUM.flatMap((l) => l.exercises.map((e) => e.id))
  expect(new Set(slugs).size).toBe(slugs.length)
  expect(new Set(exercises).size).toBe(exercises.length)
})

for (const lesson of CURRICULUM)
  describe(`the lesson “${lesson.title}”`, () => {
    test('has its prose, and opens with one of its examples', () => {
      expect(existsSync(new URL(`./lessons/${lesson.slug}/lesson.mdx`, import.meta.url))).toBe(true)
      expect(lesson.examples[lesson.opens]).toBeDefined()
    })

    test('names only examples and exercises that it has, and leaves no exercise out', () => {
      const text = prose(lesson.slug)
      const shown = [...text.matchAll(/<Show example="([^"]+)"/g)].map((m) => m[1] ?? '')
      const asked = [...text.matchAll(/<Exercise id="([^"]+)"/g)].map((m) => m[1])
      for (const name of shown) expect(Object.keys(lesson.examples)).toContain(name)
      expect(asked.sort()).toEqual(lesson.exercises.map((e) => e.id).sort())
    })

    for (const [name, example] of Object.entries(lesson.examples))
      test(`the example “${name}” is ${example.ends}, as the prose says`, async () => {
        expect(parseDocument(example.document).ok).toBe(true)
        const trace = await runInNode(example.document)
        expect(unmetExpectations({ says: example.label, expect: { outcome: example.ends } }, trace)).toEqual([])
      })

    for (const exercise of lesson.exercises) {
      test(`the exercise “${exercise.id}” fails as it starts`, async () => {
        expect((await checkExercise(exercise, exercise.start, run)).passed).toBe(false)
      })
      test(`the exercise “${exercise.id}” passes with its solution`, async () => {
        const { passed, results } = await checkExercise(exercise, exercise.solution, run)
        expect(results.filter((r) => !r.passed).map((r) => r.says)).toEqual([])
        expect(passed).toBe(true)
      })
      const { tooLoose } = exercise
      if (tooLoose)
        test(`the exercise “${exercise.id}” does not pass with an answer that lets too much through`, async () => {
          expect(parseDocument(tooLoose).ok).toBe(true)
          const { passed, results } = await checkExercise(exercise, tooLoose, run)
          expect(passed).toBe(false)
          // It does what was asked, and more: an answer that merely does not work would show nothing.
          expect(results.some((r) => r.passed)).toBe(true)
        })
    }
  })

describe('what the first lesson says', () => {
  const lesson = CURRICULUM.find((l) => l.slug === 'what-is-cors')
  test('the browser adds Origin, and the script has no say in it', async () => {
    const document = lesson?.examples.public?.document
    if (!document) throw new Error('no such example')
    const code = document.client.code.replace(
      'xhr.send()',
      'xhr.setRequestHeader("Origin", "https://evil.test");\nxhr.send()',
    )
    const trace = await runInNode({ ...document, client: { ...document.client, code } })
    const request = trace.find((e) => e.type === 'request')
    expect(request?.type === 'request' && request.headers).toContainEqual(['Origin', 'https://foo.example'])
  })
  test('without permission the script gets status 0, and the reason stands only in the console', async () => {
    const document = lesson?.examples.blocked?.document
    if (!document) throw new Error('no such example')
    const trace = await runInNode(document)
    const said = trace.flatMap((e) => (e.type === 'console' ? [[e.by, e.text] as const] : []))
    expect(said.some(([by, text]) => by === 'browser' && text.includes('has been blocked by CORS policy'))).toBe(true)
    expect(said.filter(([by]) => by === 'script').map(([, text]) => text.trim())).toEqual(['status 0'])
  })
  test('adding Access-Control-Allow-Origin to the request grants nothing', async () => {
    const document = lesson?.examples.blocked?.document
    if (!document) throw new Error('no such example')
    const code = document.client.code.replace(
      'xhr.send()',
      'xhr.setRequestHeader("Access-Control-Allow-Origin", "*");\nxhr.send()',
    )
    const trace = await runInNode({ ...document, client: { ...document.client, code } })
    expect(threeQuestions(trace, 1).read.tone).toBe('stop')
  })
})

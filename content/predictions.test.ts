import { describe, expect, test } from 'vitest'
import { callNumber, comparePrediction, type PredictedAnswers, predictedCall } from '@/lib/lessons/prediction.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { threeQuestions } from '@/lib/trace/summary/questions.ts'
import { CURRICULUM } from './curriculum.ts'
import { lessonMinutes, lessonOutline } from './lesson-outlines.ts'

const EXAMPLES = CURRICULUM.flatMap(({ slug, examples }) =>
  Object.entries(examples).map(([name, { document }]) => [`${slug}: ${name}`, document] as const),
)

describe('a prediction', () => {
  test.each(EXAMPLES)('the answers of the three questions are the right prediction for %s', async (_, document) => {
    const trace = await runInNode(document)
    const call = predictedCall(trace) ?? 0
    const { crossOrigin, sent, read } = threeQuestions(trace, call)
    const asked = trace.some((e) => e.type === 'request' && e.call === call && e.purpose === 'preflight')
    const answers: PredictedAnswers = {
      crossOrigin: crossOrigin.answer.startsWith('Yes') ? 'yes' : 'no',
      sent: sent.tone === 'stop' ? 'no' : asked ? 'asked' : 'yes',
      read: read.tone === 'go' || read.tone === 'danger' ? 'yes' : 'no',
    }
    const compared = comparePrediction(trace, call, answers)
    expect(compared.filter(({ right }) => right === false)).toEqual([])
    expect(compared.some(({ right }) => right === true)).toBe(true)
  })
})

test('where a run has several calls, each is judged by itself: a picture that is shown, and the same that is read', async () => {
  const document = CURRICULUM.find(({ slug }) => slug === 'with-cookies')?.examples.varied?.document
  if (!document) throw new Error('The lesson has no such example.')
  const trace = await runInNode(document)
  const [shown, read] = trace.flatMap((e) => (e.type === 'call' ? [e.call] : []))
  const says = (call: number | undefined) => comparePrediction(trace, call ?? 0, { read: 'yes' })[0]?.right
  expect([says(shown), says(read)]).toEqual([false, true])
  expect([callNumber(trace, shown ?? 0), callNumber(trace, read ?? 0)]).toEqual(['Call 1 of 2', 'Call 2 of 2'])
})

test('a lesson asks each question once at most', () => {
  for (const { asks = [] } of CURRICULUM) expect(new Set(asks).size).toBe(asks.length)
})

describe('lesson outlines', () => {
  test('progress counts every section and every exercise of every lesson, each once', async () => {
    const outlines = await Promise.all(CURRICULUM.map(lessonOutline))
    expect(outlines.map(({ slug }) => slug)).toEqual(CURRICULUM.map(({ slug }) => slug))
    outlines.forEach(({ sections }, index) => {
      const ids = sections.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(sections.flatMap(({ exercises }) => exercises)).toHaveLength(CURRICULUM[index]?.exercises.length ?? 0)
    })
  })

  test('a lesson takes between five minutes and an hour, by our estimate', async () => {
    for (const lesson of CURRICULUM) {
      const minutes = await lessonMinutes(lesson)
      expect(minutes).toBeGreaterThanOrEqual(5)
      expect(minutes).toBeLessThanOrEqual(60)
    }
  })
})

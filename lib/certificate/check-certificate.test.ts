import { expect, test } from 'vitest'
import { CURRICULUM } from '@/content/curriculum.ts'
import { lessonOfSeed } from '@/content/lessons/three-faults/lesson.ts'
import { checkExercise } from '../lessons/check-exercise.ts'
import { exerciseKey } from '../lessons/exercise-key.ts'
import { textsOf } from '../lessons/kept-answer.ts'
import type { ExercisePlace } from '../lessons/lesson-address.ts'
import { drawQuiz, QUIZ_LENGTH } from '../quiz/quiz.ts'
import { quizMark, resultText } from '../quiz/result.ts'
import { runInNode } from '../run/run-in-node.ts'
import type { Certificate, GivenAnswer } from './certificate.ts'
import { type CheckTools, checkCertificate } from './check-certificate.ts'
import { giveAnswer } from './given-answer.ts'
import { seedOfLesson, shownOf, timeInWords } from './shown.ts'

const lessonOf = (slug: string) => {
  const seed = seedOfLesson(slug)
  return seed === null ? CURRICULUM.find((lesson) => lesson.slug === slug) : lessonOfSeed(seed)
}
function find({ lesson, exercise: id }: ExercisePlace) {
  const exercise = lessonOf(lesson)?.exercises.find((each) => each.id === id)
  return exercise ? { exercise, key: exerciseKey(exercise) } : null
}
const progress: (readonly [number, number])[] = []
const tools: CheckTools = {
  find: async (place) => find(place),
  check: (exercise, answer) =>
    checkExercise(exercise, answer, async (document) => ({ trace: await runInNode(document) })),
  run: runInNode,
  onProgress: (done, of) => progress.push([done, of]),
}

function solved(lesson: string, id: string): GivenAnswer {
  const place = { lesson, exercise: id }
  const found = find(place)
  if (!found) throw new Error(`${lesson} has no ${id}`)
  const { exercise, key } = found
  return giveAnswer(place, exercise, key, textsOf(exercise, exercise.solution))
}
const certificate = (answers: readonly GivenAnswer[], quiz?: string): Certificate => ({
  version: 1,
  name: ' Sara ',
  since: '2026-11-03',
  made: '2026-11-30',
  answers,
  ...(quiz === undefined ? {} : { quiz }),
})
const outcomes = async (answers: readonly GivenAnswer[]) =>
  (await checkCertificate(certificate(answers), tools)).answers.map(({ exercise, outcome }) => [exercise, outcome])

const RIGHT = solved('what-is-cors', 'make-it-readable')

test('a right answer holds, and one that was changed by hand does not, with what was wanted and what came', async () => {
  const other = solved('what-is-cors', 'not-for-everybody')
  const wrong = {
    ...other,
    servers: [{ at: 'https://bar.other', text: ['GET /resources/public-data/\n200 OK\n'] as const }],
  }
  const { answers } = await checkCertificate(certificate([RIGHT, wrong]), tools)
  expect(answers.map(({ exercise, outcome }) => [exercise, outcome])).toEqual([
    ['make-it-readable', 'holds'],
    ['not-for-everybody', 'fails'],
  ])
  expect(answers[1]?.says[0]).toContain('Wanted: ')
})

test('the start text of an exercise is no answer that holds', async () => {
  const { servers: _servers, code: _code, ...start } = RIGHT
  expect(await outcomes([start])).toEqual([['make-it-readable', 'fails']])
})

test('an exercise that has changed, or that there is no more, is told from an answer that is wrong', async () => {
  expect(
    await outcomes([
      { ...RIGHT, key: '0000000' },
      { ...RIGHT, id: 'gone' },
      { ...RIGHT, in: 'gone' },
    ]),
  ).toEqual([
    ['make-it-readable', 'other'],
    ['gone', 'other'],
    ['make-it-readable', 'other'],
  ])
})

test('an exercise counts once, however often it is in a link, and the progress counts it once', async () => {
  progress.length = 0
  expect(await outcomes([RIGHT, RIGHT, RIGHT])).toEqual([['make-it-readable', 'holds']])
  expect(progress).toEqual([[0, 1]])
})

test('a system that was drawn is drawn again from its number, and its mending runs', async () => {
  const answers = ['one-is-wrong', 'three-are-wrong'].map((id) => solved('three-faults-4711', id))
  const checked = await checkCertificate(certificate(answers), tools)
  expect(shownOf(certificate(answers), checked, []).drawn).toEqual([{ seed: 4711, systems: 2 }])
})

test('a drawn system has one number: it does not count again under another way to write it', () => {
  expect(seedOfLesson('three-faults-4711')).toBe(4711)
  for (const other of ['three-faults-04711', `three-faults-${4711 + 2 ** 32}`, 'three-faults', 'three-faults-'])
    expect(seedOfLesson(other), other).toBeNull()
})

test('a quiz of a certificate is run again, and one that has changed or is no quiz is said to be so', async () => {
  const quizOf = async (text: string) => (await checkCertificate(certificate([], text), tools)).quiz
  const answers = Array.from({ length: QUIZ_LENGTH }, () => 0)
  const text = resultText({ seed: 7, answers, mark: quizMark(7) })
  const score = await quizOf(text)
  const right = await Promise.all(drawQuiz(7).map(async (drawn) => (await drawn.answer(runInNode)).right === 0))
  expect(score).toEqual({ state: 'run', seed: 7, right: right.filter(Boolean).length, of: QUIZ_LENGTH })
  expect(await quizOf(text.replace(quizMark(7), '00000000'))).toEqual({ state: 'other' })
  expect(await quizOf('hello')).toEqual({ state: 'damaged' })
})

test('what was shown is counted by part, and only what holds', async () => {
  const answers = [RIGHT, { ...solved('what-is-cors', 'not-for-everybody'), key: '0000000' }]
  const given = certificate(answers)
  const course = [
    { title: 'The notes', lessons: [{ slug: 'what-is-cors', exercises: ['make-it-readable', 'not-for-everybody'] }] },
    { title: 'Not begun', lessons: [{ slug: 'http', exercises: ['first-response'] }] },
  ]
  const shown = shownOf(given, await checkCertificate(given, tools), course)
  expect(shown).toMatchObject({
    name: 'Sara',
    parts: [{ title: 'The notes', solved: 1, of: 2 }],
    solved: 1,
    of: 3,
    quiz: null,
  })
  expect(timeInWords(shown)).toBe('3 November 2026 to 30 November 2026')
  expect(timeInWords({ since: '2026-11-30', made: '2026-11-30' })).toBe('30 November 2026')
})

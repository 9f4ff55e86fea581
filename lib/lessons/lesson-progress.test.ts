import { describe, expect, test } from 'vitest'
import { type LessonOutline, lessonProgress, resumeAt, sectionKey } from './lesson-progress.ts'
import { markKnown, markPredicted, markRead, markSolved, NO_PROGRESS } from './progress.ts'
import { progressFile, readProgressFile } from './progress-file.ts'

const outline = (slug: string, exercise: string): LessonOutline => ({
  slug,
  title: slug.toUpperCase(),
  sections: [
    { id: '', title: slug, exercises: [] },
    { id: 'more', title: 'More', exercises: [exercise] },
  ],
  predictions: [`${slug}-example`],
})
const LESSONS = [outline('one', 'e1'), outline('two', 'e2'), outline('three', 'e3')] as const
const [ONE, TWO] = LESSONS

const readBegin = markRead(NO_PROGRESS, sectionKey('one', ''))
const readAll = markRead(readBegin, sectionKey('one', 'more'))
const doneOne = markSolved(readAll, 'e1')

describe('progress in a lesson', () => {
  test('progress in a lesson counts the sections read, the predictions and the exercises solved', () => {
    const some = markPredicted(readBegin, 'one-example', 'yes yes no')
    expect(lessonProgress(some, ONE)).toMatchObject({
      readSections: 1,
      sections: 2,
      predicted: 1,
      predictions: 1,
      solved: 0,
      exercises: 1,
      begun: true,
      done: false,
    })
    expect(lessonProgress(some, TWO)).toMatchObject({ readSections: 0, begun: false, done: false })
  })
  test('a lesson is complete when all is read and solved, also without predictions', () => {
    expect(lessonProgress(readAll, ONE).done).toBe(false)
    expect(lessonProgress(doneOne, ONE).done).toBe(true)
  })
})

describe('resumeAt', () => {
  test('a learner who has begun nothing has no place to continue', () => {
    expect(resumeAt(NO_PROGRESS, LESSONS)).toBeNull()
  })
  test('a learner continues at the first section not read', () => {
    expect(resumeAt(readBegin, LESSONS)).toEqual({ href: '/lessons/one#more', lesson: 'ONE' })
  })
  test('a learner who has read all continues at the exercise that is left', () => {
    expect(resumeAt(readAll, LESSONS)).toEqual({ href: '/lessons/one#more', lesson: 'ONE' })
  })
  test('a learner who has finished a lesson continues at the beginning of the next', () => {
    expect(resumeAt(doneOne, LESSONS)).toEqual({ href: '/lessons/two', lesson: 'TWO' })
  })
  test('a learner continues in the lesson begun, although an earlier one was skipped', () => {
    const readTwo = markRead(NO_PROGRESS, sectionKey('two', ''))
    expect(resumeAt(readTwo, LESSONS)?.href).toBe('/lessons/two#more')
  })
  test('a learner who has solved a lesson’s exercises continues with the next one, whatever was read', () => {
    expect(resumeAt(markSolved(NO_PROGRESS, 'e2'), LESSONS)?.href).toBe('/lessons/three')
    const solvedAll = ['e1', 'e2', 'e3'].reduce((progress, key) => markSolved(progress, key), NO_PROGRESS)
    expect(resumeAt(solvedAll, LESSONS)?.href).toBe('/lessons/one')
  })
  test('a learner who knew the first lesson continues with the next one', () => {
    const knowsOne = markKnown(NO_PROGRESS, 'one')
    expect(lessonProgress(knowsOne, ONE)).toMatchObject({ known: true, done: true, readSections: 0 })
    expect(resumeAt(knowsOne, LESSONS)?.href).toBe('/lessons/two')
  })
  test('a learner who has finished everything has no place to continue', () => {
    expect(resumeAt(doneOne, [ONE])).toBeNull()
  })
})

describe('progress as a file', () => {
  test('progress written to a file and read again is the same', () => {
    const some = markPredicted(doneOne, 'one-example', 'yes asked no')
    expect(readProgressFile(progressFile(some))).toEqual({ ok: true, progress: some })
  })
  test.each([
    ['a text', 'hello', 'cannot be read'],
    ['a file cut in the middle', progressFile(doneOne).slice(0, -20), 'cannot be read'],
    ['another program’s JSON', '{"name":"x"}', 'holds no progress'],
    ['nothing but null', 'null', 'holds no progress'],
    [
      'wrong values',
      '{"what":"preflight-progress","progress":{"version":1,"read":[1],"predicted":{},"solved":[]}}',
      'holds no progress',
    ],
    ['a newer version', '{"what":"preflight-progress","progress":{"version":2}}', 'newer version'],
    ['a film', 'x'.repeat(5_000_000), 'too large'],
  ])('%s is refused with a reason and a remedy', (_, text, says) => {
    expect(readProgressFile(text)).toMatchObject({ ok: false, message: expect.stringContaining(says) })
  })
})

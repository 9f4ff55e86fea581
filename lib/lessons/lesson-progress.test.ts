import { describe, expect, test } from 'vitest'
import { type LessonOutline, lessonProgress, resumeAt, sectionKey } from './lesson-progress.ts'
import { markPredicted, markRead, markSolved, NO_PROGRESS } from './progress.ts'
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
  test('counts what was read, predicted and solved', () => {
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
  test('is complete when all is read and solved, also without predictions', () => {
    expect(lessonProgress(readAll, ONE).done).toBe(false)
    expect(lessonProgress(doneOne, ONE).done).toBe(true)
  })
})

describe('who comes back goes on', () => {
  test('nowhere, if nothing was begun', () => {
    expect(resumeAt(NO_PROGRESS, LESSONS)).toBeNull()
  })
  test('at the first section that was not read', () => {
    expect(resumeAt(readBegin, LESSONS)).toEqual({ href: '/lessons/one#more', lesson: 'ONE' })
  })
  test('at the exercise that is left, if all was read', () => {
    expect(resumeAt(readAll, LESSONS)).toEqual({ href: '/lessons/one#more', lesson: 'ONE' })
  })
  test('with the next lesson, from its beginning, if one is done', () => {
    expect(resumeAt(doneOne, LESSONS)).toEqual({ href: '/lessons/two', lesson: 'TWO' })
  })
  test('in the lesson that was begun, though an earlier one was left out', () => {
    expect(resumeAt(markSolved(NO_PROGRESS, 'e2'), LESSONS)?.href).toBe('/lessons/two')
  })
  test('nowhere, if everything is done', () => {
    expect(resumeAt(doneOne, [ONE])).toBeNull()
  })
})

describe('progress as a file', () => {
  test('comes back as it was', () => {
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
    ['a film', 'x'.repeat(2_000_000), 'too large'],
  ])('%s is refused with a reason and a remedy', (_, text, says) => {
    expect(readProgressFile(text)).toMatchObject({ ok: false, message: expect.stringContaining(says) })
  })
})

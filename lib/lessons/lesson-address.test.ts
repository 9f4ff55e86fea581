import { describe, expect, test } from 'vitest'
import { lesson } from '@/content/lessons/preflight/lesson.ts'
import {
  askedInLesson,
  askedInPlayground,
  askedStep,
  lessonHref,
  lessonSearch,
  playgroundHref,
  withoutExercise,
} from './lesson-address.ts'

const exercise = lesson.exercises[0]?.id ?? ''
const other = Object.keys(lesson.examples).find((key) => key !== lesson.opens) ?? ''

describe('the address of a lesson', () => {
  test('names the example or the exercise in its lab, and nothing where it opens with it', () => {
    expect(lessonHref(lesson, other)).toBe(`/lessons/preflight?example=${other}`)
    expect(lessonHref(lesson, exercise)).toBe(`/lessons/preflight?exercise=${exercise}`)
    expect(lessonHref(lesson, lesson.opens)).toBe('/lessons/preflight')
  })

  test('opens each of the lesson’s documents again', () => {
    for (const key of [...Object.keys(lesson.examples), ...lesson.exercises.map(({ id }) => id)]) {
      const { search } = new URL(lessonHref(lesson, key), 'https://a.example')
      expect(askedInLesson(lesson, search)).toBe(key === lesson.opens ? null : key)
      expect(askedInLesson(lesson, `?open=${key}`)).toBe(key)
    }
  })

  test.each(['', '?example=', '?example=constructor', '?exercise=nothing', '?q=json'])(
    '%s opens nothing else',
    (search) => expect(askedInLesson(lesson, search)).toBeNull(),
  )

  test('keeps what else is in the query, but for the step of the document before', () => {
    expect(lessonSearch(lesson, exercise, `?stage&example=${other}`)).toBe(`?exercise=${exercise}&stage`)
    expect(lessonSearch(lesson, exercise, `?example=${other}&step=5`)).toBe(`?exercise=${exercise}`)
  })

  test('names a step of the document that it opens, and of no other', () => {
    expect(askedStep(lesson, other, `?example=${other}&step=5`)).toBe(5)
    expect(askedStep(lesson, lesson.opens, `?example=${other}&step=5`)).toBeNull()
    expect(askedStep(lesson, lesson.opens, '?step=5')).toBe(5)
    for (const step of ['', '0', '-1', '1.5', 'x', '99999'])
      expect(askedStep(lesson, lesson.opens, `?step=${step}`)).toBeNull()
  })
})

describe('an exercise in the playground', () => {
  const place = { lesson: 'preflight', exercise: 'allow-put' }
  test('the address of an exercise in the playground names it in the query, and its document in the fragment', () => {
    const href = playgroundHref(place, 'v2.abc')
    expect(href).toBe('/playground?exercise=preflight/allow-put#v2.abc')
    expect(askedInPlayground(new URL(href, 'https://x.test').search)).toEqual(place)
  })
  test.each([
    '',
    '?exercise=',
    '?exercise=preflight',
    '?exercise=/a',
    '?exercise=a/b/c',
    '?exercise=../a',
    '?example=a/b',
  ])('the query %j names no exercise', (search) => {
    expect(askedInPlayground(search)).toBeNull()
  })
  test('the query without the exercise has all the rest', () => {
    expect(withoutExercise('?a=1&exercise=preflight/allow-put&b')).toBe('?a=1&b')
    expect(withoutExercise('?exercise=preflight/allow-put')).toBe('')
  })
})

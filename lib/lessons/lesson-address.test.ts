import { describe, expect, test } from 'vitest'
import { lesson } from '@/content/lessons/preflight/lesson.ts'
import { askedInLesson, lessonHref, lessonSearch } from './lesson-address.ts'

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

  test('keeps what else is in the query', () => {
    expect(lessonSearch(lesson, exercise, `?stage&example=${other}`)).toBe(`?exercise=${exercise}&stage`)
  })
})

import { describe, expect, test } from 'vitest'
import { CURRICULUM } from '@/content/curriculum.ts'
import { parseTalk } from './parse-talk.ts'
import { talkOfLesson } from './talk-of-lesson.ts'

describe('a lesson as a talk', () => {
  test.each(CURRICULUM.map((lesson) => [lesson.slug, lesson] as const))(
    '%s is a valid talk with all examples and exercises of the lesson, in their order',
    (_, lesson) => {
      const talk = talkOfLesson(lesson)
      expect(parseTalk(JSON.parse(JSON.stringify(talk)))).toEqual({ ok: true, value: talk })
      expect(talk.scenes.map(({ id }) => id)).toEqual([
        ...Object.keys(lesson.examples),
        ...lesson.exercises.map(({ id }) => id),
      ])
    },
  )

  test('the examples of a lesson are asked about, its exercises are not', () => {
    for (const lesson of CURRICULUM)
      for (const scene of talkOfLesson(lesson).scenes) expect(scene.asks).toBe(scene.exercise === undefined)
  })
})

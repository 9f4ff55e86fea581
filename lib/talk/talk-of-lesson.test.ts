import { describe, expect, test } from 'vitest'
import { CURRICULUM } from '@/content/curriculum.ts'
import { preparedCover } from '@/lib/stage/cover.ts'
import { parseTalk } from './parse-talk.ts'
import { talkOfLesson } from './talk-of-lesson.ts'
import { taskOnStage } from './task-on-stage.ts'

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

  test('the examples of a lesson are asked about, its exercises are not, and all are covered', () => {
    for (const lesson of CURRICULUM)
      for (const scene of talkOfLesson(lesson).scenes)
        expect(preparedCover(scene)).toBe(scene.id in lesson.examples ? 'asked' : 'covered')
  })

  test('no task speaks of the lab or of its buttons, which are not on the stage', () => {
    for (const lesson of CURRICULUM)
      for (const { task = '' } of talkOfLesson(lesson).scenes)
        expect(task).not.toMatch(/\bIn the lab\b|\bpress\b[^.]*\bCheck\b/i)
  })

  test('what a task asks for is left as it is written', () => {
    expect(taskOnStage('In the lab, write `A: b` below `200 OK`. Then press Check.')).toBe(
      'Write `A: b` below `200 OK`.',
    )
    expect(taskOnStage('Her bank’s server is in the lab. Read it.')).toBe('Her bank’s server is shown here. Read it.')
    expect(taskOnStage('Check the token. Press on.')).toBe('Check the token. Press on.')
  })
})

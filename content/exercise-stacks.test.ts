/** Exercises that the reader can do in several stacks ask the same in each of them. */
import { describe, expect, test } from 'vitest'
import { isInStacks, lessonInStack } from '@/lib/lessons/lesson-in-stack.ts'
import { judge } from '@/lib/testing/judge-exercise.ts'
import { flawsOf } from '@/lib/testing/well-written.ts'
import { CURRICULUM } from './curriculum.ts'

const offered = CURRICULUM.flatMap((lesson) =>
  Object.keys(lesson.stacks?.offers ?? {})
    .filter((stack) => stack !== lesson.stacks?.usual)
    .flatMap((stack) =>
      lessonInStack(lesson, stack)
        .exercises.filter(({ id }) => isInStacks(lesson, id))
        .map((exercise) => ({ name: `${lesson.slug}/${exercise.id}`, stack, exercise })),
    ),
)

test('exercises of the notes whose server is written in raw headers can be done in Express and in Fiber too', () => {
  const raw = CURRICULUM.filter(({ stacks }) => stacks?.usual === 'raw')
  expect(raw.length).toBeGreaterThan(4)
  for (const lesson of raw)
    for (const { id, edits } of lesson.exercises.filter((each) => each.start.servers.every((s) => s.dialect === 'raw')))
      expect(`${id} ${edits === 'servers' ? isInStacks(lesson, id) : !isInStacks(lesson, id)}`).toBe(`${id} true`)
})

describe.each(offered)('$name in $stack', ({ stack, exercise }) => {
  test('its server is written in this stack, and is not solved yet', async () => {
    expect(exercise.start.servers.some(({ dialect }) => dialect === stack)).toBe(true)
    const checked = await judge(exercise, exercise.start)
    expect(checked.notStarted).toEqual([])
    expect(flawsOf(checked)).toEqual([])
    expect(checked.passed).toBe(false)
  })

  test('its solution in this stack passes every check', async () => {
    const checked = await judge(exercise, exercise.solution)
    expect(checked.results.filter(({ passed }) => !passed).map(({ says }) => says)).toEqual([])
  })

  test('a solution that allows too much does not pass', async () => {
    if (!exercise.tooLoose) return
    expect((await judge(exercise, exercise.tooLoose)).passed).toBe(false)
  })
})

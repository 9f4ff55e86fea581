import { DEPTHS, drawSystem } from '@/lib/faults/system.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'

/** The systems that the lesson has where its address names no others. */
export const FIRST_SEED = 20

const IDS = { 1: 'one-is-wrong', 2: 'two-are-wrong', 3: 'three-are-wrong' } as const

/** The lesson with the systems of a seed: with one, two and three faults. */
export function lessonOfSeed(seed: number): Lesson {
  return {
    // The slug is also where what is written is kept, so each seed has its own.
    slug: seed === FIRST_SEED ? 'three-faults' : `three-faults-${seed}`,
    title: 'Three faults',
    summary: 'Systems that you have never seen: find what is wrong, and mend it without opening them to anybody else.',
    ...(seed === FIRST_SEED ? {} : { unlisted: true as const }),
    examples: {},
    opens: IDS[1],
    hidesReasons: true,
    exercises: DEPTHS.map((depth): Exercise => {
      const { exercise, story } = drawSystem(seed, depth)
      return { ...exercise, id: IDS[depth], task: `${story} ${exercise.task}` }
    }),
  }
}

export const lesson: Lesson = lessonOfSeed(FIRST_SEED)

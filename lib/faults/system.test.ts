import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LARGEST_SEED, seededDraw } from '../draw/seeded-draw.ts'
import { proveSystem } from '../tools/faults/prove-system.ts'
import { FAULTS } from './all-faults.ts'
import { drawSoundPlan } from './sound-plan.ts'
import { DEPTHS, drawSystem, systemOf } from './system.ts'

const anySeed = fc.integer({ min: 0, max: LARGEST_SEED })

describe('a broken system', () => {
  test('fails as announced, is mended by what its checks accept, and by nothing that opens it to a stranger', {
    timeout: 240_000,
  }, async () => {
    // A run waits more than it computes, so the systems of one draw are proved at the same time.
    const someSeeds = fc.uniqueArray(anySeed, { minLength: 14, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(someSeeds, async (seeds) => {
        const wrong: Record<string, readonly string[]> = {}
        await Promise.all(
          seeds.map(async (seed, at) => {
            const depth = DEPTHS[at % DEPTHS.length] ?? 1
            const { broken } = await proveSystem(drawSystem(seed, depth))
            if (broken.length > 0) wrong[`${seed}, ${depth} deep`] = broken
          }),
        )
        expect(wrong).toEqual({})
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })

  test('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(anySeed, fc.constantFrom(...DEPTHS), (seed, depth) => {
        expect(drawSystem(seed, depth)).toEqual(drawSystem(seed, depth))
        expect(drawSystem(seed, depth).faults).toHaveLength(depth)
      }),
      { numRuns: 40 },
    )
    const starts = new Set(Array.from({ length: 200 }, (_, seed) => JSON.stringify(drawSystem(seed, 3).exercise.start)))
    expect(starts.size).toBeGreaterThan(190)
  })

  test('names no fault in its text, its story and its task', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { exercise, story, faults } = drawSystem(seed, 3)
      const read = `${story} ${exercise.task} ${exercise.title} ${JSON.stringify(exercise.start)}`
      for (const { title } of faults) expect(read).not.toContain(title)
    }
  })
})

describe('the kinds of faults', () => {
  test('have ids of their own, and each fits systems that are drawn', () => {
    expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length)
    const plans = Array.from({ length: 400 }, (_, seed) => drawSoundPlan(seededDraw(seed)))
    expect(FAULTS.filter((kind) => !plans.some((plan) => kind.fits(plan))).map(({ id }) => id)).toEqual([])
  })

  test('each change the text of every system that they fit', () => {
    for (let seed = 0; seed < 200; seed++) {
      const sound = drawSoundPlan(seededDraw(seed))
      for (const kind of FAULTS.filter((each) => each.fits(sound))) {
        const { exercise } = systemOf(seed, sound, [kind])
        expect(exercise.start, kind.id).not.toEqual(exercise.solution)
      }
    }
  })
})

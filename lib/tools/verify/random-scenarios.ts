/** Draws scenarios of the same kinds as the recorded ones, in about the same shares, with more values. */
import { randomCacheScenario, randomElementScenario } from './random-elements.ts'
import { randomFetchScenario } from './random-fetch.ts'
import type { WrittenScenario } from './recorder.ts'
import { seededRandom } from './seeded-random.ts'

/** The same seed and number give the same scenarios; a scenario's id says how to draw it again. */
export function randomScenarios(seed: number, count: number): WrittenScenario[] {
  return Array.from({ length: count }, (_, index) => {
    const random = seededRandom(seed * 1_000_003 + index)
    const id = `r-${seed}-${index}`
    const kind = random.next()
    if (kind < 0.62) return randomFetchScenario(random, id, 'fetch')
    if (kind < 0.79) return randomFetchScenario(random, id, 'xhr')
    return kind < 0.93 ? randomElementScenario(random, id) : randomCacheScenario(random, id)
  })
}

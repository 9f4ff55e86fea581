/**
 * Draws scenarios of the same kinds as the recorded ones, with more values: two thirds in about the shares of the first
 * 950, and a third of the kinds that people report.
 */
import {
  randomAddressScenario,
  randomIntegrityScenario,
  randomKeepaliveScenario,
  randomLocationScenario,
  randomReferrerScenario,
  randomUserAgentScenario,
} from './random-calls.ts'
import { randomCookieScenario } from './random-cookies.ts'
import {
  randomCacheScenario,
  randomElementScenario,
  randomEventStreamScenario,
  randomSandboxScenario,
} from './random-elements.ts'
import { randomFetchScenario } from './random-fetch.ts'
import type { WrittenScenario } from './recorder.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

type Draw = (random: SeededRandom, id: string) => WrittenScenario

/** Each as often as it is listed. */
const REPORTED: readonly Draw[] = [
  randomCookieScenario,
  randomCookieScenario,
  randomReferrerScenario,
  randomUserAgentScenario,
  randomIntegrityScenario,
  randomIntegrityScenario,
  randomEventStreamScenario,
  randomAddressScenario,
  randomAddressScenario,
  randomKeepaliveScenario,
  randomLocationScenario,
  randomSandboxScenario,
]

/** The same seed and number give the same scenarios; a scenario's id says how to draw it again. */
export function randomScenarios(seed: number, count: number): WrittenScenario[] {
  return Array.from({ length: count }, (_, index) => {
    const random = seededRandom(seed * 1_000_003 + index)
    const id = `r-${seed}-${index}`
    const kind = random.next()
    if (kind < 0.34) return random.pick(REPORTED)(random, id)
    if (kind < 0.75) return randomFetchScenario(random, id, 'fetch')
    if (kind < 0.86) return randomFetchScenario(random, id, 'xhr')
    return kind < 0.95 ? randomElementScenario(random, id) : randomCacheScenario(random, id)
  })
}

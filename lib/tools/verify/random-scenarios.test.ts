import { describe, expect, test } from 'vitest'
import { runScenario } from '../simulate/run-scenario.ts'
import { parseScenario } from '../simulate/scenario.ts'
import { randomScenarios } from './random-scenarios.ts'

describe('randomly drawn scenarios', () => {
  test('random scenarios are the same for the same seed, and others for another', () => {
    expect(randomScenarios(7, 30)).toEqual(randomScenarios(7, 30))
    expect(randomScenarios(8, 30).map(({ page, fetches }) => [page, fetches])).not.toEqual(
      randomScenarios(7, 30).map(({ page, fetches }) => [page, fetches]),
    )
  })

  test('random scenarios stay the same when more are drawn', () => {
    expect(randomScenarios(7, 40).slice(0, 30)).toEqual(randomScenarios(7, 30))
  })

  test('random scenarios are of every kind, and the simulated browsers can run them', async () => {
    const apis = new Set<string>()
    for (const written of randomScenarios(3, 400)) {
      const result = await runScenario(parseScenario(written), 'chromium')
      expect(result.fetches).toHaveLength(written.fetches.length)
      for (const { api = 'fetch' } of written.fetches) apis.add(api)
    }
    expect([...apis].sort()).toEqual(['beacon', 'eventsource', 'fetch', 'form', 'img', 'script', 'stylesheet', 'xhr'])
  })
})

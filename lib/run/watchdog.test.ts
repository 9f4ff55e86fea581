import { expect, test } from 'vitest'
import { createWatchdog } from './watchdog.ts'

function watched(longest = 2_000, tick = 100) {
  const pings: number[] = []
  let now = 0
  const dog = createWatchdog(longest, tick, () => pings.push(now))
  return {
    pings,
    dog,
    tick(after: number) {
      now += after
      return dog.tick(now)
    },
  }
}

test('a worker that answers each ping is never silent for too long', () => {
  const { dog, tick, pings } = watched()
  for (let i = 0; i < 1_000; i++) {
    expect(tick(100)).toBe(false)
    dog.pong()
  }
  expect(pings).toHaveLength(1_000)
})

test('a worker that stops answering is silent for too long after the time it is given', () => {
  const { tick } = watched()
  let ticks = 0
  while (!tick(100)) ticks += 1
  expect(ticks).toBe(20)
})

test('an answer after a long silence restarts the time', () => {
  const { dog, tick } = watched()
  for (let i = 0; i < 19; i++) expect(tick(100)).toBe(false)
  dog.pong()
  for (let i = 0; i < 19; i++) expect(tick(100)).toBe(false)
})

test('a tick that comes late counts as two at most, because the watching thread was busy itself', () => {
  const { tick } = watched()
  expect(tick(100)).toBe(false)
  expect(tick(60_000)).toBe(false)
  expect(tick(1_000)).toBe(false)
})

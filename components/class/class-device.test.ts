// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CLASS_LIFETIME, LONGEST_CLASS } from '@/lib/class/class-protocol.ts'
import { deviceFor, forgetOldClasses, nextVote } from './class-device.ts'

const NOW = Date.UTC(2026, 10, 30, 9)
const keys = () => Object.keys(localStorage).toSorted()

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  localStorage.clear()
})
afterEach(() => void vi.useRealTimers())

test('who joins a class forgets those that are over by now, and no other', () => {
  deviceFor('222222')
  vi.setSystemTime(NOW + LONGEST_CLASS - CLASS_LIFETIME)
  const device = deviceFor('333333')
  localStorage.setItem('preflight:other', 'kept')
  vi.setSystemTime(NOW + LONGEST_CLASS + 1)
  expect(deviceFor('444444')).not.toBe(device)
  expect(keys()).toEqual(['preflight:class:333333', 'preflight:class:444444', 'preflight:other'])
  expect(deviceFor('333333')).toBe(device)
})

test('entries of earlier versions of the site go by their last vote, and damaged ones at once', () => {
  const device = 'a'.repeat(32)
  const entry = (at: number) => JSON.stringify({ device, at, unsent: null })
  localStorage.setItem('preflight:class:222222', entry(NOW - LONGEST_CLASS - 1))
  localStorage.setItem('preflight:class:333333', entry(NOW - 1))
  localStorage.setItem('preflight:class:444444', entry(0))
  localStorage.setItem('preflight:class:555555', '{')
  forgetOldClasses()
  expect(keys()).toEqual(['preflight:class:333333'])
})

test('the class that is open is kept, however long ago it was opened', () => {
  const device = deviceFor('222222')
  vi.setSystemTime(NOW + 2 * LONGEST_CLASS)
  expect(deviceFor('222222')).toBe(device)
})

test('a vote has a higher number than the one before, also where the clock was set back', () => {
  const first = nextVote('222222', { poll: 1, answers: {} })
  vi.setSystemTime(NOW - 60_000)
  expect(nextVote('222222', { poll: 1, answers: {} }).at).toBe(first.at + 1)
})

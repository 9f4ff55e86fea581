// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CLASS_LIFETIME } from '@/lib/class/class-protocol.ts'
import { forgetLeading, keepLeading, lastLed, leadingOf, leaveLeading, readLeading } from './leading.ts'

const ONE = { code: 'C4F9QX', token: 'one' }
const TWO = { code: 'C4F9QW', token: 'two' }

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  for (const { code } of [ONE, TWO]) forgetLeading(code)
})

test('a tab leads the class that it opened last, and the device finds each of its classes by its code', () => {
  expect(keepLeading(ONE)).toBe(true)
  keepLeading(TWO)
  expect(readLeading()).toEqual(TWO)
  expect(leadingOf(ONE.code)?.token).toBe('one')
  // Another tab, or the same one after it was closed.
  sessionStorage.clear()
  expect(readLeading()).toBe(null)
  expect(leadingOf(TWO.code)?.token).toBe('two')
  expect(lastLed()?.code).toBe(TWO.code)
})

test('a tab that leaves its class can come back to it, and one that has ended is forgotten', () => {
  keepLeading(ONE)
  leaveLeading()
  expect(readLeading()).toBe(null)
  expect(leadingOf(ONE.code)?.token).toBe('one')
  forgetLeading(ONE.code)
  expect(leadingOf(ONE.code)).toBe(null)
})

test('the device forgets a class when its server does', () => {
  vi.useFakeTimers()
  keepLeading(ONE)
  sessionStorage.clear()
  vi.advanceTimersByTime(CLASS_LIFETIME + 1)
  expect(lastLed()).toBe(null)
})

test('where storage is forbidden the page leads as long as it is open, and a reload is known to find nothing', () => {
  const forbidden = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(forbidden)
  vi.spyOn(globalThis, 'sessionStorage', 'get').mockImplementation(forbidden)
  expect(keepLeading(ONE)).toBe(false)
  expect(leadingOf(ONE.code)?.token).toBe('one')
})

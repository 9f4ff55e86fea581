import { expect, test } from 'vitest'
import { createStorage } from '../testing/device.ts'
import { createCrashMarks } from './crash-mark.ts'

test('a mark that was not taken away is found by the next page, and says what was going on', () => {
  const { source } = createStorage()
  const died = createCrashMarks(source)
  died.set('a', 'check')
  died.set('a', 'run')
  died.set('b', 'check')
  const next = createCrashMarks(source)
  expect([next.found('a'), next.found('b'), next.found('c')]).toEqual(['run', 'check', null])
})

test('a mark goes when all that went on has ended, and when the page is left', () => {
  const { source, items } = createStorage()
  const marks = createCrashMarks(source)
  const endRun = marks.set('a', 'run')
  const endCheck = marks.set('a', 'check')
  expect(marks.found('a')).toBeNull()
  endRun()
  endRun()
  expect(createCrashMarks(source).found('a')).toBe('check')
  endCheck()
  expect(items.size).toBe(0)
  const late = marks.set('a', 'run')
  marks.clear()
  expect(items.size).toBe(0)
  late()
  expect(items.size).toBe(0)
})

test('a mark that was found goes when the person goes on', () => {
  const { source } = createStorage()
  createCrashMarks(source).set('a', 'run')
  const next = createCrashMarks(source)
  next.forget('a')
  expect(next.found('a')).toBeNull()
})

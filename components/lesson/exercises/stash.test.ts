import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT as START } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { stashedTexts, stashText, takeStashedText } from './stash.ts'

const wrote = (code: string): PlaygroundDocument => ({ ...START, client: { language: 'javascript', code } })
const items = new Map<string, string>()

beforeEach(() => {
  items.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a stash returns all its texts, the last one first', () => {
  stashText('a', wrote('my own'), START)
  stashText('a', wrote('the solution, changed'), START)
  expect(stashedTexts('a', START)).toEqual([wrote('my own'), wrote('the solution, changed')])
  expect(takeStashedText('a', START)).toEqual(wrote('the solution, changed'))
  expect(takeStashedText('a', START)).toEqual(wrote('my own'))
  expect(takeStashedText('a', START)).toBeNull()
  expect(items.size).toBe(0)
})

test('a stash contains the same text only once, and each exercise has its own stash', () => {
  stashText('a', wrote('1'), START)
  stashText('a', wrote('1'), START)
  stashText('b', wrote('2'), START)
  expect(stashedTexts('a', START)).toEqual([wrote('1')])
})

test('a stash returns no text of an older start, and new texts replace it', () => {
  stashText('a', wrote('1'), wrote('an older start'))
  expect(stashedTexts('a', START)).toEqual([])
  stashText('a', wrote('2'), START)
  expect(takeStashedText('a', START)).toEqual(wrote('2'))
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT as START } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { putTextAside, takeTextBack, textsAside } from './stash.ts'

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

test('a second text does not take the place of the first: both come back, the last one first', () => {
  putTextAside('a', wrote('my own'), START)
  putTextAside('a', wrote('the solution, changed'), START)
  expect(textsAside('a', START)).toEqual([wrote('my own'), wrote('the solution, changed')])
  expect(takeTextBack('a', START)).toEqual(wrote('the solution, changed'))
  expect(takeTextBack('a', START)).toEqual(wrote('my own'))
  expect(takeTextBack('a', START)).toBeNull()
  expect(items.size).toBe(0)
})

test('the same text is put aside once, and each exercise has its own', () => {
  putTextAside('a', wrote('1'), START)
  putTextAside('a', wrote('1'), START)
  putTextAside('b', wrote('2'), START)
  expect(textsAside('a', START)).toEqual([wrote('1')])
})

test('texts over an older start are not given back, and new ones take their place', () => {
  putTextAside('a', wrote('1'), wrote('an older start'))
  expect(textsAside('a', START)).toEqual([])
  putTextAside('a', wrote('2'), START)
  expect(takeTextBack('a', START)).toEqual(wrote('2'))
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { forgetDraft, readDraft, writeDraft } from './drafts.ts'

const wrote = (code: string): PlaygroundDocument => ({
  ...DEFAULT_DOCUMENT,
  client: { language: 'javascript', code },
})
const deny = (): never => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}
const items = new Map<string, string>()
const STORAGE = {
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, value: string) => void items.set(key, value),
  removeItem: (key: string) => void items.delete(key),
}

beforeEach(() => {
  items.clear()
  vi.stubGlobal('localStorage', STORAGE)
})
afterEach(() => {
  forgetDraft('a')
  vi.unstubAllGlobals()
})

test('a draft is stored on the device, and a draft of an older original is ignored', () => {
  writeDraft('a', wrote('1'), DEFAULT_DOCUMENT)
  expect([...items.values()].join()).toContain('"code":"1"')
  expect(readDraft('a', DEFAULT_DOCUMENT)).toEqual(wrote('1'))
  expect(readDraft('a', wrote('another original'))).toBeNull()
  expect(readDraft('b', DEFAULT_DOCUMENT)).toBeNull()
  forgetDraft('a')
  expect(readDraft('a', DEFAULT_DOCUMENT)).toBeNull()
})

test('without storage, a draft is still available on the next page, until it is forgotten', () => {
  vi.stubGlobal('localStorage', { getItem: deny, setItem: deny, removeItem: deny })
  writeDraft('a', wrote('1'), DEFAULT_DOCUMENT)
  writeDraft('a', wrote('2'), DEFAULT_DOCUMENT)
  expect(readDraft('a', DEFAULT_DOCUMENT)).toEqual(wrote('2'))
  forgetDraft('a')
  expect(readDraft('a', DEFAULT_DOCUMENT)).toBeNull()
})

test('when storage is full, the latest draft counts, not the older one in storage', () => {
  writeDraft('a', wrote('1'), DEFAULT_DOCUMENT)
  vi.stubGlobal('localStorage', { ...STORAGE, setItem: deny })
  writeDraft('a', wrote('2'), DEFAULT_DOCUMENT)
  expect(readDraft('a', DEFAULT_DOCUMENT)).toEqual(wrote('2'))
  vi.stubGlobal('localStorage', STORAGE)
  writeDraft('a', wrote('3'), DEFAULT_DOCUMENT)
  items.clear()
  expect(readDraft('a', DEFAULT_DOCUMENT)).toBeNull()
})

// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { decodeLink, encodeLink } from '@/lib/document/link.ts'
import { readEntry } from '@/lib/documents/address.ts'
import { hiddenIn, withHidden } from '@/lib/stage/stage-address.ts'
import { useAddress } from './use-address.ts'

const written = (code: string): PlaygroundDocument => ({
  ...DEFAULT_DOCUMENT,
  client: { ...DEFAULT_DOCUMENT.client, code },
})
const LINK = encodeLink(written('// sent\n'))

interface Given {
  open?: string
  document?: PlaygroundDocument
  edited?: boolean
  ready?: boolean
  link?: string | null
}
const render = (given: Given) =>
  renderHook(
    ({ open = 'free', document = DEFAULT_DOCUMENT, edited = true, ready = true, link = null }: Given) =>
      useAddress({ open, document, edited }, { ready, link, base: null }),
    { initialProps: given },
  )
const after = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)))
const address = () => location.pathname + location.search + location.hash
const inAddress = () => {
  const link = decodeLink(location.hash)
  return link.ok ? link.document.client.code : link.problem
}

beforeEach(() => {
  vi.useFakeTimers()
  history.replaceState(null, '', 'http://localhost:3000/playground')
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('the address is written when the typing pauses, in the same entry of the history', async () => {
  const before = history.length
  const { rerender } = render({ document: written('a') })
  await after(1_000)
  expect(inAddress()).toBe('a')
  const replace = vi.spyOn(history, 'replaceState')
  for (const code of ['ab', 'abc', 'abcd']) {
    rerender({ document: written(code) })
    await after(200)
  }
  expect(replace).not.toHaveBeenCalled()
  await after(1_000)
  expect(replace).toHaveBeenCalledTimes(1)
  expect(inAddress()).toBe('abcd')
  expect(history.length).toBe(before)
  expect(readEntry(history.state)).toEqual({ open: 'free' })
})

test('somebody who types for half a minute makes fewer changes than Safari allows', async () => {
  const { rerender } = render({ document: written('') })
  await after(1_000)
  const replace = vi.spyOn(history, 'replaceState')
  for (let at = 0; at < 66; at += 1) {
    rerender({ document: written('x'.repeat(at + 1)) })
    await after(450)
  }
  // Next makes two of each.
  expect(replace.mock.calls.length * 2).toBeLessThan(100)
  await after(1_000)
  expect(inAddress()).toBe('x'.repeat(66))
})

test.each(['pagehide', 'blur'])('what was typed in the last moment is written at %s', async (event) => {
  const { rerender } = render({ document: written('a') })
  await after(1_000)
  rerender({ document: written('ab') })
  act(() => void window.dispatchEvent(new Event(event)))
  expect(inAddress()).toBe('ab')
})

test('what was typed in the last moment is written before a link leads elsewhere, and nothing is written after it', async () => {
  const { rerender } = render({ document: written('a') })
  await after(1_000)
  rerender({ document: written('ab') })
  const link = document.body.appendChild(document.createElement('a'))
  link.href = '/documents'
  let there = ''
  link.addEventListener('click', (event) => {
    event.preventDefault()
    there = inAddress()
  })
  link.click()
  expect(there).toBe('ab')
  const replace = vi.spyOn(history, 'replaceState')
  await after(2_000)
  expect(replace).not.toHaveBeenCalled()
  link.remove()
})

test('a document that is as it was at the beginning has the address of its place, or of its link', async () => {
  const { rerender } = render({ open: 'first-call', edited: false })
  await after(1_000)
  expect(address()).toBe('/playground?example=first-call')
  rerender({ open: 'link:abc', document: written('// sent\n'), edited: false, link: LINK })
  await after(1_000)
  expect(address()).toBe(`/playground#${LINK}`)
  rerender({ open: 'link:abc', document: written('// mine\n'), link: LINK })
  await after(1_000)
  expect(inAddress()).toBe('// mine\n')
  expect(readEntry(history.state)).toEqual({ open: 'link:abc', link: LINK })
})

test('nothing is written before the document of the address is open, or when the page has been left', async () => {
  history.replaceState(null, '', '/playground#v2.broken')
  const { rerender } = render({ ready: false })
  await after(5_000)
  expect(address()).toBe('/playground#v2.broken')
  history.replaceState(null, '', '/examples')
  rerender({ document: written('b') })
  await after(5_000)
  expect(address()).toBe('/examples')
})

test('a document that is too large is said not to be in the address, and is in it again when it is shorter', async () => {
  let seed = 1
  const noise = Array.from({ length: 16_000 }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return String.fromCharCode(97 + Math.floor((seed / 2 ** 32) * 26))
  }).join('')
  const { result, rerender } = render({ document: written('a') })
  await after(1_000)
  expect(result.current).toBe(true)
  rerender({ document: written(noise) })
  await after(1_000)
  expect(result.current).toBe(false)
  expect(address()).toBe('/playground')
  rerender({ document: written('b') })
  await after(1_000)
  expect(result.current).toBe(true)
  expect(inAddress()).toBe('b')
})

test('a browser that allows no more changes loses nothing, and the next edit is written', async () => {
  const { rerender } = render({ document: written('a') })
  await after(1_000)
  const replace = vi.spyOn(history, 'replaceState').mockImplementation(() => {
    throw new DOMException('more than 100 times per 30 seconds', 'SecurityError')
  })
  rerender({ document: written('ab') })
  await after(1_000)
  expect(inAddress()).toBe('a')
  replace.mockRestore()
  rerender({ document: written('abc') })
  await after(1_000)
  expect(inAddress()).toBe('abc')
})

test('while the stage is open the address has the document and not its name, which comes back when the stage is left', async () => {
  history.replaceState(withHidden(null, ''), '', '/playground?stage')
  render({ open: 'problem-star-and-cookies', document: written('a') })
  await after(1_000)
  expect(location.search).toBe('?stage')
  expect(inAddress()).toBe('a')
  expect(hiddenIn(history.state)).toBe('example=problem-star-and-cookies')
  expect(readEntry(history.state)).toEqual({ open: 'problem-star-and-cookies' })
})

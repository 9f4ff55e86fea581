// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { READING_PLACE, useReadingPlace } from './use-reading-place.ts'

/** The places of the text, each with its distance from the top of the page in px. */
const PLACES = { first: 400, second: 1400, third: 2400 }

/** Scrolls the page. */
function scrollTo(y: number) {
  vi.stubGlobal('scrollY', y)
  for (const [key, at] of Object.entries(PLACES)) {
    const element = document.querySelector(`[${READING_PLACE}="${key}"]`) as HTMLElement
    element.getBoundingClientRect = () => new DOMRect(0, at - y, 600, 40)
  }
}

beforeEach(() => {
  vi.stubGlobal('innerHeight', 900)
  document.body.innerHTML = Object.keys(PLACES)
    .map((key) => `<p ${READING_PLACE}="${key}"></p>`)
    .join('')
  scrollTo(0)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const read = (open = 'opens') => renderHook((now: string) => useReadingPlace(now), { initialProps: open })

test('at the top of a lesson the reader is at no scene, whatever the lab opens with', () => {
  expect(read('second').result.current.scene()).toBe(null)
})

test('who scrolls is at the scene that was scrolled past last', () => {
  const { result } = read()
  scrollTo(300)
  expect(result.current.scene()).toBe('first')
  scrollTo(2300)
  expect(result.current.scene()).toBe('third')
  scrollTo(0)
  expect(result.current.scene()).toBe(null)
})

test('who opens a scene is at it, until another one is scrolled past', () => {
  const { result, rerender } = read()
  rerender('second')
  expect(result.current.scene()).toBe('second')
  scrollTo(300)
  expect(result.current.scene()).toBe('first')
  result.current.opened('third')
  scrollTo(500)
  expect(result.current.scene()).toBe('third')
  scrollTo(1300)
  expect(result.current.scene()).toBe('second')
})

test('what is not shown has not been scrolled past', () => {
  const { result } = read()
  scrollTo(2300)
  const third = document.querySelector(`[${READING_PLACE}="third"]`) as HTMLElement
  third.getBoundingClientRect = () => new DOMRect()
  expect(result.current.scene()).toBe('second')
})

import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

/** A function that counts how often it has computed the length of a text, and the remembering one made of it. */
function countingLength() {
  const counted = { computed: 0, lengthOf: (_text: string) => 0 }
  counted.lengthOf = remembered(
    (text: string) => {
      counted.computed += 1
      return text.length
    },
    (text) => text,
  )
  return counted
}

test('a remembered function computes once for each text', () => {
  const counted = countingLength()
  expect(['a', 'bb', 'a', 'bb'].map(counted.lengthOf)).toEqual([1, 2, 1, 2])
  expect(counted.computed).toBe(2)
})

test('a remembered function forgets its results when there are many, and still returns the right ones', () => {
  const counted = countingLength()
  const texts = Array.from({ length: 300 }, (_, index) => 'x'.repeat(index))
  for (const text of [...texts, ...texts]) expect(counted.lengthOf(text)).toBe(text.length)
  expect(counted.computed).toBeGreaterThan(300)
})

test('a remembered function does not keep a text of a megabyte', () => {
  const counted = countingLength()
  const long = 'x'.repeat(1_000_000)
  expect([counted.lengthOf(long), counted.lengthOf(long)]).toEqual([1_000_000, 1_000_000])
  expect(counted.computed).toBe(2)
})

test('a remembered function remembers null', () => {
  let computed = 0
  const find = remembered(
    (_text: string) => {
      computed += 1
      return null
    },
    (text) => text,
  )
  expect([find('a'), find('a')]).toEqual([null, null])
  expect(computed).toBe(1)
})

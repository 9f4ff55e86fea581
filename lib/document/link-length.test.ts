import encodeQR from 'qr'
import { expect, test } from 'vitest'
import { MOST_IN_QR, whatFits } from './link-length.ts'

/** A link of this many characters; lower-case letters need QR's byte mode. */
const link = (characters: number) => 'https://preflight.example/playground#v2.'.padEnd(characters, 'abcdefghijk')

/** Modules on a side, without the quiet zone. */
const modules = (characters: number, ecc: 'low' | 'medium') =>
  encodeQR(link(characters), 'raw', { ecc, border: 1 }).length - 2

test('what is said to be read from the back of a room has a QR code of at most 45 modules', () => {
  expect(whatFits(122)).toContain('from the back of a room')
  expect(modules(122, 'medium')).toBe(45)
  expect(whatFits(123)).toContain('from near')
  expect(modules(123, 'medium')).toBeGreaterThan(45)
})

test('what is said to be read from near has a QR code of at most 73 modules', () => {
  expect(whatFits(362)).toContain('from near')
  expect(modules(362, 'medium')).toBeLessThanOrEqual(73)
  expect(whatFits(363)).toContain('dense')
})

test('a link that chat programs may cut is said to be long', () => {
  expect(whatFits(2_000)).not.toContain('cut')
  expect(whatFits(2_001)).toContain('cut links after 2,000')
})

test('the longest link for a QR code fits, and one character more does not', () => {
  expect(modules(MOST_IN_QR, 'low')).toBe(177)
  expect(() => modules(MOST_IN_QR + 1, 'low')).toThrow()
})

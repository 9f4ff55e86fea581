import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODES, codeIn, codeInGroups, newCode } from './class-code.ts'

test('a new code has six characters, none of which looks like another', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 6, maxLength: 6 }), (numbers) => {
      let at = 0
      const code = newCode((below) => (numbers[at++] ?? 0) % below)
      expect(code).toMatch(/^[2-9A-Z]{6}$/)
      expect(code).not.toMatch(/[01OILZSBDUYAE]/)
      expect(codeIn(code)).toBe(code)
      expect(codeIn(codeInGroups(code))).toBe(code)
    }),
  )
})

test('there are 64 million codes', () => {
  expect(CODES).toBe(64_000_000)
})

test.each([
  ['c4f 9qx', 'C4F9QX'],
  [' C4F-9QX ', 'C4F9QX'],
  ['C4F–9QX', 'C4F9QX'],
  ['c 4 f 9 q x', 'C4F9QX'],
  ['C4F9OX', 'C4F9QX'],
  ['C4F90X', 'C4F9QX'],
  ['SZB9QX', '5289QX'],
  ['https://cors.example/class/C4F9QX', 'C4F9QX'],
  ['https://cors.example/class/C4F9QX/lead#abc', 'C4F9QX'],
])('a person who typed “%s” means the code %s', (typed, code) => {
  expect(codeIn(typed)).toBe(code)
})

test.each(['', 'C4F9Q', 'C4F9QXX', 'C4F9QI', '<b>', 'C4F9Q/', 'ÄÖÜ4F9'])('“%s” is no code', (typed) => {
  expect(codeIn(typed)).toBe(null)
})

import { expect, test } from 'vitest'
import { FNV_LENGTH, fnv1a } from './fnv.ts'

// The first three are 32-bit FNV-1a test vectors of draft-eastlake-fnv, as hexadecimal numbers.
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the FNV-1a hash of %j is the one of its specification', (text, hash) => {
  expect(Number.parseInt(fnv1a(text), 36)).toBe(hash)
})

test('an FNV-1a hash always has the same length, and another basis gives another hash', () => {
  for (let n = 0; n < 200; n++) expect(fnv1a(String(n))).toHaveLength(FNV_LENGTH)
  expect(fnv1a('a', 0x9747b28c)).not.toBe(fnv1a('a'))
})

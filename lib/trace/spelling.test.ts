import { expect, test } from 'vitest'
import { similarName } from '../go/read/similar-name.ts'
import { editDistance, nearest } from './spelling.ts'

test.each([
  ['a letter added', 'origin', 'originn', 1],
  ['a letter left out', 'origin', 'orign', 1],
  ['a letter replaced', 'origin', 'orogin', 1],
  ['two neighbours swapped', 'origin', 'oirgin', 1],
  ['the same word', 'origin', 'origin', 0],
  ['more than the limit', 'origin', 'methods', 3],
])('the distance of %s', (_, a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance)
  expect(editDistance(b, a, 2)).toBe(distance)
})

test('the nearest word ignores case, and of two equally near ones the first wins', () => {
  expect(nearest('psot', ['GET', 'POST', 'PUT'], 1)).toBe('POST')
  expect(nearest('ac', new Set(['ab', 'ad']), 1)).toBe('ab')
  expect(nearest('abcdef', ['uvwxyz'], 2)).toBeUndefined()
})

test('a Go name with two letters swapped is found like any other misspelling', () => {
  expect(similarName('Get', ['gte'])).toBe('gte')
  expect(similarName('AllowOrigins', ['AllowOrigin', 'AllowMethods'].values())).toBe('AllowOrigin')
  expect(similarName('Get', ['Listen'])).toBe(null)
})

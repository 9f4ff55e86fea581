import { expect, test } from 'vitest'
import { differenceInWords, headerDifferences } from './header-differences.ts'

test('a header that is new, one that is gone and one with another value are told apart', () => {
  expect(
    headerDifferences(
      [
        ['Vary', 'Accept'],
        ['Server', 'nginx'],
      ],
      [
        ['vary', 'Origin'],
        ['Access-Control-Allow-Origin', '*'],
      ],
    ),
  ).toEqual([
    { what: 'changed', name: 'vary', value: 'Origin', before: 'Accept' },
    { what: 'added', name: 'Access-Control-Allow-Origin', value: '*' },
    { what: 'removed', name: 'Server', value: 'nginx' },
  ])
})

test('case of names and the order of different headers mean nothing', () => {
  expect(
    headerDifferences(
      [
        ['A', '1'],
        ['B', '2'],
      ],
      [
        ['b', '2'],
        ['a', '1'],
      ],
    ),
  ).toEqual([])
})

test('a header that stands there a second time is one that is new', () => {
  const once = [['Access-Control-Allow-Origin', '*']] as const
  expect(headerDifferences(once, [...once, ...once])).toEqual([
    { what: 'added', name: 'Access-Control-Allow-Origin', value: '*' },
  ])
  expect(headerDifferences([...once, ...once], once)).toHaveLength(1)
})

test('each change can be said', () => {
  expect(differenceInWords({ what: 'added', name: 'Vary', value: 'Origin' })).toBe('It has Vary: Origin now.')
  expect(differenceInWords({ what: 'removed', name: 'Vary', value: 'Origin' })).toBe('It had Vary: Origin before.')
  expect(differenceInWords({ what: 'changed', name: 'Vary', value: 'Origin', before: '' })).toBe(
    'Vary is Origin and was empty.',
  )
})

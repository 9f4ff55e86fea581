import { expect, test } from 'vitest'
import { differenceInWords, headerDifferences } from './header-differences.ts'

test('new, removed and changed headers are distinguished', () => {
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

test('case of names and the order of different headers are not differences', () => {
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

test('a header that occurs a second time is a new one', () => {
  const once = [['Access-Control-Allow-Origin', '*']] as const
  expect(headerDifferences(once, [...once, ...once])).toEqual([
    { what: 'added', name: 'Access-Control-Allow-Origin', value: '*' },
  ])
  expect(headerDifferences([...once, ...once], once)).toHaveLength(1)
})

test('each change has a sentence', () => {
  expect(differenceInWords({ what: 'added', name: 'Vary', value: 'Origin' })).toBe('It has Vary: Origin now.')
  expect(differenceInWords({ what: 'removed', name: 'Vary', value: 'Origin' })).toBe('It had Vary: Origin before.')
  expect(differenceInWords({ what: 'changed', name: 'Vary', value: 'Origin', before: '' })).toBe(
    'Vary is Origin and was empty.',
  )
})

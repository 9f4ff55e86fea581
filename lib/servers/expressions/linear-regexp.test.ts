import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import { linearRegExp } from './linear-regexp.ts'

describe('linearRegExp', () => {
  test.each([
    ['^https?:\\/\\/(?:(?:[^:]+\\.)?localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?$', '', 'http://a.localhost:3000'],
    ['^\\/api', '', '/api/x'],
    ['a(b)?(c)', 'i', 'xAC'],
    ['(?<year>\\d{4})-(?<month>\\d\\d)', '', 'on 2026-11'],
    ['x*', '', 'aaa'],
    ['(?<a>x)|(?<b>y)', '', 'y'],
    ['^b', 'm', 'a\nb'],
  ])('/%s/%s finds in %s what JavaScript finds', (source, flags, text) => {
    const native = new RegExp(source, flags).exec(text)
    const linear = linearRegExp(source, flags)?.exec(text)
    expect(linear && { ...linear }).toEqual(native && { ...native })
    expect({ ...linear?.groups }).toEqual({ ...native?.groups })
    expect(linear?.index).toBe(native?.index)
  })

  test.each([
    ['a', 'g', 'banana', '-'],
    ['(\\w)\\.', 'g', 'a.b.c', '$1/'],
    ['^\\/api', '', '/api/api', ''],
    ['x*', 'g', 'axb', '.'],
  ])('/%s/%s replaces in %s as JavaScript does', (source, flags, text, by) => {
    const linear = linearRegExp(source, flags)
    if (!linear) throw new Error('linearRegExp gave null.')
    expect(text.replace(linear, by)).toBe(text.replace(new RegExp(source, flags), by))
  })

  test('linearRegExp takes time proportional to the text for a nested repetition', async () => {
    const ms = await processorMs(() => {
      expect(linearRegExp('^(a+)+$')?.test(`${'a'.repeat(20_000)}b`)).toBe(false)
    })
    expect(ms).toBeLessThan(2000)
  })

  test('linearRegExp replaces in any text what JavaScript replaces', () => {
    const linear = linearRegExp('([a-z0-9-]+\\.)*example\\.(com|org)', 'g')
    const native = /([a-z0-9-]+\.)*example\.(com|org)/g
    if (!linear) throw new Error('linearRegExp gave null.')
    const pieces = fc.array(fc.constantFrom('a', '.', 'example', '.com', '.org', '-', '/', 'Z'))
    fc.assert(
      fc.property(pieces, (each) => each.join('').replace(linear, '<$1>') === each.join('').replace(native, '<$1>')),
    )
  })
})

test.each([
  ['(?!a)b', ''],
  ['(a)\\1', ''],
  ['\\p{L}', 'u'],
  ['a{1000}'.repeat(200), ''],
])('linearRegExp of /%s/%s is null', (source, flags) => {
  expect(linearRegExp(source, flags)).toBeNull()
})

test('linearRegExp throws for what JavaScript refuses', () => {
  expect(() => linearRegExp('(')).toThrow(SyntaxError)
})

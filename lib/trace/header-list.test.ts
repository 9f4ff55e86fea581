import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { processorMs } from '../testing/processor-time.ts'
import {
  combineHeaders,
  countHeaders,
  extractTokens,
  firstHeader,
  getHeader,
  hasHeader,
  headerValues,
  lastHeader,
  normalizeHeaderValue,
  withoutHeader,
} from './header-list.ts'

describe('a header list', () => {
  it('a header list joins the values of one name in their order, whatever its case', () => {
    const list = [
      ['X-A', '1'],
      ['x-b', '2'],
      ['x-a', '3'],
    ] as const
    expect(getHeader(list, 'x-a')).toBe('1, 3')
    expect(getHeader(list, 'X-A')).toBe('1, 3')
    expect(getHeader(list, 'x-c')).toBeNull()
    expect([firstHeader(list, 'X-a'), lastHeader(list, 'X-a'), headerValues(list, 'X-a')]).toEqual([
      '1',
      '3',
      ['1', '3'],
    ])
    expect([firstHeader(list, 'x-c'), lastHeader(list, 'x-c'), headerValues(list, 'x-c')]).toEqual([null, null, []])
    expect(combineHeaders(list)).toEqual([
      ['X-A', '1, 3'],
      ['x-b', '2'],
    ])
    expect([hasHeader(list, 'X-a'), hasHeader(list, 'x-c'), countHeaders(list, 'X-a')]).toEqual([true, false, 2])
    expect(withoutHeader(list, 'X-a')).toEqual([['x-b', '2']])
  })
})

describe('a list of tokens in a header', () => {
  test.each([
    ['PUT, DELETE', ['PUT', 'DELETE']],
    ['PUT\t,\tDELETE', ['PUT', 'DELETE']],
    [',y-lol,x-PriNT, ,,,Y-PRINT', ['y-lol', 'x-PriNT', 'Y-PRINT']],
    ['', []],
    ['*', ['*']],
    ["'x',x", ["'x'", 'x']],
  ])('the header list %j has the tokens %j', (value, values) => {
    expect(extractTokens([['A', value]], 'a')).toEqual({ values })
  })

  test.each([
    ['PUT; DELETE', 'PUT; DELETE'],
    ['PUT DELETE', 'PUT DELETE'],
    ['GET, "PUT"', '"PUT"'],
    ['(bad)', '(bad)'],
  ])('the header list %j is invalid because of %j', (value, invalid) => {
    expect(extractTokens([['A', value]], 'a')).toEqual({ invalid })
  })

  it('a list of tokens may be in several headers, and is missing where there is none', () => {
    const list = [
      ['A', 'x'],
      ['a', 'y'],
    ] as const
    expect(extractTokens(list, 'a')).toEqual({ values: ['x', 'y'] })
    expect(extractTokens(list, 'b')).toEqual({ values: null })
  })

  it('tokens joined with commas and spaces are extracted again', () => {
    const token = fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/)
    const gap = fc.stringMatching(/^[ \t]*,[ \t,]*$/)
    fc.assert(
      fc.property(fc.array(token, { minLength: 1 }), gap, (tokens, separator) => {
        expect(extractTokens([['a', tokens.join(separator)]], 'a')).toEqual({ values: tokens })
      }),
    )
  })
})

describe('normalizing a header value', () => {
  it('normalizing removes spaces, tabs and line ends at both ends, and nothing else', () => {
    expect(normalizeHeaderValue('\r\n\t a \t b \n')).toBe('a \t b')
    expect(normalizeHeaderValue('\va\f')).toBe('\va\f')
  })

  it('normalizing takes time proportional to the length, also for a value that is nearly all spaces', async () => {
    const long = `a${' '.repeat(2_000_000)}b`
    expect(await processorMs(() => expect(normalizeHeaderValue(long)).toBe(long))).toBeLessThan(1_000)
  })
})

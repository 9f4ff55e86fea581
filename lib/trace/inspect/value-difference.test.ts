import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Piece, valueDifference } from './value-difference.ts'

const differing = (pieces: readonly Piece[] = []) => pieces.filter((p) => p.differs).map((p) => p.text)
const whole = (pieces: readonly Piece[] = []) => pieces.map((p) => p.text).join('')

const FOO = 'https://foo.example'

const CASES: readonly (readonly [
  observed: string,
  expected: string,
  words: RegExp,
  tooMuch: string[],
  missing: string[],
])[] = [
  [`${FOO}/`, FOO, /a slash at the end$/, ['/'], []],
  ['http://foo.example', FOO, /scheme: http in place of https/, [], ['s']],
  ['http://localhost', 'http://localhost:3000', /:3000 is missing/, [], [':3000']],
  ['http://localhost:3000', 'http://localhost', /:3000 is too much/, [':3000'], []],
  ['TRUE', 'true', /capital letters/, ['TRUE'], ['true']],
  [` ${FOO}`, FOO, /spaces around it/, [' '], []],
  [`"${FOO}"`, FOO, /quotation marks/, ['"', '"'], []],
  ['https://www.foo.example', FOO, /www\. before the host/, ['www.'], []],
  ['foo.example', FOO, /scheme: it is missing/, [], ['https://']],
  [`${FOO}/app`, FOO, /the path \/app/, ['/app'], []],
  ['https://fooexample', FOO, /the host: fooexample in place of foo\.example/, [], ['.']],
  [`${FOO}, ${FOO}`, FOO, /there, but not alone/, [`, ${FOO}`], []],
  ['GET, put', 'PUT', /in the list, the same but for capital letters/, ['put'], ['PUT']],
]

describe('valueDifference', () => {
  for (const [observed, expected, words, tooMuch, missing] of CASES)
    test(`the difference of ${observed} from ${expected} has a phrase and marked characters`, () => {
      const found = valueDifference(observed, expected)
      expect(found?.words).toMatch(words)
      expect(differing(found?.observed)).toEqual(tooMuch)
      expect(differing(found?.expected)).toEqual(missing)
      expect(whole(found?.observed)).toBe(observed)
      expect(whole(found?.expected)).toBe(expected)
    })
})

test('a different port has its digits marked, and a phrase that names both ports', () => {
  const found = valueDifference('http://localhost:5173', 'http://localhost:3000')
  expect(found?.words).toBe('the same but for the port: 5173 in place of 3000')
  expect(whole(found?.observed)).toBe('http://localhost:5173')
})

test('values that are equal or have nothing in common have no difference', () => {
  expect(valueDifference('*', FOO)).toBe(null)
  expect(valueDifference('null', FOO)).toBe(null)
  expect(valueDifference(FOO, FOO)).toBe(null)
  expect(valueDifference('GET, POST', 'PUT')).toBe(null)
  expect(valueDifference('http://other.test:8080', FOO)).toBe(null)
})

const origin = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.constantFrom('foo.example', 'www.foo.example', 'localhost', 'Foo.example'),
    fc.constantFrom('', ':3000', ':8080'),
    fc.constantFrom('', '/', '/app', ' '),
  )
  .map((parts) => `${parts[0]}://${parts.slice(1).join('')}`)
const value = fc.oneof(
  origin,
  fc.array(origin, { minLength: 2, maxLength: 3 }).map((list) => list.join(', ')),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('*', 'null', 'GET, put', 'PUT', 'true', 'TRUE'),
)

test('the pieces of a difference join to both values again, and some piece is marked', () => {
  fc.assert(
    fc.property(value, value, (observed, expected) => {
      const found = valueDifference(observed, expected)
      if (!found) return
      expect(whole(found.observed)).toBe(observed)
      expect(whole(found.expected)).toBe(expected)
      expect([...differing(found.observed), ...differing(found.expected)]).not.toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('pieces that are not marked are in both values, in the same order', () => {
  fc.assert(
    fc.property(origin, origin, (observed, expected) => {
      const found = valueDifference(observed, expected)
      const common = (pieces: readonly Piece[] = []) => whole(pieces.filter((p) => !p.differs))
      expect(common(found?.observed)).toBe(common(found?.expected))
    }),
  )
})

test('a single part in which two origins of one scheme differ is named', () => {
  expect(valueDifference('https://foo.example:8443', 'https://foo.example:443')?.words).toContain(
    '8443 in place of 443',
  )
  fc.assert(
    fc.property(origin, (expected) => {
      fc.pre(!/[/ ]$|\/app$/.test(expected))
      expect(valueDifference(`${expected}/`, expected)?.words).toBe('the same but for a slash at the end')
      expect(valueDifference(` ${expected}`, expected)?.words).toBe('the same but for spaces around it')
    }),
  )
})

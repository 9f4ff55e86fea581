import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Re2 } from './re2.ts'

describe("Go's regular expressions", () => {
  test.each([
    ['^https://.*\\.example\\.com$', 'https://a.example.com', true],
    ['^https://.*\\.example\\.com$', 'https://a.example.com.evil.test', false],
    ['^https://.*\\.example\\.com$', 'https://aXexampleXcom', false],
    ['example', 'https://example.com', true],
    ['^https?://localhost(:[0-9]+)?$', 'http://localhost:3000', true],
    ['^https?://localhost(:\\d+)?$', 'http://localhost:', false],
    ['(?i)^HTTPS://A\\.test$', 'https://a.TEST', true],
    ['^(a|b){2,3}$', 'aba', true],
    ['^(a|b){2,3}$', 'abab', false],
    ['^[^a-c]+$', 'xyz', true],
    ['^[[:alpha:]-]+$', 'a-b', true],
    ['\\bfoo\\b', 'a foo b', true],
    ['^(?P<sub>\\w+)\\.x$', 'ab.x', true],
    ['a\\z', 'a\n', false],
    ['^\\pL+$', 'é', true],
    ['', 'anything', true],
  ])('%s on %j: %s', (source, text, expected) => {
    expect(new Re2(source).matches(text)).toBe(expected)
  })

  test.each([
    ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
    ['(a)\\1', 'invalid escape sequence: `\\1`'],
    ['a**', 'invalid nested repetition operator: `**`'],
    ['[a', 'missing closing ]: `[a`'],
    ['(a', 'missing closing ): `(a`'],
    ['a)', 'unexpected ): `a)`'],
    ['*a', 'missing argument to repetition operator: `*`'],
    ['[b-a]', 'invalid character class range: `b-a`'],
  ])('refuses %s as Go does', (source, message) => {
    expect(() => new Re2(source)).toThrow(`error parsing regexp: ${message}`)
  })

  test('an expression that would take JavaScript years is over at once', () => {
    expect(new Re2('^(a+)+$').matches(`${'a'.repeat(5000)}b`)).toBe(false)
  })

  test('agree with JavaScript where both have the same syntax', () => {
    const piece = fc.constantFrom('a', 'b', '.', '\\.', '[ab]', '[^a]', '(a|b)', '(?:ab)', '\\d', '\\w')
    const source = fc.array(fc.tuple(piece, fc.constantFrom('', '*', '+', '?', '{1,2}')), { maxLength: 6 })
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom('a', 'b', '.', '1'), maxLength: 8 }),
        fc.boolean(),
        (parts, text, whole) => {
          const body = parts.map(([what, often]) => what + often).join('')
          const pattern = whole ? `^${body}$` : body
          expect(new Re2(pattern).matches(text)).toBe(new RegExp(pattern).test(text))
        },
      ),
    )
  })
})

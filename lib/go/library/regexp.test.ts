import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import { Hang, Machine } from '../machine/machine.ts'
import { compileRegexp, matches, regexpPackage } from './regexp.ts'

const machine = () => new Machine(() => {})

/** Whether an expression matches a text, or Go's error. */
function match(source: string, text: string): boolean | string {
  const [pattern, error] = compileRegexp(source, machine())
  return pattern ? matches(pattern, text, machine()) : (error?.message ?? '')
}

beforeAll(() => regexpPackage.load?.())

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
    ['^a$', 'a\n', false],
    ['^\\pL+$', 'é', true],
    ['^\\Qa.b\\E$', 'a.b', true],
    ['^\\Qa.b\\E$', 'axb', false],
    ['^x{,2}$', 'x{,2}', true],
    // From src/regexp/all_test.go.
    ['^((?P<x>hi)|(?P<x>bye))$', 'bye', true],
    ['^(?P<x>a)[(?P<x>]\\Q(?P<x>\\E$', 'a<(?P<x>', true],
    ['', 'anything', true],
  ])('%s on %j: %s', (source, text, expected) => {
    expect(match(source, text)).toBe(expected)
  })

  // The messages are those of src/regexp/syntax/parse.go, and of badRe in src/regexp/all_test.go.
  test.each([
    ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
    ['(?<=a)', 'invalid named capture: `(?<=a)`'],
    ['(?P<n', 'invalid named capture: `(?P<n`'],
    ['(?P<n>a)(?P<n>', 'missing closing ): `(?P<n>a)(?P<n>`'],
    ['(a)\\1', 'invalid escape sequence: `\\1`'],
    ['\\x', 'invalid escape sequence: `\\x`'],
    ['\\x{110000}', 'invalid escape sequence: `\\x{110000`'],
    ['a**', 'invalid nested repetition operator: `**`'],
    ['a*+', 'invalid nested repetition operator: `*+`'],
    ['x{2}{3}', 'invalid nested repetition operator: `{2}{3}`'],
    ['x{1001}', 'invalid repeat count: `{1001}`'],
    ['x[a-z', 'missing closing ]: `[a-z`'],
    ['(abc', 'missing closing ): `(abc`'],
    ['x(a', 'missing closing ): `x(a`'],
    ['abc)', 'unexpected ): `abc)`'],
    ['*', 'missing argument to repetition operator: `*`'],
    ['[z-a]', 'invalid character class range: `z-a`'],
    ['abc\\', 'trailing backslash at end of expression: ``'],
    [
      `${'('.repeat(1001)}${')'.repeat(1001)}`,
      `expression nests too deeply: \`${'('.repeat(1001)}${')'.repeat(1001)}\``,
    ],
  ])('%s is refused with the message of Go', (source, message) => {
    expect(match(source, '')).toBe(`error parsing regexp: ${message}`)
  })

  test('MustCompile panics with the expression in backquotes, or quoted where it holds one', () => {
    const mustCompile = regexpPackage.members.get('MustCompile')
    const call = (source: string) => mustCompile?.kind === 'func' && mustCompile.call([source], machine())
    expect(() => call('a(')).toThrow('regexp: Compile(`a(`): error parsing regexp: missing closing ): `a(`')
    expect(() => call('`(')).toThrow('regexp: Compile("`("): error parsing regexp: missing closing ): ``(`')
  })

  test('a nested repetition on a long text is linear', async () => {
    const ms = await processorMs(() => expect(match('^(a+)+$', `${'a'.repeat(100_000)}b`)).toBe(false))
    expect(ms).toBeLessThan(1000)
  })

  test.each(['a{1000}'.repeat(1000), '((a{10}){10}){10}'.repeat(100), 'a'.repeat(100_000)])(
    'an expression that would become larger than a page has memory for is too large: %.20s…',
    (source) => {
      expect(match(source, '')).toBe(`error parsing regexp: expression too large: \`${source}\``)
    },
  )

  test('a search that takes too long is stopped before it begins', () => {
    const [pattern] = compileRegexp('^(a?b?c?d?){900}$', machine())
    if (!pattern) throw new Error('The expression was refused.')
    expect(() => matches(pattern, 'abcd'.repeat(100_000), machine())).toThrow(Hang)
  })

  test('an expression of the syntax that JavaScript shares matches what JavaScript matches', () => {
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
          expect(match(pattern, text)).toBe(new RegExp(pattern).test(text))
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePcre, pcreProblem } from './pcre.ts'

function captures(pattern: string, text: string, caseless = false) {
  const compiled = compilePcre(pattern, caseless)
  if (!('regex' in compiled)) throw new Error(JSON.stringify(compiled))
  return compiled.regex.exec(text)?.captures ?? null
}

describe('an expression finds what PCRE2 finds', () => {
  test.each([
    ['^https://([a-z0-9-]+\\.)*example\\.com$', 'https://a.b.example.com', ['https://a.b.example.com', 'b.']],
    ['\\.(gif|jpe?g)$', '/x.jpeg', ['.jpeg', 'jpeg']],
    ['(?i)^FOO$', 'foo', ['foo']],
    ['^[[:alpha:]]+\\h[^]]$', 'ab x', ['ab x']],
    ['a{2,3}?', 'aaa', ['aa']],
    ['(a)|(b)', 'b', ['b', undefined, 'b']],
    ['^/(?!api/)(.*)$', '/other', ['/other', 'other']],
    ['(.)\\1', 'abb', ['bb', 'b']],
    ['\\x41\\x{42}[\\-\\]]', 'AB-', ['AB-']],
    ['^a$', 'b', null],
  ])('%s in %s', (pattern, text, expected) => {
    expect(captures(pattern, text)).toEqual(expected)
  })

  test('named groups are variables', () => {
    const compiled = compilePcre('^(?<scheme>[a-z]+)://(?P<host>.+)$', false)
    expect(compiled).toMatchObject({ names: ['scheme', 'host'] })
    expect('regex' in compiled && compiled.regex.exec('https://x')?.groups).toMatchObject({
      scheme: 'https',
      host: 'x',
    })
  })
})

describe('what PCRE2 refuses, in its words', () => {
  test.each([
    ['(a', 'missing closing parenthesis in "(a"'],
    ['a)', 'unmatched closing parenthesis in "a)" at ")"'],
    ['[a', 'missing terminating ] for character class in "[a"'],
    ['*a', 'quantifier does not follow a repeatable item in "*a" at "*a"'],
    ['[z-a]', 'range out of order in character class in "[z-a]" at "a]"'],
    ['a\\', '\\ at end of pattern in "a\\"'],
  ])('%s', (pattern, message) => {
    const compiled = compilePcre(pattern, false)
    if (!('error' in compiled)) throw new Error('It was taken.')
    expect(pcreProblem(pattern, compiled.error, compiled.offset)).toBe(`pcre2_compile() failed: ${message}`)
  })
})

test.each(['(?>a+)b', 'a++', '(a)(?1)', '(?=(a+)+b)(a+)+'])('%s is told to be unknown here', (pattern) => {
  expect(compilePcre(pattern, false)).toHaveProperty('unsupported')
})

test('a hostile expression does not hang the run', () => {
  const started = performance.now()
  expect(captures('^(a+)+$', `${'a'.repeat(20_000)}b`)).toBeNull()
  expect(captures('^(a|a)*b$', 'a'.repeat(20_000))).toBeNull()
  expect(performance.now() - started).toBeLessThan(5000)
})

test('no pattern makes it throw', () => {
  const pieces = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '{2}',
    '*',
    '+',
    '?',
    '\\',
    'a',
    '-',
    '^',
    '$',
    '|',
    '(?',
    ':',
    '<x>',
    '[:',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((each) => each.join('')),
      ),
      (pattern) => {
        const compiled = compilePcre(pattern, true)
        if ('regex' in compiled) compiled.regex.exec('https://foo.example')
      },
    ),
    { numRuns: 1000 },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processorMs } from '../../../testing/processor-time.ts'
import { MatchBudget, MatchLimit } from '../../expressions/match-budget.ts'
import { compilePcre, pcreProblem } from './pcre.ts'

function captures(pattern: string, text: string, caseless = false) {
  const compiled = compilePcre(pattern, caseless)
  if (!('regex' in compiled)) throw new Error(JSON.stringify(compiled))
  return compiled.regex.exec(text, new MatchBudget())?.captures ?? null
}

describe('compilePcre', () => {
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
  ])('%s finds in %s what PCRE2 finds', (pattern, text, expected) => {
    expect(captures(pattern, text)).toEqual(expected)
  })

  test('a named group is reported as a variable and filled', () => {
    const compiled = compilePcre('^(?<scheme>[a-z]+)://(?P<host>.+)$', false)
    expect(compiled).toMatchObject({ names: ['scheme', 'host'] })
    expect('regex' in compiled && compiled.regex.exec('https://x', new MatchBudget())?.groups).toMatchObject({
      scheme: 'https',
      host: 'x',
    })
  })
})

describe('what PCRE2 refuses', () => {
  test.each([
    ['(a', 'missing closing parenthesis in "(a"'],
    ['a)', 'unmatched closing parenthesis in "a)" at ")"'],
    ['[a', 'missing terminating ] for character class in "[a"'],
    ['*a', 'quantifier does not follow a repeatable item in "*a" at "*a"'],
    ['[z-a]', 'range out of order in character class in "[z-a]" at "a]"'],
    ['a\\', '\\ at end of pattern in "a\\"'],
  ])('%s is refused with the message of PCRE2', (pattern, message) => {
    const compiled = compilePcre(pattern, false)
    if (!('error' in compiled)) throw new Error('It was taken.')
    expect(pcreProblem(pattern, compiled.error, compiled.offset)).toBe(`pcre2_compile() failed: ${message}`)
  })
})

test.each(['(?>a+)b', 'a++', '(a)(?1)', '(?=(a+)+b)(a+)+'])(
  '%s is valid in PCRE2 and reported as not supported here',
  (pattern) => {
    expect(compilePcre(pattern, false)).toHaveProperty('unsupported')
  },
)

test('a nested repetition takes time in proportion to the text', async () => {
  const ms = await processorMs(() => {
    expect(captures('^(a+)+$', `${'a'.repeat(20_000)}b`)).toBeNull()
    expect(captures('^(a|a)*b$', 'a'.repeat(20_000))).toBeNull()
  })
  expect(ms).toBeLessThan(2000)
})

test.each([
  ['^(?!x)a*a*a*a*a*a*b$', 'a'.repeat(300)],
  [`^(?!x)${'a?'.repeat(40)}${'a'.repeat(40)}b`, 'a'.repeat(40)],
  [`^(?!x)${'(a|a)'.repeat(40)}b`, 'a'.repeat(60)],
  ['^/(?!x)(a|a)*$', `/${'a'.repeat(40)}-`],
  ['^/(a)(\\1|a)*$', `/${'a'.repeat(40)}-`],
  ['^/(?!x)(a?a?)*$', `/${'a'.repeat(40)}-`],
  ['^/(?!x)(a|a){2,40}$', `/${'a'.repeat(40)}-`],
])('%.30s… is not run where it could take too long', (pattern, text) => {
  expect(() => captures(pattern, text)).toThrow(MatchLimit)
})

test.each([
  ['^(?!.*\\.php)(.*)/(.*)$', `/${'a/'.repeat(300)}b`],
  ['^/(?!x)(a|b)*$', `/${'ab'.repeat(300)}`],
  ['^/(?!api/|static/|assets/)(.*)\\.(gif|jpe?g|png|css|js|svg|ico|woff2?)$', `/${'a'.repeat(2000)}.svg`],
])('%s is run on a long path', (pattern, text) => {
  expect(captures(pattern, text)).not.toBeNull()
})

test('an expression that would become too large is reported as not supported here', () => {
  expect(compilePcre('a{1000}'.repeat(200), false)).toEqual({ unsupported: 'an expression of this size' })
})

test('compilePcre throws for no pattern', () => {
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
        if ('regex' in compiled) compiled.regex.exec('https://foo.example', new MatchBudget())
      },
    ),
    { numRuns: 1000 },
  )
})

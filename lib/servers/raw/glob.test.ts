import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import { NO_UPSTREAM } from '../no-upstream.ts'
import { compileGlob, GlobBudget, matchesGlob } from './glob.ts'
import { compileRaw } from './raw.ts'

const matches = (pattern: string, text: string) =>
  matchesGlob(compileGlob(pattern, { segments: true }), text, new GlobBudget())

test('matchesGlob agrees with the regular expression that says the same', () => {
  const pattern = fc.array(fc.constantFrom('*', '/', '/:id', '/:b', 'a', 'b', 'ab'), { maxLength: 8 })
  const text = fc.array(fc.constantFrom('/', 'a', 'b', '/a', '/ab'), { maxLength: 10 })
  fc.assert(
    fc.property(pattern, text, (pieces, parts) => {
      const source = pieces
        .join('')
        .replace(/\*+/g, '.*')
        .replace(/(?<=\/):[a-z]+(?=\/|$)/g, '[^/]+')
      expect(matches(pieces.join(''), parts.join(''))).toBe(new RegExp(`^${source}$`).test(parts.join('')))
    }),
    { numRuns: 2000 },
  )
})

describe('matchesGlob ends in time', () => {
  test.each<[string, string, string]>([
    ['thousands of wildcards on a long path', `/${'*a'.repeat(400)}`, `/${'a'.repeat(900_000)}`],
    ['thousands of wildcards that do not match', `/${'*a'.repeat(200)}*b`, `/${'a'.repeat(900_000)}`],
    ['segments between wildcards', '/*/:a/:b/:c*', '/'.repeat(900_000)],
    ['one wildcard and a long literal', `/*${'a'.repeat(200)}b${'a'.repeat(200)}*`, `/${'a'.repeat(900_000)}`],
  ])('with %s', async (_, pattern, text) => {
    const ms = await processorMs(() => {
      try {
        matches(pattern, text)
      } catch (error) {
        expect(String(error)).toContain('Preflight compares')
      }
    })
    expect(ms).toBeLessThan(1000)
  })

  test('with 20,000 wildcards and a path of 900,000 characters it is given up, and says so', async () => {
    const ms = await processorMs(() =>
      expect(() => matches(`/${'*a'.repeat(20_000)}`, `/${'a'.repeat(900_000)}`)).toThrow('shorten the address'),
    )
    expect(ms).toBeLessThan(500)
  })

  test('a request that is given up names the route whose turn it was', async () => {
    const { server } = compileRaw(`GET /a\n200 OK\n\nGET /${'*a'.repeat(2_000)}\n200 OK\n`)
    const url = `https://bar.other/${'a'.repeat(900_000)}`
    await expect(server?.answer({ method: 'GET', url, headers: [], body: null }, NO_UPSTREAM)).rejects.toThrow(
      'shorten the address or the routes. It was stopped at the route in line 4.',
    )
  })
})

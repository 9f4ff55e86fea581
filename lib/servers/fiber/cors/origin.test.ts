import { describe, expect, test } from 'vitest'
import { parseGoUrl } from '../../../go/library/url-parse.ts'
import units from '../fixtures/origin-units.json'
import { matchesSubdomain, normalizeOrigin } from './origin.ts'

for (const [release, table] of Object.entries(units.versions)) {
  const version = release.slice(1)

  describe(`Fiber ${version} reads configured origins as the real one did`, () => {
    test.each([...table.suite, ...table.probes])('$origin', ({ origin, valid, normalized }) => {
      expect(normalizeOrigin(origin, version)).toBe(valid ? normalized : null)
    })
  })

  describe(`Fiber ${version} matches subdomains as the real one did`, () => {
    test.each(table.subdomainSuite)('$name: $origin', ({ prefix, suffix, origin, expected }) => {
      expect(matchesSubdomain({ prefix, suffix }, origin, version)).toBe(expected)
    })
  })
}

describe("Go's url.Parse", () => {
  test.each([':foo', 'http://a.com:80b', 'http://[::1', 'http://a.com/%zz', 'a:b:c/d'.slice(0, 0), '1a:b/c'])(
    'refuses %j',
    (raw) => {
      expect(parseGoUrl(raw)).toBeNull()
    },
  )

  test('url.Parse takes what is before the first colon as the scheme', () => {
    expect(parseGoUrl('localhost:3000')).toMatchObject({ scheme: 'localhost', host: '' })
  })
})

test('before 2.52.6 an origin begins with http or https', () => {
  expect(normalizeOrigin('app://localhost', '2.52.5')).toBeNull()
  expect(normalizeOrigin('app://localhost', '2.52.6')).toBe('app://localhost')
})

import { describe, expect, test } from 'vitest'
import { express } from './express/express.ts'
import { nginx } from './nginx/nginx.ts'
import { partProblem, patternProblem } from './origin-pattern.ts'

describe('an expression for origins', () => {
  test.each([
    '(https?://(example\\.com|www\\.example\\.com))',
    '^https://example\\.com',
    'https?://.*\\.example\\.com',
    '^https://a\\.example$|^https://b\\.example',
    'example.com\\$',
  ])('%s lets in what only begins so', (pattern) => {
    expect(patternProblem(pattern)).toMatch(/no `\$` at its end.*\.evil\.test/)
  })
  test.each(['example\\.com$', '(www\\.)?example\\.com$', '^https://a\\.example$|b\\.example$'])(
    '%s lets in what only ends so',
    (pattern) => {
      expect(patternProblem(pattern)).toMatch(/no `\^` at its beginning.*https:\/\/evil/)
    },
  )
  test.each([
    '^https://(www\\.)?example\\.com$',
    '(^https://a\\.example\\.com$)',
    '^https://a\\.example$|^https://b\\.example$',
    '\\.example\\.com$',
    'https://example\\.com$',
    '^https?:\\/\\/([a-z]+\\.)*example\\.com(:\\d+)?$',
    '.',
    '^https://',
  ])('%s says nothing of strangers', (pattern) => {
    expect(patternProblem(pattern)).toBe(null)
  })
})

test('an expression is remarked on where nginx or Express holds an origin against it, and nowhere else', () => {
  const site = (lines: string) => `map $http_origin $a { default ""; ${lines} }\nserver { listen 80; return 200 $a; }`
  const codes = (text: string, dialect: typeof nginx = nginx) =>
    dialect.check(text).filter(({ code }) => code === 'lets-strangers-in').length
  expect(codes(site('"~https://example\\.com" $http_origin;'))).toBe(1)
  expect(codes(site('"~^https://example\\.com$" $http_origin;'))).toBe(0)
  expect(codes('server { if ($http_origin ~* (https?://example\\.com)) { return 204; } }')).toBe(1)
  expect(codes('server { if ($host ~* example\\.com) { return 204; } }')).toBe(0)
  const app = (origin: string) => express.example.replace('cors()', `cors({ origin: ${origin} })`)
  expect(codes(app('/example\\.com/'), express)).toBe(1)
  expect(codes(app('[/^https:\\/\\/example\\.com$/, /example\\.com$/]'), express)).toBe(1)
  expect(codes(app("(o, cb) => cb(null, o.endsWith('example.com'))"), express)).toBe(1)
  expect(codes(app("(o, cb) => cb(null, o.endsWith('.example.com') || list.includes(o))"), express)).toBe(0)
})

test.each([
  ['startsWith', 'https://example.com', true],
  ['startsWith', 'http://localhost', true],
  ['startsWith', 'http://localhost:', false],
  ['endsWith', 'example.com', true],
  ['endsWith', '.example.com', false],
  ['includes', 'example.com', true],
  ['includes', 'x', false],
])('a test with %s for %s lets strangers in: %s', (method, part, isProblem) => {
  expect(partProblem(method, part) !== null).toBe(isProblem)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from './default-document.ts'
import { LONGEST_TEXT, parseDocument } from './document.ts'
import { migrate } from './migrations.ts'

const problems = (change: object): readonly string[] => {
  const parsed = parseDocument({ ...DEFAULT_DOCUMENT, ...change })
  return parsed.ok ? [] : parsed.problems
}
const server = (origin: string, text = '') => ({ origin, dialect: 'raw', text })

test('the default document is valid and unchanged', () => {
  expect(parseDocument(DEFAULT_DOCUMENT)).toEqual({ ok: true, document: DEFAULT_DOCUMENT })
})

test('unknown members of a document are left out', () => {
  expect(parseDocument({ ...DEFAULT_DOCUMENT, later: true })).toEqual({ ok: true, document: DEFAULT_DOCUMENT })
})

describe('a problem of a document names the member and the remedy', () => {
  test.each([
    [{ page: { url: 'foo.example' } }, 'page.url: is not the address of a page'],
    [{ page: { url: 'javascript:alert(1)' } }, 'page.url: is not the address of a page'],
    [{ servers: [server('https://bar.other/')] }, 'servers.0.origin: is not an origin'],
    [{ servers: [server('https://bar.other:443')] }, 'servers.0.origin: is not an origin'],
    [
      { servers: [server('https://a.example'), server('https://a.example')] },
      'servers: has two servers with the same origin',
    ],
    [{ servers: Array.from({ length: 9 }, (_, at) => server(`https://s${at}.example`)) }, 'servers: has more than 8'],
    [{ servers: [{ ...server('https://a.example'), dialect: 'cobol' }] }, 'servers.0.dialect: '],
    [{ client: { language: 'javascript', code: 'x'.repeat(LONGEST_TEXT + 1) } }, 'client.code: is longer than'],
    [
      { servers: Array.from({ length: 8 }, (_, at) => server(`https://s${at}.example`, '☃'.repeat(20_000))) },
      'The document is larger than 256 kB.',
    ],
    [{ cookies: { 'https://bar.other': 'session' } }, 'is not a cookie'],
    [{ cookies: { 'bar.other': 'a=1' } }, 'is not an origin'],
    [{ browser: 'netscape' }, 'browser: '],
    [{ title: undefined }, 'title: '],
  ])('%j', (change, expected) => {
    expect(problems(change).join('\n')).toContain(expected)
  })
})

test('a document of a newer version is refused with the advice to reload the page', () => {
  expect(problems({ version: 2 })).toEqual([
    'This was made with a newer version of the playground. Reload the page, then try again.',
  ])
  expect(migrate({ version: 2 }).outcome).toBe('too-new')
})

test('no value makes parseDocument throw', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (value) => {
      expect(parseDocument(value).ok).toBe(false)
      expect(parseDocument({ ...DEFAULT_DOCUMENT, servers: value }).ok).toBe(Array.isArray(value) && value.length === 0)
    }),
  )
})

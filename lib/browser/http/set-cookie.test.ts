import { describe, expect, it, test } from 'vitest'
import { chromium } from '../profiles/chromium.ts'
import { firefox } from '../profiles/firefox.ts'
import type { Profile } from '../profiles/profile.ts'
import { webkit } from '../profiles/webkit.ts'
import { parseSetCookie } from './set-cookie.ts'

describe('Set-Cookie', () => {
  const url = new URL('https://api.foo.example/dir/page')
  const parse = (text: string, at: URL = url) => {
    const parsed = parseSetCookie(text, at, 0, chromium.cookies)
    return parsed && !parsed.refusal ? parsed.cookie : null
  }

  it('a cookie without Domain and Path belongs to its host and directory', () => {
    expect(parse('a=b=c')).toMatchObject({
      name: 'a',
      value: 'b=c',
      host: 'api.foo.example',
      hostOnly: true,
      path: '/dir',
    })
  })

  it('Domain can name a parent domain, but not another domain or a public suffix', () => {
    expect(parse('a=1; Domain=.foo.example')).toMatchObject({ host: 'foo.example', hostOnly: false })
    expect(parse('a=1; Domain=bar.other')).toBeNull()
    expect(parse('a=1; Domain=example')).toBeNull()
    const platform = new URL('https://sara.r2.dev/')
    expect(parse('a=1; Domain=r2.dev', platform)).toBeNull()
    expect(parse('a=1; Domain=sara.r2.dev', platform)).toMatchObject({ hostOnly: false })
  })

  it('Domain may be the host where that is an address, but no part of one', () => {
    const machine = new URL('http://127.0.0.1/')
    expect(parse('a=1; Domain=127.0.0.1', machine)).toMatchObject({ host: '127.0.0.1', hostOnly: true })
    expect(parse('a=1; Domain=0.0.1', machine)).toBeNull()
  })

  it('Set-Cookie is ignored when it is empty or too long', () => {
    expect(parse('=')).toBeNull()
    expect(parse(`a=${'x'.repeat(4096)}`)).toBeNull()
  })

  it('an expired Set-Cookie removes the cookie', () => {
    expect(parse('a=; Max-Age=0')?.expires).toBe(Number.NEGATIVE_INFINITY)
    expect(parse('a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT')?.expires).toBe(0)
  })

  it('a cookie ends at the date of Expires, unless it has a Max-Age or the date is none', () => {
    const until2024 = 'a=1; Expires=Mon, 01 Jan 2024 00:00:00 GMT'
    expect(parse(until2024)?.expires).toBe(Date.UTC(2024, 0, 1))
    expect(parse(`${until2024}; Max-Age=10`)?.expires).toBe(10_000)
    expect(parse('a=1; Expires=soon')?.expires).toBe(Number.POSITIVE_INFINITY)
  })
})

/** What Chromium 156 and Firefox 153 kept of these, set by https://api.app.example/auth/login; measured. */
describe('a Set-Cookie with a Domain', () => {
  const url = new URL('https://api.app.example/auth/login')
  const refusal = (text: string, at = url) => parseSetCookie(text, at, 0, chromium.cookies)?.refusal

  test.each([
    'app.example',
    '.app.example',
    'APP.example',
    'api.app.example',
    '',
    'www.app.example; Domain=app.example',
  ])('is kept with Domain=%s', (domain) => {
    expect(refusal(`a=1; Domain=${domain}`)).toBeNull()
  })

  test.each([
    'www.app.example',
    'x.api.app.example',
    'other.test',
    '..app.example',
    'app.example.',
    'https://app.example',
    'app.example:443',
    '.',
  ])('is refused with Domain=%s, which is not the host or a parent of it', (domain) => {
    const observed = domain.replace(/^\./, '')
    expect(refusal(`a=1; Domain=${domain}`)).toEqual({
      rule: 'cookie-domain',
      problem: 'other-host',
      observed,
      expected: 'api.app.example',
    })
  })

  test.each([
    ['co.uk', 'https://api.foo.co.uk/'],
    ['com', 'https://foo.com/'],
    ['github.io', 'https://foo.github.io/'],
  ])('is refused with Domain=%s, under which anybody can have a name', (domain, at) => {
    expect(refusal(`a=1; Domain=${domain}`, new URL(at))).toMatchObject({
      rule: 'cookie-domain',
      problem: 'public-suffix',
    })
  })

  test.each(['http://localhost:8011/', 'https://github.io/', 'http://10.1.2.3/', 'http://intranet/'])(
    'may name the host itself at %s, and is then for that host only',
    (at) => {
      const { hostname } = new URL(at)
      for (const domain of [hostname, `.${hostname}`]) {
        const parsed = parseSetCookie(`a=1; Domain=${domain}`, new URL(at), 0, chromium.cookies)
        expect(parsed).toMatchObject({ refusal: null, cookie: { host: hostname, hostOnly: true } })
      }
    },
  )

  test('an empty Domain after another one counts as none', () => {
    const parsed = parseSetCookie('a=1; Domain=app.example; Domain=', url, 0, chromium.cookies)
    expect(parsed?.cookie).toMatchObject({ host: 'api.app.example', hostOnly: true })
  })
})

describe('a Set-Cookie with a Path', () => {
  const url = new URL('https://api.app.example/auth/login')
  test.each([
    ['', '/auth', true],
    ['; Path=/', '/', false],
    ['; Path=/AUTH', '/AUTH', false],
    ['; Path=auth', '/auth', true],
    ['; Path="/"', '/auth', true],
    ['; Path=/x; Path=/', '/', false],
    ['; Path=/x; Path=', '/auth', true],
  ])('a=1%s belongs to %s', (attributes, path, isDefaultPath) => {
    expect(parseSetCookie(`a=1${attributes}`, url, 0, chromium.cookies)?.cookie).toMatchObject({ path, isDefaultPath })
  })
})

describe('a name with a prefix', () => {
  const url = new URL('https://api.app.example/x/login')
  const missing = (text: string, profile: Profile, at = url) =>
    parseSetCookie(text, at, 0, profile.cookies)?.refusal?.expected ?? null

  // Chromium 156 and Firefox 153, measured; `__Host-` and `__Secure-` in Safari since 12.
  test.each([
    ['__Host-a=1; Secure; Path=/', null],
    ['__Host-a=1; Secure; Path=/; Domain=', null],
    ['__Host-a=1; Secure; Path=/; Domain=app.example', 'no Domain'],
    ['__Host-a=1; Secure; Path=/; Domain=api.app.example', 'no Domain'],
    ['__Host-a=1; Secure; Path=/x', 'Path=/'],
    ['__Host-a=1; Secure', 'Path=/'],
    ['__Host-a=1; Path=/', 'Secure'],
    ['__host-a=1; Path=/', 'Secure'],
    ['__Secure-a=1; Secure; Domain=app.example', null],
    ['__Secure-a=1', 'Secure'],
  ])('%s lacks %s in every browser', (text, lacks) => {
    for (const profile of [chromium, firefox, webkit]) expect(missing(text, profile)).toBe(lacks)
  })

  it('a nameless value that begins with a prefix is refused', () => {
    expect(missing('=__Host-a=1', chromium)).toBe('a name before =')
    expect(missing('__Host-a', chromium)).toBe('a name before =')
    expect(missing('__Host-a', firefox)).toBe('Secure')
  })

  test.each([
    ['__Http-a=1; Secure; HttpOnly', null],
    ['__Http-a=1; Secure', 'HttpOnly'],
    ['__http-a=1; HttpOnly', 'Secure'],
    ['__Host-Http-a=1; Secure; HttpOnly; Path=/', null],
    ['__Host-Http-a=1; Secure; Path=/', 'HttpOnly'],
    ['__Host-Http-a=1; Secure; HttpOnly; Path=/; Domain=app.example', 'no Domain'],
  ])('%s lacks %s in Chromium and Firefox', (text, lacks) => {
    for (const profile of [chromium, firefox]) expect(missing(text, profile)).toBe(lacks)
  })

  // Chromium 156 and Firefox 153, measured.
  test.each([
    ['http://localhost/', 'localhost', 'firefox'],
    ['http://localhost/', '.localhost', 'firefox'],
    ['https://co.uk/', 'co.uk', 'firefox'],
    ['https://github.io/', 'github.io', 'firefox'],
    ['http://app.localhost/', 'app.localhost', 'none'],
    ['https://foo.co.uk/', 'foo.co.uk', 'none'],
    ['http://127.0.0.1/', '127.0.0.1', 'both'],
    ['http://127.0.0.1/', '.127.0.0.1', 'firefox'],
  ])('__Host- at %s with Domain=%s is kept by %s', (at, domain, keptBy) => {
    const text = `__Host-a=1; Secure; Path=/; Domain=${domain}`
    expect(missing(text, firefox, new URL(at))).toBe(keptBy === 'none' ? 'no Domain' : null)
    expect(missing(text, chromium, new URL(at))).toBe(keptBy === 'both' ? null : 'no Domain')
  })

  it('__Host- without a written Path is kept by Firefox only, where the default path is /', () => {
    const atRoot = new URL('https://api.app.example/login')
    expect(missing('__Host-a=1; Secure', firefox, atRoot)).toBeNull()
    expect(missing('__Host-a=1; Secure', chromium, atRoot)).toBe('Path=/')
  })
})

it('a control character makes no cookie, except a tab in Firefox', () => {
  const url = new URL('https://foo.example/')
  const refusal = (text: string, profile: Profile) => parseSetCookie(text, url, 0, profile.cookies)?.refusal ?? null
  expect(refusal('a\tb=1', chromium)).toEqual({ rule: 'cookie-syntax', problem: 'control-character' })
  expect(refusal('a\tb=1', firefox)).toBeNull()
  expect(refusal('a\u0001b=1', firefox)).toEqual({ rule: 'cookie-syntax', problem: 'control-character' })
})

it('a pair without = is a value in Chromium and a name in Firefox, which keeps no nameless cookie', () => {
  const url = new URL('https://foo.example/')
  expect(parseSetCookie('v', url, 0, chromium.cookies)).toMatchObject({
    refusal: null,
    cookie: { name: '', value: 'v' },
  })
  expect(parseSetCookie('v', url, 0, firefox.cookies)).toMatchObject({
    refusal: null,
    cookie: { name: 'v', value: '' },
  })
  expect(parseSetCookie('=v', url, 0, firefox.cookies)?.refusal).toEqual({ rule: 'cookie-syntax', problem: 'no-name' })
})

import { describe, expect, it, test } from 'vitest'
import { sent, visit } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import type { Call } from '../call.ts'
import { parseSetCookie } from './cookie-jar.ts'

const PAGE = 'https://foo.example'
const SITE = 'https://api.foo.example'
const OTHER = 'https://bar.other'
const cookies = { [SITE]: 'site=1', [OTHER]: 'other=1', [PAGE]: 'own=1' }

const open = (origin: string) =>
  [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Credentials', 'true'],
  ] as const

describe('a cookie is sent', () => {
  test.each<[string, string, Partial<Call>, string | null]>([
    ['to the page’s own origin by default', `${PAGE}/`, {}, 'own=1'],
    ['to no origin with omit, not even the page’s own', `${PAGE}/`, { credentials: 'omit' }, null],
    ['to no other origin by default', `${SITE}/`, {}, null],
    ['to another origin with include', `${SITE}/`, { credentials: 'include' }, 'site=1'],
    ['to no other origin with no-cors by default', `${SITE}/`, { mode: 'no-cors' }, null],
    ['whatever the port', `${SITE}:8443/`, { credentials: 'include' }, 'site=1'],
  ])('a cookie is sent %s', async (_, url, init, cookie) => {
    const page = visit(PAGE, () => ({ headers: open(PAGE) }), 'chromium', { cookies })
    await page.fetch(url, init)
    expect(sent(page.wire[0], 'cookie')).toBe(cookie)
  })

  it('a cookie is not sent after a cross-origin redirect back with credentials mode same-origin', async () => {
    const page = visit(
      PAGE,
      ({ url }) =>
        url === `${PAGE}/2`
          ? { headers: open('null') }
          : { status: 302, headers: [...open(PAGE), ['Location', url === `${PAGE}/` ? `${OTHER}/` : `${PAGE}/2`]] },
      'chromium',
      { cookies },
    )
    await page.fetch(`${PAGE}/`)
    expect(page.wire.map((request) => sent(request, 'cookie'))).toEqual(['own=1', null, null])
  })
})

describe('a cookie of another site', () => {
  test.each(BROWSERS)('is kept back by %s, and the trace says why', async (browser) => {
    const page = visit(PAGE, () => ({ headers: open(PAGE) }), browser, { cookies })
    await page.fetch(`${OTHER}/`, { credentials: 'include' })
    expect(sent(page.wire[0], 'cookie')).toBeNull()
    expect(page.trace).toContainEqual(
      expect.objectContaining({ type: 'cookie', what: 'kept-back', name: 'other', rule: 'third-party-cookie' }),
    )
  })

  it('a cookie of another site is sent where the user allows it', async () => {
    const page = visit(PAGE, () => ({ headers: open(PAGE) }), 'chromium', { cookies, thirdPartyCookies: 'sent' })
    await page.fetch(`${OTHER}/`, { credentials: 'include' })
    expect(sent(page.wire[0], 'cookie')).toBe('other=1')
  })
})

describe('a cookie is stored', () => {
  const setting = (cookie: string) => () => ({ headers: [['Set-Cookie', cookie] as const] })

  it('a cookie is stored although the page cannot read the response', async () => {
    const page = visit(PAGE, setting('seen=1'))
    expect((await page.fetch(`${SITE}/`, { credentials: 'include' })).outcome).toBe('network-error')
    await page.fetch(`${SITE}/`, { credentials: 'include' })
    expect(sent(page.wire[1], 'cookie')).toBe('seen=1')
  })

  it('a cookie is not stored from a response to a request without credentials', async () => {
    const page = visit(PAGE, setting('seen=1'))
    await page.fetch(`${SITE}/`)
    await page.fetch(`${SITE}/`, { credentials: 'include' })
    expect(sent(page.wire[1], 'cookie')).toBeNull()
  })

  test.each([
    ['a=1', 'cookie-same-site', 'for it is Lax by default'],
    ['a=1; SameSite=Strict; Secure', 'cookie-same-site', 'for it is Strict'],
    ['a=1; SameSite=None', 'cookie-secure', 'for None needs Secure'],
  ])('but not %s from another site, %s', async (cookie, rule) => {
    const page = visit(PAGE, setting(cookie), 'chromium', { thirdPartyCookies: 'sent' })
    await page.fetch(`${OTHER}/`, { credentials: 'include' })
    expect(page.trace).toContainEqual(expect.objectContaining({ type: 'cookie', what: 'refused', rule }))
  })

  describe('with Partitioned', () => {
    const go = async (cookie: string, browser: BrowserName, thirdPartyCookies?: 'sent' | 'blocked') => {
      const allow = ['Access-Control-Allow-Origin', PAGE] as const
      const page = visit(PAGE, () => ({ headers: [['Set-Cookie', cookie] as const, allow] }), browser, {
        ...(thirdPartyCookies ? { thirdPartyCookies } : {}),
      })
      await page.fetch(`${OTHER}/`, { credentials: 'include' })
      await page.fetch(`${OTHER}/`, { credentials: 'include' })
      return { cookie: sent(page.wire[1], 'cookie'), trace: page.trace }
    }

    test.each(['blocked', 'sent', undefined] as const)(
      'a Partitioned cookie is stored and sent in Chromium (%s)',
      async (setting) => {
        const { cookie } = await go('s=1; Secure; SameSite=None; Partitioned', 'chromium', setting)
        expect(cookie).toBe('s=1')
      },
    )

    it('the same cookie without Partitioned is refused where cookies of other sites are blocked', async () => {
      expect((await go('s=1; Secure; SameSite=None', 'chromium')).cookie).toBeNull()
    })

    it('a Partitioned cookie needs SameSite=None to be sent to another site', async () => {
      const { cookie, trace } = await go('s=1; Secure; Partitioned', 'chromium')
      expect(cookie).toBeNull()
      expect(trace).toContainEqual(
        expect.objectContaining({ type: 'cookie', what: 'refused', rule: 'cookie-same-site' }),
      )
    })

    it('a Partitioned cookie is refused without Secure, also on the page’s own site', async () => {
      const page = visit(PAGE, setting('s=1; Partitioned'))
      await page.fetch(`${PAGE}/`)
      expect(page.trace).toContainEqual(
        expect.objectContaining({ type: 'cookie', what: 'refused', rule: 'cookie-secure' }),
      )
    })
  })

  it.each([
    ['2023', 'a=1'],
    ['2024', 'a=1'],
    ['2025', null],
  ])('a cookie that expires at the end of 2024, asked for in the beginning of %s: %s is sent', async (year, cookie) => {
    const set = setting('a=1; Expires=Tue, 31 Dec 2024 23:59:59 GMT')
    const page = visit(PAGE, set, 'chromium', { now: () => Date.UTC(Number(year), 0, 1) })
    await page.fetch(`${PAGE}/`)
    await page.fetch(`${PAGE}/`)
    expect(sent(page.wire[1], 'cookie')).toBe(cookie)
  })

  it('a cookie is kept until its Max-Age is over', async () => {
    const page = visit(PAGE, ({ url }) => (url.endsWith('/set') ? setting('a=1; Max-Age=10; Path=/')() : {}))
    await page.fetch(`${PAGE}/set`)
    await page.fetch(`${PAGE}/`)
    page.wait(10_000)
    await page.fetch(`${PAGE}/`)
    expect(page.wire.map((request) => sent(request, 'cookie'))).toEqual([null, 'a=1', null])
  })
})

describe('Set-Cookie', () => {
  const url = new URL('https://api.foo.example/dir/page')
  const parse = (text: string): ReturnType<typeof parseSetCookie> => parseSetCookie(text, url, 0)

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
    expect(parseSetCookie('a=1; Domain=r2.dev', platform, 0)).toBeNull()
    expect(parseSetCookie('a=1; Domain=sara.r2.dev', platform, 0)).toMatchObject({ hostOnly: false })
  })

  it('Domain may be the host where that is an address, but no part of one', () => {
    const machine = new URL('http://127.0.0.1/')
    expect(parseSetCookie('a=1; Domain=127.0.0.1', machine, 0)).toMatchObject({ host: '127.0.0.1', hostOnly: true })
    expect(parseSetCookie('a=1; Domain=0.0.1', machine, 0)).toBeNull()
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

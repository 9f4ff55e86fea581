import { describe, expect, it, test } from 'vitest'
import { sent, visit } from '../../testing/visit.ts'
import type { BrowserName } from '../../trace/events.ts'
import type { Call } from '../call.ts'

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
  test.each<[BrowserName, 'blocked' | undefined]>([
    ['chromium', 'blocked'],
    ['firefox', undefined],
    ['webkit', undefined],
  ])('is kept back by %s with the setting %s, and the trace says why', async (browser, thirdPartyCookies) => {
    const page = visit(PAGE, () => ({ headers: open(PAGE) }), browser, { cookies, thirdPartyCookies })
    await page.fetch(`${OTHER}/`, { credentials: 'include' })
    expect(sent(page.wire[0], 'cookie')).toBeNull()
    expect(page.trace).toContainEqual(
      expect.objectContaining({ type: 'cookie', what: 'kept-back', name: 'other', rule: 'third-party-cookie' }),
    )
  })

  it('a cookie of another site is sent by Chromium with upstream’s defaults', async () => {
    const page = visit(PAGE, () => ({ headers: open(PAGE) }), 'chromium', { cookies })
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
      expect((await go('s=1; Secure; SameSite=None', 'chromium', 'blocked')).cookie).toBeNull()
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

describe('a cookie that is kept back or refused', () => {
  const allow = (page: string) => [...open(page)]
  /** Sets the cookies at the first address, then asks for the second; both with credentials. */
  async function then(page: string, first: string, cookies: readonly string[], second: string, browser: BrowserName) {
    const headers = [...allow(page), ...cookies.map((value) => ['Set-Cookie', value] as const)]
    const visited = visit(page, ({ url }) => ({ headers: url === first ? headers : allow(page) }), browser)
    await visited.fetch(first, { credentials: 'include' })
    await visited.fetch(second, { credentials: 'include' })
    const events = visited.trace.filter((event) => event.type === 'cookie')
    return { sent: sent(visited.wire.at(-1), 'cookie'), events }
  }

  it('a cookie without Path is kept back from other directories, and the trace says which', async () => {
    const { sent: cookie, events } = await then(
      PAGE,
      `${SITE}/auth/login`,
      ['r=1; HttpOnly; Secure'],
      `${SITE}/me`,
      'chromium',
    )
    expect(cookie).toBeNull()
    expect(events.at(-1)).toMatchObject({
      what: 'kept-back',
      name: 'r',
      rule: 'cookie-path',
      observed: '/me',
      expected: '/auth',
      isDefault: true,
    })
  })

  it('a cookie with another Domain is refused, and the trace names both', async () => {
    const { events } = await then(PAGE, `${SITE}/`, ['a=1; Domain=www.foo.example'], `${SITE}/`, 'chromium')
    expect(events[0]).toMatchObject({
      what: 'refused',
      rule: 'cookie-domain',
      problem: 'other-host',
      observed: 'www.foo.example',
      expected: 'api.foo.example',
    })
  })

  it('a cookie without Domain is kept back from another host of the site', async () => {
    const { events } = await then(PAGE, `${SITE}/`, ['a=1'], 'https://www.foo.example/', 'chromium')
    expect(events.at(-1)).toMatchObject({
      what: 'kept-back',
      rule: 'cookie-domain',
      observed: 'www.foo.example',
      expected: 'api.foo.example',
      isDefault: true,
    })
  })

  // Measured in Chromium 156, Firefox 153 and WebKitGTK 2.50; Safari: webcompat #142566, ProjectSidewalk #3957.
  test.each<[string, BrowserName, string | null]>([
    ['http://localhost:8080', 'chromium', 's=1'],
    ['http://127.0.0.1:8080', 'chromium', 's=1'],
    ['http://[::1]:8080', 'chromium', 's=1'],
    ['http://app.localhost:8080', 'firefox', 's=1'],
    ['http://127.0.0.1:8080', 'firefox', 's=1'],
    ['http://localhost:8080', 'webkit', null],
    ['http://127.0.0.1:8080', 'webkit', null],
    ['http://192.168.1.5:8080', 'chromium', null],
    ['http://0.0.0.0:8080', 'firefox', null],
  ])('a Secure cookie of %s in %s: %s is sent', async (origin, browser, cookie) => {
    const result = await then(origin.replace('8080', '3000'), `${origin}/l`, ['s=1; Secure'], `${origin}/m`, browser)
    expect(result.sent).toBe(cookie)
    if (cookie === null) {
      expect(result.events[0]).toMatchObject({ what: 'refused', rule: 'cookie-secure', problem: 'plain-http' })
    }
  })

  it('a cookie over plain HTTP does not hide a Secure one', async () => {
    const page = visit('http://foo.example', ({ url }) => ({
      headers: [
        ...open('http://foo.example'),
        ['Set-Cookie', url.startsWith('https') ? 'a=1; Secure; SameSite=None' : 'a=2'],
      ],
    }))
    await page.fetch(`${PAGE}/`, { credentials: 'include' })
    await page.fetch('http://foo.example/')
    expect(page.trace.filter((event) => event.type === 'cookie').at(-1)).toMatchObject({
      what: 'refused',
      rule: 'cookie-secure',
      problem: 'shadows-secure',
    })
  })

  test.each<[BrowserName, string | null]>([
    ['chromium', null],
    ['firefox', 'a=1'],
  ])('a cookie without SameSite, from another site in %s: %s is sent', async (browser, cookie) => {
    expect((await then(PAGE, `${OTHER}/`, ['a=1'], `${OTHER}/`, browser)).sent).toBe(cookie)
  })

  test.each<[BrowserName, string | null]>([
    ['chromium', null],
    ['firefox', 'a=1'],
  ])('SameSite=Strict between the schemes of one site in %s: %s is sent', async (browser, cookie) => {
    const result = await then('http://foo.example', `${SITE}/`, ['a=1; SameSite=Strict'], `${SITE}/`, browser)
    expect(result.sent).toBe(cookie)
  })
})

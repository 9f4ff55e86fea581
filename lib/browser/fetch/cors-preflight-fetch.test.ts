import { describe, expect, it, test } from 'vitest'
import { type Answer, browserConsole, failureReason, lines, sent, visit } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { Call } from '../call.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'
const OPEN = [
  ['Access-Control-Allow-Origin', PAGE],
  ['Access-Control-Allow-Credentials', 'true'],
] as const

/** A server whose preflights get `extra` and whose other requests get through. */
const server =
  (extra: Answer['headers'] = [], status = 204) =>
  ({ method }: { method: string }): Answer =>
    method === 'OPTIONS' ? { status, headers: [...OPEN, ...extra] } : { headers: OPEN }

const methods = (value: string) => [['Access-Control-Allow-Methods', value] as const]
const headers = (value: string) => [['Access-Control-Allow-Headers', value] as const]

describe('a preflight is sent', () => {
  test.each<[string, Partial<Call>]>([
    ['for a method that forms do not have', { method: 'PUT' }],
    ['for a header that forms do not send', { headers: [['X-Custom', 'one']] }],
    ['for JSON', { method: 'POST', headers: [['Content-Type', 'application/json']] }],
    ['for Authorization', { headers: [['Authorization', 'Bearer abc']] }],
    ['for a body that is a stream', { method: 'POST', body: new Uint8Array(1), bodyIsStream: true }],
    ['for a listener on uploads', { api: 'xhr', method: 'POST', body: new Uint8Array(1), uploadListener: true }],
  ])('a preflight is sent %s', async (_, init) => {
    const page = visit(PAGE, server([...methods('*'), ...headers('*')]))
    await page.fetch(URL, init)
    expect(page.wire[0]?.method).toBe('OPTIONS')
  })

  it('without cookies, body or the page’s own headers, and asks for the names in order', async () => {
    const page = visit(PAGE, server([...methods('PUT'), ...headers('x-a, x-b')]), 'chromium', {
      cookies: { 'https://bar.other': 'sid=1' },
      thirdPartyCookies: 'sent',
    })
    await page.fetch(URL, {
      method: 'put',
      headers: [
        ['X-B', '1'],
        ['X-A', '2'],
      ],
      body: new Uint8Array(3),
      credentials: 'include',
    })
    const [preflight, actual] = page.wire
    expect(sent(preflight, 'access-control-request-method')).toBe('PUT')
    expect(sent(preflight, 'access-control-request-headers')).toBe('x-a,x-b')
    expect(sent(preflight, 'origin')).toBe(PAGE)
    expect([sent(preflight, 'cookie'), preflight?.body, sent(preflight, 'x-a')]).toEqual([null, null, null])
    expect(sent(actual, 'cookie')).toBe('sid=1')
  })

  it('without Access-Control-Request-Headers where there are none to ask for', async () => {
    const page = visit(PAGE, server(methods('DELETE')))
    await page.fetch(URL, { method: 'DELETE' })
    expect(sent(page.wire[0], 'access-control-request-headers')).toBeNull()
  })
})

describe('no preflight is sent', () => {
  test.each<[string, string, Partial<Call>]>([
    ['for what a form could send', URL, { method: 'POST', headers: [['Content-Type', 'text/plain']] }],
    ['to the page’s own origin', `${PAGE}/x`, { method: 'DELETE', headers: [['X-Custom', 'one']] }],
    ['for an element', URL, { api: 'img', destination: 'image', mode: 'no-cors', credentials: 'include' }],
  ])('no preflight is sent %s', async (_, url, init) => {
    const page = visit(PAGE, server())
    await page.fetch(url, init)
    expect(page.wire.map((request) => request.method)).not.toContain('OPTIONS')
  })
})

describe('the request is sent', () => {
  test.each<[string, Answer['headers'], Partial<Call>]>([
    ['when its method is listed', methods('GET, PUT'), { method: 'PUT' }],
    ['when every method is', methods('*'), { method: 'PUT' }],
    ['when its headers are listed in any case', headers('X-CUSTOM'), { headers: [['x-custom', 'one']] }],
    [
      'though POST is not listed, for POST needs no permission',
      headers('x-a'),
      { method: 'POST', headers: [['X-A', '1']] },
    ],
    ['when the status is any of 200 to 299', [], {}],
  ])('the request is sent %s', async (_, allow, init) => {
    const page = visit(PAGE, server(allow, 299))
    expect((await page.fetch(URL, init)).outcome).toBe('response')
  })
})

describe('the request is not sent', () => {
  const custom = { headers: [['X-Custom', 'one']] } as const
  test.each<[string, Answer['headers'], number, Partial<Call>, string]>([
    ['when its method is not listed', methods('GET, POST'), 204, { method: 'PUT' }, 'method-not-allowed'],
    ['when it is listed in another case', methods('PATCH'), 204, { method: 'patch' }, 'method-not-allowed'],
    ['when a header is not listed', headers('x-other'), 204, custom, 'header-not-allowed'],
    ['when the status is not ok', headers('*'), 404, custom, 'preflight-status'],
    ['when the status is 304', headers('*'), 304, custom, 'preflight-status'],
    ['when the preflight is redirected', [['Location', '/x'], ...headers('*')], 302, custom, 'preflight-redirect'],
    [
      'when a list has a bad token, though nobody needs it',
      [...headers('*'), ...methods('@')],
      204,
      custom,
      'allow-methods-syntax',
    ],
    ['when the header list has a bad token', headers('x-custom; x-b'), 204, custom, 'allow-headers-syntax'],
    [
      'when a star would have to cover credentials',
      methods('*'),
      204,
      { method: 'PUT', credentials: 'include' },
      'method-not-allowed',
    ],
  ])('the request is not sent %s', async (_, allow, status, init, reason) => {
    const page = visit(PAGE, server(allow, status))
    expect((await page.fetch(URL, init)).outcome).toBe('network-error')
    expect(failureReason(page.trace)).toBe(reason)
    expect(page.wire).toHaveLength(1)
  })

  it('the request is not sent when the preflight itself fails the CORS check', async () => {
    const page = visit(PAGE, () => ({ headers: methods('PUT') }))
    await page.fetch(URL, { method: 'PUT' })
    expect(failureReason(page.trace)).toBe('preflight-missing-allow-origin')
  })

  it('Chromium reports a 404 without CORS headers as a missing header, WebKit as a status', async () => {
    const reason = async (browser: 'chromium' | 'webkit') => {
      const page = visit(PAGE, () => ({ status: 404 }), browser)
      await page.fetch(URL, { method: 'PUT' })
      return failureReason(page.trace)
    }
    expect(await reason('chromium')).toBe('preflight-missing-allow-origin')
    expect(await reason('webkit')).toBe('preflight-status')
  })
})

describe('Authorization where Access-Control-Allow-Headers is *', () => {
  test.each(BROWSERS)('passes in %s, and the trace says what the standard says', async (browser) => {
    const page = visit(PAGE, server(headers('*')), browser)
    expect((await page.fetch(URL, { headers: [['Authorization', 'x']] })).outcome).toBe('response')
    const decision = page.trace.find((event) => event.type === 'decision' && event.rule === 'allow-headers')
    expect(decision).toMatchObject({ passed: true, standard: { passed: false } })
  })

  it('only Firefox warns that * does not cover Authorization', async () => {
    const page = visit(PAGE, server(headers('*')), 'firefox')
    await page.fetch(URL, { headers: [['Authorization', 'x']] })
    expect(browserConsole(page.trace)).toEqual([expect.stringContaining('the `Authorization` header is not covered')])
  })
})

describe('a cached preflight', () => {
  const put = { method: 'PUT' }
  const age = (seconds: string) => [...methods('PUT, DELETE'), ['Access-Control-Max-Age', seconds] as const]

  it('a cached preflight allows the same request until it expires', async () => {
    const page = visit(PAGE, server(age('60')))
    await page.fetch(URL, put)
    await page.fetch(URL, put)
    expect(lines(page.wire)).toEqual([`OPTIONS ${URL}`, `PUT ${URL}`, `PUT ${URL}`])
    page.wait(60_000)
    await page.fetch(URL, put)
    expect(page.wire).toHaveLength(5)
  })

  it('a preflight without Max-Age is cached for five seconds', async () => {
    const page = visit(PAGE, server(methods('PUT')))
    await page.fetch(URL, put)
    page.wait(4_999)
    await page.fetch(URL, put)
    expect(page.wire).toHaveLength(3)
    page.wait(1)
    await page.fetch(URL, put)
    expect(page.wire).toHaveLength(5)
  })

  test.each([
    ['chromium', 7_200],
    ['firefox', 86_400],
    ['webkit', 600],
  ] as const)('a preflight is cached in %s for %i seconds at most', async (browser, cap) => {
    const page = visit(PAGE, server(age('99999999999')), browser)
    await page.fetch(URL, put)
    page.wait(cap * 1000 - 1)
    await page.fetch(URL, put)
    expect(page.wire).toHaveLength(3)
    page.wait(1)
    await page.fetch(URL, put)
    expect(page.wire).toHaveLength(5)
  })

  test.each(['0', '-1'])('a preflight is not cached with Max-Age %s', async (seconds) => {
    const page = visit(PAGE, server(age(seconds)))
    await page.fetch(URL, put)
    await page.fetch(URL, put)
    expect(page.wire).toHaveLength(4)
  })

  it('a cached preflight allows another listed method, but not another URL', async () => {
    const page = visit(PAGE, server(age('60')))
    await page.fetch(URL, put)
    await page.fetch(URL, { method: 'DELETE' })
    expect(page.wire).toHaveLength(3)
    await page.fetch(`${URL}?x`, put)
    expect(page.wire).toHaveLength(5)
  })

  it('a cached preflight allows a credentialed request only if it was for one', async () => {
    const page = visit(PAGE, server(age('60')))
    await page.fetch(URL, put)
    await page.fetch(URL, { ...put, credentials: 'include' })
    expect(page.wire).toHaveLength(4)
    await page.fetch(URL, put)
    expect(page.wire).toHaveLength(5)
  })

  it('Firefox adds the entries of the next preflight, Chromium keeps only those of the last', async () => {
    const wire = async (browser: 'chromium' | 'firefox') => {
      const page = visit(
        PAGE,
        (request) => server(headers(sent(request, 'access-control-request-headers') ?? ''))(request),
        browser,
      )
      for (const name of ['X-A', 'X-B', 'X-A']) await page.fetch(URL, { headers: [[name, '1']] })
      return page.wire.filter(({ method }) => method === 'OPTIONS').length
    }
    expect(await wire('chromium')).toBe(3)
    expect(await wire('firefox')).toBe(2)
  })

  it('a cached * allows no request in Firefox', async () => {
    const options = async (browser: 'chromium' | 'firefox') => {
      const page = visit(PAGE, server(methods('*')), browser)
      await page.fetch(URL, put)
      await page.fetch(URL, put)
      return page.wire.length
    }
    expect(await options('chromium')).toBe(3)
    expect(await options('firefox')).toBe(4)
  })
})

test.each([
  [null, true],
  ['60', true],
  ['9999999', false],
  ['soon', false],
])('the trace records Access-Control-Max-Age %j, honoured as it is: %s', async (asked, passed) => {
  const extra = asked === null ? [] : [['Access-Control-Max-Age', asked] as const]
  const page = visit(PAGE, server([...methods('PUT'), ...extra]))
  await page.fetch(URL, { method: 'PUT' })
  const decided = page.trace.filter((event) => event.type === 'decision' && event.rule === 'max-age')
  expect(decided).toMatchObject([{ passed, observed: asked, expected: null }])
})

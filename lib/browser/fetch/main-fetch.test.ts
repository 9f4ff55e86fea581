import { describe, expect, it, test } from 'vitest'
import { decisions, failureReason, said, sent, visit } from '../../testing/test-visit.ts'
import type { DecisionEvent, TraceEvent } from '../../trace/events.ts'
import type { RuleId } from '../../trace/rules.ts'
import type { Call } from '../call.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

describe('nothing leaves the browser', () => {
  test.each<[string, string, Partial<Call>, string]>([
    ['for another origin in same-origin mode', URL, { mode: 'same-origin' }, 'mode-same-origin'],
    ['for no-cors with a redirect mode', URL, { mode: 'no-cors', redirect: 'manual' }, 'no-cors-redirect-mode'],
    ['for a port of another protocol', 'https://bar.other:22/', {}, 'bad-port'],
    ['for http from a page over https', 'http://bar.other/', {}, 'mixed-content'],
    ['for a scheme that nobody speaks', 'gopher://bar.other/', {}, 'scheme-not-supported'],
    ['for about:', 'about:blank', {}, 'scheme-not-supported'],
    [
      'for a cached answer that is not there',
      `${PAGE}/`,
      { mode: 'same-origin', cache: 'only-if-cached' },
      'only-if-cached-miss',
    ],
    ['for a forbidden method', URL, { method: 'TRACE' }, 'invalid-request'],
    ['for a method that no-cors does not have', URL, { method: 'PUT', mode: 'no-cors' }, 'invalid-request'],
    ['for a URL with a password', 'https://me:pw@bar.other/', {}, 'invalid-request'],
    ['for a URL that does not parse', 'https://', {}, 'invalid-request'],
    ['for a GET with a body', URL, { body: new Uint8Array(1) }, 'invalid-request'],
    [
      'for more than 64 KiB under keepalive',
      URL,
      { method: 'POST', keepalive: true, body: new Uint8Array(65_537) },
      'keepalive-limit',
    ],
  ])('%s', async (_, url, init, reason) => {
    const page = visit(PAGE, () => ({}))
    expect((await page.fetch(url, init)).outcome).toBe(
      reason === 'invalid-request' ? 'invalid-request' : 'network-error',
    )
    expect(failureReason(page.trace)).toBe(reason)
    expect(page.wire).toEqual([])
  })

  it('and of same-origin mode and mixed content, Chromium tells the mode and the others the content', async () => {
    const reason = async (browser: 'chromium' | 'firefox' | 'webkit') => {
      const page = visit(PAGE, () => ({}), browser)
      await page.fetch('http://bar.other/', { mode: 'same-origin' })
      return failureReason(page.trace)
    }
    expect(await reason('chromium')).toBe('mode-same-origin')
    expect(await reason('firefox')).toBe('mixed-content')
    expect(await reason('webkit')).toBe('mixed-content')
  })
})

test.each(
  (['chromium', 'firefox', 'webkit'] as const).flatMap((browser) => [
    [browser, 'http://bar.other/', 'mixed-content'] as const,
    [browser, 'https://bar.other:22/', 'bad-port'] as const,
  ]),
)('in %s nothing asks whether %s is another origin: %s stops it first', async (browser, url, rule) => {
  const page = visit(PAGE, () => ({}), browser)
  await page.fetch(url)
  expect(decisions(page.trace)).toEqual([rule])
})

test.each(
  (['chromium', 'firefox', 'webkit'] as const).flatMap((browser) =>
    ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://foo.example'].map((page) => [browser, page] as const),
  ),
)('in %s a page on %s may ask another machine over plain http', async (browser, origin) => {
  const page = visit(origin, () => ({ headers: [['Access-Control-Allow-Origin', '*']] }), browser)
  expect((await page.fetch('http://bar.other/')).outcome).toBe('response')
  expect(decisions(page.trace)).not.toContain('mixed-content')
})

describe('a page over https may ask', () => {
  it('localhost over http, which is as trustworthy', async () => {
    const page = visit(PAGE, () => ({ headers: [['Access-Control-Allow-Origin', '*']] }))
    expect((await page.fetch('http://localhost:3000/')).outcome).toBe('response')
  })

  it('for an image over http, and gets it over https', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch('http://bar.other/i.png', { api: 'img', mode: 'no-cors', destination: 'image' })
    expect(page.wire[0]?.url).toBe('https://bar.other/i.png')
    expect(said(page.trace)).toEqual([expect.stringContaining('automatically upgraded to HTTPS')])
  })
})

describe('data: URLs', () => {
  test.each([
    ['data:,hello%20there', 'hello there', 'text/plain;charset=US-ASCII'],
    ['data:text/html;base64,PGI+', '<b>', 'text/html'],
    ['data:;charset=utf-8,x', 'x', 'text/plain;charset=utf-8'],
  ])('%s can be read by everybody', async (url, text, type) => {
    const result = await visit(PAGE, () => ({})).fetch(url)
    expect(result).toMatchObject({ outcome: 'response', type: 'basic', status: 200, headers: [['Content-Type', type]] })
    expect(result.outcome === 'response' && new TextDecoder().decode(result.body ?? undefined)).toBe(text)
  })
})

describe('what a page sees of a response', () => {
  const headers = [
    ['Content-Type', 'text/plain'],
    ['X-Total-Count', '42'],
    ['ETag', '"v1"'],
    ['Set-Cookie', 'a=1'],
    ['Access-Control-Allow-Origin', PAGE],
    ['Access-Control-Allow-Credentials', 'true'],
  ] as const
  const seen = async (expose: readonly string[], init: Partial<Call> = {}, url = URL) => {
    const all = [...headers, ...expose.map((v) => ['Access-Control-Expose-Headers', v] as const)]
    const result = await visit(PAGE, () => ({ headers: all, body: 'x' })).fetch(url, init)
    return result.outcome === 'response' ? result.headers.map(([name]) => name) : []
  }

  it('is everything but cookies on its own origin', async () => {
    expect(await seen([], {}, `${PAGE}/`)).toEqual(
      headers.map(([name]) => name).filter((name) => name !== 'Set-Cookie'),
    )
  })

  test.each<[string, string[], Partial<Call>, string[]]>([
    ['is the safelisted headers by default', [], {}, ['Content-Type']],
    ['is what the server exposes besides', ['etag, x-total-count'], {}, ['Content-Type', 'X-Total-Count', 'ETag']],
    ['never is Set-Cookie', ['Set-Cookie, ETag'], {}, ['Content-Type', 'ETag']],
    ['is nothing more where one list element is bad', ['ETag', 'X-Total-Count ETag'], {}, ['Content-Type']],
    ['is not what a star means when there are credentials', ['*'], { credentials: 'include' }, ['Content-Type']],
  ])('%s', async (_, expose, init, names) => {
    expect(await seen(expose, init)).toEqual(names)
  })

  it('is everything but cookies when the server exposes a star', async () => {
    expect(await seen(['*'])).not.toContain('Set-Cookie')
    expect(await seen(['*'])).toContain('Access-Control-Allow-Origin')
  })

  it('is nothing at all in no-cors mode, though the server did its work', async () => {
    const page = visit(PAGE, () => ({ status: 404, headers, body: 'secret' }))
    expect(await page.fetch(URL, { mode: 'no-cors' })).toEqual({
      outcome: 'response',
      type: 'opaque',
      status: 0,
      statusText: '',
      url: '',
      redirected: false,
      headers: [],
      body: null,
    })
    expect(page.wire).toHaveLength(1)
  })
})

describe('the Origin header', () => {
  test.each<[string, string, Partial<Call>, string | null]>([
    ['is on every CORS request', URL, {}, PAGE],
    ['is not on a GET to the own origin', `${PAGE}/`, {}, null],
    ['is on a POST to the own origin', `${PAGE}/`, { method: 'POST' }, PAGE],
    ['is not on a no-cors GET', URL, { mode: 'no-cors' }, null],
    ['is on a no-cors POST', URL, { mode: 'no-cors', method: 'POST' }, PAGE],
    [
      'is null on a no-cors POST without referrer',
      URL,
      { mode: 'no-cors', method: 'POST', referrerPolicy: 'no-referrer' },
      'null',
    ],
    ['is not the page’s to set', `${PAGE}/`, { headers: [['Origin', 'https://evil.test']] }, null],
  ])('%s', async (_, url, init, origin) => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(url, init)
    expect(sent(page.wire[0], 'origin')).toBe(origin)
  })
})

describe('Cross-Origin-Resource-Policy', () => {
  test.each([
    ['same-origin', 'https://bar.other', 'network-error'],
    ['same-site', 'https://bar.other', 'network-error'],
    ['same-site', 'https://api.foo.example', 'response'],
    ['same-origin', 'https://api.foo.example', 'network-error'],
    ['cross-origin', 'https://bar.other', 'response'],
    ['SAME-ORIGIN', 'https://bar.other', 'response'],
    ['same-site, cross-origin', 'https://bar.other', 'response'],
  ])('%s from %s: %s in no-cors mode', async (policy, server, outcome) => {
    const page = visit(PAGE, () => ({ headers: [['Cross-Origin-Resource-Policy', policy]] }))
    expect((await page.fetch(`${server}/`, { mode: 'no-cors' })).outcome).toBe(outcome)
  })

  it('says nothing about CORS', async () => {
    const headers = [
      ['Cross-Origin-Resource-Policy', 'same-origin'],
      ['Access-Control-Allow-Origin', '*'],
    ] as const
    expect((await visit(PAGE, () => ({ headers })).fetch(URL)).outcome).toBe('response')
  })
})

describe('under the guard of no-cors', () => {
  it('only headers stay that a form could send, and the trace says which went', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL, {
      mode: 'no-cors',
      method: 'POST',
      headers: [
        ['X-Custom', '1'],
        ['Content-Type', 'application/json'],
        ['Content-Type', 'text/plain'],
        ['Range', 'bytes=0-'],
      ],
    })
    expect([sent(page.wire[0], 'x-custom'), sent(page.wire[0], 'range')]).toEqual([null, null])
    expect(sent(page.wire[0], 'content-type')).toBe('text/plain')
    const dropped = page.trace.flatMap((event) =>
      event.type === 'header' && event.what === 'dropped' ? [event.value] : [],
    )
    expect(dropped).toEqual(['1', 'application/json', 'bytes=0-'])
  })
})

test.each([
  ['chromium', 'Refused to set unsafe header "Host"'],
  ['firefox', 'Attempt to set a forbidden header was denied: Host'],
  ['webkit', 'Refused to set unsafe header "Host"'],
] as const)('XMLHttpRequest is told in %s that a header is forbidden', async (browser, text) => {
  const page = visit(PAGE, () => ({}), browser)
  await page.fetch(`${PAGE}/`, { api: 'xhr', headers: [['Host', 'evil.test']] })
  expect(said(page.trace)).toEqual([text])
})

describe('the trace of a request that may need a preflight', () => {
  const decided = (trace: readonly TraceEvent[], rule: RuleId) =>
    trace.filter((event): event is DecisionEvent => event.type === 'decision' && event.rule === rule)

  it('names no origin that would have been the own one of a page with an opaque origin', async () => {
    const opaque = visit('null', () => ({}))
    await opaque.fetch(URL)
    expect(decided(opaque.trace, 'same-origin')).toMatchObject([{ passed: false, expected: null }])
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL)
    expect(decided(page.trace, 'same-origin')).toMatchObject([{ passed: false, expected: PAGE }])
  })

  it('is cross-origin for good: another origin’s redirect back to the page’s own changes nothing', async () => {
    const page = visit(PAGE, ({ url }) =>
      url === URL
        ? {
            status: 302,
            headers: [
              ['Location', `${PAGE}/b`],
              ['Access-Control-Allow-Origin', '*'],
            ],
          }
        : {},
    )
    await page.fetch(URL)
    expect(
      decided(page.trace, 'same-origin').map(({ passed, responseTainting }) => [passed, responseTainting]),
    ).toEqual([
      [false, undefined],
      [false, 'cors'],
    ])
    expect(failureReason(page.trace)).toBe('missing-allow-origin')
  })

  it('says of a header that only this browser counts as safe nothing about redirects', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL, { headers: [['User-Agent', 'x']] })
    const [needed] = decided(page.trace, 'preflight-needed')
    expect(needed).toMatchObject({ passed: false, standard: { passed: true } })
    expect(needed?.standard?.note).not.toMatch(/redirect|hop/)
    expect(needed?.standard?.note).toMatch(/needs a preflight.*headers/)
  })

  it('tells the listener on uploads first, and that a preflight is needed for it', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(URL, { api: 'xhr', method: 'POST', body: new Uint8Array(1), uploadListener: true })
    const rules = decisions(page.trace)
    expect(rules.indexOf('use-cors-preflight-flag')).toBe(rules.indexOf('cors-safelisted-method') - 1)
    expect(decided(page.trace, 'preflight-needed')).toMatchObject([
      { passed: true, observed: 'use-CORS-preflight flag, POST' },
    ])
  })

  it('tells a header by its value only where another value would do', async () => {
    const page = visit(PAGE, () => ({}))
    const headers = [['X-Custom', 'secret'] as const, ['Content-Type', 'application/json'] as const]
    await page.fetch(URL, { method: 'POST', headers })
    expect(decided(page.trace, 'cors-safelisted-request-header')).toMatchObject([
      { passed: false, observed: 'X-Custom' },
      { passed: false, observed: 'application/json' },
    ])
  })
})

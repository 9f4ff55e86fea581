import { describe, expect, it, test } from 'vitest'
import { browserConsole, decisions, failureReason, sent, visit } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { Call } from '../call.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

describe('no request is sent', () => {
  test.each<[string, string, Partial<Call>, string]>([
    ['for another origin in same-origin mode', URL, { mode: 'same-origin' }, 'mode-same-origin'],
    ['for no-cors with a redirect mode', URL, { mode: 'no-cors', redirect: 'manual' }, 'no-cors-redirect-mode'],
    ['for a port of another protocol', 'https://bar.other:22/', {}, 'bad-port'],
    ['for http from a page over https', 'http://bar.other/', {}, 'mixed-content'],
    ['for a scheme that is not supported', 'gopher://bar.other/', {}, 'scheme-not-supported'],
    ['for about:', 'about:blank', {}, 'scheme-not-supported'],
    [
      'for a response that is not in the cache',
      `${PAGE}/`,
      { mode: 'same-origin', cache: 'only-if-cached' },
      'only-if-cached-miss',
    ],
    ['for a forbidden method', URL, { method: 'TRACE' }, 'invalid-request'],
    ['for a method that is not allowed in no-cors mode', URL, { method: 'PUT', mode: 'no-cors' }, 'invalid-request'],
    ['for a URL with a password', 'https://me:pw@bar.other/', {}, 'invalid-request'],
    ['for a URL that does not parse', 'https://', {}, 'invalid-request'],
    ['for a GET with a body', URL, { body: new Uint8Array(1) }, 'invalid-request'],
    [
      'for more than 64 KiB under keepalive',
      URL,
      { method: 'POST', keepalive: true, body: new Uint8Array(65_537) },
      'keepalive-limit',
    ],
  ])('no request is sent %s', async (_, url, init, reason) => {
    const page = visit(PAGE, () => ({}))
    expect((await page.fetch(url, init)).outcome).toBe(
      reason === 'invalid-request' ? 'invalid-request' : 'network-error',
    )
    expect(failureReason(page.trace)).toBe(reason)
    expect(page.wire).toEqual([])
  })

  it('Chromium reports same-origin mode before mixed content, the other browsers mixed content', async () => {
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
  BROWSERS.flatMap((browser) => [
    [browser, 'http://bar.other/', 'mixed-content'] as const,
    [browser, 'https://bar.other:22/', 'bad-port'] as const,
  ]),
)('%s blocks %s by %s before it compares origins', async (browser, url, rule) => {
  const page = visit(PAGE, () => ({}), browser)
  await page.fetch(url)
  expect(decisions(page.trace)).toEqual([rule])
})

test.each(
  BROWSERS.flatMap((browser) =>
    ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://foo.example'].map((page) => [browser, page] as const),
  ),
)('in %s a page on %s can call another host over http', async (browser, origin) => {
  const page = visit(origin, () => ({ headers: [['Access-Control-Allow-Origin', '*']] }), browser)
  expect((await page.fetch('http://bar.other/')).outcome).toBe('response')
  expect(decisions(page.trace)).not.toContain('mixed-content')
})

describe('a page over https', () => {
  it('a page over https can call localhost over http, in Chromium where the person allows it', async () => {
    const answer = () => ({ headers: [['Access-Control-Allow-Origin', '*']] as const })
    for (const browser of ['chromium', 'firefox'] as const) {
      const page = visit(PAGE, answer, browser, { localNetworkAccess: 'allowed' })
      expect((await page.fetch('http://localhost:3000/')).outcome).toBe('response')
    }
  })

  // Reports: TypingMind/typingmind-mcp #1, WICG/local-network-access #67, bsv-blockchain/metanet-desktop #45,
  // firefox-devtools/profiler #3446.
  it.each(['http://localhost:3000/', 'http://127.0.0.1:3000/', 'http://[::1]:3000/', 'http://a.localhost/'])(
    'a page over https cannot call %s in Safari, which makes no exception for this machine',
    async (url) => {
      const page = visit(PAGE, () => ({ headers: [['Access-Control-Allow-Origin', '*']] }), 'webkit')
      expect(await page.fetch(url)).toMatchObject({ outcome: 'network-error' })
      expect(failureReason(page.trace)).toBe('mixed-content')
      expect(page.wire).toEqual([])
      expect(browserConsole(page.trace)).toEqual([
        `[blocked] The page at ${PAGE}/ requested insecure content from ${url}. This content was blocked and must be served over HTTPS.`,
      ])
    },
  )

  it('a page on http://localhost may call localhost and other servers over http in Safari', async () => {
    const page = visit('http://localhost:5173', () => ({ headers: [['Access-Control-Allow-Origin', '*']] }), 'webkit')
    expect((await page.fetch('http://localhost:3000/')).outcome).toBe('response')
    expect((await page.fetch('http://bar.other/')).outcome).toBe('response')
  })

  it('a page over https loads an http image over https', async () => {
    const page = visit(PAGE, () => ({}))
    await page.fetch('http://bar.other/i.png', { api: 'img', mode: 'no-cors', destination: 'image' })
    expect(page.wire[0]?.url).toBe('https://bar.other/i.png')
    expect(browserConsole(page.trace)).toEqual([expect.stringContaining('automatically upgraded to HTTPS')])
  })
})

describe('data: URLs', () => {
  test.each([
    ['data:,hello%20there', 'hello there', 'text/plain;charset=US-ASCII'],
    ['data:text/html;base64,PGI+', '<b>', 'text/html'],
    ['data:;charset=utf-8,x', 'x', 'text/plain;charset=utf-8'],
  ])('the page can read %s', async (url, text, type) => {
    const result = await visit(PAGE, () => ({})).fetch(url)
    expect(result).toMatchObject({ outcome: 'response', type: 'basic', status: 200, headers: [['Content-Type', type]] })
    expect(result.outcome === 'response' && new TextDecoder().decode(result.body ?? undefined)).toBe(text)
  })
})

describe('the headers that a page sees of a response', () => {
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

  it('a same-origin response has all headers but Set-Cookie', async () => {
    expect(await seen([], {}, `${PAGE}/`)).toEqual(
      headers.map(([name]) => name).filter((name) => name !== 'Set-Cookie'),
    )
  })

  test.each<[string, string[], Partial<Call>, string[]]>([
    ['a CORS response has the safelisted headers by default', [], {}, ['Content-Type']],
    [
      'a CORS response has the exposed headers too',
      ['etag, x-total-count'],
      {},
      ['Content-Type', 'X-Total-Count', 'ETag'],
    ],
    ['a CORS response never has Set-Cookie', ['Set-Cookie, ETag'], {}, ['Content-Type', 'ETag']],
    [
      'a bad element in Access-Control-Expose-Headers exposes nothing',
      ['ETag', 'X-Total-Count ETag'],
      {},
      ['Content-Type'],
    ],
    [
      'a star in Access-Control-Expose-Headers exposes nothing with credentials',
      ['*'],
      { credentials: 'include' },
      ['Content-Type'],
    ],
  ])('%s', async (_, expose, init, names) => {
    expect(await seen(expose, init)).toEqual(names)
  })

  it('a star in Access-Control-Expose-Headers exposes all headers but Set-Cookie', async () => {
    expect(await seen(['*'])).not.toContain('Set-Cookie')
    expect(await seen(['*'])).toContain('Access-Control-Allow-Origin')
  })

  it('a no-cors response has no headers, though the server has handled the request', async () => {
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
    ['is not on a same-origin GET', `${PAGE}/`, {}, null],
    ['is on a same-origin POST', `${PAGE}/`, { method: 'POST' }, PAGE],
    ['is not on a no-cors GET', URL, { mode: 'no-cors' }, null],
    ['is on a no-cors POST', URL, { mode: 'no-cors', method: 'POST' }, PAGE],
    ['cannot be set by the page', `${PAGE}/`, { headers: [['Origin', 'https://evil.test']] }, null],
  ])('the Origin header %s', async (_, url, init, origin) => {
    const page = visit(PAGE, () => ({}))
    await page.fetch(url, init)
    expect(sent(page.wire[0], 'origin')).toBe(origin)
  })

  // Measured in Chromium 156, Firefox 153 and WebKitGTK 2.50.
  describe('of a POST that is not in CORS mode', () => {
    const post = { mode: 'no-cors', method: 'POST' } as const
    test.each<[string, Partial<Call>]>([
      [URL, { ...post, referrerPolicy: 'no-referrer' }],
      [URL, { ...post, referrerPolicy: 'same-origin' }],
      [`${PAGE}/`, { ...post, mode: 'same-origin', referrerPolicy: 'no-referrer' }],
    ])('the origin of a POST to %s with %j is withheld, except in Chromium', async (url, init) => {
      const origins = []
      for (const browser of BROWSERS) {
        const page = visit(PAGE, () => ({}), browser)
        await page.fetch(url, init)
        origins.push(sent(page.wire[0], 'origin'))
      }
      expect(origins).toEqual([PAGE, 'null', 'null'])
    })

    it('the origin of a form is withheld by no-referrer in every browser', async () => {
      for (const browser of BROWSERS) {
        const page = visit(PAGE, () => ({}), browser)
        await page.fetch(URL, { api: 'form', mode: 'navigate', method: 'POST', referrerPolicy: 'no-referrer' })
        expect(sent(page.wire[0], 'origin')).toBe('null')
      }
    })

    it('a policy that comes with a redirect withholds the origin in Firefox only', async () => {
      const origins = []
      for (const browser of BROWSERS) {
        const page = visit(
          PAGE,
          ({ url }) =>
            url.endsWith('/b')
              ? {}
              : { status: 307, headers: [['Location', '/b'] as const, ['Referrer-Policy', 'no-referrer'] as const] },
          browser,
        )
        await page.fetch('https://bar.other/a', post)
        origins.push(sent(page.wire[1], 'origin'))
      }
      expect(origins).toEqual([PAGE, 'null', PAGE])
    })
  })

  describe('a script’s User-Agent', () => {
    const init = { headers: [['User-Agent', 'sdk/1'] as const] }
    const asked = () => ({
      headers: [
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Headers', '*'],
      ] as const,
    })

    it('a script’s User-Agent needs a preflight and is sent, except in Chromium, which sends its own', async () => {
      const seen = []
      for (const browser of BROWSERS) {
        const page = visit(PAGE, asked, browser)
        await page.fetch(URL, init)
        seen.push([page.wire.length, sent(page.wire.at(-1), 'user-agent')])
      }
      expect(seen).toEqual([
        [1, expect.stringMatching(/^Mozilla\/5\.0 .* Chrome\//)],
        [2, 'sdk/1'],
        [2, 'sdk/1'],
      ])
    })

    it('an XMLHttpRequest of Chromium says that it refuses the header', async () => {
      const page = visit(PAGE, asked)
      await page.fetch(URL, { ...init, api: 'xhr' })
      expect(browserConsole(page.trace)).toEqual(['Refused to set unsafe header "User-Agent"'])
    })
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

  it('Cross-Origin-Resource-Policy does not affect a CORS request', async () => {
    const headers = [
      ['Cross-Origin-Resource-Policy', 'same-origin'],
      ['Access-Control-Allow-Origin', '*'],
    ] as const
    expect((await visit(PAGE, () => ({ headers })).fetch(URL)).outcome).toBe('response')
  })
})

describe('a no-cors request', () => {
  it('a no-cors request keeps only safelisted headers, and the trace has the dropped ones', async () => {
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
] as const)('XMLHttpRequest prints in %s that a header is forbidden', async (browser, text) => {
  const page = visit(PAGE, () => ({}), browser)
  await page.fetch(`${PAGE}/`, { api: 'xhr', headers: [['Host', 'evil.test']] })
  expect(browserConsole(page.trace)).toEqual([text])
})

import { describe, expect, test } from 'vitest'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName, HeaderList } from '../../trace/events.ts'
import { firstHeader } from '../../trace/header-list.ts'
import { openPage, type PageRequest, type PageResponse } from '../open-page.ts'

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
const ALLOWED = ['Access-Control-Allow-Origin', '*'] as const
const OPEN: PageResponse = { status: 200, headers: [ALLOWED], body: 'hello' }

interface Setup {
  readonly headers: HeaderList
  readonly browser?: BrowserName
  readonly url?: string
  readonly answer?: (request: PageRequest) => PageResponse
}

function open({ headers, browser = 'chromium', url = 'https://foo.example/', answer = () => OPEN }: Setup) {
  const requests: PageRequest[] = []
  const page = openPage({
    url,
    browser,
    headers,
    localNetworkAccess: 'allowed',
    send: (request) => {
      requests.push(request)
      return answer(request)
    },
  })
  const failed = () => page.trace.find((event) => event.type === 'failure')
  const printed = () => page.trace.flatMap((event) => (event.type === 'console' ? [event.text] : []))
  return { ...page, requests, failed, printed }
}

const csp = (...values: string[]): HeaderList => values.map((value) => ['Content-Security-Policy', value])
const quietly = (call: Promise<unknown>) => call.catch(() => {})

describe('Content-Security-Policy', () => {
  test.each(BROWSERS)('an address that connect-src does not list is not asked in %s', async (browser) => {
    const { fetch, requests, failed } = open({ headers: csp("connect-src 'self'"), browser })
    await expect(fetch('https://bar.other/data')).rejects.toThrow(TypeError)
    expect(requests).toEqual([])
    expect(failed()).toMatchObject({ reason: 'content-security-policy', value: "connect-src 'self'" })
    expect((await fetch('/data')).status).toBe(200)
  })

  // Each line as it was printed by Chromium 156, Firefox 153 and WebKitGTK 2.50.
  test.each([
    [
      'chromium',
      [
        `Connecting to 'https://bar.other/data?x=1#f' violates the following Content Security Policy directive: "default-src 'self'". Note that 'connect-src' was not explicitly set, so 'default-src' is used as a fallback. The action has been blocked.`,
        "Fetch API cannot load https://bar.other/data?x=1#f. Refused to connect because it violates the document's Content Security Policy.",
      ],
    ],
    [
      'firefox',
      [
        "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at https://bar.other/data?x=1#f because it violates the following directive: “default-src 'self'”",
      ],
    ],
    [
      'webkit',
      [
        'Refused to connect to https://bar.other/data?x=1#f because it appears in neither the connect-src directive nor the default-src directive of the Content Security Policy.',
      ],
    ],
  ] as const)('the words of %s name the directive that applies', async (browser, lines) => {
    const { fetch, printed } = open({ headers: csp("default-src 'self'"), browser })
    await quietly(fetch('https://bar.other/data?x=1#f'))
    expect(printed()).toEqual(lines)
  })

  test.each([
    [
      'img',
      "img-src 'self'",
      `Loading the image 'https://bar.other/a' violates the following Content Security Policy directive: "img-src 'self'". The action has been blocked.`,
    ],
    [
      'script',
      "script-src 'self'",
      `Loading the script 'https://bar.other/a' violates the following Content Security Policy directive: "script-src 'self'". Note that 'script-src-elem' was not explicitly set, so 'script-src' is used as a fallback. The action has been blocked.`,
    ],
    [
      'stylesheet',
      "style-src 'self'",
      `Loading the stylesheet 'https://bar.other/a' violates the following Content Security Policy directive: "style-src 'self'". Note that 'style-src-elem' was not explicitly set, so 'style-src' is used as a fallback. The action has been blocked.`,
    ],
    [
      'font',
      "font-src 'self'",
      `Loading the font 'https://bar.other/a' violates the following Content Security Policy directive: "font-src 'self'". The action has been blocked.`,
    ],
    [
      'eventsource',
      "connect-src 'self'",
      `Connecting to 'https://bar.other/a' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`,
    ],
  ] as const)('an element has its own directive: %s', async (element, policy, line) => {
    const { elements, requests, printed } = open({ headers: csp(policy) })
    expect(await elements[element]({ url: 'https://bar.other/a' })).toEqual({ kind: 'error' })
    expect(requests).toEqual([])
    expect(printed()).toEqual([line])
  })

  test('the star stands for network schemes, and Chromium says so about data:', async () => {
    const { fetch, printed } = open({ headers: csp('connect-src *') })
    await quietly(fetch('data:,x'))
    expect(printed()[0]).toBe(
      `Connecting to 'data:,x' violates the following Content Security Policy directive: "connect-src *". Note that '*' matches only URLs with network schemes ('http', 'https', 'ws', 'wss'), or URLs whose scheme matches \`self\`'s scheme. The scheme 'data:' must be added explicitly. The action has been blocked.`,
    )
  })

  test('a form is governed by form-action alone', async () => {
    const form = { url: 'https://bar.other/x', method: 'POST', fields: [] }
    const strict = open({ headers: csp("form-action 'self'") })
    await strict.elements.form(form)
    expect(strict.requests).toEqual([])
    expect(strict.printed()).toEqual([
      `Sending form data to 'https://bar.other/x' violates the following Content Security Policy directive: "form-action 'self'". The request has been blocked.\n`,
    ])
    const other = open({ headers: csp("default-src 'none'") })
    await other.elements.form(form)
    expect(other.requests).toHaveLength(1)
  })

  test('in Chromium, form-action counts for a redirect of the form too', async () => {
    const sent = []
    for (const browser of BROWSERS) {
      const answer = ({ method }: PageRequest): PageResponse =>
        method === 'POST' ? { status: 303, headers: [['Location', 'https://bar.other/x']] } : OPEN
      const { elements, requests } = open({ headers: csp("form-action 'self'"), browser, answer })
      await elements.form({ url: '/x', method: 'POST', fields: [] })
      sent.push(requests.length)
    }
    expect(sent).toEqual([1, 2, 2])
  })

  test('a redirect to an address that is not listed is refused before it is asked', async () => {
    const answer = ({ url }: PageRequest): PageResponse =>
      url.endsWith('/start') ? { status: 302, headers: [ALLOWED, ['Location', 'https://third.test/z']] } : OPEN
    const { fetch, requests, printed } = open({ headers: csp('connect-src https://bar.other'), answer })
    await quietly(fetch('https://bar.other/start'))
    expect(requests.map(({ url }) => url)).toEqual(['https://bar.other/start'])
    expect(printed()).toEqual([
      `Connecting to 'https://third.test/z' violates the following Content Security Policy directive: "connect-src https://bar.other". The action has been blocked.`,
    ])
    const paths = open({ headers: csp('connect-src https://bar.other/start https://third.test/only/here'), answer })
    expect((await paths.fetch('https://bar.other/start')).status).toBe(200)
  })

  test('every policy has to allow the address, also one after a comma', async () => {
    for (const headers of [
      csp('connect-src https://bar.other', "connect-src 'self'"),
      csp("connect-src https://bar.other, connect-src 'self'"),
    ]) {
      const { fetch, failed } = open({ headers })
      await quietly(fetch('https://bar.other/data'))
      expect(failed()).toMatchObject({ value: "connect-src 'self'" })
    }
  })

  test('a report-only policy prints what it would block, and blocks nothing', async () => {
    const headers: HeaderList = [['Content-Security-Policy-Report-Only', "connect-src 'self'; report-uri /csp"]]
    const { fetch, printed, trace } = open({ headers })
    expect((await fetch('https://bar.other/data')).status).toBe(200)
    expect(printed()).toEqual([
      `Connecting to 'https://bar.other/data' violates the following Content Security Policy directive: "connect-src 'self'". The policy is report-only, so the violation has been logged but no further action has been taken.`,
    ])
    expect(trace.some((event) => event.type === 'failure')).toBe(false)
  })

  test('the policy comes before mixed content, bad ports and the mode, where browsers look at it first', async () => {
    for (const url of ['http://bar.other/data', 'https://bar.other:6000/data']) {
      const { fetch, failed } = open({ headers: csp("connect-src 'self'") })
      await quietly(fetch(url))
      expect(failed()).toMatchObject({ reason: 'content-security-policy' })
    }
    const reasons = []
    for (const browser of BROWSERS) {
      const { fetch, failed } = open({ headers: csp("connect-src 'none'"), browser })
      await quietly(fetch('https://bar.other/data', { mode: 'same-origin' }))
      reasons.push(failed()?.reason)
    }
    // Measured: Firefox prints its Security Error and nothing about the policy.
    expect(reasons).toEqual(['content-security-policy', 'mode-same-origin', 'content-security-policy'])
  })

  test('upgrade-insecure-requests asks over HTTPS, but not the machine that the browser runs on', async () => {
    const { fetch, requests } = open({ headers: csp('upgrade-insecure-requests') })
    await fetch('http://bar.other/data')
    await fetch('http://localhost:8080/data')
    expect(requests.map(({ url }) => url)).toEqual(['https://bar.other/data', 'http://localhost:8080/data'])
  })

  test('a mixed image is upgraded before it is held against the policy, except in Firefox', async () => {
    const results = []
    for (const browser of BROWSERS) {
      const answer = () => ({ status: 200, body: PNG })
      const { elements } = open({ headers: csp('img-src https://bar.other'), browser, answer })
      results.push((await elements.img({ url: 'http://bar.other/a.png' })).kind)
    }
    expect(results).toEqual(['load', 'error', 'load'])
  })

  test('strict-dynamic lets a script through that another script adds, whatever the list says', async () => {
    const answer = (): PageResponse => ({ status: 200, headers: [['Content-Type', 'text/javascript']] })
    const { elements } = open({ headers: csp("script-src 'strict-dynamic' 'nonce-abc'"), answer })
    expect(await elements.script({ url: 'https://bar.other/a.js' })).toMatchObject({ kind: 'load' })
  })

  test('a sandbox makes the origin opaque, and self is the page’s address all the same', async () => {
    const { fetch, origin, requests } = open({ headers: csp("sandbox allow-scripts; connect-src 'self'") })
    expect(origin).toBe('null')
    await fetch('https://foo.example/data')
    expect(firstHeader(requests[0]?.headers ?? [], 'origin')).toBe('null')
    await quietly(fetch('https://bar.other/data'))
    expect(requests).toHaveLength(1)
    expect(open({ headers: csp('sandbox allow-scripts allow-same-origin') }).origin).toBe('https://foo.example')
  })

  test.each([
    [
      'chromium',
      'default-src * connect-src *',
      "The Content-Security-Policy directive 'default-src' contains 'connect-src' as a source expression. Did you want to add it as a directive and forget a semicolon?",
    ],
    [
      'firefox',
      'connect-src self',
      'Content-Security-Policy: Interpreting self as a hostname, not a keyword. If you intended this to be a keyword, use ‘self’ (wrapped in single quotes).',
    ],
    ['webkit', "connect-src: 'self'", "Unrecognized Content-Security-Policy directive 'connect-src:'."],
    [
      'chromium',
      "connect-src 'https://bar.other'",
      "The source list for the Content Security Policy directive 'connect-src' contains an invalid source: ''https://bar.other''. It will be ignored.",
    ],
    [
      'firefox',
      "connect-src 'self'; connect-src *",
      'Content-Security-Policy: Duplicate connect-src directives detected.  All but the first instance will be ignored.',
    ],
  ] as const)('what %s does not understand is printed when the page opens: %s', (browser, value, line) => {
    expect(open({ headers: csp(value), browser }).printed()).toEqual([line])
  })
})

describe('Referrer-Policy', () => {
  test('the page’s policy is the default of its requests, and a call may set another', async () => {
    const { fetch, requests } = open({ headers: [['Referrer-Policy', 'no-referrer']], url: 'https://foo.example/dir/' })
    await fetch('https://bar.other/a')
    await fetch('https://bar.other/b', { referrerPolicy: 'unsafe-url' })
    const referrers = requests.map(({ headers }) => firstHeader(headers, 'referer'))
    expect(referrers).toEqual([null, 'https://foo.example/dir/'])
  })

  test.each([
    ['no-referrer', 'https://foo.example/x', 'null'],
    ['no-referrer', 'https://bar.other/x', 'null'],
    ['same-origin', 'https://foo.example/x', 'https://foo.example'],
    ['same-origin', 'https://bar.other/x', 'null'],
    ['origin', 'https://bar.other/x', 'https://foo.example'],
  ])('a form that is posted under %s to %s names the origin %s', async (policy, url, origin) => {
    for (const browser of ['chromium', 'firefox'] as const) {
      const { elements, requests } = open({ headers: [['Referrer-Policy', policy]], browser })
      await elements.form({ url, method: 'POST', fields: [['a', '1']] })
      expect(firstHeader(requests[0]?.headers ?? [], 'origin')).toBe(origin)
    }
  })
})

describe('what only some browsers do with the page’s headers', () => {
  // Measured in the three browsers.
  test('Firefox tells another site no more than the default policy would, and prints that it does not', async () => {
    const referrers = []
    for (const browser of BROWSERS) {
      const headers: HeaderList = [['Referrer-Policy', 'unsafe-url']]
      const { fetch, requests, printed } = open({ headers, browser, url: 'https://foo.example/dir/' })
      await fetch('https://bar.other/a')
      await fetch('https://api.foo.example/b')
      referrers.push(requests.map(({ headers }) => firstHeader(headers, 'referer')))
      expect(printed()).toEqual(
        browser === 'firefox'
          ? [
              'Referrer Policy: Ignoring the less restricted referrer policy “unsafe-url” for the cross-site request: https://bar.other/a',
            ]
          : [],
      )
    }
    const full = 'https://foo.example/dir/'
    expect(referrers).toEqual([
      [full, full],
      ['https://foo.example/', full],
      [full, full],
    ])
  })

  test('a Referrer-Policy that no browser knows is printed by Chromium and WebKit', () => {
    const said = BROWSERS.map((browser) => open({ headers: [['Referrer-Policy', 'nonsense']], browser }).printed())
    expect(said.map((lines) => lines.map((line) => line.slice(0, 62)))).toEqual([
      ["Failed to set referrer policy: The value 'nonsense' is not one"],
      [],
      ["Failed to set referrer policy: The value 'nonsense' is not one"],
    ])
  })

  test('WebKit asks for fonts without CORS, and uses those of other origins', async () => {
    const outcomes = []
    for (const browser of BROWSERS) {
      const { elements, requests } = open({ headers: [], browser, answer: () => ({ status: 200, body: 'wOF2' }) })
      const { kind } = await elements.font({ url: 'https://bar.other/a.woff2' })
      outcomes.push(`${firstHeader(requests[0]?.headers ?? [], 'origin')} ${kind}`)
    }
    expect(outcomes).toEqual(['https://foo.example error', 'https://foo.example error', 'null load'])
  })

  test('WebKit names the first address of an image that a redirect led out of the list', async () => {
    const answer = (): PageResponse => ({ status: 302, headers: [['Location', 'https://third.test/a.png']] })
    const { elements, printed } = open({ headers: csp('img-src https://bar.other'), browser: 'webkit', answer })
    await elements.img({ url: 'https://bar.other/a.png' })
    expect(printed()).toEqual([
      'Refused to load https://third.test/a.png because it does not appear in the img-src directive of the Content Security Policy.',
      'Cannot load image https://bar.other/a.png due to access control checks.',
    ])
  })

  test('WebKit says that it upgraded an image', async () => {
    const answer = () => ({ status: 200, body: PNG })
    const { elements, printed } = open({ headers: [], browser: 'webkit', answer })
    await elements.img({ url: 'http://bar.other/a.png' })
    expect(printed()).toEqual([
      'The page at https://foo.example/ requested insecure content from http://bar.other/a.png. This content was automatically upgraded and should be served over HTTPS.',
    ])
  })
})

describe('Cross-Origin-Embedder-Policy', () => {
  const embed = async (policy: string, answer: PageResponse, crossorigin?: string) => {
    const page = open({ headers: [['Cross-Origin-Embedder-Policy', policy]], answer: () => answer })
    const attributes = crossorigin === undefined ? {} : { crossorigin }
    const outcome = await page.elements.img({ url: 'https://bar.other/a.png', ...attributes })
    return { kind: outcome.kind, reason: page.failed()?.reason, ...page }
  }

  test('an image of another origin needs a permission to be embedded', async () => {
    const { kind, reason, printed } = await embed('require-corp', { status: 200, body: PNG })
    expect([kind, reason]).toEqual(['error', 'cross-origin-embedder-policy'])
    expect(printed()).toEqual([
      'Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep',
    ])
  })

  test('Cross-Origin-Resource-Policy gives the permission, and so does CORS', async () => {
    const corp = ['Cross-Origin-Resource-Policy', 'cross-origin'] as const
    expect((await embed('require-corp', { status: 200, headers: [corp], body: PNG })).kind).toBe('load')
    expect((await embed('require-corp', { status: 200, headers: [ALLOWED], body: PNG }, '')).kind).toBe('load')
  })

  test('a refusal by Cross-Origin-Resource-Policy alone is not the page’s', async () => {
    const corp = ['Cross-Origin-Resource-Policy', 'same-origin'] as const
    const { reason } = await embed('require-corp', { status: 200, headers: [corp], body: PNG })
    expect(reason).toBe('cross-origin-resource-policy')
  })

  test('credentialless loads the image without its cookies', async () => {
    const page = openPage({
      url: 'https://foo.example/',
      browser: 'firefox',
      headers: [['Cross-Origin-Embedder-Policy', 'credentialless']],
      cookies: { 'https://bar.other': 'session=1', 'https://foo.example': 'own=1' },
      send: ({ url, headers }) => {
        cookies.push([new URL(url).host, firstHeader(headers, 'cookie')])
        return { status: 200, body: PNG }
      },
    })
    const cookies: [string, string | null][] = []
    expect((await page.elements.img({ url: 'https://bar.other/a.png' })).kind).toBe('load')
    await page.elements.img({ url: '/a.png' })
    expect(cookies).toEqual([
      ['bar.other', null],
      ['foo.example', 'own=1'],
    ])
  })
})

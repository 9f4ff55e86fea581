import { describe, expect, it, test } from 'vitest'
import { type Answer, failureReason, lines, sent, visit } from '../../testing/visit.ts'
import type { Call, WireRequest } from '../call.ts'

const A = 'https://a.test'
const B = 'https://b.test'
const C = 'https://c.test'
const OPEN = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Methods', '*'],
  ['Access-Control-Allow-Headers', '*'],
] as const

/** Each URL leads to the next one of `path`; the last answers. */
function chain(path: readonly string[], status = 302, extra: Answer['headers'] = []) {
  return ({ url, method }: WireRequest): Answer => {
    if (method === 'OPTIONS') return { status: 204, headers: OPEN }
    const next = path[path.indexOf(url) + 1]
    return next === undefined
      ? { headers: [...OPEN, ...extra] }
      : { status, headers: [...OPEN, ['Location', next], ...extra] }
  }
}

const go = (page: string, path: readonly string[], init: Partial<Call> = {}, status?: number) => {
  const browser = visit(page, chain(path, status))
  return { browser, result: browser.fetch(path[0] as string, init) }
}

describe('the Origin header in a redirect chain', () => {
  test.each([
    ['A → B', [`${A}/1`, `${B}/2`], [null, A]],
    ['B → B', [`${B}/1`, `${B}/2`], [A, A]],
    ['B → A: no longer A’s own request', [`${B}/1`, `${A}/2`], [A, 'null']],
    ['B → C: the chain taints the origin', [`${B}/1`, `${C}/2`], [A, 'null']],
    ['A → B → A', [`${A}/1`, `${B}/2`, `${A}/3`], [null, A, 'null']],
    ['B → C → C', [`${B}/1`, `${C}/2`, `${C}/3`], [A, 'null', 'null']],
  ])('%s', async (_, path, origins) => {
    const { browser, result } = go(A, path)
    expect(await result).toMatchObject({ outcome: 'response', redirected: true, url: path[path.length - 1] })
    expect(browser.wire.map((request) => sent(request, 'origin'))).toEqual(origins)
  })
})

it('a response is a CORS response after a cross-origin redirect, also from the page’s own origin', async () => {
  const { result } = go(A, [`${A}/1`, `${B}/2`, `${A}/3`])
  expect(await result).toMatchObject({ type: 'cors' })
})

describe('the CORS check of a redirect chain', () => {
  it('the CORS check applies to every response of the chain, redirects included', async () => {
    const page = visit(A, ({ url }) =>
      url === `${B}/1` ? { status: 302, headers: [['Location', `${B}/2`]] } : { headers: OPEN },
    )
    await page.fetch(`${B}/1`)
    expect(failureReason(page.trace)).toBe('missing-allow-origin')
    expect(page.wire).toHaveLength(1)
  })

  it('the CORS check comes before an opaque-redirect response', async () => {
    const page = visit(A, () => ({ status: 302, headers: [['Location', `${B}/2`]] }))
    expect((await page.fetch(`${B}/1`, { redirect: 'manual' })).outcome).toBe('network-error')
  })
})

describe('method and body', () => {
  const body = new TextEncoder().encode('x')
  test.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [301, 'PUT', 'PUT'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
  ])('after %i: %s becomes %s', async (status, method, next) => {
    const headers = [['Content-Type', 'text/plain']] as const
    const sends = method === 'HEAD' ? {} : { body, headers }
    const { browser, result } = go(A, [`${A}/1`, `${A}/2`], { method, ...sends }, status)
    await result
    const last = browser.wire[1]
    expect(last?.method).toBe(next)
    expect(last?.body ?? null).toEqual(next === method && method !== 'HEAD' ? body : null)
    expect(sent(last, 'content-type')).toBe(next === method && method !== 'HEAD' ? 'text/plain' : null)
  })

  it('a stream body cannot be sent again after a redirect', async () => {
    const init = { method: 'POST', body, bodyIsStream: true }
    const { browser, result } = go(A, [`${A}/1`, `${A}/2`], init, 307)
    expect((await result).outcome).toBe('network-error')
    expect(failureReason(browser.trace)).toBe('redirect-stream-body')
  })

  it('WebKit changes DELETE to GET on a redirect to another origin', async () => {
    const page = visit(A, chain([`${A}/1`, `${B}/2`], 307), 'webkit')
    await page.fetch(`${A}/1`, { method: 'DELETE' })
    expect(lines(page.wire).at(-1)).toBe(`GET ${B}/2`)
  })
})

describe('headers', () => {
  it('a redirect to another origin drops Authorization and keeps other headers', async () => {
    const init = {
      headers: [
        ['Authorization', 'x'],
        ['X-Custom', 'y'],
      ],
    } as const
    const { browser, result } = go(A, [`${A}/1`, `${B}/2`], init)
    await result
    const last = browser.wire.at(-1)
    expect([sent(last, 'authorization'), sent(last, 'x-custom')]).toEqual([null, 'y'])
  })

  it('a custom header causes a preflight at the first cross-origin URL of the chain', async () => {
    const { browser, result } = go(A, [`${A}/1`, `${B}/2`], { headers: [['X-Custom', 'y']] })
    await result
    expect(lines(browser.wire)).toEqual([`GET ${A}/1`, `OPTIONS ${B}/2`, `GET ${B}/2`])
  })

  test.each([
    ['chromium', 3],
    ['firefox', 4],
    ['webkit', 4],
  ] as const)(
    'a request in %s that had a preflight and needs none after a redirect makes %i requests',
    async (browser, count) => {
      const page = visit(A, chain([`${B}/1`, `${B}/2`], 303), browser)
      await page.fetch(`${B}/1`, { method: 'PUT' })
      expect(page.wire).toHaveLength(count)
    },
  )

  it('Firefox’s preflight after a cross-origin redirect has the page’s origin, and its request has null', async () => {
    const page = visit(A, chain([`${B}/1`, `${C}/2`]), 'firefox')
    await page.fetch(`${B}/1`, { headers: [['X-Custom', 'y']] })
    expect(page.wire.map((request) => sent(request, 'origin'))).toEqual([A, A, A, 'null'])
  })
})

describe('a redirect ends the fetch', () => {
  const toCredentials = `https://user:pw@b.test/2`
  test.each<[string, string, string, Partial<Call>, string]>([
    ['to data:', `${B}/1`, 'data:text/plain,hi', {}, 'redirect-scheme'],
    ['to a URL that does not parse', `${B}/1`, 'https://', {}, 'redirect-location-invalid'],
    ['to a user name across origins', `${A}/1`, toCredentials, {}, 'redirect-credentials'],
    ['to a user name in a CORS chain', `${B}/1`, toCredentials, {}, 'redirect-credentials'],
    ['with redirect mode error', `${B}/1`, `${B}/2`, { redirect: 'error' }, 'redirect-mode-error'],
    ['out of the origin in same-origin mode', `${A}/1`, `${B}/2`, { mode: 'same-origin' }, 'mode-same-origin'],
    ['from https to http', `${A}/1`, 'http://b.test/2', {}, 'mixed-content'],
  ])('a redirect ends the fetch %s', async (_, from, to, init, reason) => {
    const page = visit(A, chain([from, to]))
    expect((await page.fetch(from, init)).outcome).toBe('network-error')
    expect(failureReason(page.trace)).toBe(reason)
    expect(page.wire).toHaveLength(1)
  })

  it('a redirect ends the fetch after twenty redirects', async () => {
    const page = visit(A, () => ({ status: 302, headers: [['Location', '/again']] }))
    await page.fetch(`${A}/1`)
    expect(failureReason(page.trace)).toBe('redirect-count')
    expect(page.wire).toHaveLength(21)
  })
})

describe('a redirect that is not followed', () => {
  it('a manual redirect is an empty opaque-redirect response', async () => {
    const { result } = go(B, [`${B}/1`, `${C}/2`], { redirect: 'manual' })
    expect(await result).toMatchObject({ type: 'opaqueredirect', status: 0, url: `${B}/1`, headers: [] })
  })

  it('a manual redirect without Location is an opaque-redirect response', async () => {
    const page = visit(A, () => ({ status: 303 }))
    expect(await page.fetch(`${A}/1`, { redirect: 'manual' })).toMatchObject({ type: 'opaqueredirect' })
  })

  it('a redirect without Location is a response in Chromium with redirect mode error', async () => {
    const page = visit(A, () => ({ status: 302 }))
    expect(await page.fetch(`${A}/1`, { redirect: 'error' })).toMatchObject({ type: 'basic', status: 302 })
  })

  it('a redirect without Location is an ordinary response', async () => {
    const page = visit(A, () => ({ status: 301 }))
    expect(await page.fetch(`${A}/1`)).toMatchObject({ type: 'basic', status: 301 })
  })

  it('the fragment of the first URL is kept in a redirect and not sent', async () => {
    const { browser, result } = go(A, [`${A}/1`, `${A}/2`])
    expect(await result).toMatchObject({ url: `${A}/2` })
    await browser.fetch(`${A}/2#part`)
    expect(browser.wire.at(-1)?.url).toBe(`${A}/2`)
  })
})

test.each([
  [302, 'POST', ['Content-Type', 'content-language']],
  [303, 'PUT', ['Content-Type', 'content-language']],
  [307, 'POST', []],
] as const)('the trace of a %i after %s records these dropped headers: %j', async (status, method, dropped) => {
  const headers = [['Content-Type', 'text/plain'] as const, ['X-A', '1'] as const, ['content-language', 'en'] as const]
  const { browser, result } = go(A, [`${A}/1`, `${A}/2`], { method, headers, body: new Uint8Array(1) }, status)
  await result
  const events = browser.trace.filter((event) => event.type === 'header' && event.rule === 'redirect-rewrites-method')
  expect(events).toMatchObject(dropped.map((name) => ({ what: 'dropped', of: 'request', name, exchange: 1 })))
  const gone = new Set<string>(dropped)
  for (const [name, value] of headers) {
    expect(sent(browser.wire[1] as WireRequest, name.toLowerCase())).toBe(gone.has(name) ? null : value)
  }
})

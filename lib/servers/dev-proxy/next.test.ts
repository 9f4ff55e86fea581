import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forwarded, startProxy } from '../../testing/start-proxy.ts'
import { lastHeader } from '../../trace/header-list.ts'
import { next } from './next.ts'

const ORIGIN = 'http://localhost:3000'
const backend = { origin: 'http://localhost:8080', answer: () => ({ headers: [['X-Api', '1']] as const }) }
const rewrites = (list: string) => `export default {\n  async rewrites() {\n    return ${list}\n  },\n}\n`
const API = rewrites("[{ source: '/api/:path*', destination: 'http://localhost:8080/api/:path*' }]")

describe('what Next.js rewrites pass on', () => {
  test('a rewrite of Next.js replaces Host with that of the other server, and keeps Origin', async () => {
    const ask = await startProxy(next, API, ORIGIN, backend)
    const sent = await ask({ method: 'POST', path: '/api/user/sara?x=1', headers: [['Origin', ORIGIN]] })
    const { url, headers } = forwarded(sent)
    expect(url).toBe('http://localhost:8080/api/user/sara?x=1')
    expect(lastHeader(headers, 'origin')).toBe(ORIGIN)
    expect(lastHeader(headers, 'host')).toBe('localhost:8080')
    expect(lastHeader(headers, 'x-forwarded-host')).toBe('localhost:3000')
  })

  test.each([
    ["{ source: '/api/:path*', destination: 'http://localhost:8080/:path*' }", '/api/a/b', '/a/b'],
    ["{ source: '/api/:path*', destination: 'http://localhost:8080/:path*' }", '/api', '/'],
    ["{ source: '/u/:id', destination: 'http://localhost:8080/users/:id?full=1' }", '/u/7?x=2', '/users/7?full=1&x=2'],
    ["{ source: '/u/:id', destination: 'http://localhost:8080/users' }", '/u/7', '/users?id=7'],
    ["{ source: '/:lang(en|de)/:rest+', destination: 'http://localhost:8080/:rest+' }", '/de/a/b', '/a/b?'],
  ])('the rewrite %s leads %s to %s', async (rewrite, path, expected) => {
    const ask = await startProxy(next, rewrites(`[${rewrite}]`), ORIGIN, backend)
    expect(forwarded(await ask({ path })).url).toBe(`http://localhost:8080${expected.replace(/\?$/, '')}`)
  })

  test.each([
    ["{ source: '/u/:id', destination: 'http://localhost:8080/' }", '/u/7/8'],
    ["{ source: '/api/:path+', destination: 'http://localhost:8080/' }", '/api'],
    ["{ source: '/:lang(en|de)', destination: 'http://localhost:8080/' }", '/fr'],
  ])('the rewrite %s does not match %s', async (rewrite, path) => {
    const ask = await startProxy(next, rewrites(`[${rewrite}]`), ORIGIN, backend)
    expect(await ask({ path })).toMatchObject({ status: 404 })
  })

  test('a slash at the end of a path is removed first, with a redirect', async () => {
    const ask = await startProxy(next, API, ORIGIN, backend)
    const sent = await ask({ path: '/api/user/?a=1' })
    expect(sent.status).toBe(308)
    expect(lastHeader(sent.headers, 'location')).toBe('/api/user?a=1')
  })

  test('Next.js answers 500 Internal Server Error where the other server does not answer', async () => {
    const ask = await startProxy(next, API, ORIGIN, null)
    const sent = await ask({ path: '/api/x' })
    expect(sent).toMatchObject({ status: 500, text: 'Internal Server Error' })
    expect(sent.printed[0]).toContain('Failed to proxy http://localhost:8080/api/x')
  })

  test('Next.js itself answers with the page, and nothing else', async () => {
    const ask = await startProxy(next, API, ORIGIN, backend)
    expect(await ask({ path: '/' })).toMatchObject({ status: 200, text: expect.stringContaining('<!DOCTYPE html>') })
    expect(await ask({ path: '/nothing' })).toMatchObject({ status: 404 })
  })

  test('module.exports, a name and an object of lists are read as well', async () => {
    const text = `const api = 'http://localhost:8080'
const nextConfig = {
  rewrites: async () => {
    const list = [{ source: '/api', destination: api + '/data' }]
    return { beforeFiles: list, afterFiles: [], fallback: [] }
  },
}
module.exports = nextConfig`
    const ask = await startProxy(next, text, ORIGIN, backend)
    expect(forwarded(await ask({ path: '/api' })).url).toBe('http://localhost:8080/data')
  })
})

describe('what Next.js refuses, in its own words', () => {
  test.each([
    [
      "[{ source: 'api', destination: 'http://a/' }]",
      '`source` does not start with / for route {"source":"api","destination":"http://a/"}\n\nError: Invalid rewrite found',
    ],
    [
      "[{ source: '/api', destination: 'a' }]",
      '`destination` does not start with `/`, `http://`, or `https://` for route {"source":"/api","destination":"a"}\n\nError: Invalid rewrite found',
    ],
    ["[{ source: '/api' }]", '`destination` is missing for route {"source":"/api"}\n\nError: Invalid rewrite found'],
    [
      "'/api'",
      'Error: rewrites must return an array, received string.\nSee here for more info: https://nextjs.org/docs/messages/routes-must-be-array',
    ],
  ])('%s', (list, message) => {
    expect(next.check(rewrites(list))).toMatchObject([{ severity: 'error', message, from: { line: 3 } }])
  })

  test('reading a next.config.js never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(next.check(rewrites(text)))))
    fc.assert(
      fc.property(fc.string(), (source) =>
        Array.isArray(next.check(rewrites(`[{ source: ${JSON.stringify(source)}, destination: '/' }]`))),
      ),
    )
  })
})

test('Next.js refuses OPTIONS to a page with 400, and renders it for other methods, as `next dev` does', async () => {
  const text = `export default { async headers() { return [{ source: '/', headers: [{ key: 'X-A', value: '1' }] }] } }`
  const ask = await startProxy(next, text, ORIGIN, backend)
  const refused = await ask({ method: 'OPTIONS' })
  expect(refused).toMatchObject({ status: 400, text: '' })
  expect(refused.headers).toEqual([['X-A', '1']])
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await ask({ method })).status).toBe(200)
})

test.each([
  ['/api/((?!public/).+)', '/api/orders', '/api/public/x'],
  ['/((?!api|_next/static).*)', '/about/us', '/api/x'],
  ['/:path((?!admin).*)', '/shop', '/admin/x'],
  ['/:path((?=v\\\\d)[^/]+)/:rest*', '/v1/a/b', '/x1/a'],
])('a source of Next.js may look ahead: %s matches %s and not %s', async (source, matching, other) => {
  const text = `export default { async headers() { return [{ source: '${source}', headers: [{ key: 'X-A', value: '1' }] }] } }`
  expect(next.check(text)).toEqual([])
  const ask = await startProxy(next, text, ORIGIN, backend)
  const has = async (path: string) => (await ask({ path })).headers.some(([name]) => name === 'X-A')
  expect([await has(matching), await has(other)]).toEqual([true, false])
})

test('a lookaround of Next.js beside a repetition inside a repetition is refused with its reason', () => {
  const text = `export default { async headers() { return [{ source: '/((?!a)(b+)+)', headers: [{ key: 'X-A', value: '1' }] }] } }`
  expect(next.check(text)).toMatchObject([{ severity: 'error', code: 'source-not-simulated' }])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startProxy } from '../../testing/start-proxy.ts'
import { lastHeader } from '../../trace/header-list.ts'
import { next } from './next.ts'

const ORIGIN = 'http://localhost:3000'
const ALLOW = 'Access-Control-Allow-Origin'
const config = (headers: string) => `export default {
  async headers() {
    return ${headers}
  },
  async rewrites() {
    return [{ source: '/api/:path*', destination: 'http://localhost:8080/:path*' }]
  },
}
`
const entry = (source: string, ...headers: readonly (readonly [key: string, value: string])[]) =>
  `{ source: ${JSON.stringify(source)}, headers: ${JSON.stringify(headers.map(([key, value]) => ({ key, value })))} }`

const serve = (headers: string, answered: readonly (readonly [string, string])[] = []) =>
  startProxy(next, config(headers), ORIGIN, {
    origin: 'http://localhost:8080',
    answer: () => ({ headers: answered }),
  })

describe('`headers` of next.config.js', () => {
  test('are on the answer of a rewrite to another server, matched by the path that was asked for', async () => {
    const ask = await serve(`[${entry('/api/:path*', [ALLOW, '*'])}, ${entry('/user', [ALLOW, 'https://no.example'])}]`)
    expect(lastHeader((await ask({ path: '/api/user' })).headers, ALLOW)).toBe('*')
  })

  test('give way to a header of the same name from the other server', async () => {
    const ask = await serve(`[${entry('/api/:path*', [ALLOW, '*'])}]`, [[ALLOW, 'https://foo.example']])
    const { headers } = await ask({ path: '/api/user' })
    expect(headers.filter(([name]) => name === ALLOW)).toEqual([[ALLOW, 'https://foo.example']])
  })

  test.each([
    ['/api/:path*', '/', null],
    ['/:path*', '/', '*'],
    ['/:path*', '/a/b', '*'],
    ['/(.*)', '/', '*'],
    ['/(.*)', '/api/user', '*'],
    ['/user', '/user/1', null],
  ])('of %s on %s', async (source, path, value) => {
    const ask = await serve(`[${entry(source, [ALLOW, '*'])}]`)
    expect(lastHeader((await ask({ path })).headers, ALLOW)).toBe(value)
  })

  test('the last entry for a name counts, cookies add up, and parts of the path can be in a value', async () => {
    const ask = await serve(
      `[${entry('/:path*', [ALLOW, '*'], ['Set-Cookie', 'a=1'])}, ${entry('/u/:id', [ALLOW, 'https://b.example'], ['Set-Cookie', 'b=2'], ['X-User', 'no. :id'])}]`,
    )
    const { headers } = await ask({ path: '/u/7' })
    expect(headers.filter(([name]) => name === ALLOW)).toEqual([[ALLOW, 'https://b.example']])
    expect(headers.filter(([name]) => name === 'Set-Cookie').map(([, value]) => value)).toEqual(['a=1', 'b=2'])
    expect(lastHeader(headers, 'X-User')).toBe('no. 7')
  })

  test('are not on a redirect of Next.js itself', async () => {
    const ask = await serve(`[${entry('/:path*', [ALLOW, '*'])}]`)
    const { status, headers } = await ask({ path: '/api/' })
    expect([status, lastHeader(headers, ALLOW)]).toEqual([308, null])
  })
})

describe('what Next.js refuses, in its own words', () => {
  test.each([
    ["{ source: 'a', headers: [{ key: 'A', value: 'b' }] }", '`source` does not start with /'],
    ["{ source: '/a' }", '`headers` field must be an array'],
    ["{ source: '/a', headers: [] }", '`headers` field cannot be empty'],
    ["{ source: '/a', headers: [{ key: 'A', value: 1 }] }", '`value` in header item must be string'],
  ])('%s', (element, message) => {
    const [found] = next.check(config(`[${element}]`))
    expect(found).toMatchObject({ severity: 'error', from: { line: 3 } })
    expect(found?.message.startsWith(`${message} for route {"source":`)).toBe(true)
  })

  test('what cannot be read is left out with a warning, and the server starts', async () => {
    const text = "[{ source: '/:path*', headers: [{ key: 'A', value: process.env.A }, { key: 'B', value: 'b' }] }]"
    expect(next.check(config(text))).toMatchObject([{ severity: 'warning', code: 'headers-not-read' }])
    const { headers } = await (await serve(text))({ path: '/' })
    expect([lastHeader(headers, 'A'), lastHeader(headers, 'B')]).toEqual([null, 'b'])
  })

  test('reading never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(next.check(config(text)))))
    fc.assert(fc.property(fc.string(), (source) => Array.isArray(next.check(config(`[${entry(source, ['A', 'b'])}]`)))))
  })
})

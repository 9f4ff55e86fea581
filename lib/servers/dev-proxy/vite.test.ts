import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forwarded, startProxy } from '../../testing/start-proxy.ts'
import { lastHeader } from '../../trace/header-list.ts'
import { vite } from './vite.ts'

const ORIGIN = 'http://localhost:5173'
const backend = { origin: 'http://localhost:8080', answer: () => ({ headers: [['X-Api', '1']] as const }) }
const config = (server: string) =>
  `import { defineConfig } from 'vite'\n\nexport default defineConfig({\n  server: {\n    ${server}\n  },\n})\n`
const proxied = (entry: string) => config(`proxy: { ${entry} }`)
const withOrigin = (origin: string, path: string) => ({ path, headers: [['Origin', origin]] as const })

describe('what Vite passes on', () => {
  test.each([
    ["'/api': 'http://localhost:8080'", 'localhost:8080'],
    ["'/api': { target: 'http://localhost:8080' }", 'localhost:5173'],
    ["'/api': { target: 'http://localhost:8080', changeOrigin: true }", 'localhost:8080'],
  ])('the entry %s sends Host %s, and keeps Origin', async (entry, host) => {
    const ask = await startProxy(vite, proxied(entry), ORIGIN, backend)
    const { url, headers } = forwarded(await ask({ method: 'POST', ...withOrigin(ORIGIN, '/api/user?x=1') }))
    expect(url).toBe('http://localhost:8080/api/user?x=1')
    expect(lastHeader(headers, 'host')).toBe(host)
    expect(lastHeader(headers, 'origin')).toBe(ORIGIN)
    expect(lastHeader(headers, 'x-forwarded-for')).toBeNull()
  })

  test.each([
    ["rewrite: (path) => path.replace(/^\\/api/, '')", '/user'],
    ["rewrite: path => '/v1' + path", '/v1/api/user'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a configuration.
    ['rewrite: (path) => `/v2${path.slice(4)}`', '/v2/user'],
    ["rewrite(path) { return path.replace('/api', '/inner') }", '/inner/user'],
  ])('%s', async (rewrite, path) => {
    const text = proxied(`'/api': { target: 'http://localhost:8080', ${rewrite} }`)
    const ask = await startProxy(vite, text, ORIGIN, backend)
    expect(forwarded(await ask({ path: '/api/user' })).url).toBe(`http://localhost:8080${path}`)
  })

  test('a key of server.proxy with ^ is a regular expression, others are prefixes of paths', async () => {
    const text = proxied("'^/v\\\\d+/': 'http://localhost:8080', '/api': 'http://localhost:8080'")
    const ask = await startProxy(vite, text, ORIGIN, backend)
    const goesOn = async (path: string) => (await ask({ path })).events.some(({ type }) => type === 'forward')
    expect([await goesOn('/v1/x'), await goesOn('/vx/x'), await goesOn('/apix'), await goesOn('/')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  test('Vite answers 502 without a body where the other server does not answer', async () => {
    const ask = await startProxy(vite, proxied("'/api': 'http://localhost:8080'"), ORIGIN, null)
    expect(await ask({ path: '/api/x' })).toMatchObject({ status: 502, text: '' })
  })

  test('Vite itself answers with the page where HTML is accepted, and else with 404', async () => {
    const ask = await startProxy(vite, config(''), ORIGIN, backend)
    expect(await ask({ path: '/any' })).toMatchObject({ status: 200, text: expect.stringContaining('<!DOCTYPE html>') })
    expect(await ask({ path: '/any', headers: [['Accept', 'application/json']] })).toMatchObject({ status: 404 })
    expect(await ask({ path: '/any', method: 'POST' })).toMatchObject({ status: 404 })
  })
})

describe("Vite's own cors middleware runs before the proxy", () => {
  const preflight = (origin: string) => ({
    method: 'OPTIONS',
    path: '/api/x',
    headers: [
      ['Origin', origin],
      ['Access-Control-Request-Method', 'PUT'],
    ] as const,
  })
  const text = (cors: string) => config(`${cors} proxy: { '/api': 'http://localhost:8080' }`)

  test.each([
    ['', 'http://localhost:3000', 'http://localhost:3000'],
    ['', 'http://app.localhost', 'http://app.localhost'],
    ['', 'https://foo.example', null],
    ['', 'http://localhost.evil.example', null],
    ['cors: true,', 'https://foo.example', '*'],
    ['cors: { origin: "https://foo.example" },', 'https://bar.example', 'https://foo.example'],
    ['cors: { origin: [/foo/] },', 'https://foo.example', 'https://foo.example'],
    ['cors: { credentials: true },', 'https://foo.example', null],
  ])('with %s a preflight from %s gets %s, and does not reach the other server', async (cors, origin, allowed) => {
    const ask = await startProxy(vite, text(cors), ORIGIN, backend)
    const sent = await ask(preflight(origin))
    expect(sent).toMatchObject({ status: 204, events: [{ type: 'handler' }] })
    expect(lastHeader(sent.headers, 'access-control-allow-origin')).toBe(allowed)
    expect(lastHeader(sent.headers, 'access-control-allow-methods')).toBe('GET,HEAD,PUT,PATCH,POST,DELETE')
  })

  test('a preflight with cors: false is passed on to the other server', async () => {
    const ask = await startProxy(vite, text('cors: false,'), ORIGIN, backend)
    expect(forwarded(await ask(preflight('https://foo.example'))).method).toBe('OPTIONS')
  })

  test("a CORS header of the other server replaces Vite's", async () => {
    const answer = () => ({
      headers: [
        ['Vary', 'Accept'],
        ['Access-Control-Allow-Origin', 'a'],
        ['Access-Control-Allow-Origin', 'b'],
      ] as const,
    })
    const ask = await startProxy(vite, text(''), ORIGIN, { ...backend, answer })
    const { headers } = await ask(withOrigin('http://localhost:3000', '/api'))
    expect(headers).toEqual([
      ['Access-Control-Allow-Origin', 'a, b'],
      ['Vary', 'Accept'],
    ])
  })
})

describe('what cannot be read in a Vite configuration is reported, at its place', () => {
  test.each([
    [proxied("'/api': process.env.API"), 'not-read', { line: 5, column: 22 }],
    [proxied("'/api': {}"), 'target-missing', { line: 5, column: 22 }],
    [proxied("'/api': 'localhost:8080'"), 'target-invalid', { line: 5, column: 22 }],
    [
      proxied("'/api': { target: 'http://localhost:8080', rewrite: (p) => change(p) }"),
      'not-read',
      { line: 5, column: 66 },
    ],
    [config('cors: { origin: check },'), 'not-read', { line: 5, column: 21 }],
    ['export default {', 'syntax', { line: 1, column: 17 }],
    ['const a = 1', 'config-not-read', { line: 1, column: 1 }],
  ])('%s', (text, code, from) => {
    expect(vite.check(text)).toMatchObject([{ severity: 'error', code, from }])
  })

  test('a Vite configuration with constants and plugins is read', () => {
    const text = `import react from '@vitejs/plugin-react'
const api = 'http://localhost:8080'
export default { plugins: [react()], server: { port: 3000, proxy: { '/api': { target: api } } } }`
    expect(vite.check(text)).toEqual([])
  })

  test('reading a vite.config.js never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      'export default',
      '{',
      '}',
      'server:',
      'proxy:',
      "'/a'",
      ':',
      '[',
      ']',
      '(p) =>',
      'p',
      ',',
      '`${',
      '`',
      '/x/',
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces).map((each) => each.join(' ')),
    )
    fc.assert(fc.property(texts, (text) => Array.isArray(vite.check(text))))
  })
})

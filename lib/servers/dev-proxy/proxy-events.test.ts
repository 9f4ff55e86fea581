import { describe, expect, test } from 'vitest'
import { forwarded, startProxy } from '../../testing/start-proxy.ts'
import { lastHeader } from '../../trace/header-list.ts'
import { vite } from './vite.ts'

const ORIGIN = 'http://localhost:5173'
const backend = {
  origin: 'http://localhost:8080',
  answer: () => ({ headers: [['Access-Control-Allow-Origin', 'https://a.example'] as const] }),
}
const configured = (configure: string) => `export default {
  server: { proxy: { '/api': { target: 'http://localhost:8080', configure: ${configure} } } },
}
`
const POST = { method: 'POST', path: '/api/user', headers: [['Origin', ORIGIN]] as const }

describe('configure of an entry of server.proxy', () => {
  test.each([
    ["(proxy) => { proxy.on('proxyReq', (proxyReq) => { proxyReq.removeHeader('origin') }) }", null],
    ["(proxy, _options) => proxy.on('proxyReq', proxyReq => proxyReq.removeHeader('Origin'))", null],
    [
      "(proxy) => { proxy.on('error', (err) => { console.log(err) }); proxy.on('proxyReq', function (req) { console.log('x'); req.setHeader('origin', 'http://localhost:8080') }) }",
      'http://localhost:8080',
    ],
  ])('%s makes Origin %s before the request goes on', async (configure, origin) => {
    expect(vite.check(configured(configure))).toEqual([])
    const ask = await startProxy(vite, configured(configure), ORIGIN, backend)
    expect(lastHeader(forwarded(await ask(POST)).headers, 'origin')).toBe(origin)
  })

  test('a response is changed before it comes back to the browser', async () => {
    const configure = `(proxy) => { proxy.on('proxyRes', (proxyRes) => {
      delete proxyRes.headers['access-control-allow-origin']
      proxyRes.headers['x-from'] = 'dev'
    }) }`
    const ask = await startProxy(vite, configured(configure), ORIGIN, backend)
    const { headers } = await ask(POST)
    expect(lastHeader(headers, 'x-from')).toBe('dev')
    expect(lastHeader(headers, 'access-control-allow-origin')).toBe(ORIGIN)
  })

  test.each([
    '(proxy) => { if (x) proxy.on("proxyReq", (req) => req.removeHeader("origin")) }',
    '(proxy) => { proxy.on("proxyReq", (req, r) => req.setHeader("origin", r.headers.host)) }',
    'setUp',
  ])('%s does more than can be read, so a warning says that it is not acted on', async (configure) => {
    expect(vite.check(configured(configure))).toMatchObject([
      {
        severity: 'warning',
        code: 'option-not-simulated',
        message: 'This simulated Vite does not act on `configure`.',
      },
    ])
  })
})

describe('server.headers', () => {
  const text = (more: string) => `export default {
  server: { headers: { 'Access-Control-Allow-Origin': '*' }, proxy: { '/api': 'http://localhost:8080' }${more} },
}
`
  const ask = async (path: string, more = '') =>
    lastHeader(
      (
        await (
          await startProxy(vite, text(more), ORIGIN, { ...backend, answer: () => ({}) })
        )({
          path,
          headers: [['Origin', 'https://wordpress.example']],
        })
      ).headers,
      'access-control-allow-origin',
    )

  test('server.headers replaces what server.cors has set on the page', async () => {
    expect(await ask('/@vite/client', ", cors: { origin: 'https://wordpress.example' }")).toBe('*')
    expect(await ask('/@vite/client')).toBe('*')
  })

  test('server.headers is not on an answer that comes through the proxy', async () => {
    expect(await ask('/api/x')).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { BROWSERS } from '../trace/event-parts.ts'
import { openPage, type PageRequest } from './open-page.ts'

const ALLOWED = ['Access-Control-Allow-Origin', '*'] as const

test.each([
  ['a string', 'héllo'],
  ['bytes', new TextEncoder().encode('héllo')],
  ['a stream', new Blob(['héllo']).stream()],
])('a server answers with %s', async (_what, body) => {
  const page = openPage({ url: 'https://foo.example/', send: () => ({ status: 200, headers: [ALLOWED], body }) })
  expect(await (await page.fetch('https://bar.other/')).text()).toBe('héllo')
})

test('a server can return the platform’s own Response', async () => {
  const page = openPage({
    url: 'https://foo.example/',
    send: async () => new Response('hi', { headers: [[...ALLOWED]] }),
  })
  const response = await page.fetch('https://bar.other/')
  expect([response.type, await response.text()]).toEqual(['cors', 'hi'])
})

test('the browser sends the requests of a page of that origin, preflight first', async () => {
  const requests: PageRequest[] = []
  const page = openPage({
    url: 'https://foo.example/',
    origin: 'null',
    send: (request) => {
      requests.push(request)
      return { status: 200, headers: [ALLOWED, ['Access-Control-Allow-Methods', 'PUT']] }
    },
  })
  await page.fetch('/data', { method: 'PUT', body: 'x' })
  expect(requests.map(({ method, headers }) => [method, new Map(headers).get('Origin')])).toEqual([
    ['OPTIONS', 'null'],
    ['PUT', 'null'],
  ])
  expect([page.origin, page.location.href]).toEqual(['null', 'https://foo.example/'])
})

test('an unreachable server is a network error, and the trace names it', async () => {
  const page = openPage({
    url: 'https://foo.example/',
    browser: 'firefox',
    send: () => Promise.reject(new Error('nobody listens')),
  })
  await expect(page.fetch('/')).rejects.toThrow('NetworkError when attempting to fetch resource.')
  expect(page.trace.map((event) => event.type)).toContain('connection-failed')
})

test('an invalid call is not sent, and the trace says why it is invalid', async () => {
  const page = openPage({ url: 'https://foo.example/', send: () => expect.unreachable() })
  await expect(page.fetch('https://bar.other/', { method: 'trace' })).rejects.toThrow(
    "'trace' HTTP method is unsupported",
  )
  expect(() => new page.XMLHttpRequest().open('CONNECT', '/')).toThrow("'CONNECT' HTTP method is unsupported")
  await expect(page.fetch('/', { window: {} })).rejects.toThrow(TypeError)
  const types = (call: number) =>
    page.trace.filter((event) => 'call' in event && event.call === call).map(({ type }) => type)
  expect([types(1), types(2), types(3)]).toEqual([
    ['call', 'decision', 'failure', 'settled'],
    ['call', 'decision', 'failure', 'settled'],
    ['call', 'failure', 'settled'],
  ])
})

test('the page uses the given clock', async () => {
  let time = 1_000
  let preflights = 0
  const page = openPage({
    url: 'https://foo.example/',
    now: () => time,
    send: ({ method }) => {
      if (method === 'OPTIONS') preflights++
      return {
        status: 200,
        headers: [ALLOWED, ['Access-Control-Allow-Methods', 'PUT'], ['Access-Control-Max-Age', '60']],
      }
    },
  })
  const put = () => page.fetch('https://bar.other/', { method: 'PUT' })
  await put()
  time += 59_000
  await put()
  expect(preflights).toBe(1)
  time += 2_000
  await put()
  expect(preflights).toBe(2)
})

test('a closed page sends nothing', async () => {
  let sent = 0
  const page = openPage({
    url: 'https://foo.example/',
    send: () => {
      sent++
      return { status: 200 }
    },
  })
  page.close()
  await expect(page.fetch('/')).rejects.toThrow('Failed to fetch')
  expect(sent).toBe(0)
  expect(page.trace.at(-1)).toMatchObject({ type: 'ended' })
})

test('openPage throws for a URL that is neither HTTP(S) nor a file', () => {
  expect(() => openPage({ url: 'about:blank', send: () => ({ status: 200 }) })).toThrow(TypeError)
})

describe('a page opened from a file', () => {
  for (const browser of BROWSERS)
    test(`has an opaque origin in ${browser}: it calls with Origin: null, names no referrer, and cannot fetch its neighbour file`, async () => {
      const sent: (readonly [string, string])[] = []
      const page = openPage({
        url: 'file:///home/sara/index.html',
        browser,
        send: async ({ headers }) => {
          sent.push(...headers)
          return { status: 200, headers: [['Access-Control-Allow-Origin', 'null']], body: 'hi' }
        },
      })
      expect(page.origin).toBe('null')
      expect(await (await page.fetch('https://bar.other/')).text()).toBe('hi')
      expect(sent).toContainEqual(['Origin', 'null'])
      expect(sent.map(([name]) => name)).not.toContain('Referer')
      await expect(page.fetch('data.json')).rejects.toThrow(TypeError)
      page.close()
    })
})

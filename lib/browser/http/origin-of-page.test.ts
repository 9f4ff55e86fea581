import { describe, expect, test } from 'vitest'
import { browserConsole, failureReason } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import { getHeader } from '../../trace/header-list.ts'
import { openPage } from '../open-page.ts'

const API = 'https://api.example/a'

/** Opens a page whose server allows the given origin, and says what the script and the wire saw. */
async function call(url: string, allowed: string, browser: (typeof BROWSERS)[number], origin?: 'null') {
  const wire: { method: string; origin: string | null; referer: string | null }[] = []
  const page = openPage({
    url,
    browser,
    ...(origin ? { origin } : {}),
    send: ({ method, headers }) => {
      wire.push({ method, origin: getHeader(headers, 'origin'), referer: getHeader(headers, 'referer') })
      const allow = [
        ['Access-Control-Allow-Origin', allowed],
        ['Access-Control-Allow-Methods', 'PUT'],
      ] as const
      return { status: method === 'OPTIONS' ? 204 : 200, headers: allow }
    },
  })
  const result = await page.fetch(API, { method: 'PUT' }).then(
    ({ status }) => status,
    ({ message }: Error) => message,
  )
  return { page, wire, result }
}

const TUPLES = [
  ['capacitor://localhost/', 'capacitor://localhost'],
  ['ionic://localhost/home', 'ionic://localhost'],
  ['tauri://localhost/', 'tauri://localhost'],
  ['http://tauri.localhost/', 'http://tauri.localhost'],
  ['app://obsidian.md/index.html', 'app://obsidian.md'],
  ['vscode-webview://1abc2def/index.html', 'vscode-webview://1abc2def'],
  [
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  ],
  [
    'moz-extension://5a0b7c2e-1111-4000-8000-000000000000/a.html',
    'moz-extension://5a0b7c2e-1111-4000-8000-000000000000',
  ],
  [
    'safari-web-extension://5A0B7C2E-1111-4000-8000-000000000000/a',
    'safari-web-extension://5A0B7C2E-1111-4000-8000-000000000000',
  ],
] as const

// Origins as servers have logged them: ionic-team/capacitor #1041 and #6045, tauri #2327, appwrite PR #13514,
// Morelitea/initiative PR #499.
describe.each(TUPLES)('a page at %s', (url, origin) => {
  test.each(BROWSERS)(
    'sends its origin as a tuple in %s, also with the preflight, and reads what allows it',
    async (browser) => {
      const { page, wire, result } = await call(url, origin, browser)
      expect(page.origin).toBe(origin)
      expect(wire.map((request) => [request.method, request.origin])).toEqual([
        ['OPTIONS', origin],
        ['PUT', origin],
      ])
      expect(result).toBe(200)
    },
  )

  test('is refused by a server that allows another origin, and the console names its own', async () => {
    const { page, result } = await call(url, 'https://app.example', 'chromium')
    expect(result).toBe('Failed to fetch')
    expect(failureReason(page.trace)).toBe('preflight-allow-origin-mismatch')
    expect(browserConsole(page.trace)[0]).toContain(`from origin '${origin}' has been blocked by CORS policy`)
  })
})

test.each(['file:///home/sara/index.html', 'data:text/html,hello'])(
  'a page at %s has an opaque origin',
  async (url) => {
    for (const browser of BROWSERS) {
      const { page, wire } = await call(url, 'null', browser)
      expect(page.origin).toBe('null')
      expect(wire.map((request) => request.origin)).toEqual(['null', 'null'])
    }
  },
)

test('a sandboxed frame of an application’s page has an opaque origin like any other', async () => {
  const { wire } = await call('capacitor://localhost/', '*', 'webkit', 'null')
  expect(wire.map((request) => request.origin)).toEqual(['null', 'null'])
})

test('the page of an application or an extension names no referrer', async () => {
  for (const [url] of TUPLES.filter(([url]) => !url.startsWith('http:'))) {
    const { wire } = await call(url, '*', 'chromium')
    expect(wire.map((request) => request.referer)).toEqual([null, null])
  }
})

test('the page of an application may call plain HTTP and this machine: it did not come over TLS, nor from a public network', async () => {
  const page = openPage({
    url: 'app://obsidian.md/',
    send: () => ({ status: 200, headers: [['Access-Control-Allow-Origin', '*']] }),
  })
  for (const url of ['http://api.example/', 'http://localhost:8080/', 'http://192.168.1.1/']) {
    expect((await page.fetch(url)).status).toBe(200)
  }
})

test('a page cannot be at an address without a host that is neither a file nor data', () => {
  for (const url of ['ftp://foo.example/', 'about:blank', 'mailto:a@b.c']) {
    expect(() => openPage({ url, send: () => ({ status: 200 }) })).toThrow(TypeError)
  }
})

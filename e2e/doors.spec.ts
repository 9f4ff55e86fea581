import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { inlineScriptHashes } from '../lib/site/inline-scripts.mjs'

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScript(text: string): string }): { createScript(text: string): object }
}

/** Status and headers of a response, requested without a browser, which would normalize addresses and headers. */
function ask(base: string | undefined, target: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(base ?? '')
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }>(
    (resolve, reject) => {
      const asking = send({ hostname, port, path: target, headers }, (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      })
      asking.on('error', reject).end()
    },
  )
}

const PAGES = ['/', '/lessons/preflight', '/playground', '/search-index.json', '/icon.svg', '/nowhere']
const SANDBOX = ['/sandbox/frame.html', '/sandbox/server-express.js']

for (const path of [...PAGES, ...SANDBOX]) {
  test(`${path} is sent with the headers that keep other sites out`, async ({ baseURL }) => {
    const { headers } = await ask(baseURL, path)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cross-origin-resource-policy']).toBe(PAGES.includes(path) ? 'same-origin' : 'cross-origin')
    expect(headers['permissions-policy']).toContain('camera=()')
    if (PAGES.includes(path)) {
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    } else expect(headers['content-security-policy']).toContain('sandbox allow-scripts;')
  })
}

/** Every kind of response that is a page or may be shown as one. */
const SHOWN = [
  ...PAGES,
  '/class',
  '/class/CFGHJM',
  '/class/CFGHJM/lead',
  '/embed',
  '/api/health',
  '/api/class/x/y',
  '/%',
]

for (const path of SHOWN) {
  test(`${path} comes without permission for inline scripts that it does not name, and for eval`, async ({
    baseURL,
  }) => {
    const { headers, body } = await ask(baseURL, path, { 'content-security-policy': "script-src 'nonce-of-a-client'" })
    const policy = String(headers['content-security-policy'])
    const allowed = /script-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? []
    if (path !== '/%') expect(allowed).toContain("'self'")
    expect(allowed.filter((source) => !/^'(self|sha256-.+|nonce-.+)'$/.test(source))).toEqual([])
    expect(policy.length).toBeLessThan(4_000)
    expect(body).not.toContain('nonce-of-a-client')
    if (!String(headers['content-type']).startsWith('text/html')) return
    // The browser shows that they run; here, that none is forgotten on a page that no test opens.
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    const nameless = body.replaceAll(`<script nonce="${nonce}"`, '<script src=""')
    expect(inlineScriptHashes(nameless).filter((hash) => !allowed.includes(hash))).toEqual([])
  })
}

test('an inline script that is put into a page does not run', async ({ page }) => {
  const refused: string[] = []
  await page.goto('/lessons/http')
  await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/)
  page.on('console', (message) => refused.push(message.text()))
  const ran = await page.evaluate(() => {
    // Past Trusted Types, so that what names the page's own inline scripts is tried.
    const { trustedTypes } = window as unknown as { trustedTypes: TrustedTypePolicyFactory }
    const policy = trustedTypes.createPolicy('test', { createScript: (text) => text })
    const script = document.createElement('script')
    script.textContent = policy.createScript('window.ran = true') as unknown as string
    document.body.append(script)
    const link = document.body.appendChild(document.createElement('a'))
    link.setAttribute('onclick', policy.createScript('window.ran = true') as unknown as string)
    link.click()
    // Not with eval, which a driver of a browser may always use.
    setTimeout(policy.createScript('window.ran = true') as unknown as string)
    return new Promise((resolve) => setTimeout(() => resolve('ran' in window), 100))
  })
  expect(ran).toBe(false)
  await expect.poll(() => refused.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThan(2)
})

for (const path of ['/lessons/http', '/embed']) {
  test(`${path}: no string becomes HTML or a script, and no address outside the site’s own files a script’s`, async ({
    page,
  }) => {
    await page.goto(path)
    const ended = await page.evaluate(() => {
      const own =
        performance.getEntriesByType('resource').find(({ name }) => name.includes('/_next/static/'))?.name ?? ''
      const tries: Record<string, () => unknown> = {
        html: () => document.createElement('div').insertAdjacentHTML('beforeend', '<b>a</b>'),
        document: () => document.write('a'),
        text: () => Object.assign(document.createElement('script'), { text: 'a' }),
        other: () => Object.assign(document.createElement('script'), { src: 'https://evil.test/_next/static/a.js' }),
        data: () => new Worker('data:text/javascript,1'),
        page: () => new Worker('/search-index.json'),
        own: () => Object.assign(document.createElement('script'), { src: own }),
      }
      const ends = Object.entries(tries).map(([name, attempt]) => {
        try {
          attempt()
          return [name, 'done']
        } catch (error) {
          return [name, (error as Error).name]
        }
      })
      return Object.fromEntries(ends)
    })
    const { own, ...others } = ended
    expect(own).toBe('done')
    expect(new Set(Object.values(others))).toEqual(new Set(['TypeError']))
    expect(Object.keys(others)).toHaveLength(6)
  })
}

test('only the embed may be framed by other sites, also by those with an embedder policy', async ({ baseURL }) => {
  const { headers } = await ask(baseURL, '/embed?edit')
  expect(headers['content-security-policy']).toContain("default-src 'self';")
  expect(headers['content-security-policy']).not.toContain('frame-ancestors')
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
  expect(headers['cross-origin-embedder-policy']).toBe('require-corp')
  expect(headers['x-content-type-options']).toBe('nosniff')
  // What looks like the embed is a page like all others.
  for (const path of ['/embedded', '/embed/x', '/x/embed'])
    expect((await ask(baseURL, path)).headers['content-security-policy'], path).toContain("frame-ancestors 'self'")
})

test('a page is revalidated at each visit, and a hashed file never', async ({ baseURL }) => {
  const page = await ask(baseURL, '/lessons/preflight')
  expect(page.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
  const again = await ask(baseURL, '/lessons/preflight', { 'if-none-match': String(page.headers.etag) })
  expect(again.status).toBe(304)
  const [chunk = ''] = /\/_next\/static\/[^"]+\.js/.exec(page.body) ?? []
  expect((await ask(baseURL, chunk)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test('an invalid address is a bad request, and a range past the end is not satisfiable', async ({ baseURL }) => {
  for (const path of ['/lessons/%E0%A4%A', '/%', '/_next/static/%ff.js'])
    expect((await ask(baseURL, path)).status, path).toBe(400)
  expect((await ask(baseURL, '/lessons?x=%E0')).status).toBe(200)
  const beyond = await ask(baseURL, '/sandbox/frame.html', { range: 'bytes=99999999-' })
  expect(beyond.status).toBe(416)
  expect(beyond.headers['content-range']).toMatch(/^bytes \*\/\d+$/)
  expect((await ask(baseURL, '/sandbox/frame.html', { range: 'bytes=0-3' })).status).toBe(206)
})

test('another site can neither frame the playground nor keep a reference to its window, and Chromium knows every policy', async ({
  page,
  baseURL,
}) => {
  const other = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(
      `<iframe src="${baseURL}/playground"></iframe><a target="_blank" rel="opener" href="${baseURL}/playground">open</a>`,
    )
  })
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  const complaints: string[] = []
  page.context().on('console', (message) => {
    if (/policy|directive|feature/i.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
  await expect.poll(() => complaints.some((text) => text.includes('frame-ancestors'))).toBe(true)
  expect(page.frames().some((frame) => frame.url().endsWith('/playground'))).toBe(false)

  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'open' }).click()
  const playground = await opened
  await expect(playground.getByRole('banner').getByRole('button', { name: 'Run' })).toBeVisible()
  expect(await playground.evaluate(() => window.opener)).toBe(null)
  expect(complaints.filter((text) => !text.includes('frame-ancestors'))).toEqual([])
  other.close()
})

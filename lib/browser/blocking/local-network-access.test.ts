import { describe, expect, test } from 'vitest'
import { browserConsole, failureReason, lines, type Serve, visit } from '../../testing/visit.ts'
import type { AddressSpace } from '../../trace/address-space.ts'
import type { Reach } from '../fetch/fetch-params.ts'
import type { UserAgentOptions } from '../user-agent.ts'

// Measured in Chromium 156.0.8078, with --ip-address-space-overrides and --host-resolver-rules: each text, each order of
// checks, and that nothing is on the wire. A prompt without an answer is a denial in its headless mode.
const PAGE = 'https://app.example'
const PLAIN_PAGE = 'http://app.example'
const LOCALHOST = 'http://localhost:8080/a'
const ANYBODY: Serve = ({ headers }) => ({
  headers: [
    ['Access-Control-Allow-Origin', headers.find(([name]) => name === 'Origin')?.[1] ?? '*'],
    ['Access-Control-Allow-Methods', 'PUT'],
  ],
})

const open = (page: string, options: Partial<UserAgentOptions> = {}) => visit(page, ANYBODY, 'chromium', options)

/** Servers at `*.test`, by their first label; other hosts are as their names say. */
const reach = ({ hostname }: URL): Reach => {
  const spaces: Readonly<Record<string, AddressSpace>> = { 'nas.test': 'local', 'dev.test': 'loopback' }
  return { addressSpace: spaces[hostname] }
}

const denied = (url: string, space: string, kind = 'fetch') =>
  `Access to ${kind} at '${url}' from origin '${PAGE}' has been blocked by CORS policy: Permission was denied for this request to access the \`${space}\` address space.`

describe('a public page over HTTPS, in Chromium', () => {
  test.each([
    [LOCALHOST, 'loopback'],
    ['https://127.0.0.1:8443/a', 'loopback'],
    ['https://192.168.1.1/a', 'local'],
    ['https://printer.local/a', 'local'],
  ])('may not call %s before the person has allowed it, and nothing is sent', async (url, space) => {
    for (const localNetworkAccess of [undefined, 'ask', 'denied'] as const) {
      const page = open(PAGE, { localNetworkAccess })
      expect(await page.fetch(url)).toEqual({ outcome: 'network-error', message: 'Failed to fetch' })
      expect(page.wire).toEqual([])
      expect(failureReason(page.trace)).toBe('local-network-access')
      expect(browserConsole(page.trace)).toEqual([denied(url, space), 'Failed to load resource: net::ERR_FAILED'])
      expect(page.trace).toContainEqual(
        expect.objectContaining({ type: 'failure', corsError: 'LocalNetworkAccessPermissionDenied', value: space }),
      )
      expect(page.trace).toContainEqual(
        expect.objectContaining({
          type: 'decision',
          rule: 'local-network-access',
          passed: false,
          observed: localNetworkAccess ?? 'ask',
        }),
      )
    }
  })

  test('is held back from the preflight already, in every mode, and its elements are too', async () => {
    const page = open(PAGE)
    await page.fetch(LOCALHOST, { method: 'PUT' })
    await page.fetch(LOCALHOST, { mode: 'no-cors' })
    await page.fetch(LOCALHOST, { api: 'xhr' })
    await page.fetch(LOCALHOST, { api: 'img', mode: 'no-cors', destination: 'image' })
    expect(page.wire).toEqual([])
    expect(browserConsole(page.trace).filter((line) => line.startsWith('Access'))).toEqual([
      denied(LOCALHOST, 'loopback'),
      denied(LOCALHOST, 'loopback'),
      denied(LOCALHOST, 'loopback', 'XMLHttpRequest'),
      denied(LOCALHOST, 'loopback', 'image'),
    ])
  })

  test('may call this machine once the person allows it, with its preflight and the CORS check', async () => {
    const page = open(PAGE, { localNetworkAccess: 'allowed' })
    expect(await page.fetch(LOCALHOST, { method: 'PUT' })).toMatchObject({ status: 200 })
    expect(lines(page.wire)).toEqual([`OPTIONS ${LOCALHOST}`, `PUT ${LOCALHOST}`])
    const silent = visit(PAGE, () => ({}), 'chromium', { localNetworkAccess: 'allowed' })
    await silent.fetch(LOCALHOST)
    expect(failureReason(silent.trace)).toBe('missing-allow-origin')
  })

  test('learns that nobody listens there without any permission', async () => {
    const page = open(PAGE, { reach: () => ({ connection: 'refused' }) })
    await page.fetch(LOCALHOST)
    expect(failureReason(page.trace)).toBe('connection-failed')
  })

  test('may be redirected there only with the permission', async () => {
    const page = visit(PAGE, ({ url }) =>
      url.startsWith('https://api.example')
        ? {
            status: 302,
            headers: [
              ['Location', LOCALHOST],
              ['Access-Control-Allow-Origin', '*'],
            ],
          }
        : ANYBODY({ url } as never),
    )
    await page.fetch('https://api.example/')
    expect(lines(page.wire)).toEqual(['GET https://api.example/'])
    expect(browserConsole(page.trace)[0]).toContain(`at '${LOCALHOST}' (redirected from 'https://api.example/')`)
  })

  test('may call public servers, and its own origin wherever that is', async () => {
    expect(await open(PAGE).fetch('https://api.example/')).toMatchObject({ status: 200 })
    const own = visit('https://nas.test', ANYBODY, 'chromium', { reach })
    expect(await own.fetch('https://nas.test/a')).toMatchObject({ status: 200 })
  })
})

test('a public page over plain HTTP may not even ask, whatever the person says', async () => {
  for (const localNetworkAccess of ['ask', 'allowed', 'denied'] as const) {
    const page = open(PLAIN_PAGE, { localNetworkAccess })
    await page.fetch(LOCALHOST)
    expect(failureReason(page.trace)).toBe('local-network-access-insecure')
    expect(browserConsole(page.trace)).toEqual([
      `Access to fetch at '${LOCALHOST}' from origin '${PLAIN_PAGE}' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space \`loopback\`.`,
      'Failed to load resource: net::ERR_FAILED',
    ])
    expect(page.wire).toEqual([])
  }
})

test.each([
  'http://localhost:3000',
  'http://127.0.0.1:3000',
  'http://192.168.1.5',
  'http://nas.local',
  'http://nas.test',
])('a page on %s is no public one, so nobody is asked', async (origin) => {
  const page = visit(origin, ANYBODY, 'chromium', { reach })
  expect(await page.fetch(LOCALHOST)).toMatchObject({ status: 200 })
  expect(await page.fetch('http://192.168.1.1/')).toMatchObject({ status: 200 })
})

test.each(['firefox', 'webkit'] as const)('%s asks nobody', async (browser) => {
  const page = visit(PLAIN_PAGE, ANYBODY, browser)
  expect(await page.fetch(LOCALHOST)).toMatchObject({ status: 200 })
})

describe('targetAddressSpace, in Chromium', () => {
  const allowed = (page = PAGE) => open(page, { localNetworkAccess: 'allowed', reach })
  const MIXED = `Mixed Content: The page at '${PAGE}/' was loaded over HTTPS, but requested an insecure resource 'http://nas.test/a'.`

  test('lets a secure page call a local server over plain HTTP, which is blocked without it', async () => {
    const without = allowed()
    await without.fetch('http://nas.test/a')
    expect(failureReason(without.trace)).toBe('mixed-content')
    expect(browserConsole(without.trace)).toEqual([
      `${MIXED} This request has been blocked; the content must be served over HTTPS.`,
    ])
    const page = allowed()
    expect(await page.fetch('http://nas.test/a', { targetAddressSpace: 'local' })).toMatchObject({ status: 200 })
    expect(browserConsole(page.trace)).toEqual([`${MIXED} This content should also be served over HTTPS.`])
  })

  test('is not needed where the host tells: an address of the local network, or a name of .local', async () => {
    const page = allowed()
    expect(await page.fetch('http://192.168.1.1/a')).toMatchObject({ status: 200 })
    expect(await page.fetch('http://printer.local/a', { api: 'xhr' })).toMatchObject({ status: 200 })
    const PRINTER = `Mixed Content: The page at '${PAGE}/' was loaded over HTTPS, but requested an insecure`
    await page.fetch('http://printer.local/i.png', { api: 'img', mode: 'no-cors', destination: 'image' })
    expect(browserConsole(page.trace).slice(1)).toEqual([
      `${PRINTER} XMLHttpRequest endpoint 'http://printer.local/a'. This content should also be served over HTTPS.`,
      `${PRINTER} element 'http://printer.local/i.png'. This request was not upgraded to HTTPS because it is a local network request.`,
      `${PRINTER} image 'http://printer.local/i.png'. This content should also be served over HTTPS.`,
    ])
    expect(page.wire.at(-1)?.url).toBe('http://printer.local/i.png')
  })

  test('a name of a local network is mixed content all the same: it may lead anywhere', async () => {
    for (const url of ['http://intranet/a', 'http://db.internal/a']) {
      const page = allowed()
      await page.fetch(url)
      expect(failureReason(page.trace)).toBe('mixed-content')
    }
  })

  test('an image of this machine is not upgraded, which is told; a call to it is not', async () => {
    const page = allowed()
    await page.fetch('http://localhost/i.png', { api: 'img', mode: 'no-cors', destination: 'image' })
    await page.fetch('http://127.0.0.1/i.png', { api: 'img', mode: 'no-cors', destination: 'image' })
    await page.fetch('http://localhost/a')
    const element = (url: string) =>
      `Mixed Content: The page at '${PAGE}/' was loaded over HTTPS, but requested an insecure element '${url}'. This request was not upgraded to HTTPS because`
    expect(browserConsole(page.trace)).toEqual([
      `${element('http://localhost/i.png')} it is a local network request.`,
      `${element('http://127.0.0.1/i.png')} its URL's host is an IP address.`,
    ])
  })

  test.each([
    [LOCALHOST, 'local', 'loopback'],
    ['https://nas.test/a', 'loopback', 'local'],
    ['https://nas.test/a', 'public', 'local'],
    ['https://api.example/a', 'local', 'public'],
  ] as const)('for %s is wrong with %s, and the call fails whatever is allowed', async (url, asked, space) => {
    for (const from of [PAGE, PLAIN_PAGE]) {
      const page = allowed(from)
      await page.fetch(url, { targetAddressSpace: asked })
      expect(failureReason(page.trace)).toBe('local-network-access-mismatch')
      expect(browserConsole(page.trace)[0]).toBe(
        `Access to fetch at '${url}' from origin '${from}' has been blocked by CORS policy: Request had a target IP address space of \`${asked}\` yet the resource is in address space \`${space}\`.`,
      )
      expect(page.wire).toEqual([])
    }
  })

  test('is no permission by itself', async () => {
    const page = open(PAGE, { reach })
    await page.fetch('http://nas.test/a', { targetAddressSpace: 'local' })
    expect(failureReason(page.trace)).toBe('local-network-access')
  })
})

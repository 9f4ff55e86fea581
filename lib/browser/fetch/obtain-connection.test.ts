import { describe, expect, test } from 'vitest'
import type { Serve } from '../../testing/visit.ts'
import { browserConsole, failureReason, lines, visit } from '../../testing/visit.ts'
import type { Connection } from '../../trace/connection.ts'
import { ConnectionError } from '../../trace/wire.ts'
import type { Call } from '../call.ts'

const PAGE = 'https://app.example'
const URL_OF_API = 'https://api.example/a'
const ALLOWED: Serve = ({ headers }) => ({
  headers: [
    ['Access-Control-Allow-Origin', headers.find(([name]) => name === 'Origin')?.[1] ?? PAGE],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', 'PUT'],
    ['Access-Control-Allow-Headers', 'content-type'],
  ],
})

const open = (connection: Connection, browser: 'chromium' | 'firefox' | 'webkit' = 'chromium', page = PAGE) =>
  visit(page, ALLOWED, browser, { reach: () => ({ connection }) })

const STREAM: Partial<Call> = { method: 'POST', body: new Uint8Array([1]), bodyIsStream: true }

describe('Chromium’s line for a connection that fails', () => {
  // Chromium 156.0.8078 against closed ports, a name of .invalid, a self-signed certificate, a server that requires a
  // client certificate, and HTTP/1 only. ERR_CONNECTION_TIMED_OUT is in its list of net errors (net_error_list.h).
  test.each([
    ['refused', 'net::ERR_CONNECTION_REFUSED'],
    ['name-not-resolved', 'net::ERR_NAME_NOT_RESOLVED'],
    ['untrusted-certificate', 'net::ERR_CERT_AUTHORITY_INVALID'],
    ['client-certificate', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'],
    ['timed-out', 'net::ERR_CONNECTION_TIMED_OUT'],
  ] as const)('with %s, Chromium names the call and %s, and so it does for the preflight', async (how, code) => {
    const page = open(how)
    const result = await page.fetch(URL_OF_API)
    await page.fetch(URL_OF_API, { api: 'xhr', method: 'PUT' })
    expect(result).toEqual({ outcome: 'network-error', message: 'Failed to fetch' })
    expect(page.wire).toEqual([])
    expect(page.trace.flatMap((e) => (e.type === 'connection-failed' ? [e.how] : []))).toEqual([how, how])
    expect(browserConsole(page.trace)).toEqual([`GET ${URL_OF_API} ${code}`, `PUT ${URL_OF_API} ${code}`])
  })

  test('a server that takes the request and closes the connection is net::ERR_EMPTY_RESPONSE in Chromium', async () => {
    const page = visit(PAGE, ALLOWED, 'chromium', {
      send: () => Promise.reject(new ConnectionError('broken', 'gone')),
    })
    await page.fetch(URL_OF_API)
    expect(browserConsole(page.trace)).toEqual([`GET ${URL_OF_API} net::ERR_EMPTY_RESPONSE`])
  })
})

describe('Firefox’s lines for a connection that fails', () => {
  const BLOCKED = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${URL_OF_API}. (Reason: CORS request did not succeed). Status code: (null).`

  // Firefox ESR 153.8, measured for each of these but timed-out.
  test.each(['refused', 'name-not-resolved', 'untrusted-certificate', 'client-certificate', 'timed-out'] as const)(
    'with %s, Firefox says only that the CORS request did not succeed, and says it twice for a preflight',
    async (how) => {
      const page = open(how, 'firefox')
      await page.fetch(URL_OF_API)
      expect(browserConsole(page.trace)).toEqual([BLOCKED])
      await page.fetch(URL_OF_API, { method: 'PUT' })
      expect(browserConsole(page.trace)).toEqual([BLOCKED, BLOCKED, BLOCKED])
    },
  )

  test('Firefox has other lines for elements, and none for a fetch in no-cors mode or to the page’s own origin', async () => {
    const page = open('refused', 'firefox')
    await page.fetch(URL_OF_API, { mode: 'no-cors' })
    await page.fetch(`${PAGE}/own`)
    await page.fetch(URL_OF_API, { api: 'img', mode: 'no-cors', destination: 'image' })
    expect(browserConsole(page.trace)).toEqual([])
    await page.fetch(URL_OF_API, { api: 'script', mode: 'no-cors', destination: 'script' })
    await page.fetch(URL_OF_API, { api: 'script', destination: 'script', isModule: true })
    await page.fetch(URL_OF_API, { api: 'eventsource' })
    expect(browserConsole(page.trace)).toEqual([
      `Loading failed for the <script> with source “${URL_OF_API}”.`,
      BLOCKED,
      `Module source URI is not allowed in this document: “${URL_OF_API}”.`,
      BLOCKED,
      `Firefox can’t establish a connection to the server at ${URL_OF_API}.`,
    ])
  })
})

describe('Safari’s lines for a connection that fails', () => {
  // supabase #20982 and danielBingham/communities #178 for another origin, OpenIPC/majestic-webui #149 for the page’s own.
  test.each([
    ['refused', 'Could not connect to the server.'],
    ['name-not-resolved', 'A server with the specified hostname could not be found.'],
    [
      'untrusted-certificate',
      'The certificate for this server is invalid. You might be connecting to a server that is pretending to be “api.example” which could put your confidential information at risk.',
    ],
    ['client-certificate', 'The server “api.example” requires a client certificate.'],
    ['timed-out', 'The request timed out.'],
  ] as const)('with %s, Safari prints the network’s words and speaks of access control checks', async (how, words) => {
    const page = open(how, 'webkit')
    expect(await page.fetch(URL_OF_API)).toEqual({ outcome: 'network-error', message: 'Load failed' })
    expect(browserConsole(page.trace)).toEqual([
      words,
      `Fetch API cannot load ${URL_OF_API} due to access control checks.`,
      `Failed to load resource: ${words}`,
    ])
  })

  test('Safari prints these lines for the page’s own origin too, and only the last one for an element', async () => {
    const page = open('refused', 'webkit')
    await page.fetch(`${PAGE}/own`, { api: 'xhr' })
    await page.fetch(URL_OF_API, { api: 'img', mode: 'no-cors', destination: 'image' })
    expect(browserConsole(page.trace)).toEqual([
      'Could not connect to the server.',
      `XMLHttpRequest cannot load ${PAGE}/own due to access control checks.`,
      'Failed to load resource: Could not connect to the server.',
      'Failed to load resource: Could not connect to the server.',
    ])
  })
})

describe('a server that wants a client certificate', () => {
  test('a simple call with credentials passes, one without them does not', async () => {
    const page = open('client-certificate')
    expect(await page.fetch(URL_OF_API, { credentials: 'include' })).toMatchObject({ status: 200 })
    expect(await page.fetch(URL_OF_API)).toMatchObject({ outcome: 'network-error' })
    expect(lines(page.wire)).toEqual([`GET ${URL_OF_API}`])
  })

  test('a preflight carries no certificate, so a call that needs one fails with credentials too', async () => {
    const page = open('client-certificate')
    await page.fetch(URL_OF_API, { method: 'PUT', credentials: 'include' })
    expect(failureReason(page.trace)).toBe('preflight-connection-failed')
    expect(page.wire).toEqual([])
  })

  test('the page’s own origin gets the certificate without being asked to', async () => {
    expect(await open('client-certificate').fetch(`${PAGE}/own`, { method: 'PUT' })).toMatchObject({ status: 200 })
  })
})

test.each(['untrusted-certificate', 'client-certificate'] as const)(
  'a server over plain HTTP has no TLS, so %s changes nothing for it',
  async (connection) => {
    const page = open(connection, 'chromium', 'http://app.example')
    expect(await page.fetch('http://api.example/a')).toMatchObject({ status: 200 })
  },
)

// Chromium 156.0.8078: a preflight, then ERR_ALPN_NEGOTIATION_FAILED over plain HTTP and over TLS with HTTP/1 only; no
// preflight and the same error at the page's own origin; 200 over HTTP/2.
describe('a body that is a stream, in Chromium', () => {
  test.each([
    ['plain HTTP', 'http://app.example', 'http://api.example/s', undefined],
    ['TLS without HTTP/2', PAGE, 'https://api.example/s', 'http1'],
  ] as const)('over %s it gets its preflight and is then not sent', async (_, from, url, connection) => {
    const page = visit(from, ALLOWED, 'chromium', { reach: () => ({ connection }) })
    expect(await page.fetch(url, STREAM)).toMatchObject({ outcome: 'network-error' })
    expect(lines(page.wire)).toEqual([`OPTIONS ${url}`])
    expect(failureReason(page.trace)).toBe('connection-failed')
    expect(browserConsole(page.trace)).toEqual([`POST ${url} net::ERR_ALPN_NEGOTIATION_FAILED`])
  })

  test('it is not sent to the page’s own origin over plain HTTP, and there is no preflight', async () => {
    const page = visit('http://app.example', ALLOWED)
    expect(await page.fetch('http://app.example/s', STREAM)).toMatchObject({ outcome: 'network-error' })
    expect(page.wire).toEqual([])
  })

  test('it gets its preflight also in same-origin mode, which then refuses it without a word', async () => {
    const refused = { ...STREAM, mode: 'same-origin' } as const
    const page = open('http1')
    await page.fetch(URL_OF_API, refused)
    expect(lines(page.wire)).toEqual([`OPTIONS ${URL_OF_API}`])
    expect(failureReason(page.trace)).toBe('mode-same-origin')
    expect(browserConsole(page.trace)).toEqual([])
    const closed = visit(PAGE, () => ({}))
    await closed.fetch(URL_OF_API, refused)
    expect(failureReason(closed.trace)).toBe('preflight-missing-allow-origin')
    const text = visit(PAGE, ALLOWED)
    await text.fetch(URL_OF_API, { ...refused, bodyIsStream: false })
    expect(text.wire).toEqual([])
  })

  test('it is sent over HTTP/2, and any other body over HTTP/1 too', async () => {
    const two = visit(PAGE, ALLOWED)
    expect(await two.fetch(URL_OF_API, STREAM)).toMatchObject({ status: 200 })
    expect(await open('http1').fetch(URL_OF_API, { ...STREAM, bodyIsStream: false })).toMatchObject({ status: 200 })
  })
})

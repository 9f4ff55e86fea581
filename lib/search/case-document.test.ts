import { beforeAll, describe, expect, test } from 'vitest'
import { decodeLink, encodeLink } from '../document/link.ts'
import { runInNode } from '../run/run-in-node.ts'
import { BROWSERS } from '../trace/event-parts.ts'
import type { Trace } from '../trace/events.ts'
import { CORS_CHECK_REASONS, type FailureReason, REFUSED_PREFLIGHT_REASONS } from '../trace/failure-reasons.ts'
import { documentFor as build } from './case-document.ts'
import { helpFor } from './case-help.ts'
import type { CaseReason } from './case-reasons.ts'
import { errorTemplates } from './error-templates.ts'
import type { ErrorTemplate } from './error-text.ts'
import { type RecognisedError, recogniseErrors } from './recognise-error.ts'

let templates: readonly ErrorTemplate[] = []
beforeAll(() => {
  templates = errorTemplates()
})

const documentFor = (error: Pick<RecognisedError, 'browser' | 'found'> & { readonly reasons: readonly CaseReason[] }) =>
  build({ kind: 'cors', preflight: false, isCertain: true, ...error }, null)

const REASONS: readonly FailureReason[] = [...CORS_CHECK_REASONS, ...REFUSED_PREFLIGHT_REASONS]
const failed = (trace: Trace) => trace.flatMap((e) => (e.type === 'failure' ? [e.reason] : []))
const printed = (trace: Trace) => trace.flatMap((e) => (e.type === 'console' && e.by === 'browser' ? [e.text] : []))

describe.each(BROWSERS)('texts of %s', (browser) => {
  test.each(REASONS)(
    'the text for %s makes a document that fails for it and prints a text that is recognised again',
    async (reason) => {
      const found = { url: 'http://localhost:8080/notes/7?full=1', origin: 'http://localhost:3000' }
      const document = documentFor({ browser, reasons: [reason], found })
      if (!document) throw new Error('There is no document.')
      expect(decodeLink(encodeLink(document))).toEqual({ ok: true, document })
      const trace = await runInNode(document)
      // WebKit’s own code knows no redirect here: it is a status that is not OK.
      const here = browser === 'webkit' && reason === 'preflight-redirect' ? 'preflight-status' : reason
      expect(failed(trace)).toEqual([here])
      const text = printed(trace).join('\n')
      const [again] = recogniseErrors(text, templates)
      const remade = again && documentFor(again)
      if (!remade) throw new Error(`Not recognised: ${text}`)
      const second = await runInNode(remade)
      // Where the browser prints one text for two reasons, the document may fail for either of them.
      expect(withoutAddress(printed(second))).toEqual(withoutAddress(printed(trace)))
    },
  )
})

/** Firefox prints no origin, so the document has an invented one. */
const withoutAddress = (lines: readonly string[]) => lines.map((line) => line.replace(/https?:\/\/[^\s'’‘]+/g, '…'))

const FROM =
  "Access to fetch at 'https://api.example/items' from origin 'https://foo.example' has been blocked by CORS policy: "
const recognise = (text: string) => {
  const [error] = recogniseErrors(text, templates)
  if (!error) throw new Error('Not recognised.')
  return error
}

describe('helpFor', () => {
  test.each([
    [
      'Request header field x-token is not allowed by Access-Control-Allow-Headers in preflight response.',
      'Access-Control-Allow-Headers: x-token',
      /`x-token`.*`api\.example` to `OPTIONS`/,
    ],
    [
      'Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.',
      'Access-Control-Allow-Methods: PATCH',
      /`PATCH`.*`api\.example` to `OPTIONS`/,
    ],
    [
      'Method patch is not allowed by Access-Control-Allow-Methods in preflight response.',
      'Access-Control-Allow-Methods: PATCH',
      /in capitals in the script/,
    ],
    [
      "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Access-Control-Allow-Origin: https://foo.example',
      /the answer of `api\.example`\.$/,
    ],
  ])('the help for “%s” has the values of the text', (reason, line, where) => {
    const help = helpFor(recognise(FROM + reason))
    expect(help?.lines).toContain(line)
    expect(help?.where).toMatch(where)
  })

  test('a help says so where the text does not name the page’s origin', () => {
    const help = helpFor(
      recognise(
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.',
      ),
    )
    expect(help?.where).toContain('your page’s own origin')
  })

  test('a help never allows the origin null', () => {
    const text = FROM.replace("'https://foo.example'", "'null'")
    const help = helpFor(
      recognise(`${text}No 'Access-Control-Allow-Origin' header is present on the requested resource.`),
    )
    expect(help?.lines).toEqual(['Access-Control-Allow-Origin: *'])
    expect(help?.where).toMatch(/no origin of its own.*Never allow `null`/)
  })
})

test('the document of a text has its header, address and page', async () => {
  const document = documentFor(
    recognise(
      `${FROM}Request header field x-token is not allowed by Access-Control-Allow-Headers in preflight response.`,
    ),
  )
  expect(document?.page.url).toBe('https://foo.example/')
  expect(document?.client.code).toContain('https://api.example/items')
  expect(document?.client.code).toContain('"x-token"')
})

test('a page without an origin becomes one in a sandboxed frame', async () => {
  const document = documentFor({
    browser: 'chromium',
    reasons: ['missing-allow-origin'],
    found: { origin: 'null', url: 'https://api.example/' },
  })
  if (!document) throw new Error('There is no document.')
  expect(failed(await runInNode(document))).toEqual(['missing-allow-origin'])
})

test.each([
  ['the page’s own origin', { origin: 'https://a.test', url: 'https://a.test/x' }],
  ['an address in the clear from a secure page', { origin: 'https://a.test', url: 'http://b.test/' }],
  ['an address that is none of HTTP', { origin: 'https://a.test', url: 'ftp://b.test/' }],
])('there is no document for %s, which CORS does not refuse', (_what, found) => {
  expect(documentFor({ browser: 'chromium', reasons: ['missing-allow-origin'], found })).toBeNull()
})

test('the value in Firefox’s one sentence for three reasons decides between them', () => {
  const said = (value: string) =>
    recognise(
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.test/. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’).`,
    ).reasons[0]
  expect(said('https://a.test/')).toBe('allow-origin-mismatch')
  expect(said('https://a.test, *')).toBe('multiple-allow-origin')
  expect(said('a.test')).toBe('invalid-allow-origin')
})

test.each([
  ['GET http://localhost:5000/a net::ERR_CONNECTION_REFUSED', /Nothing listens at `localhost:5000`/],
  [
    'GET https://10.0.0.7:8443/a net::ERR_CERT_AUTHORITY_INVALID',
    /certificate of `10\.0\.0\.7:8443`.*`https:\/\/10\.0\.0\.7:8443\/a`/,
  ],
  ['POST https://t.test/collect net::ERR_BLOCKED_BY_CLIENT', /extension.*`t\.test`/],
  [
    "Mixed Content: The page at 'https://a.test/x' was loaded over HTTPS, but requested an insecure resource 'http://b.test/y'. This request has been blocked; the content must be served over HTTPS.",
    /`https:\/\/a\.test` came over HTTPS.*`b\.test`/,
  ],
  [
    "Connecting to 'https://b.test/y' violates the following Content Security Policy directive: \"connect-src 'self'\". The action has been blocked.",
    /`connect-src`/,
  ],
  [
    `${FROM.replace('https://api.example/items', 'http://localhost:8080/')}Permission was denied for this request to access the \`loopback\` address space.`,
    /`https:\/\/foo\.example` is a public page.*`localhost:8080`.*`loopback`/,
  ],
  [
    "Access to XMLHttpRequest at 'localhost:8080/api' from origin 'http://localhost:3000' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, https.",
    /lacks its scheme/,
  ],
])('the help for “%s” names the addresses of the text, and never OPTIONS', (text, expected) => {
  const help = helpFor(recognise(text))
  expect(help?.where).toMatch(expected)
  expect(help?.where).not.toContain('OPTIONS')
})

test('a text for several failures is recognised as several, each with its own address', () => {
  const errors = recogniseErrors(
    `${FROM}No 'Access-Control-Allow-Origin' header is present on the requested resource.\napp.js:1 GET https://api.example/items net::ERR_FAILED 200 (OK)\nGET http://localhost:7000/b net::ERR_CONNECTION_REFUSED\nUncaught (in promise) TypeError: Failed to fetch`,
    templates,
  )
  expect(errors.map(({ reasons, found }) => [reasons[0], found.url])).toEqual([
    ['missing-allow-origin', 'https://api.example/items'],
    ['connection-failed', 'http://localhost:7000/b'],
  ])
})

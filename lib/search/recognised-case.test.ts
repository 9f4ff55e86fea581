import { beforeAll, describe, expect, test } from 'vitest'
import { decodeLink, encodeLink } from '../document/link.ts'
import { runInNode } from '../run/run-in-node.ts'
import { BROWSERS } from '../trace/event-parts.ts'
import type { Trace } from '../trace/events.ts'
import { CORS_CHECK_REASONS, type FailureReason, REFUSED_PREFLIGHT_REASONS } from '../trace/failure-reasons.ts'
import { errorTemplates } from './error-templates.ts'
import type { ErrorTemplate } from './error-text.ts'
import { recogniseError } from './recognise-error.ts'
import { documentFor, helpFor, likeliestReason } from './recognised-case.ts'

let templates: readonly ErrorTemplate[] = []
beforeAll(() => {
  templates = errorTemplates()
})

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
      const again = recogniseError(text, templates)
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
  const error = recogniseError(text, templates)
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
    expect(
      helpFor(recognise(`${text}No 'Access-Control-Allow-Origin' header is present on the requested resource.`)),
    ).toBeNull()
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
    likeliestReason(
      recognise(
        `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.test/. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’).`,
      ),
    )
  expect(said('https://a.test/')).toBe('allow-origin-mismatch')
  expect(said('https://a.test, *')).toBe('multiple-allow-origin')
  expect(said('a.test')).toBe('invalid-allow-origin')
})

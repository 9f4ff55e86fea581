import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { corsErrorOf } from '../browser/profiles/cors-error.ts'
import { processorMs } from '../testing/processor-time.ts'
import type { BrowserName } from '../trace/events.ts'
import { FAILURE_REASONS, type FailureReason } from '../trace/failure-reasons.ts'
import { kindOf } from './case-reasons.ts'
import { errorTemplates } from './error-templates.ts'
import type { ErrorTemplate } from './error-text.ts'
import { recogniseErrors } from './recognise-error.ts'

let templates: readonly ErrorTemplate[] = []
beforeAll(() => {
  templates = errorTemplates()
})
const recognise = (text: string) => recogniseErrors(text, templates)[0] ?? null

function rows<Row>(name: string): Row[] {
  return readFileSync(new URL(`../testing/recorded-browsers/${name}.ndjson`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe.each(['chromium', 'xhr-chromium', 'elements-chromium'])('recorded messages of Chromium, in %s', (name) => {
  test('each recorded message is recognised with exactly the reason of Chromium’s own error code', () => {
    const wrong: unknown[] = []
    let refusals = 0
    type Row = { id: string; console: string[]; errors?: { cors?: string }[] }
    for (const { id, console: lines, errors } of rows<Row>(name)) {
      const texts = lines.filter((text) => text.includes('CORS policy'))
      const codes = (errors ?? []).flatMap(({ cors }) => (cors ? [cors] : []))
      // With fewer recorded codes than messages, it is unknown which code belongs to which message.
      if (texts.length !== codes.length) continue
      texts.forEach((text, at) => {
        refusals += 1
        const reasons = recognise(text)?.reasons ?? []
        if (reasons.length !== 1 || corsErrorOf(reasons[0] as FailureReason) !== codes[at])
          wrong.push([id, text, codes[at], reasons])
      })
    }
    expect(wrong).toEqual([])
    expect(refusals).toBeGreaterThan(40)
  })

  test('each recorded message is recognised', () => {
    const said = rows<{ console: string[] }>(name).flatMap((row) => row.console)
    // A status alone is no failure of a call.
    const failures = said.filter((text) => !text.includes('the server responded with a status of'))
    expect(failures.filter((text) => recognise(text) === null)).toEqual([])
  })
})

const FROM =
  "Access to fetch at 'http://localhost:8080/api' from origin 'http://localhost:3000' has been blocked by CORS policy: "
const PREFLIGHT = "Response to preflight request doesn't pass access control check: "
const NO_HEADER = "No 'Access-Control-Allow-Origin' header is present on the requested resource."

describe('recogniseErrors', () => {
  test.each<[string, string, FailureReason, Record<string, string>]>([
    [
      'as Chrome’s DevTools copy it',
      `(index):1 ${FROM}${NO_HEADER}`,
      'missing-allow-origin',
      { url: 'http://localhost:8080/api', origin: 'http://localhost:3000' },
    ],
    [
      'with the advice of older versions behind it',
      `${FROM}${NO_HEADER} If an opaque response serves your needs, set the request's mode to 'no-cors'.`,
      'missing-allow-origin',
      {},
    ],
    [
      'in the words of versions long gone',
      `XMLHttpRequest cannot load http://a.test/. ${NO_HEADER} Origin 'http://b.test' is therefore not allowed access.`,
      'missing-allow-origin',
      {},
    ],
    ['only the reason', `${PREFLIGHT}${NO_HEADER}`, 'preflight-missing-allow-origin', {}],
    [
      'with the line that always follows',
      `${FROM}${PREFLIGHT}It does not have HTTP ok status.\napi:1 Failed to load resource: net::ERR_FAILED`,
      'preflight-status',
      {},
    ],
    [
      'with a value',
      `${FROM}The 'Access-Control-Allow-Origin' header has a value 'http://localhost:3000/' that is not equal to the supplied origin.`,
      'allow-origin-mismatch',
      { value: 'http://localhost:3000/' },
    ],
    [
      'with an empty value',
      `${FROM}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
      'allow-credentials-not-true',
      { value: '' },
    ],
    [
      'after a redirect',
      `Access to fetch at 'https://login.test/' (redirected from 'https://api.test/me') from origin 'https://a.test' has been blocked by CORS policy: ${NO_HEADER}`,
      'missing-allow-origin',
      { from: 'https://api.test/me', url: 'https://login.test/' },
    ],
    [
      'Firefox',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://bar.other/data. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.',
      'missing-allow-origin',
      { url: 'https://bar.other/data', status: '200' },
    ],
    [
      'Firefox, its quotation marks straightened',
      "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://bar.other/data. (Reason: expected 'true' in CORS header 'Access-Control-Allow-Credentials').",
      'allow-credentials-not-true',
      {},
    ],
    [
      'Firefox, both lines of a preflight',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://bar.other/. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 204.\nCross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://bar.other/. (Reason: CORS request did not succeed). Status code: (null).',
      'preflight-missing-allow-origin',
      {},
    ],
    [
      'Firefox, nobody there',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:9/. (Reason: CORS request did not succeed). Status code: (null).',
      'connection-failed',
      { url: 'http://localhost:9/' },
    ],
    [
      'Safari',
      '[Error] Origin https://foo.example is not allowed by Access-Control-Allow-Origin. Status code: 200',
      'missing-allow-origin',
      { origin: 'https://foo.example' },
    ],
    [
      'Safari, a header',
      'Request header field X-Token is not allowed by Access-Control-Allow-Headers.',
      'header-not-allowed',
      { value: 'X-Token' },
    ],
  ])('%s', (_, text, reason, found) => {
    const recognised = recognise(text)
    expect(recognised?.reasons[0]).toBe(reason)
    expect(recognised?.found).toMatchObject(found)
  })

  test('a text that Safari prints for three different headers is recognised with three reasons', () => {
    const { reasons } = recognise(
      'Origin https://foo.example is not allowed by Access-Control-Allow-Origin. Status code: 200',
    ) ?? { reasons: [] }
    expect(reasons).toEqual(
      expect.arrayContaining(['missing-allow-origin', 'invalid-allow-origin', 'allow-origin-mismatch']),
    )
  })

  test.each<[string, BrowserName]>([
    ['TypeError: Failed to fetch', 'chromium'],
    ['Uncaught (in promise) TypeError: NetworkError when attempting to fetch resource.', 'firefox'],
    ['Unhandled Promise Rejection: TypeError: Load failed', 'webkit'],
  ])('“%s” is recognised with several reasons of several kinds', (text, browser) => {
    const error = recognise(text)
    expect(error).toMatchObject({ browser, isCertain: false })
    expect(new Set(error?.reasons.map(kindOf))).toEqual(new Set(['network', 'cors', 'mixed-content']))
  })

  test('a text that two browsers print in the same words names neither of them', () => {
    expect(recognise('Refused to set unsafe header "Origin"')).toMatchObject({
      browser: null,
      reasons: ['forbidden-header'],
      found: { value: 'Origin' },
    })
  })

  test.each([
    '',
    'hello',
    'preflight',
    'Access-Control-Allow-Origin',
    'why is my request blocked',
    'x'.repeat(100_000),
  ])('ordinary words are not recognised as console text: %j', (text) => {
    expect(recognise(text)).toBeNull()
  })
})

const VALID = ' Have the server send the header with a valid value.'

/** Each different text that Chromium printed for 35 answers of real servers with real middlewares. */
test.each<[string, FailureReason]>([
  [NO_HEADER, 'missing-allow-origin'],
  [`${PREFLIGHT}${NO_HEADER}`, 'preflight-missing-allow-origin'],
  [`The 'Access-Control-Allow-Origin' header contains the invalid value ''.${VALID}`, 'invalid-allow-origin'],
  [
    `${PREFLIGHT}The 'Access-Control-Allow-Origin' header contains the invalid value ''.${VALID}`,
    'preflight-invalid-allow-origin',
  ],
  [
    "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    'wildcard-with-credentials',
  ],
  [
    `${PREFLIGHT}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
    'preflight-wildcard-with-credentials',
  ],
  [
    "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
    'allow-credentials-not-true',
  ],
  [
    "The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.",
    'allow-credentials-not-true',
  ],
  [
    `The 'Access-Control-Allow-Origin' header contains multiple values 'http://localhost:3000, *', but only one is allowed.${VALID}`,
    'multiple-allow-origin',
  ],
  [
    `The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.${VALID}`,
    'multiple-allow-origin',
  ],
  [
    `The 'Access-Control-Allow-Origin' header contains multiple values 'http://a.com,http://b.com', but only one is allowed.${VALID}`,
    'multiple-allow-origin',
  ],
  [
    `The 'Access-Control-Allow-Origin' header has a value 'http://localhost:4000' that is not equal to the supplied origin.${VALID}`,
    'allow-origin-mismatch',
  ],
  [
    `The 'Access-Control-Allow-Origin' header has a value 'http://localhost:3000/' that is not equal to the supplied origin.${VALID}`,
    'allow-origin-mismatch',
  ],
  [
    `The 'Access-Control-Allow-Origin' header has a value 'localhost:3000' that is not equal to the supplied origin.${VALID}`,
    'allow-origin-mismatch',
  ],
  [
    `The 'Access-Control-Allow-Origin' header has a value 'null' that is not equal to the supplied origin.${VALID}`,
    'allow-origin-mismatch',
  ],
  ['Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.', 'method-not-allowed'],
  ['Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.', 'method-not-allowed'],
  ['Method patch is not allowed by Access-Control-Allow-Methods in preflight response.', 'method-not-allowed'],
  [
    'Request header field x-token is not allowed by Access-Control-Allow-Headers in preflight response.',
    'header-not-allowed',
  ],
  [`${PREFLIGHT}It does not have HTTP ok status.`, 'preflight-status'],
  [`${PREFLIGHT}Redirect is not allowed for a preflight request.`, 'preflight-redirect'],
])('recorded from real servers: %s', (text, reason) => {
  expect(recognise(`${FROM}${text}`)).toMatchObject({ browser: 'chromium', reasons: [reason] })
})

test('every reason that some browser prints is recognised from its text', () => {
  const known = new Set<string>(templates.flatMap((t) => [...t.reasons, ...t.after]))
  // These end in an exception for the script; no browser prints anything on its console.
  const silent = ['keepalive-limit', 'aborted', 'redirect-stream-body']
  expect(FAILURE_REASONS.filter((reason) => !known.has(reason))).toEqual(silent)
})

test.each(['downloadable font: download failed (a): ', "Failed to execute 'a' on 'a': ", 'Cookie "', `${FROM} `, '('])(
  'a long text made of %j is looked through in two seconds of processor time',
  async (piece) => {
    expect(await processorMs(() => recognise(piece.repeat(20_000 / piece.length)))).toBeLessThan(2_000)
  },
)

import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { browserConsole, failureReason, visit } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName } from '../../trace/events.ts'
import type { Call } from '../call.ts'
import { scriptCall } from '../elements/element-call.ts'
import { parseIntegrity } from '../http/integrity-metadata.ts'

const URL = 'https://bar.other/a'
const BODY = 'payload'
const digest = (algorithm: string, body = BODY) => `${algorithm}-${createHash(algorithm).update(body).digest('base64')}`
const RIGHT = digest('sha256')
const WRONG = digest('sha256', 'other')

async function call(init: Partial<Call>, browser: BrowserName = 'chromium', url = URL) {
  const headers = [['Access-Control-Allow-Origin', '*'] as const]
  const page = visit('https://foo.example', () => ({ headers, body: BODY }), browser)
  const { outcome } = await page.fetch(url, init)
  return { outcome, reason: failureReason(page.trace), printed: browserConsole(page.trace) }
}

// Each outcome as in Chromium 156, Firefox 153 and WebKitGTK 2.50.
describe('a fetch with integrity', () => {
  test.each([
    ['the right digest', RIGHT],
    ['a stronger algorithm', digest('sha512')],
    ['one right digest of two', `${WRONG} ${RIGHT}`],
    ['a wrong digest of a weaker algorithm', `${WRONG} ${digest('sha512')}`],
    ['an option', `${RIGHT}?ct=text/plain`],
    ['no padding', RIGHT.replace(/=+$/, '')],
    ['the other alphabet', digest('sha256').replaceAll('+', '-').replaceAll('/', '_')],
    ['white space around it', `\t${RIGHT}\n`],
    ['nothing that can be parsed', 'foo'],
    ['an algorithm that does not count', 'md5-CY9rzUYh03PK3k6DJie09g=='],
    ['no base64', 'sha256-!!!'],
  ])('is answered with %s', async (_, integrity) => {
    for (const browser of BROWSERS) expect((await call({ integrity }, browser)).outcome).toBe('response')
  })

  test.each([
    ['a wrong digest', WRONG],
    ['a digest that is too short', 'sha256-AAAA'],
    ['a right digest of a weaker algorithm', `${RIGHT} ${digest('sha512', 'other')}`],
    ['a wrong digest after something else', `foo ${WRONG}`],
  ])('fails with %s', async (_, integrity) => {
    for (const browser of BROWSERS) expect((await call({ integrity }, browser)).reason).toBe('integrity')
  })

  it('names its algorithm in lower case, except in WebKit', async () => {
    const reason = async (integrity: string, browser: BrowserName) => (await call({ integrity }, browser)).reason
    for (const browser of ['chromium', 'firefox'] as const) expect(await reason('SHA256-AAAA', browser)).toBeNull()
    expect(await reason('SHA256-AAAA', 'webkit')).toBe('integrity')
    expect(await reason(RIGHT.replace('sha', 'Sha'), 'webkit')).toBeNull()
  })

  it.each(BROWSERS)('fails in no-cors mode to another origin in %s, whatever the digest', async (browser) => {
    for (const integrity of [RIGHT, 'foo']) {
      expect((await call({ integrity, mode: 'no-cors' }, browser)).reason).toBe('integrity')
    }
    expect((await call({ integrity: RIGHT, mode: 'no-cors' }, browser, 'https://foo.example/a')).reason).toBeNull()
  })

  it('the body of a HEAD is empty, and its digest is that of nothing', async () => {
    expect((await call({ integrity: RIGHT, method: 'HEAD' })).reason).toBe('integrity')
    expect((await call({ integrity: digest('sha256', ''), method: 'HEAD' })).reason).toBeNull()
  })

  test.each<[BrowserName, readonly string[]]>([
    [
      'chromium',
      [
        `Failed to find a valid digest in the 'integrity' attribute for resource '${URL}' with computed SHA-256 integrity '${RIGHT.slice(7)}'. The resource has been blocked.`,
        `Fetch API cannot load ${URL}. SRI's integrity checks failed.`,
      ],
    ],
    [
      'webkit',
      [
        `Failed integrity metadata check. ${URL}. Failed integrity metadata check. Content length: 7, Expected content length: 7, Expected metadata: ${WRONG}`,
        `Fetch API cannot load ${URL} due to access control checks.`,
      ],
    ],
  ])('the words of %s name the digest', async (browser, lines) => {
    expect((await call({ integrity: WRONG }, browser)).printed).toEqual(lines)
  })

  test.each([
    [
      'foo',
      "The hash algorithm must be one of 'sha256', 'sha384', 'sha512', or 'ed21159', followed by a '-' character.",
    ],
    ['md5-AAAA', "The specified hash algorithm must be one of 'sha256', 'sha384', 'sha512', or 'ed21159'."],
    ['sha256-!!!', 'The digest must be a valid, base64-encoded value.'],
  ])('Chromium says what it cannot parse in %s', async (integrity, why) => {
    expect((await call({ integrity })).printed).toEqual([
      `Error parsing 'integrity' attribute ('${integrity}'). ${why}`,
    ])
  })
})

test('Chromium reads the metadata of fetch when a response has come, and that of a script before', async () => {
  const why =
    "The hash algorithm must be one of 'sha256', 'sha384', 'sha512', or 'ed21159', followed by a '-' character."
  const error = `Error parsing 'integrity' attribute ('foo'). ${why}`
  const printed = async (init: Partial<Call>) => {
    const page = visit('https://foo.example', () => ({}))
    await page.fetch(URL, { integrity: 'foo', ...init })
    return browserConsole(page.trace)
  }
  for (const init of [{}, { mode: 'same-origin' }, { headers: [['X-A', '1']] }] as const) {
    const lines = await printed(init)
    expect(lines).not.toContain(error)
    expect(lines).not.toEqual([])
  }
  expect((await printed(scriptCall(URL, 'anonymous', false, 'foo')))[0]).toBe(error)
})

describe('a script with integrity', () => {
  const script = (crossOrigin: string | undefined, integrity: string) => scriptCall(URL, crossOrigin, false, integrity)

  test.each<[string, string | undefined, string, boolean]>([
    ['the right digest and crossorigin', 'anonymous', RIGHT, true],
    ['a wrong digest and crossorigin', 'anonymous', WRONG, false],
    ['the right digest without crossorigin', undefined, RIGHT, false],
  ])('with %s', async (_, crossOrigin, integrity, loads) => {
    for (const browser of BROWSERS) {
      expect((await call(script(crossOrigin, integrity), browser)).reason).toBe(loads ? null : 'integrity')
    }
  })

  it('metadata that cannot be parsed is ignored by Chromium without crossorigin too, and by no other', async () => {
    const reasons = []
    for (const browser of BROWSERS) reasons.push((await call(script(undefined, 'foo'), browser)).reason)
    expect(reasons).toEqual([null, 'integrity', 'integrity'])
  })
})

test('only the digests of the strongest algorithm count', () => {
  expect(parseIntegrity('sha256-AAAA sha384-BBBB sha384-CCCC')).toEqual({
    algorithm: 'sha384',
    digests: ['BBBB', 'CCCC'],
    problems: [],
  })
})

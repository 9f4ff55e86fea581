import { describe, expect, it, test } from 'vitest'
import { browserConsole, failureReason, sent, visit } from '../../testing/visit.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

const answering = (...values: string[]) => ({
  headers: values.map((value) => ['Access-Control-Allow-Origin', value] as const),
})

describe('a page can read a cross-origin response', () => {
  test.each([
    ['the page’s origin, byte for byte', PAGE],
    ['a star', '*'],
    ['the page’s origin between blanks, which HTTP does not count', ` ${PAGE}\t`],
  ])('a page can read a cross-origin response when Access-Control-Allow-Origin is %s', async (_, value) => {
    const result = await visit(PAGE, () => answering(value)).fetch(URL)
    expect(result).toMatchObject({ outcome: 'response', type: 'cors', status: 200 })
  })

  it('a page can read a cross-origin response with any status', async () => {
    const result = await visit(PAGE, () => ({ ...answering('*'), status: 500 })).fetch(URL)
    expect(result).toMatchObject({ outcome: 'response', status: 500 })
  })
})

describe('a page cannot read a cross-origin response', () => {
  test.each([
    ['is missing', [], 'missing-allow-origin'],
    ['names another origin', ['https://bar.other'], 'allow-origin-mismatch'],
    ['names the origin in capitals', ['HTTPS://FOO.EXAMPLE'], 'allow-origin-mismatch'],
    ['names the origin with a slash', [`${PAGE}/`], 'allow-origin-mismatch'],
    ['names the default port', [`${PAGE}:443`], 'allow-origin-mismatch'],
    ['is a pattern', ['https://*.example'], 'allow-origin-mismatch'],
    ['is null and the page is not', ['null'], 'allow-origin-mismatch'],
    ['is empty', [''], 'invalid-allow-origin'],
    ['is not a URL', ['true'], 'invalid-allow-origin'],
    ['is quoted', [`"${PAGE}"`], 'invalid-allow-origin'],
    ['is a list', [`${PAGE}, https://bar.other`], 'multiple-allow-origin'],
    ['is present twice', ['*', '*'], 'multiple-allow-origin'],
  ])('a page cannot read a cross-origin response when Access-Control-Allow-Origin %s', async (_, values, reason) => {
    const page = visit(PAGE, () => answering(...values))
    expect(await page.fetch(URL)).toMatchObject({ outcome: 'network-error' })
    expect(failureReason(page.trace)).toBe(reason)
  })
})

describe('a credentialed request', () => {
  const withCredentials = (origin: string, ...allow: string[]) =>
    visit(PAGE, () => ({
      headers: [
        ['Access-Control-Allow-Origin', origin] as const,
        ...allow.map((value) => ['Access-Control-Allow-Credentials', value] as const),
      ],
    }))

  it('needs the origin in one header and true in the other', async () => {
    const result = await withCredentials(PAGE, 'true').fetch(URL, { credentials: 'include' })
    expect(result.outcome).toBe('response')
  })

  test.each([
    ['a star does not match the origin', '*', ['true'], 'wildcard-with-credentials'],
    ['Access-Control-Allow-Credentials has to be there', PAGE, [], 'allow-credentials-not-true'],
    ['"True" is not "true"', PAGE, ['True'], 'allow-credentials-not-true'],
    ['twice "true" is not "true"', PAGE, ['true', 'true'], 'allow-credentials-not-true'],
  ])('%s', async (_, origin, allow, reason) => {
    const page = withCredentials(origin, ...allow)
    expect((await page.fetch(URL, { credentials: 'include' })).outcome).toBe('network-error')
    expect(failureReason(page.trace)).toBe(reason)
  })
})

describe('a sandboxed frame', () => {
  it('a sandboxed frame has the origin null, which Access-Control-Allow-Origin can name', async () => {
    const page = visit('null', () => answering('null'))
    expect(await page.fetch(URL)).toMatchObject({ outcome: 'response', type: 'cors' })
    expect(sent(page.wire[0], 'origin')).toBe('null')
  })

  it('a sandboxed frame is cross-origin to the server that its page came from', async () => {
    const page = visit('null', () => ({}))
    expect((await page.fetch('https://foo.example/')).outcome).toBe('network-error')
  })
})

describe('the console message about a missing header', () => {
  test.each([
    [
      'chromium',
      "Access to fetch at 'https://bar.other/data' from origin 'https://foo.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    ],
    [
      'firefox',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://bar.other/data. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.',
    ],
    ['webkit', 'Origin https://foo.example is not allowed by Access-Control-Allow-Origin. Status code: 200'],
  ] as const)('in %s', async (browser, text) => {
    const page = visit(PAGE, () => ({}), browser)
    await page.fetch(URL)
    expect(browserConsole(page.trace)[0]).toBe(text)
  })

  it('Firefox has different messages for two headers and for a list in one', async () => {
    const twice = visit(PAGE, () => answering('*', '*'), 'firefox')
    const list = visit(PAGE, () => answering('*, *'), 'firefox')
    await twice.fetch(URL)
    await list.fetch(URL)
    expect(browserConsole(twice.trace)[0]).toContain('Multiple CORS header')
    expect(browserConsole(list.trace)[0]).toContain('does not match ‘*, *’')
  })
})

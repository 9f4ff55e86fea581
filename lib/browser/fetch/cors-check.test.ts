import { describe, expect, it, test } from 'vitest'
import { failureReason, said, sent, visit } from '../../testing/test-visit.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'

const answering = (...values: string[]) => ({
  headers: values.map((value) => ['Access-Control-Allow-Origin', value] as const),
})

describe('a page may read the answer of another origin', () => {
  test.each([
    ['the page’s origin, byte for byte', PAGE],
    ['a star', '*'],
    ['the page’s origin between blanks, which HTTP does not count', ` ${PAGE}\t`],
  ])('when Access-Control-Allow-Origin is %s', async (_, value) => {
    const result = await visit(PAGE, () => answering(value)).fetch(URL)
    expect(result).toMatchObject({ outcome: 'response', type: 'cors', status: 200 })
  })

  it('whatever the status is', async () => {
    const result = await visit(PAGE, () => ({ ...answering('*'), status: 500 })).fetch(URL)
    expect(result).toMatchObject({ outcome: 'response', status: 500 })
  })
})

describe('a page may not read the answer of another origin', () => {
  test.each([
    ['is missing', [], 'missing-allow-origin'],
    ['names another origin', ['https://bar.other'], 'allow-origin-mismatch'],
    ['names the origin in capitals', ['HTTPS://FOO.EXAMPLE'], 'allow-origin-mismatch'],
    ['names the origin with a slash', [`${PAGE}/`], 'allow-origin-mismatch'],
    ['names the default port', [`${PAGE}:443`], 'allow-origin-mismatch'],
    ['is a pattern', ['https://*.example'], 'allow-origin-mismatch'],
    ['is null and the page is not', ['null'], 'allow-origin-mismatch'],
    ['is empty', [''], 'invalid-allow-origin'],
    ['is no URL', ['true'], 'invalid-allow-origin'],
    ['is quoted', [`"${PAGE}"`], 'invalid-allow-origin'],
    ['is a list', [`${PAGE}, https://bar.other`], 'multiple-allow-origin'],
    ['is there twice', ['*', '*'], 'multiple-allow-origin'],
  ])('when Access-Control-Allow-Origin %s', async (_, values, reason) => {
    const page = visit(PAGE, () => answering(...values))
    expect(await page.fetch(URL)).toMatchObject({ outcome: 'network-error' })
    expect(failureReason(page.trace)).toBe(reason)
  })
})

describe('with credentials', () => {
  const withCredentials = (origin: string, ...allow: string[]) =>
    visit(PAGE, () => ({
      headers: [
        ['Access-Control-Allow-Origin', origin] as const,
        ...allow.map((value) => ['Access-Control-Allow-Credentials', value] as const),
      ],
    }))

  it('both headers have to agree', async () => {
    const result = await withCredentials(PAGE, 'true').fetch(URL, { credentials: 'include' })
    expect(result.outcome).toBe('response')
  })

  test.each([
    ['the star is no origin any more', '*', ['true'], 'wildcard-with-credentials'],
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
  it('has the origin null, and may be named so', async () => {
    const page = visit('null', () => answering('null'))
    expect(await page.fetch(URL)).toMatchObject({ outcome: 'response', type: 'cors' })
    expect(sent(page.wire[0], 'origin')).toBe('null')
  })

  it('is cross-origin even to the server its own page came from', async () => {
    const page = visit('null', () => ({}))
    expect((await page.fetch('https://foo.example/')).outcome).toBe('network-error')
  })
})

describe('what the browser says about a missing header', () => {
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
    expect(said(page.trace)[0]).toBe(text)
  })

  it('differs in Firefox between two headers and a list in one', async () => {
    const twice = visit(PAGE, () => answering('*', '*'), 'firefox')
    const list = visit(PAGE, () => answering('*, *'), 'firefox')
    await twice.fetch(URL)
    await list.fetch(URL)
    expect(said(twice.trace)[0]).toContain('Multiple CORS header')
    expect(said(list.trace)[0]).toContain('does not match ‘*, *’')
  })
})

import { expect, test } from 'vitest'
import { parseDocument } from './document.ts'
import { documentOf } from './document-of.ts'

const CODE = 'await fetch("https://bar.other/")'
const COOKIES = { 'https://bar.other': 'session=1' }

test('a document of a script and a server alone is a page on foo.example in Chromium, with a raw server', () => {
  expect(documentOf({ code: CODE, servers: { 'https://bar.other': 'GET /\n200' } })).toEqual({
    version: 1,
    page: { url: 'https://foo.example/' },
    browser: 'chromium',
    client: { language: 'javascript', code: CODE },
    servers: [{ origin: 'https://bar.other', dialect: 'raw', text: 'GET /\n200' }],
  })
})

test('a document with every part given can be shared', () => {
  const document = documentOf({
    title: 'All of it',
    page: 'http://localhost:3000/app',
    opaque: true,
    browser: 'webkit',
    code: CODE,
    servers: { 'https://bar.other': { dialect: 'express', text: '' }, 'https://third.test': 'GET /\n200' },
    cookies: COOKIES,
    thirdPartyCookies: 'blocked',
  })
  expect(parseDocument(document)).toEqual({ ok: true, document })
  expect(document.servers.map(({ origin }) => origin)).toEqual(['https://bar.other', 'https://third.test'])
})

test('cookies in a document are sent to other sites, unless the document names another policy', () => {
  const policy = (more: Pick<Parameters<typeof documentOf>[0], 'cookies' | 'thirdPartyCookies'>) =>
    documentOf({ code: CODE, servers: {}, ...more }).thirdPartyCookies
  expect(policy({ cookies: COOKIES })).toBe('sent')
  expect(policy({ cookies: COOKIES, thirdPartyCookies: 'partitioned' })).toBe('partitioned')
  expect(policy({})).toBeUndefined()
})

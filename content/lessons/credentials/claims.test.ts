import { describe, expect, test } from 'vitest'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { failures, headerOf, printed, requests, responses, runExample } from '@/lib/testing/run-example.ts'
import type { BrowserName, Trace } from '@/lib/trace/events.ts'
import { API, CORS, INCLUDE, inAndOut, NONE, OTHER, readMe, thenMe } from './documents.ts'
import { lesson } from './lesson.ts'

const cookies = (trace: Trace) => trace.flatMap((e) => (e.type === 'cookie' ? [`${e.what} ${e.rule}`] : []))
const sent = (trace: Trace) => requests(trace).map((request) => headerOf(request, 'Cookie'))
const statuses = (trace: Trace) => responses(trace).map(({ status }) => status)
const SAVED = { [OTHER]: 'session=a1b2c3' }

describe('the credentials mode', () => {
  test('fetch alone sends no cookie to another origin, and with include it does', async () => {
    expect(sent(await runExample(lesson, 'no-cookie'))).toEqual([null])
    expect(sent(await runExample(lesson, 'included'))).toEqual(['session=a1b2c3'])
  })
  test('same-origin sends a cookie to the page’s own origin, and omit does not even do that', async () => {
    const own = (init: string) => runInNode({ ...readMe(init, CORS), page: { url: `${API}/` } })
    expect(sent(await own(''))).toEqual(['session=a1b2c3'])
    expect(sent(await own(', { credentials: "omit" }'))).toEqual([null])
  })
  test('the call that signs in needs include too: without it the cookie is not stored', async () => {
    const trace = await runExample(lesson, 'one-site', { code: [['  credentials: "include",\n', '']] })
    expect(cookies(trace)).not.toContain('stored include-credentials')
    expect(statuses(trace)).toEqual([200, 401])
  })
})

describe('with include', () => {
  test('cors() answers with a star, and the browser does not accept it', async () => {
    const trace = await runExample(lesson, 'star')
    expect(headerOf(responses(trace)[0], 'Access-Control-Allow-Origin')).toBe('*')
    expect(failures(trace)).toEqual(['wildcard-with-credentials'])
  })
  test('a list in Express answers each of its pages with that page’s origin, and others with none', async () => {
    for (const origin of ['https://shop.example', 'https://admin.shop.example', null]) {
      const trace = await runExample(lesson, 'included', { page: `${origin ?? 'https://evil.test'}/` })
      expect(headerOf(responses(trace)[0], 'Access-Control-Allow-Origin')).toBe(origin)
    }
  })
})

describe('SameSite', () => {
  test('a Lax cookie goes with a fetch from another origin of the same site, and none is sent from another site', async () => {
    expect(statuses(await runExample(lesson, 'one-site'))).toEqual([200, 200])
    expect(cookies(await runExample(lesson, 'one-site', { page: 'https://evil.test/' }))).toEqual([
      'refused cookie-same-site',
    ])
  })
  test.each(['strict', 'lax', 'none'])('a cookie with sameSite %s is stored on the same site', async (value) => {
    const trace = await runInNode(thenMe(API, `{ secure: true, sameSite: "${value}" }`))
    expect(cookies(trace)).toEqual(['stored include-credentials', 'sent include-credentials'])
  })
  test.each([
    ['{ secure: true }', 'refused cookie-same-site'],
    ['{ secure: true, sameSite: "lax" }', 'refused cookie-same-site'],
    ['{ secure: true, sameSite: "strict" }', 'refused cookie-same-site'],
    ['{ sameSite: "none" }', 'refused cookie-secure'],
    ['{ secure: true, sameSite: "none" }', 'stored include-credentials'],
  ])('a cookie with %s is %s on another site', async (options, how) => {
    expect(cookies(await runInNode(thenMe(OTHER, options)))[0]).toBe(how)
  })
  test('a Secure cookie is not stored from an answer over HTTP', async () => {
    const http = thenMe('http://api.shop.example', '{ secure: true }')
    const trace = await runInNode({ ...http, page: { url: 'http://admin.shop.example/' } })
    expect(cookies(trace)[0]).toBe('refused cookie-secure')
  })
  test.each([
    ['Domain=shop.example', 'https://shop.example/me', 'session=a1b2c3'],
    ['Path=/', 'https://shop.example/me', null],
    ['Path=/', `${API}/me`, 'session=a1b2c3'],
    ['Path=/api', `${API}/me`, null],
    ['Path=/api', `${API}/api/me`, 'session=a1b2c3'],
  ])('a cookie with %s is sent to %s as %s', async (attribute, url, cookie) => {
    const { client, ...rest } = thenMe(API, '{ secure: true }')
    const code = client.code.replace(`await fetch("${API}/me"`, `await fetch("${url}"`)
    const servers = [
      ...rest.servers.map((server) => ({
        ...server,
        text: server.text.replace(
          'res.cookie("session", "a1b2c3", COOKIE)',
          `res.set("Set-Cookie", "session=a1b2c3; Secure; ${attribute}")`,
        ),
      })),
      { origin: 'https://shop.example', dialect: 'raw' as const, text: 'GET /me\n200\n\n{}\n' },
    ]
    const trace = await runInNode({ ...rest, servers, client: { ...client, code } })
    expect(sent(trace)[1]).toBe(cookie)
  })
  test('of a cookie that is not stored the console says nothing: it only has the 401', async () => {
    const trace = await runExample(lesson, 'two-sites')
    expect(statuses(trace)).toEqual([200, 401])
    expect(failures(trace)).toEqual([])
    expect(printed(trace, 'browser')).toEqual([expect.stringContaining('401')])
  })
})

test('the login signs in and out, and the cookie that deletes is checked like any other', async () => {
  expect(statuses(await runExample(lesson, 'whole-login'))).toEqual([200, 200, 200, 401])
  expect(cookies(await runInNode(inAndOut('res.clearCookie("session")')))).toContain('refused cookie-same-site')
})

describe('a cookie of another site, with SameSite=None', () => {
  const inside = (browser: BrowserName, more = {}) => runInNode(thenMe(OTHER, NONE, { browser, ...more }))
  test('Safari stores none and sends none', async () => {
    expect(cookies(await inside('webkit'))).toEqual(['refused third-party-cookie'])
    expect(sent(await runInNode(readOther('webkit', 'blocked')))).toEqual([null])
  })
  test('Firefox keeps a login inside the page, and does not see one that was made on the other site itself', async () => {
    expect(statuses(await inside('firefox'))).toEqual([200, 200])
    expect(sent(await runInNode(readOther('firefox', 'partitioned')))).toEqual([null])
  })
  test('Chrome sends them, and does not with its setting', async () => {
    expect(statuses(await inside('chromium'))).toEqual([200, 200])
    expect(sent(await runInNode(readOther('chromium', 'sent')))).toEqual(['session=a1b2c3'])
    expect(statuses(await inside('chromium', { thirdPartyCookies: 'blocked' }))).toEqual([200, 401])
  })

  /** Sara has signed in on the other site itself. */
  function readOther(browser: BrowserName, thirdPartyCookies: 'sent' | 'partitioned' | 'blocked') {
    const at = readMe(INCLUDE, CORS, { browser, thirdPartyCookies, cookies: SAVED })
    return {
      ...at,
      client: { ...at.client, code: at.client.code.replace(API, OTHER) },
      servers: at.servers.map((server) => ({ ...server, origin: OTHER })),
    }
  }
})

describe('a token', () => {
  test.each(['chromium', 'firefox', 'webkit'] as const)('a token works in %s, on another site', async (browser) => {
    expect(statuses(await runExample(lesson, 'token', { browser }))).toEqual([200, 204, 200])
  })
  test('a token needs its header in the answer to the preflight, and no Access-Control-Allow-Credentials', async () => {
    const trace = await runExample(lesson, 'token')
    expect(requests(trace).map(({ purpose }) => purpose)).toEqual(['actual', 'preflight', 'actual'])
    expect(headerOf(responses(trace)[2], 'Access-Control-Allow-Credentials')).toBeNull()
    const without = await runExample(lesson, 'token', { server: [['"Authorization"]', '"Content-Type"]']] })
    expect(failures(without)).toEqual(['header-not-allowed'])
  })
})

import { describe, expect, test } from 'vitest'
import { lines, sent, visit } from '../../testing/visit.ts'
import { BROWSERS } from '../../trace/event-parts.ts'
import type { BrowserName, TraceEvent } from '../../trace/events.ts'
import type { Call } from '../call.ts'

const PAGE = 'https://foo.example'
const URL = 'https://bar.other/data'
const TOKEN = { headers: [['Authorization', 'Bearer abc']] } as const
const ASKED = `OPTIONS ${URL}`

const star = (browser: BrowserName) =>
  visit(
    PAGE,
    () => ({
      headers: [
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Methods', '*'],
        ['Access-Control-Allow-Headers', '*'],
      ],
    }),
    browser,
  )

const lookups = (trace: readonly TraceEvent[]) =>
  trace.filter((event) => event.type === 'decision' && event.rule === 'preflight-cache')

describe('a cached star of Access-Control-Allow-Headers', () => {
  test('a cached star does not cover Authorization in Chromium: every request has a preflight', async () => {
    const page = star('chromium')
    for (let i = 0; i < 3; i++) await page.fetch(URL, TOKEN)
    expect(lines(page.wire)).toEqual([ASKED, `GET ${URL}`, ASKED, `GET ${URL}`, ASKED, `GET ${URL}`])
    expect(page.trace.some((event) => event.type === 'cache' && event.what === 'hit')).toBe(false)
    const again = lookups(page.trace)[1]
    expect(again).toMatchObject({ passed: false, observed: 'authorization' })
    expect(again).not.toHaveProperty('standard')
  })

  test('a cached star is removed in Chromium with the response that did not cover Authorization', async () => {
    const page = star('chromium')
    await page.fetch(URL, { headers: [['X-A', '1']] })
    await page.fetch(URL, { headers: [['X-B', '1']] })
    expect(page.wire).toHaveLength(3)
    await page.fetch(URL, TOKEN)
    const [, , , asked] = page.wire
    expect(asked && sent(asked, 'access-control-request-headers')).toBe('authorization')
  })

  test('a cached star covers Authorization in WebKit, and the trace says that the standard sends a preflight', async () => {
    const page = star('webkit')
    await page.fetch(URL, TOKEN)
    await page.fetch(URL, TOKEN)
    expect(lines(page.wire)).toEqual([ASKED, `GET ${URL}`, `GET ${URL}`])
    expect(lookups(page.trace)[1]).toMatchObject({ passed: true, standard: { passed: false } })
  })

  test('a cached star is an ordinary name in Firefox, and the trace says where the standard sends no preflight', async () => {
    const page = star('firefox')
    const custom: Partial<Call> = { method: 'PUT', headers: [['X-A', '1']] }
    await page.fetch(URL, custom)
    await page.fetch(URL, custom)
    expect(lines(page.wire)).toEqual([ASKED, `PUT ${URL}`, ASKED, `PUT ${URL}`])
    expect(lookups(page.trace)[1]).toMatchObject({
      passed: false,
      observed: 'PUT, x-a',
      standard: { passed: true, note: expect.stringContaining('`*`') },
    })
    const miss = page.trace.find((event) => event.type === 'cache' && event.what === 'miss')
    expect(miss).toMatchObject({ detail: expect.stringContaining('remembers * as a name like any other') })
  })

  test('a cached star in Firefox does not cover Authorization by the standard either', async () => {
    const page = star('firefox')
    await page.fetch(URL, TOKEN)
    await page.fetch(URL, TOKEN)
    expect(lookups(page.trace)[1]).not.toHaveProperty('standard')
  })
})

// Measured in Chromium 156, Firefox 153 and WebKitGTK 2.50.
test('validators of the script count as no-store for preflights in Chromium, and in Firefox where fetch sends them', async () => {
  const allow = [
    ['Access-Control-Allow-Origin', '*'] as const,
    ['Access-Control-Allow-Headers', 'if-none-match'] as const,
  ]
  const methods = async (browser: BrowserName, api: Call['api']) => {
    const page = visit(PAGE, () => ({ headers: allow }), browser)
    for (let i = 0; i < 2; i++) await page.fetch(URL, { api, headers: [['If-None-Match', '"v1"']] })
    return page.wire.map(({ method }) => method).join(' ')
  }
  const asked = 'OPTIONS GET OPTIONS GET'
  expect([await methods('chromium', 'fetch'), await methods('chromium', 'xhr')]).toEqual([asked, asked])
  expect([await methods('firefox', 'fetch'), await methods('firefox', 'xhr')]).toEqual([asked, 'OPTIONS GET GET'])
  expect(await methods('webkit', 'fetch')).toBe('OPTIONS GET GET')
})

// Measured in Firefox 153.
describe('a listener on uploads in Firefox', () => {
  const methods = async (calls: readonly Partial<Call>[], allowed: string | null) => {
    const allow = allowed === null ? [] : [['Access-Control-Allow-Methods', allowed] as const]
    const page = visit(PAGE, () => ({ headers: [['Access-Control-Allow-Origin', '*'], ...allow] }), 'firefox')
    for (const call of calls) await page.fetch(URL, { api: 'xhr', ...call })
    return page.wire.map(({ method }) => method)
  }
  const put = { method: 'PUT' } as const
  const listening = { uploadListener: true } as const

  test('a listener on uploads needs no preflight where one is cached, whichever call it was for', async () => {
    expect(
      await methods(
        [
          { ...put, ...listening },
          { ...put, ...listening },
        ],
        'PUT',
      ),
    ).toEqual(['OPTIONS', 'PUT', 'PUT'])
    expect(await methods([put, { ...put, ...listening }], 'PUT')).toEqual(['OPTIONS', 'PUT', 'PUT'])
    expect(await methods([{ method: 'POST' }, { method: 'POST', ...listening }], 'PUT')).toEqual([
      'POST',
      'OPTIONS',
      'POST',
    ])
  })

  test('a listener on uploads does not make its method cached where the response names none', async () => {
    const head = { method: 'HEAD', ...listening } as const
    expect(await methods([head, head], null)).toEqual(['OPTIONS', 'HEAD', 'OPTIONS', 'HEAD'])
    expect(await methods([head, head], 'HEAD')).toEqual(['OPTIONS', 'HEAD', 'HEAD'])
  })
})

describe('the trace of a preflight cache lookup', () => {
  test.each(BROWSERS)(
    'the trace of a preflight cache lookup in %s has everything that did not match',
    async (browser) => {
      const page = star(browser)
      const [method, headers] = ['PUT', [['X-B', '1'] as const, ['X-A', '2'] as const]]
      await page.fetch(URL, { method, headers })
      expect(lookups(page.trace)).toMatchObject([{ passed: false, observed: 'PUT, x-a, x-b' }])
      expect(lookups(page.trace)[0]).not.toHaveProperty('standard')
    },
  )

  test('the trace of a preflight cache lookup leaves out a method that needs no permission', async () => {
    const page = star('chromium')
    await page.fetch(URL, { method: 'POST', headers: [['X-A', '1']] })
    expect(lookups(page.trace)).toMatchObject([{ passed: false, observed: 'x-a' }])
  })

  test('a request that always has a preflight makes no preflight cache lookup', async () => {
    const page = star('chromium')
    await page.fetch(URL, { method: 'PUT', cache: 'reload' })
    expect(lookups(page.trace)).toEqual([])
  })
})

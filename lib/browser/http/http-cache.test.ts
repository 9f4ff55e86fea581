import { describe, expect, it, test } from 'vitest'
import { type Answer, failureReason, sent, visit } from '../../testing/visit.ts'
import type { Call, WireRequest } from '../call.ts'

const PAGE = 'https://foo.example'
const OWN = `${PAGE}/data`
const OTHER = 'https://bar.other/data'

const twice = async (headers: Answer['headers'], second: Partial<Call> = {}, wait = 1000) => {
  const page = visit(PAGE, () => ({ headers, body: 'x' }))
  await page.fetch(OWN)
  page.wait(wait)
  await page.fetch(OWN, second)
  return page.wire
}

describe('a second request is answered from the cache', () => {
  test.each<[string, Answer['headers'], Partial<Call>]>([
    ['while the response is fresh', [['Cache-Control', 'max-age=60']], {}],
    [
      'by the rule of thumb for what has not changed for long',
      [['Last-Modified', 'Mon, 01 Dec 2008 00:23:53 GMT']],
      {},
    ],
    ['though stale, if the page forces it', [['Cache-Control', 'max-age=0']], { cache: 'force-cache' }],
    [
      'though stale, if it may come only from there',
      [['Cache-Control', 'no-cache']],
      { cache: 'only-if-cached', mode: 'same-origin' },
    ],
  ])('a second request is answered from the cache %s', async (_, headers, second) => {
    expect(await twice(headers, second)).toHaveLength(1)
  })
})

describe('a second request goes to the server', () => {
  test.each<[string, Answer['headers'], Partial<Call>, number]>([
    ['when the response is no-store', [['Cache-Control', 'no-store, max-age=60']], {}, 1000],
    ['when the response has become stale', [['Cache-Control', 'max-age=60']], {}, 60_000],
    ['when the response is no-cache', [['Cache-Control', 'no-cache, max-age=60']], {}, 1000],
    ['when the response expired before it came', [['Expires', '0']], {}, 1000],
    [
      'when it varies by everything',
      [
        ['Cache-Control', 'max-age=60'],
        ['Vary', '*'],
      ],
      {},
      1000,
    ],
    ['when the page reloads', [['Cache-Control', 'max-age=60']], { cache: 'reload' }, 1000],
    ['when the page uses cache mode no-store', [['Cache-Control', 'max-age=60']], { cache: 'no-store' }, 1000],
    ['when the page uses cache mode no-cache', [['Cache-Control', 'max-age=60']], { cache: 'no-cache' }, 1000],
    [
      'when the page brings a validator of its own',
      [['Cache-Control', 'max-age=60']],
      { headers: [['If-None-Match', '"x"']] },
      1000,
    ],
  ])('a second request goes to the server %s', async (_, headers, second, wait) => {
    expect(await twice(headers, second, wait)).toHaveLength(2)
  })
})

describe('a stored response and CORS', () => {
  const answers = (vary: boolean) => (request: WireRequest) => ({
    headers: [
      ['Cache-Control', 'max-age=60'],
      ...(vary ? [['Vary', 'Origin']] : []),
      ...(sent(request, 'origin') === null ? [] : [['Access-Control-Allow-Origin', PAGE]]),
    ] as [string, string][],
  })

  it('without Vary: Origin, a response stored without CORS fails a later CORS request', async () => {
    const page = visit(PAGE, answers(false))
    await page.fetch(OTHER, { mode: 'no-cors' })
    expect((await page.fetch(OTHER)).outcome).toBe('network-error')
    expect(failureReason(page.trace)).toBe('missing-allow-origin')
    expect(page.wire).toHaveLength(1)
  })

  it('with Vary: Origin, each request has its own response', async () => {
    const page = visit(PAGE, answers(true))
    await page.fetch(OTHER, { mode: 'no-cors' })
    expect((await page.fetch(OTHER)).outcome).toBe('response')
    expect(page.wire).toHaveLength(2)
    await page.fetch(OTHER)
    expect(page.wire).toHaveLength(2)
  })
})

describe('a stale response', () => {
  it('a stale response is fresh after a 304, with the new headers', async () => {
    const page = visit(PAGE, (request) =>
      sent(request, 'if-none-match') === '"v1"'
        ? { status: 304, headers: [['X-Version', '2']] }
        : {
            headers: [
              ['ETag', '"v1"'],
              ['X-Version', '1'],
            ],
            body: 'kept',
          },
    )
    await page.fetch(OWN)
    const second = await page.fetch(OWN)
    expect(second).toMatchObject({ outcome: 'response', status: 200 })
    expect(second.outcome === 'response' && new TextDecoder().decode(second.body ?? undefined)).toBe('kept')
    expect(second.outcome === 'response' && second.headers).toContainEqual(['X-Version', '2'])
  })

  it('a stored response is removed after a successful unsafe method', async () => {
    const page = visit(PAGE, () => ({ headers: [['Cache-Control', 'max-age=60']] }))
    await page.fetch(OWN)
    await page.fetch(OWN, { method: 'DELETE' })
    await page.fetch(OWN)
    expect(page.wire.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'GET'])
  })
})

it('nothing is stored for URLs that the browser does not cache', async () => {
  const page = visit(PAGE, () => ({ headers: [['Cache-Control', 'max-age=60']] }), 'chromium', { httpCache: false })
  await page.fetch(OWN)
  await page.fetch(OWN)
  expect(page.wire).toHaveLength(2)
})

test.each<[string, Answer]>([
  ['fresh for 60 s', { headers: [['Cache-Control', 'max-age=60']] }],
  [
    'fresh for 50 s',
    {
      headers: [
        ['Cache-Control', 'max-age=60'],
        ['Age', '10'],
      ],
    },
  ],
  ['stale at once', { headers: [['Cache-Control', 'no-cache']] }],
  [
    'stale at once',
    {
      headers: [
        ['Cache-Control', 'max-age=10'],
        ['Age', '60'],
      ],
    },
  ],
  ['fresh for good', { status: 410 }],
])('the trace describes a stored response: %s', async (words, answer) => {
  const page = visit(PAGE, () => answer)
  await page.fetch(OWN)
  const stored = page.trace.find((event) => event.type === 'cache' && event.what === 'stored')
  expect(stored).toMatchObject({ cache: 'http', detail: expect.stringContaining(words) })
})

test.each([
  [59, 1],
  [60, 2],
])(
  'a response with Expires and no Date is fresh by the browser’s clock: after %i of 60 seconds, %i requests',
  async (seconds, requests) => {
    let now = Date.UTC(2010, 0, 1)
    const headers = [['Expires', 'Fri, 01 Jan 2010 00:01:00 GMT']] as const
    const page = visit(PAGE, () => ({ headers, body: 'x' }), 'chromium', { now: () => now })
    await page.fetch(OWN)
    now += seconds * 1000
    await page.fetch(OWN)
    expect(page.wire).toHaveLength(requests)
  },
)

// Measured in Firefox 153.
test('a response that another request selects takes the place of the one before', async () => {
  const headers = [['Cache-Control', 'max-age=600'] as const, ['Vary', 'Origin'] as const]
  const page = visit(PAGE, () => ({ headers: [...headers, ['Access-Control-Allow-Origin', '*'] as const] }), 'firefox')
  for (const mode of ['cors', 'cors', 'no-cors', 'cors'] as const)
    await page.fetch(OTHER, { mode, credentials: 'omit' })
  expect(page.wire.map((request) => sent(request, 'origin'))).toEqual([PAGE, null, PAGE])
})

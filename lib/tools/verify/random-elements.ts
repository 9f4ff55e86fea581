/** Random scenarios of images, scripts, style sheets, event sources, beacons and forms, and of caches between calls. */
import { randomTarget } from './random-fetch.ts'
import { PAGES } from './random-request-values.ts'
import { CORP_VALUES, oddAllowOrigins } from './random-response-values.ts'
import type { WrittenCall, WrittenScenario } from './recorder.ts'
import type { SeededRandom } from './seeded-random.ts'

type Pairs = [string, string][]

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

interface Resource {
  readonly type: string
  readonly body?: string
  readonly bodyBase64?: string
}

const RESOURCES: Readonly<Record<string, Resource>> = {
  img: { type: 'image/png', bodyBase64: PIXEL },
  script: { type: 'text/javascript', body: 'throw new Error("secret")' },
  stylesheet: { type: 'text/css', body: 'b{color:red}' },
  eventsource: { type: 'text/event-stream', body: 'data: hi\n\n' },
  beacon: { type: 'text/plain', body: '' },
  form: { type: 'text/plain', body: 'ok' },
}

function allowOrigin(random: SeededRandom, page: string): Pairs {
  const headers: Pairs = []
  if (random.chance(0.75)) {
    const value = random.chance(0.55)
      ? page
      : random.pick(['*', '*', 'null', 'https://wrong.test', ...oddAllowOrigins(page)])
    headers.push(['Access-Control-Allow-Origin', value])
  }
  if (random.chance(0.3)) headers.push(['Access-Control-Allow-Credentials', 'true'])
  return headers
}

function elementCall(random: SeededRandom, api: string, url: string): WrittenCall {
  const crossorigin = random.chance(0.6)
    ? { crossorigin: random.pick(['anonymous', 'use-credentials', '', 'bogus']) }
    : {}
  switch (api) {
    case 'img':
    case 'stylesheet':
      return { api, ...crossorigin, url }
    case 'script':
      return { api, ...crossorigin, ...(random.chance(0.3) ? { module: true } : {}), url }
    case 'eventsource':
      return { api, ...(random.chance(0.6) ? { withCredentials: random.chance(0.8) } : {}), url }
    case 'beacon': {
      const types = [
        'application/json',
        'application/x-www-form-urlencoded',
        'text/plain',
        'text/plain;charset=UTF-8',
        '',
      ]
      return { api, body: 'a=1', ...(random.chance(0.75) ? { type: random.pick(types) } : {}), url }
    }
    default: {
      const enctypes = ['multipart/form-data', 'text/plain', 'application/x-www-form-urlencoded']
      const post = random.chance(0.7)
        ? { method: 'POST', ...(random.chance(0.6) ? { enctype: random.pick(enctypes) } : {}) }
        : {}
      return {
        api: 'form',
        ...post,
        fields: random.pick([
          [['a', '1']],
          [
            ['a', '1'],
            ['b', 'x y&z'],
          ],
        ]),
        url,
      }
    }
  }
}

/** One element, perhaps behind a redirect. */
export function randomElementScenario(random: SeededRandom, id: string): WrittenScenario {
  const page = random.pick(PAGES.filter((origin) => !origin.startsWith('http:')))
  const api = random.pick(['img', 'img', 'script', 'script', 'script', 'stylesheet', 'eventsource', 'beacon', 'form'])
  const drawn = randomTarget(random, page)
  // For these two, mixed content is reported at once, by other checks than those of fetch.
  const origin = api === 'beacon' || api === 'form' ? drawn.replace(/^http:.*/, 'https://third.test') : drawn
  const { type, ...content } = RESOURCES[api] ?? { type: 'text/plain' }
  const written = random.chance(0.06) ? random.pick(['text/html', 'application/json', 'text/plain']) : type
  const corp: Pairs = random.chance(0.12) ? [['Cross-Origin-Resource-Policy', random.pick(CORP_VALUES)]] : []
  const nosniff: Pairs = random.chance(0.06) ? [['X-Content-Type-Options', 'nosniff']] : []
  const cors = allowOrigin(random, page)
  const final = {
    status: random.chance(0.1) ? random.pick([404, 500, 204, 403, 201]) : 200,
    headers: [['Content-Type', written], ...corp, ...nosniff, ...cors] as Pairs,
    ...content,
  }
  const servers: Record<string, unknown[]> = { [origin]: [] }
  if (api === 'beacon' || random.chance(0.05)) {
    const allowed: Pairs = [
      ...cors,
      ['Access-Control-Allow-Headers', random.pick(['*', 'content-type', 'content-type', 'x-other'])],
    ]
    servers[origin]?.push({
      method: 'OPTIONS',
      path: '/r',
      status: random.pick([204, 204, 200, 404]),
      headers: allowed,
    })
  }
  if (random.chance(0.2)) {
    const next = random.chance(0.4) ? origin : randomTarget(random, page)
    const location: Pairs = [['Location', `${next}/final`], ...allowOrigin(random, page)]
    servers[origin]?.push({ path: '/r', status: random.pick([301, 302, 303, 307, 308]), headers: location })
    servers[next] = [...(servers[next] ?? []), { path: '/final', ...final }]
  } else {
    servers[origin]?.push({ path: '/r', ...final })
  }
  const cookies = random.chance(0.2) ? { [origin]: 'sid=1' } : undefined
  return { id, page, fetches: [elementCall(random, api, `${origin}/r`)], servers, ...(cookies ? { cookies } : {}) }
}

function cacheCall(random: SeededRandom, url: string): WrittenCall {
  if (random.chance(0.3)) {
    return {
      api: 'img',
      ...(random.chance(0.5) ? { crossorigin: random.pick(['anonymous', 'use-credentials']) } : {}),
      url,
    }
  }
  const cache = random.chance(0.3)
    ? { cache: random.pick(['default', 'reload', 'force-cache', 'no-store', 'no-cache']) }
    : {}
  const credentials = random.chance(0.15) ? { credentials: random.pick(['include', 'omit']) } : {}
  return { mode: random.pick(['cors', 'cors', 'no-cors']), ...cache, ...credentials, url }
}

const STREAM_TYPES = [
  ...['text/event-stream', 'text/event-stream;charset=utf-8', 'text/event-stream; charset="UTF-8"'],
  ...['text/event-stream;charset=iso-8859-1', 'text/event-stream;charset=utf8', 'text/event-stream;foo=bar'],
  ...['application/json', 'text/html', 'TEXT/EVENT-STREAM', 'application/event-stream', 'text/plain;charset=utf-8'],
] as const

/** An event source that gets another type, another charset or another status. */
export function randomEventStreamScenario(random: SeededRandom, id: string): WrittenScenario {
  const page = random.pick(PAGES.filter((origin) => !origin.startsWith('http:')))
  const origin = random.chance(0.3) && page !== 'null' ? page : 'https://third.test'
  const status = random.chance(0.3) ? random.pick([201, 204, 401, 403, 404, 500, 503]) : 200
  const headers: Pairs = [...allowOrigin(random, page), ['Content-Type', random.pick(STREAM_TYPES)]]
  const route = { status, headers, body: 'data: hi\n\n' }
  return { id, page, fetches: [{ api: 'eventsource', url: `${origin}/e` }], servers: { [origin]: [route] } }
}

/** A form in a frame whose sandbox may forbid it. */
export function randomSandboxScenario(random: SeededRandom, id: string): WrittenScenario {
  const origin = random.pick(['https://foo.example', 'https://bar.other', 'https://api.foo.example'])
  const sandbox = ['allow-scripts', ...random.some(['allow-forms', 'allow-same-origin', 'allow-popups'], 0, 2)].join(
    ' ',
  )
  const answer = { status: 200, headers: [['Content-Type', 'text/plain'], ...allowOrigin(random, 'null')], body: 'ok' }
  const form = elementCall(random, 'form', `${origin}/f`)
  const fetches = random.chance(0.5) ? [form, { url: `${origin}/data` }] : [form]
  return { id, page: 'null', sandbox, fetches, servers: { [origin]: [answer] } }
}

/** The same resource several times, from servers that answer with and without an Origin header differently. */
export function randomCacheScenario(random: SeededRandom, id: string): WrittenScenario {
  const page = random.pick(PAGES.filter((origin) => !origin.startsWith('http:') && origin !== 'null'))
  const origin = randomTarget(random, page)
  const headers: Pairs = [['Content-Type', 'image/png']]
  headers.push([
    'Cache-Control',
    random.pick(['max-age=600', 'max-age=600', 'no-cache', 'no-store', 'max-age=0', 'public', 'private, max-age=60']),
  ])
  if (random.chance(0.4)) headers.push(['ETag', '"v1"'])
  if (random.chance(0.5)) headers.push(['Vary', random.pick(['Origin', 'Origin', 'Accept', '*'])])
  const cors = allowOrigin(random, page)
  const url = `${origin}/r`
  const route = { path: '/r', status: 200, bodyBase64: PIXEL }
  const routes = [
    { ...route, hasOrigin: true, headers: [...headers, ...cors] },
    { ...route, hasOrigin: false, headers: [...headers, ...(random.chance(0.4) ? cors : [])] },
  ]
  const fetches = [cacheCall(random, url), cacheCall(random, url)]
  if (random.chance(0.4)) fetches.push(cacheCall(random, url))
  return { id, page, fetches, servers: { [origin]: routes } }
}

/**
 * Random scenarios of what a call may have besides method and headers: a referrer policy, a `User-Agent`, integrity,
 * an address without a server, keepalive, and redirects to addresses that are written oddly.
 */
import { createHash } from 'node:crypto'
import { REFERRER_POLICIES } from '../../browser/fetch/referrer.ts'
import { randomTarget } from './random-fetch.ts'
import { PAGES } from './random-request-values.ts'
import type { WrittenCall, WrittenScenario } from './recorder.ts'
import type { SeededRandom } from './seeded-random.ts'

type Pairs = [string, string][]

const BODY = 'payload'

/** Without mixed content, of which other scenarios are. */
function place(random: SeededRandom): { page: string; origin: string } {
  const page = random.pick(PAGES)
  const drawn = random.chance(0.35) && page !== 'null' ? page : randomTarget(random, page)
  return { page, origin: page.startsWith('http:') ? drawn : drawn.replace(/^http:.*/, 'https://third.test') }
}

const allow = (page: string): Pairs => [
  ['Access-Control-Allow-Origin', page],
  ['Access-Control-Allow-Headers', 'user-agent, x-a, content-type'],
  ['Access-Control-Allow-Methods', 'PUT, DELETE'],
  ['Content-Type', 'text/plain'],
]

/** A policy of the call, of a redirect or of both, and what becomes of `Origin`. */
export function randomReferrerScenario(random: SeededRandom, id: string): WrittenScenario {
  const { page, origin } = place(random)
  const policy = () => random.pick(REFERRER_POLICIES)
  const method = random.pick(['GET', 'POST', 'POST', 'PUT'])
  const mode = random.pick(method === 'PUT' ? ['cors', 'same-origin'] : ['cors', 'no-cors', 'no-cors', 'same-origin'])
  const call: WrittenCall = {
    url: `${origin}/a`,
    method,
    mode,
    ...(method === 'GET' ? {} : { body: 'a' }),
    ...(random.chance(0.8) ? { referrerPolicy: policy() } : {}),
  }
  const routes: unknown[] = [{ path: '/b', status: 200, headers: allow(page), body: BODY }]
  if (random.chance(0.4)) {
    const headers = [['Location', `${origin}/b`], ['Referrer-Policy', policy()], ...allow(page)]
    routes.push({ path: '/a', method, status: random.pick([302, 303, 307, 308]), headers })
  }
  return {
    id,
    page,
    fetches: [call],
    servers: { [origin]: [...routes, { status: 200, headers: allow(page), body: BODY }] },
  }
}

/** A script's own `User-Agent`. */
export function randomUserAgentScenario(random: SeededRandom, id: string): WrittenScenario {
  const { page, origin } = place(random)
  const name = random.pick(['User-Agent', 'user-agent', 'USER-AGENT'])
  const headers: Pairs = [
    [name, random.pick(['sdk/1', '', 'Mozilla/5.0'])],
    ...(random.chance(0.4) ? [['X-A', '1'] as [string, string]] : []),
  ]
  const call: WrittenCall = random.chance(0.5)
    ? { api: 'xhr', url: `${origin}/a`, headers }
    : { url: `${origin}/a`, headers, mode: random.pick(['cors', 'cors', 'no-cors']) }
  return { id, page, fetches: [call], servers: { [origin]: [{ status: 200, headers: allow(page), body: BODY }] } }
}

function integrity(random: SeededRandom, body: string): string {
  const one = () => {
    const algorithm = random.pick(['sha256', 'sha256', 'sha384', 'sha512'])
    const digest = createHash(algorithm)
      .update(random.chance(0.6) ? body : 'other')
      .digest('base64')
    const written = random.pick([
      digest,
      digest,
      digest,
      digest.replace(/=+$/, ''),
      digest.replaceAll('+', '-').replaceAll('/', '_'),
    ])
    return `${algorithm}-${written}${random.chance(0.08) ? '?ct=text/plain' : ''}`
  }
  if (random.chance(0.2))
    return random.pick(['foo', 'md5-AAAA', 'sha256-!!!', 'sha1-AAAA', 'sha256-AAAA', 'SHA256-AAAA', ''])
  return random.chance(0.25) ? `${one()}${random.pick([' ', '  ', '\t', '\n'])}${one()}` : one()
}

/** Integrity of a call, a script or a style sheet. */
export function randomIntegrityScenario(random: SeededRandom, id: string): WrittenScenario {
  const { page, origin } = place(random)
  const api = random.pick(['fetch', 'fetch', 'fetch', 'script', 'stylesheet'])
  const body = api === 'script' ? 'throw new Error("secret")' : api === 'stylesheet' ? 'b{color:red}' : BODY
  const type = api === 'script' ? 'text/javascript' : api === 'stylesheet' ? 'text/css' : 'text/plain'
  const url = `${origin}/r`
  const promised = { integrity: integrity(random, body) }
  const call: WrittenCall =
    api === 'fetch'
      ? {
          url,
          ...promised,
          mode: random.pick(['cors', 'cors', 'no-cors']),
          ...(random.chance(0.1) ? { redirect: 'manual' } : {}),
          ...(random.chance(0.1) ? { method: 'HEAD' } : {}),
        }
      : { api, url, ...promised, ...(random.chance(0.6) ? { crossorigin: 'anonymous' } : {}) }
  const cors: Pairs = random.chance(0.85) ? [['Access-Control-Allow-Origin', page]] : []
  const headers: Pairs = [['Content-Type', type], ...cors]
  const final = { path: '/final', status: random.chance(0.1) ? 404 : 200, headers, body }
  const isRedirected = random.chance(0.15)
  const first = isRedirected
    ? { path: '/r', status: 302, headers: [['Location', '/final'], ...cors] }
    : { ...final, path: '/r' }
  return { id, page, fetches: [call], servers: { [origin]: [first, final] } }
}

const ADDRESSES = [
  ...['data:text/plain,hi', 'data:text/plain;charset=utf-8;base64,aGk=', 'data:,', 'data:x', 'data:text/html,<p>'],
  ...['about:blank', 'about:srcdoc', 'blob:https://foo.example/x', 'blob:https://bar.other/x', 'blob:x'],
  ...['ftp://bar.other/', 'wss://bar.other/', 'mailto:a@b.c', 'javascript:1', 'foo:bar', 'foo://bar/baz'],
  ...['file:///etc/hosts', 'localhost:8080/api', 'capacitor://localhost/', 'tauri://localhost/x', 'app://./a', 'tel:1'],
] as const

/** Addresses that need no server: object URLs, and schemes that are not HTTP's. */
export function randomAddressScenario(random: SeededRandom, id: string): WrittenScenario {
  const page = random.pick(PAGES)
  const target = (): WrittenCall =>
    random.chance(0.5)
      ? { url: 'blob:', content: { type: random.pick(['text/plain', 'application/json', '']), body: '{"a":1}' } }
      : { url: random.pick(ADDRESSES) }
  const call = (): WrittenCall => {
    if (random.chance(0.3))
      return { api: 'xhr', ...target(), ...(random.chance(0.2) ? { method: 'POST', body: 'x' } : {}) }
    const range: Pairs = [['Range', random.pick(['bytes=1-3', 'bytes=2-', 'bytes=100-', 'bytes=-2', 'bytes=0-0,2-3'])]]
    return {
      ...target(),
      ...(random.chance(0.4) ? { mode: random.pick(['no-cors', 'same-origin', 'cors']) } : {}),
      ...(random.chance(0.15) ? { method: random.pick(['HEAD', 'POST']) } : {}),
      ...(random.chance(0.2) ? { headers: range } : {}),
    }
  }
  return { id, page, fetches: [call(), call(), call()], servers: {} }
}

/** Several bodies with keepalive that are under way together. */
export function randomKeepaliveScenario(random: SeededRandom, id: string): WrittenScenario {
  const { page, origin } = place(random)
  const call = (): WrittenCall => {
    const body = 'x'.repeat(random.pick([10, 20_000, 30_000, 40_000, 65_536, 65_537]))
    if (page.startsWith('http') && random.chance(0.4)) return { api: 'beacon', url: `${origin}/k`, body }
    return { url: `${origin}/k`, method: 'POST', body, keepalive: true, mode: random.pick(['cors', 'no-cors']) }
  }
  const servers = { [origin]: [{ status: 200, headers: allow(page), body: 'ok' }] }
  return { id, page, atOnce: true, fetches: [call(), call(), ...(random.chance(0.4) ? [call()] : [])], servers }
}

const LOCATIONS = [
  ...[
    '/caf\u00e9',
    '/b?q=\u00fc',
    '/b?q=\u4e2d',
    '/100%',
    '/a%zz?%zz',
    '/a b',
    '\\b',
    'https:\\\\bar.other\\b',
    '/b#x y',
  ],
  ...['/"a"<b>', '/x/../b', '/b%00', '//bar.other/b', 'b', 'HTTPS://BAR.OTHER/b', 'https://bar.other:443/b', '?', '#x'],
  ...['/%C3%A9', '/b  ', 'https://bar.other/a b?c d', 'https://bar.other:99999/b', 'https://exa mple/b'],
] as const

/** A redirect whose `Location` is not as one would write it. */
export function randomLocationScenario(random: SeededRandom, id: string): WrittenScenario {
  const { page } = place(random)
  const origin = 'https://bar.other'
  const url = `${origin}/dir/r${random.chance(0.3) ? '#part' : ''}`
  const call: WrittenCall = random.chance(0.4)
    ? { api: 'xhr', url }
    : {
        url,
        mode: random.pick(['cors', 'cors', 'no-cors']),
        ...(random.chance(0.3) ? { method: 'POST', body: 'abc' } : {}),
      }
  const redirect = {
    path: '/dir/r',
    status: random.pick([301, 302, 303, 307, 308]),
    headers: [['Location', random.pick(LOCATIONS)], ...allow(page)],
  }
  return {
    id,
    page,
    fetches: [call],
    servers: { [origin]: [redirect, { status: 200, headers: allow(page), body: 'ok' }] },
  }
}

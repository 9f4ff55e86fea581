/** Random scenarios of cookies: a response that sets some, and requests to which they may belong. */
import type { WrittenCall, WrittenScenario } from './recorder.ts'
import type { SeededRandom } from './seeded-random.ts'

type Pairs = [string, string][]

/** Pages, and for each the hosts that it asks. Loopback hosts have ports of their own, which nothing else is likely to use. */
const PLACES: readonly (readonly [page: string, hosts: readonly string[]])[] = [
  ['https://app.example', ['https://api.app.example', 'https://app.example', 'https://www.app.example']],
  ['https://app.example', ['https://api.app.example', 'https://api.app.example', 'https://bar.other']],
  ['https://foo.co.uk', ['https://api.foo.co.uk', 'https://foo.co.uk', 'https://bar.co.uk']],
  ['https://foo.github.io', ['https://foo.github.io', 'https://bar.github.io']],
  ['http://app.example', ['http://api.app.example', 'https://api.app.example', 'http://app.example']],
  ['http://localhost:48011', ['http://localhost:48012', 'http://localhost:48011']],
  ['http://127.0.0.1:48011', ['http://127.0.0.1:48012', 'http://127.0.0.1:48011']],
  ['http://app.localhost:48011', ['http://app.localhost:48012', 'http://api.app.localhost:48011']],
  ['http://192.168.1.5:48011', ['http://192.168.1.5:48012', 'http://192.168.1.5:48011']],
]
const PATHS = ['/login', '/auth/login', '/auth/', '/', '/auth/v1/login'] as const
const LATER = ['/me', '/auth/me', '/auth', '/authors', '/auth/v1/x', '/AUTH/me', '/'] as const
const PREFIXES = ['__Host-', '__Secure-', '__Http-', '__Host-Http-', '__host-', '__secure-'] as const
const COOKIE_PATHS = ['/', '/', '/auth', '/auth/', '/AUTH', 'auth', '', '/me', '"/"', '/au'] as const
const SAME_SITE = ['Lax', 'Strict', 'None', 'None', 'strict', 'bogus', ''] as const

function domains(host: string): string[] {
  const parent = host.split('.').slice(1).join('.') || host
  return [host, `.${host}`, parent, `.${parent}`, host.split('.').slice(-1)[0] ?? '', 'other.test', `x.${host}`, '']
}

function setCookie(random: SeededRandom, name: string, host: string): string {
  const prefix = random.chance(0.3) ? random.pick(PREFIXES) : ''
  const parts = [`${prefix}${name}=1`]
  if (random.chance(prefix ? 0.8 : 0.4)) parts.push('Secure')
  if (random.chance(prefix.toLowerCase().includes('http') ? 0.7 : 0.2)) parts.push('HttpOnly')
  if (random.chance(prefix ? 0.6 : 0.4)) parts.push(`Path=${prefix ? '/' : random.pick(COOKIE_PATHS)}`)
  if (random.chance(prefix ? 0.2 : 0.35)) parts.push(`Domain=${random.pick(domains(host))}`)
  if (random.chance(0.5)) parts.push(`SameSite=${random.pick(SAME_SITE)}`)
  if (random.chance(0.1)) parts.push('Partitioned')
  if (random.chance(0.1)) parts.push(random.pick(['Max-Age=60', 'Max-Age=0', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT']))
  return random
    .some(parts.slice(1), parts.length, parts.length)
    .reduce((text, part) => `${text}; ${part}`, parts[0] ?? '')
}

export function randomCookieScenario(random: SeededRandom, id: string): WrittenScenario {
  const [page, origins] = random.pick(PLACES)
  const from = random.pick(origins)
  const cors: Pairs = [
    ['Access-Control-Allow-Origin', page],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Content-Type', 'text/plain'],
  ]
  const { hostname } = new URL(from)
  const cookies = ['a', 'b', 'c', 'd'].map((name): [string, string] => [
    'Set-Cookie',
    setCookie(random, name, hostname),
  ])
  const path = random.pick(PATHS)
  const call = (url: string): WrittenCall => ({ url, credentials: random.chance(0.9) ? 'include' : 'same-origin' })
  const later = Array.from({ length: 3 }, () => call(`${random.pick(origins)}${random.pick(LATER)}`))
  const servers: Record<string, unknown[]> = {}
  for (const origin of origins) servers[origin] = [{ status: 200, headers: cors, body: 'x' }]
  servers[from]?.unshift({ path, status: 200, headers: [...cors, ...cookies], body: 'x' })
  return { id, page, fetches: [{ url: `${from}${path}`, credentials: 'include' }, ...later], servers }
}

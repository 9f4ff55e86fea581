import type { HeaderList } from '../../../trace/events.ts'
import type { ServerAnswer } from '../../dialect.ts'
import { argumentsOf, settings } from '../read/levels.ts'
import { parseTime } from '../read/values.ts'
import { evaluate } from './evaluate.ts'
import type { Exchange } from './exchange.ts'
import type { ProxyRequest } from './proxy-request.ts'

export type CachedAnswer = Pick<ServerAnswer, 'status' | 'statusText' | 'headers' | 'body'>

interface Kept extends CachedAnswer {
  /** Milliseconds, as `Date.now`. */
  readonly until: number
  /** The headers of the request that `Vary` names, with what they said. */
  readonly vary: readonly (readonly [name: string, value: string])[]
  /** Whose request it was an answer to, for people. */
  readonly asked: string
}

/** Key → what is kept under it, one for each set of headers that `Vary` has told apart. */
export interface CacheZone {
  readonly kept: Map<string, Kept[]>
  readonly uses: Map<string, number>
}

/** The shared cache that stands before one request. */
export interface Cache {
  /** What is kept for this request and still good. Sets `$upstream_cache_status`. */
  find(x: Exchange, sent: ProxyRequest): CachedAnswer | null
  /** Keeps an answer where it may be kept. @returns whether it may */
  keep(x: Exchange, sent: ProxyRequest, answer: ServerAnswer): boolean
}

/** The cache that `proxy_cache` names for this request; null where there is none, or the method is not one for caches. */
export function cacheOf(x: Exchange): Cache | null {
  const [written] = argumentsOf(x.level, 'proxy_cache')
  const name = evaluate(x, written ?? 'off')
  const methods = ['GET', 'HEAD', ...argumentsOf(x.level, 'proxy_cache_methods').map((each) => each.toUpperCase())]
  if (name === 'off' || name === '' || !methods.includes(x.method)) return null
  const zone = x.site.zones.get(name) ?? { kept: new Map(), uses: new Map() }
  x.site.zones.set(name, zone)
  return {
    find: (exchange, sent) => find(zone, exchange, sent),
    keep: (exchange, sent, answer) => keep(zone, exchange, sent, answer),
  }
}

function keyOf(x: Exchange, sent: ProxyRequest): string {
  const [written] = argumentsOf(x.level, 'proxy_cache_key')
  return written === undefined ? sent.key : evaluate(x, written)
}

function find(zone: CacheZone, x: Exchange, sent: ProxyRequest): CachedAnswer | null {
  const key = keyOf(x, sent)
  zone.uses.set(key, (zone.uses.get(key) ?? 0) + 1)
  if (holds(x, 'proxy_cache_bypass')) {
    x.cacheStatus = 'BYPASS'
    return null
  }
  const all = zone.kept.get(key) ?? []
  const found = all.find(({ vary }) => vary.every(([name, value]) => asked(x, name) === value))
  if (!found) {
    x.cacheStatus = 'MISS'
    const others = all.length > 0 ? ', only for requests with other headers' : ''
    x.reach.cached('miss', `Nothing is kept for this request under ${key}${others}.`)
    return null
  }
  if (found.until <= Date.now()) {
    x.cacheStatus = 'EXPIRED'
    x.reach.cached('miss', `What is kept under ${key} is too old.`)
    return null
  }
  x.cacheStatus = 'HIT'
  x.reach.cached('hit', `The answer to an earlier request, ${found.asked}, is sent again. It was kept under ${key}.`)
  return found
}

function keep(zone: CacheZone, x: Exchange, sent: ProxyRequest, answer: ServerAnswer): boolean {
  const seconds = freshFor(x, answer)
  if (seconds <= 0 || holds(x, 'proxy_no_cache')) return false
  const key = keyOf(x, sent)
  const [uses] = argumentsOf(x.level, 'proxy_cache_min_uses')
  if (Number(uses ?? 1) > (zone.uses.get(key) ?? 0)) return true
  const names = ignores(x, 'Vary') ? [] : varyOf(answer.headers)
  const vary = names.map((name) => [name, asked(x, name)] as const)
  const origin = x.header('origin')
  const { status, statusText, headers, body } = answer
  const kept: Kept = {
    status,
    statusText,
    headers,
    body,
    vary,
    until: Date.now() + seconds * 1000,
    asked: origin === null ? 'without an Origin' : `from the origin ${origin}`,
  }
  const others = (zone.kept.get(key) ?? []).filter((other) => !sameVariant(other, kept))
  zone.kept.set(key, [...others, kept])
  const whom = names.length > 0 ? `requests with the same ${names.join(', ')}` : 'every request'
  x.reach.cached('stored', `Kept under ${key} for ${seconds} s, for ${whom}.`)
  return true
}

/** An answer without `Vary` takes the place of all others. */
function sameVariant(one: Kept, other: Kept): boolean {
  if (other.vary.length === 0 || one.vary.length === 0) return true
  return other.vary.every(([name, value]) => one.vary.some(([each, said]) => each === name && said === value))
}

function asked(x: Exchange, name: string): string {
  return (x.header(name) ?? '').replace(/[ ,]+/g, ',')
}

function varyOf(headers: HeaderList): readonly string[] {
  // Of several lines, nginx before 1.23 knows only the last.
  const value = headers.findLast(([name]) => name.toLowerCase() === 'vary')?.[1] ?? ''
  return value.split(',').flatMap((name) => name.trim().toLowerCase() || [])
}

/** Whether one of the values is there and not `0`. */
function holds(x: Exchange, directive: string): boolean {
  return argumentsOf(x.level, directive).some((arg) => !['', '0'].includes(evaluate(x, arg)))
}

function ignores(x: Exchange, header: string): boolean {
  return argumentsOf(x.level, 'proxy_ignore_headers').some((each) => each.toLowerCase() === header.toLowerCase())
}

/** For how many seconds an answer may be kept: as the other server says, else as `proxy_cache_valid` says. */
function freshFor(x: Exchange, { status, headers }: ServerAnswer): number {
  let seconds: number | null = null
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    if (ignores(x, lower)) continue
    if (lower === 'set-cookie' || (lower === 'vary' && value.trim() === '*')) return 0
    if (lower === 'x-accel-expires' && /^\d+$/.test(value)) return Number(value)
    if (lower === 'expires' && seconds === null) {
      const left = Math.floor((Date.parse(value) - Date.now()) / 1000)
      if (!(left > 0)) return 0
      seconds = left
    }
    if (lower === 'cache-control') {
      if (/no-cache|no-store|private/i.test(value)) return 0
      const age = /s-maxage=(\d+)/i.exec(value)?.[1] ?? /max-age=(\d+)/i.exec(value)?.[1]
      if (age !== undefined) {
        if (Number(age) === 0) return 0
        seconds = Number(age)
      }
    }
  }
  if (seconds !== null) return seconds
  for (const { args } of settings(x.level, 'proxy_cache_valid')) {
    const texts = args.map(({ text }) => text)
    const time = texts.pop() ?? '0'
    const statuses = texts.length === 0 ? ['200', '301', '302'] : texts
    if (statuses.includes('any') || statuses.includes(String(status))) return (parseTime(time, true) ?? 0) / 1000
  }
  return 0
}

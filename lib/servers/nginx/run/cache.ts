import type { HeaderList } from '../../../trace/events.ts'
import { lastHeader } from '../../../trace/header-list.ts'
import type { ServerResponse } from '../../dialect.ts'
import { argumentsOf, settings } from '../read/levels.ts'
import { parseTime } from '../read/values.ts'
import type { CachedResponse, CacheZone, StoredResponse } from './cache-zone.ts'
import { evaluate } from './evaluate.ts'
import type { ProxyRequest } from './proxy-request.ts'
import type { RequestContext } from './request-context.ts'

/** The shared cache for one request. */
export interface Cache {
  /** The fresh response that is stored for this request, if any. Sets `$upstream_cache_status`. */
  find(sent: ProxyRequest): CachedResponse | null
  /** Stores a response where that is allowed. @returns whether it is allowed */
  store(sent: ProxyRequest, response: ServerResponse): boolean
}

/** The cache that `proxy_cache` names for this request; null where there is none, or the method is not cached. */
export function cacheOf(ctx: RequestContext): Cache | null {
  const [written] = argumentsOf(ctx.level, 'proxy_cache')
  const name = evaluate(ctx, written ?? 'off')
  const methods = ['GET', 'HEAD', ...argumentsOf(ctx.level, 'proxy_cache_methods').map((each) => each.toUpperCase())]
  if (name === 'off' || name === '' || !methods.includes(ctx.method)) return null
  const zone = ctx.site.zones.get(name) ?? { stored: new Map(), uses: new Map() }
  ctx.site.zones.set(name, zone)
  return {
    find: (sent) => find(zone, ctx, sent),
    store: (sent, response) => store(zone, ctx, sent, response),
  }
}

function keyOf(ctx: RequestContext, sent: ProxyRequest): string {
  const [written] = argumentsOf(ctx.level, 'proxy_cache_key')
  return written === undefined ? sent.key : evaluate(ctx, written)
}

function find(zone: CacheZone, ctx: RequestContext, sent: ProxyRequest): CachedResponse | null {
  const key = keyOf(ctx, sent)
  zone.uses.set(key, (zone.uses.get(key) ?? 0) + 1)
  if (isSet(ctx, 'proxy_cache_bypass')) {
    ctx.cacheStatus = 'BYPASS'
    return null
  }
  const all = zone.stored.get(key) ?? []
  const found = all.find(({ vary }) => vary.every(([name, value]) => varyValue(ctx, name) === value))
  if (!found) {
    ctx.cacheStatus = 'MISS'
    const others = all.length > 0 ? ', only for requests with other headers' : ''
    ctx.upstreams.cached('miss', `Nothing is kept for this request under ${key}${others}.`)
    return null
  }
  if (found.freshUntil <= ctx.site.now()) {
    ctx.cacheStatus = 'EXPIRED'
    ctx.upstreams.cached('miss', `What is kept under ${key} is too old.`)
    return null
  }
  ctx.cacheStatus = 'HIT'
  ctx.upstreams.cached(
    'hit',
    `The answer to an earlier request, ${found.requestedBy}, is sent again. It was kept under ${key}.`,
  )
  return found
}

function store(zone: CacheZone, ctx: RequestContext, sent: ProxyRequest, response: ServerResponse): boolean {
  const seconds = freshFor(ctx, response)
  if (seconds <= 0 || isSet(ctx, 'proxy_no_cache')) return false
  const key = keyOf(ctx, sent)
  const [uses] = argumentsOf(ctx.level, 'proxy_cache_min_uses')
  if (Number(uses ?? 1) > (zone.uses.get(key) ?? 0)) return true
  const names = ignores(ctx, 'Vary') ? [] : varyOf(response.headers)
  const vary = names.map((name) => [name, varyValue(ctx, name)] as const)
  const origin = ctx.header('origin')
  const { status, statusText, headers, body } = response
  const stored: StoredResponse = {
    status,
    statusText,
    headers,
    body,
    vary,
    freshUntil: ctx.site.now() + seconds * 1000,
    requestedBy: origin === null ? 'without an Origin' : `from the origin ${origin}`,
  }
  const others = (zone.stored.get(key) ?? []).filter((other) => !sameVariant(other, stored))
  zone.stored.set(key, [...others, stored])
  const requests = names.length > 0 ? `requests with the same ${names.join(', ')}` : 'every request'
  ctx.upstreams.cached('stored', `Kept under ${key} for ${seconds} s, for ${requests}.`)
  return true
}

/** A response without `Vary` replaces all others. */
function sameVariant(one: StoredResponse, other: StoredResponse): boolean {
  if (other.vary.length === 0 || one.vary.length === 0) return true
  return other.vary.every(([name, value]) => one.vary.some(([each, its]) => each === name && its === value))
}

/** A request header as variants are compared. */
function varyValue(ctx: RequestContext, name: string): string {
  return (ctx.header(name) ?? '').replace(/[ ,]+/g, ',')
}

function varyOf(headers: HeaderList): readonly string[] {
  // Of several lines, nginx before 1.23 knows only the last.
  const value = lastHeader(headers, 'vary') ?? ''
  return value.split(',').flatMap((name) => name.trim().toLowerCase() || [])
}

/** Whether a value of the directive is neither empty nor `0`, as `ngx_http_test_predicates` tests it. */
function isSet(ctx: RequestContext, directive: string): boolean {
  return argumentsOf(ctx.level, directive).some((arg) => !['', '0'].includes(evaluate(ctx, arg)))
}

function ignores(ctx: RequestContext, header: string): boolean {
  return argumentsOf(ctx.level, 'proxy_ignore_headers').some((each) => each.toLowerCase() === header.toLowerCase())
}

/** For how many seconds a response stays fresh: by its own headers, else by `proxy_cache_valid`. */
function freshFor(ctx: RequestContext, { status, headers }: ServerResponse): number {
  let seconds: number | null = null
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    if (ignores(ctx, lower)) continue
    if (lower === 'set-cookie' || (lower === 'vary' && value.trim() === '*')) return 0
    if (lower === 'x-accel-expires' && /^\d+$/.test(value)) return Number(value)
    if (lower === 'expires' && seconds === null) {
      const left = Math.floor((Date.parse(value) - ctx.site.now()) / 1000)
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
  for (const { args } of settings(ctx.level, 'proxy_cache_valid')) {
    const texts = args.map(({ text }) => text)
    const time = texts.pop() ?? '0'
    const statuses = texts.length === 0 ? ['200', '301', '302'] : texts
    if (statuses.includes('any') || statuses.includes(String(status))) return (parseTime(time, true) ?? 0) / 1000
  }
  return 0
}

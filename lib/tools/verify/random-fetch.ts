/** Random scenarios of fetch and XMLHttpRequest. */
import type { Header } from '../../trace/header-list.ts'
import * as requests from './random-request-values.ts'
import * as responses from './random-response-values.ts'
import type { WrittenCall, WrittenScenario } from './recorder.ts'
import type { SeededRandom } from './seeded-random.ts'

type Pairs = [string, string][]
interface WrittenRoute {
  method?: string
  path?: string
  status: number
  headers: Pairs
  body?: string
}

/** A target that a page may reach, and sometimes one that is mixed content. */
export function randomTarget(random: SeededRandom, page: string): string {
  if (page !== 'null' && random.chance(0.12)) return page
  const reachable = page.startsWith('http:') && random.chance(0.5) ? requests.HTTP_TARGETS : requests.HTTPS_TARGETS
  return random.pick(random.chance(0.06) ? requests.HTTP_TARGETS : reachable)
}

function requestHeaders(random: SeededRandom): Pairs {
  const headers: Header[] = []
  if (random.chance(0.45)) headers.push(['Content-Type', random.pick(requests.CONTENT_TYPES)])
  if (random.chance(0.25)) headers.push(random.pick(requests.SAFELISTED_OR_NOT))
  if (random.chance(0.5)) headers.push(...random.some(requests.REQUEST_HEADERS, 1, 2))
  if (random.chance(0.15)) headers.push(random.pick(requests.FORBIDDEN_OR_BAD_HEADERS))
  if (headers.length > 0 && random.chance(0.07)) headers.push(random.pick(headers))
  return random.some(headers, headers.length, headers.length).map(([name, value]) => [name, value])
}

function fetchCall(random: SeededRandom, url: string): WrittenCall {
  const init: Record<string, unknown> = {}
  const method = random.chance(0.03) ? random.pick(requests.BAD_METHODS) : random.pick(requests.METHODS)
  if (random.chance(0.82)) init.method = method
  const headers = random.chance(0.75) ? requestHeaders(random) : []
  if (headers.length > 0) init.headers = headers
  const bodiless = /^(get|head)$/i.test(String(init.method ?? 'GET'))
  if (random.chance(bodiless ? 0.02 : 0.5)) init.body = random.pick(requests.REQUEST_BODIES)
  if (random.chance(0.33)) init.mode = random.pick(['cors', 'cors', 'no-cors', 'no-cors', 'same-origin'])
  if (random.chance(0.5)) init.credentials = random.pick(['include', 'include', 'include', 'omit', 'same-origin'])
  if (random.chance(0.12)) init.redirect = random.pick(['error', 'manual', 'follow'])
  if (random.chance(0.08)) {
    init.cache = random.pick(['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'])
  }
  if (random.chance(0.03)) init.keepalive = true
  if (random.chance(0.03)) init.referrerPolicy = random.pick(['no-referrer', 'origin', 'unsafe-url', 'same-origin'])
  return { url, ...init }
}

function xhrCall(random: SeededRandom, url: string): WrittenCall {
  const call: Record<string, unknown> = {}
  if (random.chance(0.8)) call.method = random.pick(random.chance(0.03) ? requests.BAD_METHODS : requests.METHODS)
  const headers = random.chance(0.7) ? requestHeaders(random) : []
  if (headers.length > 0) call.headers = headers
  if (random.chance(0.4)) call.body = random.pick(requests.REQUEST_BODIES)
  if (random.chance(0.35)) call.withCredentials = true
  if (random.chance(0.12)) call.uploadListener = true
  return { url, ...call, api: 'xhr' }
}

const asNormalized = (method: string): string =>
  /^(get|head|post|put|delete|options)$/i.test(method) ? method.toUpperCase() : method

/** The CORS headers that would allow the call, with random faults. */
function corsHeaders(random: SeededRandom, page: string, credentials: boolean): Pairs {
  const headers: Pairs = []
  const right = credentials || random.chance(0.65) ? page : '*'
  const spoilt = random.chance(0.22)
  const allowed = spoilt ? random.pick(['*', ...responses.oddAllowOrigins(page)]) : right
  if (!random.chance(0.04)) headers.push(['Access-Control-Allow-Origin', allowed])
  if (random.chance(0.03)) headers.push(['Access-Control-Allow-Origin', random.pick([page, '*', 'https://wrong.test'])])
  if (credentials ? random.chance(0.9) : random.chance(0.15)) {
    headers.push([
      'Access-Control-Allow-Credentials',
      random.chance(0.15) ? random.pick(responses.CREDENTIALS_VALUES) : 'true',
    ])
  }
  return random.chance(0.2) ? headers.reverse() : headers
}

function preflightHeaders(random: SeededRandom, call: WrittenCall): Pairs {
  const headers: Pairs = []
  const method = asNormalized(String(call.method ?? 'GET'))
  const names = [...new Set((call.headers ?? []).map(([name]) => name.toLowerCase()))].sort()
  const methods = responses.allowMethods(method)
  if (random.chance(0.9)) {
    headers.push(['Access-Control-Allow-Methods', random.chance(0.72) ? `GET, POST, ${method}` : random.pick(methods)])
  }
  if (names.length > 0 ? random.chance(0.93) : random.chance(0.1)) {
    const right = names.length === 0 ? 'content-type' : names.join(random.pick([',', ', ']))
    headers.push([
      'Access-Control-Allow-Headers',
      random.chance(0.7) ? right : random.pick(responses.allowHeaders(names)),
    ])
  }
  if (random.chance(0.28)) headers.push(['Access-Control-Max-Age', random.pick(responses.MAX_AGES)])
  if (random.chance(0.05)) headers.push(['Access-Control-Expose-Headers', random.pick(responses.EXPOSE_HEADERS)])
  return headers
}

function preflightRoute(random: SeededRandom, page: string, call: WrittenCall, path: string): WrittenRoute {
  const status = random.chance(0.14) ? random.pick(responses.PREFLIGHT_STATUSES) : random.pick([204, 204, 200])
  const cors = corsHeaders(random, page, wantsCredentials(call))
  const headers = [...cors, ...preflightHeaders(random, call)]
  if (status >= 300 && status < 400) headers.push(['Location', random.pick(['/moved', 'https://third.test/moved'])])
  return { method: 'OPTIONS', path, status, headers }
}

const wantsCredentials = (call: WrittenCall): boolean => call.credentials === 'include' || call.withCredentials === true

function answerHeaders(random: SeededRandom, page: string, call: WrittenCall): Pairs {
  const headers: Pairs = [
    ...corsHeaders(random, page, wantsCredentials(call)),
    ...random
      .some(responses.RESPONSE_HEADERS, 0, random.chance(0.5) ? 5 : 1)
      .map(([name, value]): [string, string] => [name, value]),
  ]
  if (random.chance(0.97)) {
    headers.unshift([
      'Content-Type',
      random.pick(['text/plain', 'application/json', 'text/html', 'text/plain; charset=utf-8']),
    ])
  }
  if (random.chance(0.15)) headers.push(['Access-Control-Expose-Headers', random.pick(responses.EXPOSE_HEADERS)])
  if (random.chance(0.06)) headers.push(['Cross-Origin-Resource-Policy', random.pick(responses.CORP_VALUES)])
  return headers
}

/** Routes for the URL of the call, and for all its redirects. */
function routesFor(
  random: SeededRandom,
  page: string,
  call: WrittenCall,
  servers: Record<string, WrittenRoute[]>,
): void {
  let at = new URL(call.url)
  const hops = random.chance(0.2) ? random.pick([1, 1, 1, 2, 2, 3]) : 0
  for (let hop = 1; hop <= hops + 1; hop++) {
    const path = at.pathname
    servers[at.origin] ??= []
    const routes = servers[at.origin] ?? []
    if (random.chance(0.95)) routes.push(preflightRoute(random, page, call, path))
    if (hop > hops) {
      const status = random.chance(0.1) ? random.pick(responses.STATUSES) : 200
      routes.push({ path, status, headers: answerHeaders(random, page, call), body: 'payload' })
      return
    }
    const status = random.pick(responses.REDIRECT_STATUSES)
    const origin = random.chance(0.4) ? at.origin : randomTarget(random, page)
    const next = new URL(`${origin}/hop${hop}`)
    const location = random.chance(0.3) && origin === at.origin ? next.pathname : next.href
    const written = random.chance(0.08) ? location.replace('://', '://user:pw@') : location
    const odd = random.chance(0.08)
    const headers: Pairs = random.chance(0.02)
      ? []
      : [['Location', odd ? random.pick(responses.ODD_LOCATIONS) : written]]
    // A server that answers `null` after a redirect across origins is right: the origin is opaque from there on.
    const cors = corsHeaders(random, random.chance(0.1) ? 'null' : page, wantsCredentials(call))
    routes.push({ path, status, headers: [...headers, ...cors] })
    at = next
  }
}

/** A second call to the same address: the same, or changed so that the preflight cache has to decide. */
function again(random: SeededRandom, call: WrittenCall): WrittenCall {
  const next: { -readonly [Member in keyof WrittenCall]: WrittenCall[Member] } = { ...call }
  if (random.chance(0.5)) return next
  if (random.chance(0.4)) next.method = random.pick(requests.METHODS)
  if (random.chance(0.4)) next.headers = requestHeaders(random)
  if (random.chance(0.3)) {
    if (call.api === 'xhr') next.withCredentials = !wantsCredentials(call)
    else next.credentials = random.pick(['include', 'omit', 'same-origin'])
  }
  return next
}

/** One scenario of fetch or XMLHttpRequest. */
export function randomFetchScenario(random: SeededRandom, id: string, api: 'fetch' | 'xhr'): WrittenScenario {
  const page = random.pick(requests.PAGES)
  const url = `${randomTarget(random, page)}${random.pick(requests.PATHS)}`
  const first = api === 'xhr' ? xhrCall(random, url) : fetchCall(random, url)
  const fetches = [first]
  while (fetches.length < 3 && random.chance(0.15)) fetches.push(again(random, first))
  const servers: Record<string, WrittenRoute[]> = {}
  routesFor(random, page, first, servers)
  const cookies = random.chance(0.2) ? { [new URL(url).origin]: 'sid=1' } : undefined
  return { id, page, fetches, servers, ...(cookies ? { cookies } : {}) }
}

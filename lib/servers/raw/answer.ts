import type { HeaderList } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import type { RunningServer, ServerEnvironment, ServerRequest, ServerResponse } from '../dialect.ts'
import { nearestOrigin } from '../near-origin.ts'
import type { Condition } from './directive-line.ts'
import { GlobBudget, matchesGlob } from './glob.ts'
import { type RawRoute, STATUSES_WITHOUT_BODY } from './parse.ts'
import type { RouteLine } from './route-line.ts'
import type { StatusLine } from './status-line.ts'

type CompleteRoute = RawRoute & { readonly route: RouteLine; readonly status: StatusLine }

const NO_ROUTE: ServerResponse = {
  status: 404,
  statusText: 'Not Found',
  headers: [['Content-Type', 'text/plain']],
  body: new TextEncoder().encode('no route'),
  ran: false,
}

/**
 * A server that answers with the first route that matches method, path (without the query) and conditions. HEAD is
 * answered by a GET route when no route for HEAD matches, and never with a body. OPTIONS is a method like any other.
 */
export function serveRoutes(
  routes: readonly RawRoute[],
  busyWith: ServerEnvironment['busyWith'] = () => {},
): RunningServer {
  const complete = routes.filter((route): route is CompleteRoute => route.route !== null && route.status !== null)
  return {
    answer: async (request) => {
      const budget = new GlobBudget((line) => busyWith(`the route in line ${line}`))
      const found =
        complete.find((route) => matches(route, request.method, request, budget)) ??
        (request.method === 'HEAD' ? complete.find((route) => matches(route, 'GET', request, budget)) : undefined)
      if (!found) return request.method === 'HEAD' ? { ...NO_ROUTE, body: null } : NO_ROUTE
      return answerFrom(found, request, complete)
    },
  }
}

function matches(route: CompleteRoute, method: string, request: ServerRequest, budget: GlobBudget): boolean {
  if (route.route.method !== '*' && route.route.method !== method) return false
  const path = pathOf(request.url)
  budget.at(route.line)
  return matchesGlob(route.route.glob, path, budget) && conditionsHold(route.conditions, request.headers, budget)
}

function pathOf(url: string): string {
  try {
    return new URL(url).pathname
  } catch {
    return url
  }
}

/** Lines for the same header are alternatives; lines for different headers must all hold. */
function conditionsHold(conditions: readonly Condition[], headers: HeaderList, budget: GlobBudget): boolean {
  const names = new Set(conditions.map((condition) => condition.name))
  return [...names].every((name) =>
    conditions.some((condition) => {
      if (condition.name !== name) return false
      const value = getHeader(headers, name)
      if (condition.value === null) return value === null
      return value !== null && matchesGlob(condition.value, value, budget)
    }),
  )
}

function answerFrom(found: CompleteRoute, request: ServerRequest, routes: readonly CompleteRoute[]): ServerResponse {
  const { status, statusText } = found.status
  const hasBody = found.body !== null && request.method !== 'HEAD' && !STATUSES_WITHOUT_BODY.includes(status)
  return {
    status,
    statusText,
    headers: headersFor(found, getHeader(request.headers, 'origin')),
    body: hasBody ? new TextEncoder().encode(found.body ?? '') : null,
    ran: true,
    route: `${found.route.method} ${found.route.path}`,
    line: found.line,
    ...(found.delayMs > 0 ? { delayMs: found.delayMs } : {}),
    ...corsOf(found, routes, getHeader(request.headers, 'origin')),
  }
}

/** `{origin}` reflects the request's Origin; without one, a header that would reflect it is left out. */
function headersFor(route: RawRoute, origin: string | null): HeaderList {
  return route.headers
    .filter((header) => origin !== null || !header.value.includes('{origin}'))
    .map((header) => [header.name, header.value.replaceAll('{origin}', () => origin ?? '')] as const)
}

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin'

/** What the text tells of a permission that is sent more than once, or of one for an origin that resembles this one. */
function corsOf(
  { headers }: CompleteRoute,
  routes: readonly CompleteRoute[],
  origin: string | null,
): Pick<ServerResponse, 'cors'> {
  const own = headers.filter(({ name }) => name.toLowerCase() === ALLOW_ORIGIN.toLowerCase())
  if (own.length > 1 || /[ ,]/.test(own[0]?.value ?? ''))
    return { cors: { what: 'several', by: ALLOW_ORIGIN, lines: own.map(({ line }) => line) } }
  if (own.length > 0 || origin === null) return {}
  const conditions = routes.flatMap((route) => route.conditions)
  const near = nearestOrigin(
    conditions.flatMap(({ name, text, line }) =>
      name === 'origin' ? [{ text: text.slice(text.indexOf(':') + 1).trim(), line }] : [],
    ),
    origin,
  )
  return near ? { cors: { what: 'refused', by: 'when Origin', line: near.line, near } } : {}
}

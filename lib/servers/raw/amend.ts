import { canParseUrl } from '../../trace/address.ts'
import type { RequiredHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { applyEdits } from '../text-edit.ts'
import { addRoute, listedOrigin, removeHeader, routeForOrigin, setHeader, setStatus } from './edit.ts'
import { GlobBudget, matchesGlob } from './glob.ts'
import { parseRaw, type RawRoute } from './parse.ts'

const ALLOW_ORIGIN = 'access-control-allow-origin'

/**
 * Texts with the header on the route that answered, or on a new route before it: where no route answered, where a
 * preflight needs another status from a route that answers other methods too, and where the route's own value has to
 * stay as it is for other origins.
 * @returns none where the route that answered no longer exists
 */
export function amendRaw(text: string, change: RequiredHeader): readonly string[] {
  const { header, method, path, preflight, status, line } = change
  const { routes } = parseRaw(text)
  const answered = line === undefined ? undefined : routes.find((route) => route.line === line)
  if (line !== undefined && !answered) return []
  if (!answered || (status !== undefined && answered.route?.method !== 'OPTIONS')) {
    // An earlier route wins, so the new one comes before the one that has answered.
    const values = [...(preflight ? valueOfActual(routes, change) : []), change.value]
    return values.map((value) => {
      const route = { method, path, status: preflight ? 204 : 200, headers: [[header, value]] as const }
      return applyEdits(text, addRoute(text, route, line))
    })
  }
  const inPlace = withHeader(text, answered.line, change)
  const origin = change.asked?.origin
  if (origin === undefined || origin === 'null' || status !== undefined) return [inPlace]
  const own = applyEdits(
    text,
    routeForOrigin(text, answered.line, origin, (copy) => withHeader(copy, 1, change, true)),
  )
  const listed = isOrigin(header) ? listedIn(text, routes, answered, change, origin) : []
  return [...listed, ...(isForOthers(valueIn(answered, header), origin) ? [own, inPlace] : [inPlace, own])]
}

const isOrigin = (header: string) => header.toLowerCase() === ALLOW_ORIGIN

const valueIn = (route: RawRoute, header: string): string | undefined =>
  route.headers.find(({ name }) => name.toLowerCase() === header.toLowerCase())?.value.trim()

/** Whether a value of Access-Control-Allow-Origin lets other origins read. */
function isForOthers(value: string | undefined, origin: string): boolean {
  if (value === undefined || value === origin) return false
  return value === '*' || value.includes('{origin}') || (canParseUrl(value) && new URL(value).origin === value)
}

/** The route of this line with the header, the status and the spelling that it has to have. */
function withHeader(text: string, line: number, change: RequiredHeader, varies = false): string {
  const { header, status, misspelled } = change
  const route = parseRaw(text).routes.find((each) => each.line === line)
  if (!route) return text
  const now = valueIn(route, header)
  const value = isListHeader(header) && now ? `${now}, ${change.value}` : change.value
  const corrected = status === undefined ? text : applyEdits(text, setStatus(text, line, status))
  const spelled =
    misspelled === undefined ? corrected : applyEdits(corrected, removeHeader(corrected, line, misspelled))
  const set = applyEdits(spelled, setHeader(spelled, line, header, value))
  if (!varies || /\borigin\b|\*/i.test(valueIn(route, 'Vary') ?? '')) return set
  const vary = valueIn(route, 'Vary')
  return applyEdits(set, setHeader(set, line, 'Vary', vary ? `${vary}, Origin` : 'Origin'))
}

/** Texts in which a route that answers a list of origins, and repeats the one that asks, has one more in its list. */
function listedIn(
  text: string,
  routes: readonly RawRoute[],
  answered: RawRoute,
  { path }: RequiredHeader,
  origin: string,
): readonly string[] {
  const before = routes.filter(
    (route) =>
      route.line < answered.line &&
      (route.route?.method === answered.route?.method || route.route?.method === '*') &&
      matchesPath(route, path) &&
      route.conditions.some(({ name, value }) => name.toLowerCase() === 'origin' && value !== null) &&
      valueIn(route, ALLOW_ORIGIN) === '{origin}',
  )
  return before.map((route) => applyEdits(text, listedOrigin(text, route.line, origin)))
}

/** What the response to the request itself says, where that would do: both should say the same. */
function valueOfActual(routes: readonly RawRoute[], { header, path, asked }: RequiredHeader): readonly string[] {
  if (!asked || asked.credentials || !isOrigin(header)) return []
  const actual = routes.find(
    (route) => (route.route?.method === asked.method || route.route?.method === '*') && matchesPath(route, path),
  )
  return actual && valueIn(actual, ALLOW_ORIGIN) === '*' ? ['*'] : []
}

function matchesPath({ route }: RawRoute, path: string): boolean {
  try {
    return route !== null && matchesGlob(route.glob, path, new GlobBudget())
  } catch {
    // The pattern takes too long.
    return false
  }
}

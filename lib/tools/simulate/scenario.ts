/**
 * Scenarios as data from outside: what one line of `simulate` may hold. Everything is checked here, by hand for speed;
 * past this file a scenario is what its type says.
 */
export type Pairs = [name: string, value: string][]

export interface Route {
  readonly method?: string
  readonly path?: string
  readonly hasOrigin?: boolean
  readonly status: number
  readonly headers: Pairs
  readonly body?: string
  readonly bodyBase64?: string
}

export const SCENARIO_APIS = [
  'fetch',
  'xhr',
  'img',
  'script',
  'stylesheet',
  'font',
  'eventsource',
  'beacon',
  'form',
] as const
export type ScenarioApi = (typeof SCENARIO_APIS)[number]

/** One entry of `fetches`. Members of RequestInit stay as they were written: to judge them is the browser's part. */
export interface ScenarioCall {
  readonly api: ScenarioApi
  readonly url: string
  readonly headers?: Pairs
  readonly fields?: Pairs
  readonly init: Readonly<Record<string, unknown>>
}

export interface Scenario {
  readonly id: unknown
  /** Serialized origin of the calling document. */
  readonly page: string
  readonly fetches: readonly ScenarioCall[]
  readonly servers: Readonly<Record<string, readonly Route[]>>
  readonly cookies: Readonly<Record<string, string>>
}

/** The line is no scenario. The message says which member, and what it should have been. */
export class ScenarioError extends Error {
  override name = 'ScenarioError'
}

type Fields = Readonly<Record<string, unknown>>

function fail(where: string, expected: string, value: unknown): never {
  const shown = value === undefined ? 'it is missing' : `it is ${JSON.stringify(value)?.slice(0, 60)}`
  throw new ScenarioError(`${where} must be ${expected}; ${shown}.`)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(where: string, value: unknown): string {
  return typeof value === 'string' ? value : fail(where, 'a string', value)
}

function optionalText(where: string, value: unknown): string | undefined {
  return value === undefined ? undefined : text(where, value)
}

function pairs(where: string, value: unknown): Pairs {
  if (value === undefined) return []
  if (!Array.isArray(value)) return fail(where, 'an array of [name, value] pairs', value)
  for (const pair of value) {
    if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== 'string' || typeof pair[1] !== 'string') {
      fail(where, 'an array of [name, value] pairs of strings', pair)
    }
  }
  return value
}

/** A tuple origin as a browser serializes it, without path and default port. */
function serializedOrigin(where: string, value: unknown): string {
  const written = text(where, value)
  let origin: string
  try {
    origin = new URL(written).origin
  } catch {
    return fail(where, 'an origin such as https://foo.example', value)
  }
  if (origin === 'null' || !/^https?:/.test(origin)) fail(where, 'an origin such as https://foo.example', value)
  if (origin !== written) fail(where, `an origin as it is serialized, ${origin}`, value)
  return origin
}

function call(where: string, value: unknown): ScenarioCall {
  if (!isFields(value)) return fail(where, 'an object', value)
  const { api = 'fetch', url, headers, fields, ...init } = value
  const known = SCENARIO_APIS.find((name) => name === api)
  if (known === undefined) return fail(`${where}.api`, `one of ${SCENARIO_APIS.join(', ')}`, api)
  return {
    api: known,
    url: text(`${where}.url`, url),
    headers: headers === undefined ? undefined : pairs(`${where}.headers`, headers),
    fields: fields === undefined ? undefined : pairs(`${where}.fields`, fields),
    init,
  }
}

function route(where: string, value: unknown): Route {
  if (!isFields(value)) return fail(where, 'an object', value)
  const { status, hasOrigin } = value
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999) {
    return fail(`${where}.status`, 'a number of three digits', status)
  }
  if (hasOrigin !== undefined && typeof hasOrigin !== 'boolean') fail(`${where}.hasOrigin`, 'true or false', hasOrigin)
  return {
    method: optionalText(`${where}.method`, value.method),
    path: optionalText(`${where}.path`, value.path),
    hasOrigin: hasOrigin === undefined ? undefined : hasOrigin === true,
    status,
    headers: pairs(`${where}.headers`, value.headers),
    body: optionalText(`${where}.body`, value.body),
    bodyBase64: optionalText(`${where}.bodyBase64`, value.bodyBase64),
  }
}

function servers(value: unknown): Record<string, Route[]> {
  if (!isFields(value)) return fail('servers', 'an object of origins', value)
  const found: Record<string, Route[]> = {}
  for (const [origin, routes] of Object.entries(value)) {
    const where = `servers[${JSON.stringify(origin)}]`
    if (!Array.isArray(routes)) return fail(where, 'an array of routes', routes)
    found[serializedOrigin(`the key ${where}`, origin)] = routes.map((entry, index) =>
      route(`${where}[${index}]`, entry),
    )
  }
  return found
}

function cookies(value: unknown): Record<string, string> {
  if (value === undefined) return {}
  if (!isFields(value)) return fail('cookies', 'an object of origins', value)
  const found: Record<string, string> = {}
  for (const [origin, cookie] of Object.entries(value)) {
    found[serializedOrigin(`the key cookies[${JSON.stringify(origin)}]`, origin)] = text(`cookies["${origin}"]`, cookie)
  }
  return found
}

/** Checks what one line says. Throws a {@link ScenarioError}. */
export function parseScenario(value: unknown): Scenario {
  if (!isFields(value)) return fail('a scenario', 'an object', value)
  const page = value.page === 'null' ? 'null' : serializedOrigin('page', value.page)
  if (!Array.isArray(value.fetches)) return fail('fetches', 'an array', value.fetches)
  return {
    id: value.id,
    page,
    fetches: value.fetches.map((entry, index) => call(`fetches[${index}]`, entry)),
    servers: servers(value.servers),
    cookies: cookies(value.cookies),
  }
}

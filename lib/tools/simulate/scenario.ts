/**
 * Scenarios as data from outside: what one line of `simulate` may contain. Everything is checked here; after that a
 * scenario has its type.
 */

import * as v from 'valibot'
import { canParseUrl } from '../../trace/address.ts'
import { ADDRESS_SPACES, type AddressSpace, LOCAL_NETWORK_ANSWERS } from '../../trace/address-space.ts'
import { CONNECTIONS, type Connection } from '../../trace/connection.ts'
import type { HeaderList } from '../../trace/events.ts'

const SCENARIO_APIS = ['fetch', 'xhr', 'img', 'script', 'stylesheet', 'font', 'eventsource', 'beacon', 'form'] as const
export type ScenarioApi = (typeof SCENARIO_APIS)[number]

/** The line is not a scenario. The message says which member is wrong, and what it should be. */
export class ScenarioError extends Error {
  override name = 'ScenarioError'
}

// The messages of the schemas are what a value should have been; `describeIssue` makes sentences of them.
const PAIRS = 'an array of [name, value] pairs of strings'

const text = v.string('a string')

/** Valibot takes an array for an object, so this asks first. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const object = (expected: string) => v.custom<Record<string, unknown>>(isObject, expected)
const pairs = v.array(v.strictTuple([v.string(PAIRS), v.string(PAIRS)], PAIRS), PAIRS)

/** A tuple origin as a browser serializes it, without path and default port. */
const origin = v.pipe(
  text,
  v.check((written) => /^https?:/.test(written) && canParseUrl(written), 'an origin such as https://foo.example'),
  v.check(
    (written) => new URL(written).origin === written,
    ({ input }) => `an origin as it is serialized, ${new URL(String(input)).origin}`,
  ),
)

/** One entry of `fetches`. Members of RequestInit are not checked: that is the browser's task. */
const call = v.pipe(
  object('an object'),
  v.looseObject(
    {
      api: v.optional(v.picklist(SCENARIO_APIS, `one of ${SCENARIO_APIS.join(', ')}`), 'fetch'),
      url: text,
      headers: v.optional(pairs),
      fields: v.optional(pairs),
      /** The call's address is an object URL of this content, whatever `url` says. */
      content: v.optional(v.object({ type: text, body: text })),
      /** The body is a stream. */
      stream: v.optional(v.boolean('true or false')),
    },
    'there',
  ),
  v.transform(({ api, url, headers, fields, content, stream, ...init }) => ({
    api,
    url,
    headers,
    fields,
    content,
    stream,
    init,
  })),
)

const STATUS = 'a number of three digits'

const route = v.pipe(
  object('an object'),
  v.object(
    {
      method: v.optional(text),
      path: v.optional(text),
      hasOrigin: v.optional(v.boolean('true or false')),
      status: v.pipe(v.number(STATUS), v.integer(STATUS), v.minValue(100, STATUS), v.maxValue(999, STATUS)),
      headers: v.optional(pairs, []),
      body: v.optional(text),
      bodyBase64: v.optional(text),
    },
    'there',
  ),
)

const byOrigin = object('an object of origins')

const ROUTES = 'an array of routes, or an object with routes, connection and addressSpace'
const addressSpace = v.optional(v.picklist(ADDRESS_SPACES, `one of ${ADDRESS_SPACES.join(', ')}`))

const routes = v.pipe(
  v.array(route, ROUTES),
  v.transform((list): ScenarioServer => ({ routes: list })),
)
const wholeServer = v.object({
  routes: v.optional(v.array(route, 'an array of routes'), []),
  connection: v.optional(v.picklist(CONNECTIONS, `one of ${CONNECTIONS.join(', ')}`)),
  addressSpace,
})

/** What answers at an origin: its routes alone, or with what is known about the way to it. */
const server = v.lazy((written) => (isObject(written) ? wholeServer : routes))

const serializedOrigin = v.union([v.literal('null'), origin], ({ issues }) => issues?.at(-1)?.message ?? 'an origin')
const pageOrigin = v.pipe(
  serializedOrigin,
  v.transform((written): ScenarioPage => ({ origin: written })),
)
const wholePage = v.object({ origin: serializedOrigin, headers: v.optional(pairs), addressSpace })

/** The calling document: its origin alone, or with the headers that it came with. */
const page = v.lazy((written) => (isObject(written) ? wholePage : pageOrigin))

const scenario = v.pipe(
  object('an object'),
  v.object(
    {
      id: v.optional(v.unknown()),
      page,
      fetches: v.array(call, 'an array'),
      servers: v.pipe(byOrigin, v.record(origin, server)),
      cookies: v.optional(v.pipe(byOrigin, v.record(origin, text)), {}),
      /** All calls begin in one turn of the script, instead of one after the other. */
      atOnce: v.optional(v.boolean('true or false'), false),
      /** What the person answers where the browser asks about the local network; `ask`, nothing yet, when absent. */
      localNetworkAccess: v.optional(v.picklist(LOCAL_NETWORK_ANSWERS, `one of ${LOCAL_NETWORK_ANSWERS.join(', ')}`)),
      /** The value of the frame's `sandbox`, for the page `null`. */
      sandbox: v.optional(text),
    },
    'there',
  ),
)

export type Scenario = v.InferOutput<typeof scenario>
export type ScenarioCall = v.InferOutput<typeof call>
interface ScenarioServer {
  readonly routes: readonly Route[]
  readonly connection?: Connection | undefined
  /** Absent: by the name or address of its host. */
  readonly addressSpace?: AddressSpace | undefined
}

interface ScenarioPage {
  /** Serialized, or `null` for a sandboxed frame. */
  readonly origin: string
  readonly headers?: HeaderList | undefined
  readonly addressSpace?: AddressSpace | undefined
}

export type Route = v.InferOutput<typeof route>

// Measured: about 5 µs a scenario, where checks by hand took 2 µs and a run takes 100 µs or more.
const parse = v.safeParser(scenario, { abortEarly: true, abortPipeEarly: true })

/** Checks the value of one line. Throws a {@link ScenarioError}. */
export function parseScenario(value: unknown): Scenario {
  const result = parse(value)
  if (result.success) return result.output
  throw new ScenarioError(describeIssue(result.issues[0]))
}

/** `fetches[0].url must be a string; it is 1.` */
function describeIssue({ message, path, input }: v.BaseIssue<unknown>): string {
  const where =
    (path ?? [])
      .map(({ key }) => step(key))
      .join('')
      .replace(/^\./, '') || 'a scenario'
  const subject = input !== undefined && path?.at(-1)?.origin === 'key' ? `the key ${where}` : where
  const shown = input === undefined ? 'it is missing' : `it is ${JSON.stringify(input)?.slice(0, 60)}`
  return `${subject} must be ${message}; ${shown}.`
}

function step(key: unknown): string {
  if (typeof key === 'number') return `[${key}]`
  return /^\w+$/.test(String(key)) ? `.${key}` : `[${JSON.stringify(key)}]`
}

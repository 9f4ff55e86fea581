/** https://fetch.spec.whatwg.org/#requestinit: the second argument of `fetch` and `new Request`, converted. */

import type { AddressSpace } from '../../trace/address-space.ts'
import type { RequestCache, RequestCredentials, RequestMode, RequestRedirect } from '../call.ts'
import { REFERRER_POLICIES } from '../fetch/referrer.ts'
import { toByteString } from './header-guard.ts'
import type { Place } from './messages.ts'
import { type ScriptContext, typeError } from './script-context.ts'

export interface ConvertedInit {
  /** At least one member is present. */
  readonly isPresent: boolean
  readonly body?: unknown
  readonly cache?: RequestCache | undefined
  readonly credentials?: RequestCredentials | undefined
  readonly duplex?: 'half' | undefined
  readonly headers?: unknown
  readonly integrity?: string | undefined
  readonly keepalive?: boolean | undefined
  readonly method?: string | undefined
  readonly mode?: RequestMode | undefined
  readonly redirect?: RequestRedirect | undefined
  readonly referrer?: string | undefined
  readonly referrerPolicy?: string | undefined
  readonly signal?: AbortSignal | null | undefined
  /** Only in Chromium, which alone has this member. */
  readonly targetAddressSpace?: AddressSpace | undefined
  readonly window?: unknown
}

const MODES = ['navigate', 'same-origin', 'no-cors', 'cors'] as const
const CREDENTIALS = ['omit', 'same-origin', 'include'] as const
const CACHES = ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'] as const
const REDIRECTS = ['follow', 'error', 'manual'] as const
const DUPLEXES = ['half'] as const
/** `private` is an older name of `local`; with `unknown`, it is as if the member were absent. */
const ADDRESS_SPACE_MEMBERS = ['local', 'loopback', 'private', 'public', 'unknown'] as const
const REFERRER_POLICY_MEMBERS = ['', ...REFERRER_POLICIES] as const

/** Throws a TypeError for a value that is not in its enumeration. Members are read in the order of their names. */
export function convertRequestInit(context: ScriptContext, place: Place, init: unknown): ConvertedInit {
  if (init === undefined || init === null) return { isPresent: false }
  if (typeof init !== 'object' && typeof init !== 'function') {
    throw typeError(context, place, 'not-a-dictionary')
  }
  const given = membersOf(init)
  const dictionary: Dictionary = { context, place, given }
  const cache = enumerated(dictionary, 'cache', 'RequestCache', CACHES)
  const credentials = enumerated(dictionary, 'credentials', 'RequestCredentials', CREDENTIALS)
  const duplex = enumerated(dictionary, 'duplex', 'RequestDuplex', DUPLEXES)
  const method = given.method === undefined ? undefined : toByteString(context, place, given.method, 'method')
  const mode = enumerated(dictionary, 'mode', 'RequestMode', MODES)
  const redirect = enumerated(dictionary, 'redirect', 'RequestRedirect', REDIRECTS)
  const referrerPolicy = enumerated(dictionary, 'referrerPolicy', 'ReferrerPolicy', REFERRER_POLICY_MEMBERS)
  const space =
    context.browser === 'chromium'
      ? enumerated(dictionary, 'targetAddressSpace', 'IPAddressSpace', ADDRESS_SPACE_MEMBERS)
      : undefined
  return {
    isPresent: Object.values(given).some((value) => value !== undefined),
    body: given.body,
    cache,
    credentials,
    duplex,
    headers: given.headers,
    integrity: given.integrity === undefined ? undefined : String(given.integrity),
    keepalive: given.keepalive === undefined ? undefined : Boolean(given.keepalive),
    method,
    mode,
    redirect,
    referrer: given.referrer === undefined ? undefined : String(given.referrer),
    referrerPolicy,
    signal: convertSignal(context, place, given.signal),
    targetAddressSpace: space === 'private' ? 'local' : space === 'unknown' ? undefined : space,
    window: given.window,
  }
}

interface Dictionary {
  readonly context: ScriptContext
  readonly place: Place
  readonly given: Readonly<Record<string, unknown>>
}

/** The value of a member that is an enumeration; undefined where it is absent. Throws a TypeError for any other value. */
function enumerated<Value extends string>(
  { context, place, given }: Dictionary,
  name: string,
  enumeration: string,
  values: readonly Value[],
): Value | undefined {
  const value = given[name]
  if (value === undefined) return undefined
  const text = String(value)
  const found = values.find((candidate) => candidate === text)
  if (found === undefined) throw typeError(context, place, 'enumeration', text, enumeration)
  return found
}

const MEMBERS = [
  'body',
  'cache',
  'credentials',
  'duplex',
  'headers',
  'integrity',
  'keepalive',
  'method',
  'mode',
  'priority',
  'redirect',
  'referrer',
  'referrerPolicy',
  'signal',
  'targetAddressSpace',
  'window',
] as const

/** Each member is read once, inherited ones too, as a conversion to a dictionary does. */
function membersOf(init: object): Record<string, unknown> {
  const members: Record<string, unknown> = {}
  for (const name of MEMBERS) if (name in init) members[name] = Reflect.get(init, name)
  return members
}

function convertSignal(context: ScriptContext, place: Place, value: unknown): AbortSignal | null | undefined {
  if (value === undefined || value === null) return value
  if (value instanceof AbortSignal) return value
  throw typeError(context, place, 'signal')
}

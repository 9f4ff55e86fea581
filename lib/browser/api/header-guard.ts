/**
 * A header list with a guard, https://fetch.spec.whatwg.org/#headers-class: what a script may add, change and remove.
 *
 * `list` is what the script sees; `written` is what it wrote, before the guard dropped anything. The browser applies the
 * guard again to `written`, so that it can show what was dropped.
 */

import type { HeaderList } from '../../trace/events.ts'
import { getHeader, isHeaderValue, isToken, normalizeHeaderValue, withoutHeader } from '../../trace/header-list.ts'
import { isNoCorsSafelistedRequestHeader } from '../http/cors-safelisted-request-header.ts'
import { isForbiddenRequestHeader, isForbiddenResponseHeaderName } from '../http/forbidden-header.ts'
import type { Place } from './messages.ts'
import { type ScriptContext, typeError } from './script-context.ts'

type Guard = 'none' | 'request' | 'request-no-cors' | 'response' | 'immutable'

export interface GuardedHeaders {
  guard: Guard
  list: [name: string, value: string][]
  written: [name: string, value: string][]
  /** The `Content-Type` that came with the body and was not written by the script. */
  bodyType?: string | undefined
  /** Of a response: the number of its call in the trace. */
  call?: number | undefined
}

const BEYOND_LATIN_1 = /[\u0100-\uffff]/
const NO_CORS_NAMES = new Set(['accept', 'accept-language', 'content-language', 'content-type', 'range'])

/** https://webidl.spec.whatwg.org/#es-ByteString. Throws a TypeError for a character beyond Latin-1. */
export function toByteString(context: ScriptContext, place: Place, value: unknown, member = 'headers'): string {
  const text = String(value)
  const inInit = place.of === 'Window' || place.of === 'Request' || place.of === 'Response'
  if (BEYOND_LATIN_1.test(text)) throw typeError(context, place, 'header-not-byte-string', inInit ? member : '')
  return text
}

const mutable = (list: HeaderList): [string, string][] => list.map(([name, value]) => [name, value])

/** https://fetch.spec.whatwg.org/#headers-validate without the check of forbidden names. Throws a TypeError. */
function validate(context: ScriptContext, place: Place, headers: GuardedHeaders, name: string, value: string): void {
  // § If name is not a header name or value is not a header value, …
  if (!isToken(name)) throw typeError(context, place, 'header-name', name, value)
  if (!isHeaderValue(value)) throw typeError(context, place, 'header-value', name, value)
  // § If headers's guard is "immutable", then throw a TypeError.
  if (headers.guard === 'immutable') throw typeError(context, place, 'headers-immutable')
}

function isForbidden(context: ScriptContext, headers: GuardedHeaders, name: string, value: string): boolean {
  // § If headers's guard is "request" and (name, value) is a forbidden request-header, then …
  if (headers.guard === 'request') return isForbiddenRequestHeader(name, value, context.browser)
  // § If headers's guard is "response" and name is a forbidden response-header name, then …
  return headers.guard === 'response' && isForbiddenResponseHeaderName(name.toLowerCase())
}

/** https://fetch.spec.whatwg.org/#concept-headers-remove-privileged-no-cors-request-headers */
function removePrivileged(headers: GuardedHeaders): void {
  if (headers.guard === 'request-no-cors') headers.list = mutable(withoutHeader(headers.list, 'range'))
}

/** A name and a value as a script gave them, normalized and validated. Throws a TypeError. */
function toHeader(
  context: ScriptContext,
  place: Place,
  headers: GuardedHeaders,
  rawName: unknown,
  rawValue: unknown,
): readonly [name: string, value: string] {
  const name = toByteString(context, place, rawName)
  const value = normalizeHeaderValue(toByteString(context, place, rawValue))
  validate(context, place, headers, name, value)
  return [name, value]
}

/** https://fetch.spec.whatwg.org/#concept-headers-append. Throws a TypeError. */
export function appendHeader(
  context: ScriptContext,
  place: Place,
  headers: GuardedHeaders,
  rawName: unknown,
  rawValue: unknown,
): void {
  const [name, value] = toHeader(context, place, headers, rawName, rawValue)
  headers.written.push([name, value])
  if (isForbidden(context, headers, name, value)) return
  if (headers.guard === 'request-no-cors') {
    // § If (name, temporaryValue) is not a no-CORS-safelisted request-header, then return.
    const before = getHeader(headers.list, name.toLowerCase())
    if (!isNoCorsSafelistedRequestHeader(name, before === null ? value : `${before}, ${value}`)) return
  }
  headers.list.push([name, value])
  if (headers.bodyType !== undefined && isContentType(name)) {
    // Combined with the body's type, which now counts as written too, before this value.
    headers.written.splice(-1, 0, ['Content-Type', headers.bodyType])
    headers.bodyType = undefined
  }
  removePrivileged(headers)
}

const isContentType = (name: string) => name.toLowerCase() === 'content-type'

/**
 * The part of https://fetch.spec.whatwg.org/#dom-request that appends the body's type. The guard applies to it, but it is
 * not in `written`. Does nothing where the list has a `Content-Type`.
 */
export function appendBodyType(headers: GuardedHeaders, rawType: string): void {
  // § If type is non-null and this's headers's header list does not contain `Content-Type`, …
  if (getHeader(headers.list, 'content-type') !== null) return
  const type = normalizeHeaderValue(rawType)
  headers.bodyType = type
  if (headers.guard === 'request-no-cors' && !isNoCorsSafelistedRequestHeader('content-type', type)) return
  headers.list.push(['Content-Type', type])
  removePrivileged(headers)
}

function setIn(list: GuardedHeaders['list'], name: string, value: string): GuardedHeaders['list'] {
  const lower = name.toLowerCase()
  const at = list.findIndex(([each]) => each.toLowerCase() === lower)
  const first = list[at]
  if (!first) return [...list, [name, value]]
  return [...list.slice(0, at), [first[0], value], ...mutable(withoutHeader(list.slice(at + 1), name))]
}

/** https://fetch.spec.whatwg.org/#dom-headers-set. Throws a TypeError. */
export function setHeader(
  context: ScriptContext,
  place: Place,
  headers: GuardedHeaders,
  rawName: unknown,
  rawValue: unknown,
): void {
  const [name, value] = toHeader(context, place, headers, rawName, rawValue)
  headers.written = setIn(headers.written, name, value)
  if (isForbidden(context, headers, name, value)) return
  // § If this's guard is "request-no-cors" and (name, value) is not a no-CORS-safelisted request-header, …
  if (headers.guard === 'request-no-cors' && !isNoCorsSafelistedRequestHeader(name, value)) return
  headers.list = setIn(headers.list, name, value)
  if (isContentType(name)) headers.bodyType = undefined
  removePrivileged(headers)
}

/** https://fetch.spec.whatwg.org/#dom-headers-delete. Throws a TypeError. */
export function deleteHeader(context: ScriptContext, place: Place, headers: GuardedHeaders, rawName: unknown): void {
  const name = toByteString(context, place, rawName)
  validate(context, place, headers, name, '')
  const lower = name.toLowerCase()
  headers.written = mutable(withoutHeader(headers.written, lower))
  if (isForbidden(context, headers, name, '')) return
  // § If this's guard is "request-no-cors", name is not a no-CORS-safelisted request-header name, and …
  if (headers.guard === 'request-no-cors' && !NO_CORS_NAMES.has(lower)) return
  headers.list = mutable(withoutHeader(headers.list, lower))
  if (isContentType(name)) headers.bodyType = undefined
  removePrivileged(headers)
}

/** https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine. `Set-Cookie` headers are not combined. */
export function sortAndCombine(list: GuardedHeaders['list']): [name: string, value: string][] {
  const byName = new Map<string, string[]>()
  for (const [name, value] of list) {
    const lower = name.toLowerCase()
    const values = byName.get(lower)
    if (values) values.push(value)
    else byName.set(lower, [value])
  }
  return [...byName.keys()].sort().flatMap((name): [string, string][] => {
    const values = byName.get(name) ?? []
    return name === 'set-cookie' ? values.map((value) => [name, value]) : [[name, values.join(', ')]]
  })
}

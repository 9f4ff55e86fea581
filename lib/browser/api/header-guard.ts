/**
 * A header list with a guard, https://fetch.spec.whatwg.org/#headers-class: what a script may add, change and remove.
 *
 * Beside the list that the script sees stands `written`: what the script wrote before the guard took anything away. The
 * browser applies the guard a second time to that one, and can so show what it dropped.
 */

import type { HeaderList } from '../../trace/events.ts'
import { getHeader, isHeaderValue, isToken, normalizeHeaderValue, withoutHeader } from '../../trace/header-list.ts'
import { isNoCorsSafelistedRequestHeader } from '../http/cors-safelisted-request-header.ts'
import { isForbiddenRequestHeader, isForbiddenResponseHeaderName } from '../http/forbidden-header.ts'
import type { Place } from './messages.ts'
import { type ScriptContext, typeError } from './script-context.ts'

export type Guard = 'none' | 'request' | 'request-no-cors' | 'response' | 'immutable'

export interface GuardedHeaders {
  guard: Guard
  list: [name: string, value: string][]
  written: [name: string, value: string][]
  /** The `Content-Type` that came with the body and was not written by the script. */
  bodyType?: string | undefined
}

const BEYOND_LATIN_1 = /[\u0100-\uffff]/
const NO_CORS_NAMES = new Set(['accept', 'accept-language', 'content-language', 'content-type', 'range'])

/** https://webidl.spec.whatwg.org/#es-ByteString. Throws a TypeError for what is beyond Latin-1. */
export function toByteString(context: ScriptContext, place: Place, value: unknown, member = 'headers'): string {
  const text = String(value)
  const inInit = place.of === 'Window' || place.of === 'Request' || place.of === 'Response'
  if (BEYOND_LATIN_1.test(text)) throw typeError(context, place, 'header-not-byte-string', inInit ? member : '')
  return text
}

const named = (name: string) => {
  const lower = name.toLowerCase()
  return (header: readonly [string, string]) => header[0].toLowerCase() === lower
}

const mutable = (list: HeaderList): [string, string][] => list.map(([name, value]) => [name, value])

/** https://fetch.spec.whatwg.org/#headers-validate without the check of forbidden names. Throws a TypeError. */
function validate(context: ScriptContext, place: Place, headers: GuardedHeaders, name: string, value: string): void {
  if (!isToken(name)) throw typeError(context, place, 'header-name', name, value)
  if (!isHeaderValue(value)) throw typeError(context, place, 'header-value', name, value)
  if (headers.guard === 'immutable') throw typeError(context, place, 'headers-immutable')
}

function isForbidden(headers: GuardedHeaders, name: string, value: string): boolean {
  if (headers.guard === 'request') return isForbiddenRequestHeader(name, value)
  return headers.guard === 'response' && isForbiddenResponseHeaderName(name.toLowerCase())
}

/** https://fetch.spec.whatwg.org/#concept-headers-remove-privileged-no-cors-request-headers */
function removePrivileged(headers: GuardedHeaders): void {
  if (headers.guard === 'request-no-cors') headers.list = mutable(withoutHeader(headers.list, 'range'))
}

/** https://fetch.spec.whatwg.org/#concept-headers-append. Throws a TypeError. */
export function appendHeader(
  context: ScriptContext,
  place: Place,
  headers: GuardedHeaders,
  rawName: unknown,
  rawValue: unknown,
): void {
  const name = toByteString(context, place, rawName)
  const value = normalizeHeaderValue(toByteString(context, place, rawValue))
  validate(context, place, headers, name, value)
  headers.written.push([name, value])
  if (isForbidden(headers, name, value)) return
  if (headers.guard === 'request-no-cors') {
    const before = getHeader(headers.list, name.toLowerCase())
    if (!isNoCorsSafelistedRequestHeader(name, before === null ? value : `${before}, ${value}`)) return
  }
  headers.list.push([name, value])
  if (headers.bodyType !== undefined && isContentType(name)) {
    // Joined to the body's own type: now both count as written, in this order.
    headers.written.splice(-1, 0, ['Content-Type', headers.bodyType])
    headers.bodyType = undefined
  }
  removePrivileged(headers)
}

const isContentType = (name: string) => name.toLowerCase() === 'content-type'

/**
 * https://fetch.spec.whatwg.org/#dom-request, the step that appends the body's type: it goes through the guard, and is
 * nothing that the script wrote. Does nothing where the list has a `Content-Type`.
 */
export function appendBodyType(headers: GuardedHeaders, rawType: string): void {
  if (getHeader(headers.list, 'content-type') !== null) return
  const type = normalizeHeaderValue(rawType)
  headers.bodyType = type
  if (headers.guard === 'request-no-cors' && !isNoCorsSafelistedRequestHeader('content-type', type)) return
  headers.list.push(['Content-Type', type])
  removePrivileged(headers)
}

function setIn(list: GuardedHeaders['list'], name: string, value: string): GuardedHeaders['list'] {
  const is = named(name)
  const at = list.findIndex(is)
  if (at < 0) return [...list, [name, value]]
  return list.flatMap((header, index): GuardedHeaders['list'] =>
    index === at ? [[header[0], value]] : is(header) ? [] : [header],
  )
}

/** https://fetch.spec.whatwg.org/#dom-headers-set. Throws a TypeError. */
export function setHeader(
  context: ScriptContext,
  place: Place,
  headers: GuardedHeaders,
  rawName: unknown,
  rawValue: unknown,
): void {
  const name = toByteString(context, place, rawName)
  const value = normalizeHeaderValue(toByteString(context, place, rawValue))
  validate(context, place, headers, name, value)
  headers.written = setIn(headers.written, name, value)
  if (isForbidden(headers, name, value)) return
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
  if (isForbidden(headers, name, '')) return
  if (headers.guard === 'request-no-cors' && !NO_CORS_NAMES.has(lower)) return
  headers.list = mutable(withoutHeader(headers.list, lower))
  if (isContentType(name)) headers.bodyType = undefined
  removePrivileged(headers)
}

/** https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine. `Set-Cookie` lines stay apart. */
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

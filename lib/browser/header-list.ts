/**
 * Header lists (https://fetch.spec.whatwg.org/#concept-header-list): order, case and duplicates survive.
 */
import type { HeaderList } from '../trace/events.ts'

export type Header = readonly [name: string, value: string]
export type MutableHeaderList = Header[]

/**
 * "Get" (https://fetch.spec.whatwg.org/#concept-header-list-get): the values of all headers with that name, joined.
 * `name` is lower-case. Null when there is none.
 */
export function getHeader(list: HeaderList, name: string): string | null {
  let found: string | null = null
  for (const [n, v] of list) {
    if (n.length === name.length && n.toLowerCase() === name) found = found === null ? v : `${found}, ${v}`
  }
  return found
}

/** How many headers have that (lower-case) name. */
export function countHeaders(list: HeaderList, name: string): number {
  let count = 0
  for (const [n] of list) if (n.length === name.length && n.toLowerCase() === name) count++
  return count
}

/** https://fetch.spec.whatwg.org/#header-list-contains, for a lower-case name. */
export function hasHeader(list: HeaderList, name: string): boolean {
  for (const [n] of list) if (n.length === name.length && n.toLowerCase() === name) return true
  return false
}

/** https://fetch.spec.whatwg.org/#concept-header-list-delete, for a lower-case name. */
export function withoutHeader(list: HeaderList, name: string): MutableHeaderList {
  return list.filter(([n]) => n.toLowerCase() !== name)
}

/** "Combine" over a whole list: each name once, in the place and case of its first header. */
export function combineHeaders(list: HeaderList): MutableHeaderList {
  const places = new Map<string, number>()
  const combined: MutableHeaderList = []
  for (const [name, value] of list) {
    const lower = name.toLowerCase()
    const place = places.get(lower)
    const first = place === undefined ? undefined : combined[place]
    if (place === undefined || first === undefined) {
      places.set(lower, combined.length)
      combined.push([name, value])
    } else {
      combined[place] = [first[0], `${first[1]}, ${value}`]
    }
  }
  return combined
}

/** https://fetch.spec.whatwg.org/#concept-header-value-normalize */
export function normalizeHeaderValue(value: string): string {
  return value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** A field-name or method: an RFC 9110 token. */
export function isToken(text: string): boolean {
  return TOKEN.test(text)
}

/** https://fetch.spec.whatwg.org/#header-value, given a normalized value. */
export function isHeaderValue(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the bytes the standard forbids
  return !/[\0\n\r]|[^\0-\xff]/.test(value)
}

export type ExtractedList =
  | { readonly values: readonly string[] | null }
  /** The first element that is not a token. */
  | { readonly invalid: string }

/**
 * "Extract header list values" (https://fetch.spec.whatwg.org/#extract-header-list-values) for the headers whose ABNF is
 * a list of tokens. `values` is null when the header is missing.
 */
export function extractTokens(list: HeaderList, name: string): ExtractedList {
  const value = getHeader(list, name)
  if (value === null) return { values: null }
  const values: string[] = []
  for (const part of value.split(',')) {
    const element = part.replace(/^[\t ]+|[\t ]+$/g, '')
    if (element === '') continue
    if (!TOKEN.test(element)) return { invalid: element }
    values.push(element)
  }
  return { values }
}

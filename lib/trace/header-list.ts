/**
 * Header lists (https://fetch.spec.whatwg.org/#concept-header-list): order, case and duplicates survive.
 */
import type { HeaderList } from './events.ts'

export type Header = readonly [name: string, value: string]
export type MutableHeaderList = Header[]

/**
 * "Get" (https://fetch.spec.whatwg.org/#concept-header-list-get): the values of all headers with that name, joined.
 * `name` may be in any case. Null when there is none.
 */
export function getHeader(list: HeaderList, name: string): string | null {
  const lower = name.toLowerCase()
  let found: string | null = null
  for (const [n, v] of list) {
    if (n.length === lower.length && n.toLowerCase() === lower) found = found === null ? v : `${found}, ${v}`
  }
  return found
}

/** The value of the first header with that name, in any case; null when there is none. */
export function firstHeader(list: HeaderList, name: string): string | null {
  const lower = name.toLowerCase()
  return list.find(([n]) => n.toLowerCase() === lower)?.[1] ?? null
}

/** The value of the last header with that name, in any case; null when there is none. */
export function lastHeader(list: HeaderList, name: string): string | null {
  const lower = name.toLowerCase()
  return list.findLast(([n]) => n.toLowerCase() === lower)?.[1] ?? null
}

/** The values of all headers with that name, in any case and in order. */
export function headerValues(list: HeaderList, name: string): string[] {
  const lower = name.toLowerCase()
  const values: string[] = []
  for (const [n, value] of list) if (n.toLowerCase() === lower) values.push(value)
  return values
}

/** How many headers have that name, in any case. */
export function countHeaders(list: HeaderList, name: string): number {
  return headerValues(list, name).length
}

/** https://fetch.spec.whatwg.org/#header-list-contains: the name may be in any case. */
export function hasHeader(list: HeaderList, name: string): boolean {
  const lower = name.toLowerCase()
  return list.some(([n]) => n.toLowerCase() === lower)
}

/** https://fetch.spec.whatwg.org/#concept-header-list-delete: a copy without the headers of that name, in any case. */
export function withoutHeader(list: HeaderList, name: string): MutableHeaderList {
  const lower = name.toLowerCase()
  return list.filter(([n]) => n.toLowerCase() !== lower)
}

/** "Combine" for a whole list: each name once, at the position and in the case of its first header. */
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
  return trimmed(value, isHttpWhitespace)
}

/** Without the spaces and tabs around it, which the elements of a list may have in a header. */
export function trimTabOrSpace(value: string): string {
  return trimmed(value, isTabOrSpace)
}

const isTabOrSpace = (code: number): boolean => code === 0x20 || code === 0x09
const isHttpWhitespace = (code: number): boolean => isTabOrSpace(code) || code === 0x0a || code === 0x0d

/** A loop and not a regular expression: the time must be linear, also for a megabyte of spaces. */
function trimmed(value: string, isTrimmed: (code: number) => boolean): string {
  let start = 0
  let end = value.length
  while (start < end && isTrimmed(value.charCodeAt(start))) start++
  while (end > start && isTrimmed(value.charCodeAt(end - 1))) end--
  return value.slice(start, end)
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** A field-name or method: an RFC 9110 token. */
export function isToken(text: string): boolean {
  return TOKEN.test(text)
}

/** https://fetch.spec.whatwg.org/#header-value, given a normalized value. */
export function isHeaderValue(value: string): boolean {
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
    const element = trimTabOrSpace(part)
    if (element === '') continue
    if (!TOKEN.test(element)) return { invalid: element }
    values.push(element)
  }
  return { values }
}

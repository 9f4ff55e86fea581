/** Headers that a script cannot set, and headers that it cannot read. */
import type { BrowserName } from '../../trace/events.ts'
import { trimTabOrSpace } from '../../trace/header-list.ts'
import { isForbiddenMethod } from './method.ts'

const FORBIDDEN_REQUEST_HEADERS = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
])

const METHOD_OVERRIDES = new Set(['x-http-method', 'x-http-method-override', 'x-method-override'])

/**
 * https://fetch.spec.whatwg.org/#forbidden-request-header. Takes name and value as written. Chromium still has
 * `User-Agent` in its list, which the standard removed (measured in 156).
 */
export function isForbiddenRequestHeader(name: string, value: string, browser: BrowserName): boolean {
  const lower = name.toLowerCase()
  if (lower === 'user-agent') return browser === 'chromium'
  // § If name is a byte-case-insensitive match for one of:
  if (FORBIDDEN_REQUEST_HEADERS.has(lower)) return true
  // § If name when byte-lowercased starts with `proxy-` or `sec-`, then return true.
  if (lower.startsWith('proxy-') || lower.startsWith('sec-')) return true
  // § For each method of parsedValues: if the isomorphic encoding of method is a …
  return METHOD_OVERRIDES.has(lower) && getDecodeAndSplit(value).some(isForbiddenMethod)
}

/** https://fetch.spec.whatwg.org/#forbidden-response-header-name, for a lower-case name. */
export function isForbiddenResponseHeaderName(lowerName: string): boolean {
  return lowerName === 'set-cookie' || lowerName === 'set-cookie2'
}

/** https://fetch.spec.whatwg.org/#header-value-get-decode-and-split: a comma inside a quoted string does not split. */
export function getDecodeAndSplit(value: string): string[] {
  const values: string[] = []
  let current = ''
  let quoted = false
  for (let i = 0; i < value.length; i++) {
    const c = value.charAt(i)
    if (quoted && c === '\\' && i + 1 < value.length) {
      current += c + value.charAt(++i)
    } else if (c === ',' && !quoted) {
      values.push(current)
      current = ''
    } else {
      if (c === '"') quoted = !quoted
      current += c
    }
  }
  values.push(current)
  return values.map(trimTabOrSpace)
}

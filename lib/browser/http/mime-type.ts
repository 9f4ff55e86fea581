/** MIME types (https://mimesniff.spec.whatwg.org/). */
import type { HeaderList } from '../../trace/events.ts'
import { getHeader, isToken, normalizeHeaderValue } from '../../trace/header-list.ts'
import { getDecodeAndSplit } from './forbidden-header.ts'

export interface MimeType {
  /** `type/subtype`, lower-case. */
  readonly essence: string
  /** The value of `charset`, as written; null when it is missing. */
  readonly charset: string | null
}

/** https://mimesniff.spec.whatwg.org/#parse-a-mime-type. Null where parsing fails. */
export function parseMimeType(input: string): MimeType | null {
  const text = normalizeHeaderValue(input)
  const semicolon = text.indexOf(';')
  const essence = normalizeHeaderValue(semicolon < 0 ? text : text.slice(0, semicolon))
  const slash = essence.indexOf('/')
  if (slash < 1 || !isToken(essence.slice(0, slash)) || !isToken(essence.slice(slash + 1))) return null
  const charset = semicolon < 0 ? null : charsetParameter(text.slice(semicolon + 1))
  return { essence: essence.toLowerCase(), charset }
}

function charsetParameter(parameters: string): string | null {
  const match = /(?:^|;)[\t\n\r ]*charset=(?:"([^"]*)"|([^;]*))/i.exec(parameters)
  if (!match) return null
  const value = match[1] ?? normalizeHeaderValue(match[2] ?? '')
  return value === '' ? null : value
}

/** https://fetch.spec.whatwg.org/#concept-header-extract-mime-type, of a response's header list. */
export function extractMimeType(headers: HeaderList): MimeType | null {
  const value = getHeader(headers, 'content-type')
  if (value === null) return null
  let found: MimeType | null = null
  for (const part of getDecodeAndSplit(value)) {
    const parsed = parseMimeType(part)
    // § If temporaryMimeType is failure or its essence is "*/*", then continue.
    if (parsed && parsed.essence !== '*/*') found = parsed
  }
  return found
}

const JAVASCRIPT = new Set([
  'application/ecmascript',
  'application/javascript',
  'application/x-ecmascript',
  'application/x-javascript',
  'text/ecmascript',
  'text/javascript',
  'text/javascript1.0',
  'text/javascript1.1',
  'text/javascript1.2',
  'text/javascript1.3',
  'text/javascript1.4',
  'text/javascript1.5',
  'text/jscript',
  'text/livescript',
  'text/x-ecmascript',
  'text/x-javascript',
])

/** https://mimesniff.spec.whatwg.org/#javascript-mime-type */
export function isJavaScriptMimeType(essence: string): boolean {
  return JAVASCRIPT.has(essence)
}

/** https://mimesniff.spec.whatwg.org/#json-mime-type */
export function isJsonMimeType(essence: string): boolean {
  return essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json')
}

/** https://mimesniff.spec.whatwg.org/#xml-mime-type */
export function isXmlMimeType(essence: string): boolean {
  return essence === 'text/xml' || essence === 'application/xml' || essence.endsWith('+xml')
}

/** https://xhr.spec.whatwg.org/#xmlhttprequest-response: what a script can read of a finished XMLHttpRequest. */
import { getHeader } from '../../../trace/header-list.ts'
import type { CallResult } from '../../call.ts'
import { extractMimeType, parseMimeType } from '../../http/mime-type.ts'
import { sortAndCombine } from '../header-guard.ts'

export type GottenResponse = Extract<CallResult, { outcome: 'response' }>

export const RESPONSE_TYPES = ['', 'arraybuffer', 'blob', 'document', 'json', 'text'] as const
export type ResponseType = (typeof RESPONSE_TYPES)[number]

/** https://xhr.spec.whatwg.org/#the-getresponseheader()-method. Null for a name that is not present. */
export function responseHeader(response: GottenResponse, name: string): string | null {
  return getHeader(response.headers, name)
}

/** https://xhr.spec.whatwg.org/#the-getallresponseheaders()-method: sorted by upper-case name, one header a line. */
export function allResponseHeaders(response: GottenResponse): string {
  const headers = sortAndCombine(response.headers.map(([name, value]) => [name, value]))
  headers.sort(byUpperCaseName)
  return headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
}

function byUpperCaseName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  const [first, second] = [a.toUpperCase(), b.toUpperCase()]
  return first < second ? -1 : first > second ? 1 : 0
}

/** https://xhr.spec.whatwg.org/#final-mime-type, serialized. */
function finalMimeType(response: GottenResponse, override: string | null): string {
  const parsed = override === null ? extractMimeType(response.headers) : parseMimeType(override)
  if (!parsed) return override === null ? 'text/xml' : 'application/octet-stream'
  return parsed.charset === null ? parsed.essence : `${parsed.essence};charset=${parsed.charset}`
}

/** https://xhr.spec.whatwg.org/#text-response, in the final charset unless there is a byte order mark. */
export function textResponse(response: GottenResponse, override: string | null): string {
  const bytes = response.body ?? new Uint8Array(0)
  const charset = parseMimeType(finalMimeType(response, override))?.charset ?? 'utf-8'
  return new TextDecoder(byteOrderMark(bytes) ?? knownEncoding(charset)).decode(bytes)
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
}

function knownEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return 'utf-8'
  }
}

/** The `response` attribute for a response type that is an object. Null for JSON that does not parse. */
export function objectResponse(response: GottenResponse, type: ResponseType, override: string | null): unknown {
  const bytes = new Uint8Array(response.body ?? new Uint8Array(0))
  if (type === 'arraybuffer') return bytes.buffer
  if (type === 'blob') return new Blob([bytes], { type: finalMimeType(response, override) })
  if (type !== 'json') return null
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/**
 * What to tell the author of a script where a browser may have a document in place of the null that the script gets;
 * null where a browser has null too. https://xhr.spec.whatwg.org/#document-response: HTML counts only with the response
 * type `document`, and a response without a type is XML.
 */
export function missingDocument(response: GottenResponse, type: ResponseType, override: string | null): string | null {
  if (!response.body?.length) return null
  const essence = parseMimeType(finalMimeType(response, override))?.essence ?? ''
  const isXml = /^(?:text|application)\/xml$|\+xml$/.test(essence)
  if (!isXml && !(essence === 'text/html' && type === 'document')) return null
  const read = type === 'document' ? "set `responseType` to 'text' and read `responseText`" : 'read `responseText`'
  return `XMLHttpRequest has no documents in this page: where a browser has the Document of this ${essence} response, the script gets null. ${read.replace(/^./, (letter) => letter.toUpperCase())}.`
}

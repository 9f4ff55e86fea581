/**
 * Which request headers may cross an origin without a preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
 */
import type { HeaderList } from '../../trace/events.ts'
import { parseMimeType } from './mime-type.ts'

const SAFELISTED_MIME_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
function hasCorsUnsafeRequestHeaderByte(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the bytes the standard names
  return /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/.test(value)
}

const SAFELISTED_NAMES = new Set(['accept', 'accept-language', 'content-language', 'content-type', 'range'])

/** Whether a header of that name (in any case) is safelisted with some value. */
export function isSafelistedName(name: string): boolean {
  return SAFELISTED_NAMES.has(name.toLowerCase())
}

/** Takes a name in any case and a normalized value. Never throws. */
export function isCorsSafelistedRequestHeader(name: string, value: string): boolean {
  // § If value's length is greater than 128, then return false.
  if (value.length > 128) return false
  // § Byte-lowercase name and switch on the result:
  switch (name.toLowerCase()) {
    case 'accept':
      return !hasCorsUnsafeRequestHeaderByte(value)
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value)
    case 'content-type': {
      // § If value contains a CORS-unsafe request-header byte, then return false.
      if (hasCorsUnsafeRequestHeaderByte(value)) return false
      // § If mimeType's essence is not "application/x-www-form-urlencoded", "multipart/form-data", or "text/plain", then return …
      const mimeType = parseMimeType(value)
      return mimeType !== null && SAFELISTED_MIME_TYPES.has(mimeType.essence)
    }
    case 'range':
      return isSafelistedRange(value)
    default:
      return false
  }
}

/** https://fetch.spec.whatwg.org/#simple-range-header-value, with a start: `bytes=-5` needs a preflight. */
function isSafelistedRange(value: string): boolean {
  // § If rangeValue[0] is null, then return false.
  const match = /^bytes=(\d+)-(\d*)$/.exec(value)
  if (!match) return false
  // § If rangeStartValue and rangeEndValue are numbers, and rangeStartValue is greater than rangeEndValue, then …
  return match[2] === '' || BigInt(match[1] ?? 0) <= BigInt(match[2] ?? 0)
}

/** https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header */
export function isNoCorsSafelistedRequestHeader(name: string, value: string): boolean {
  // § If name is not a no-CORS-safelisted request-header name, then return false.
  // § Return whether (name, value) is a CORS-safelisted request-header.
  const lower = name.toLowerCase()
  return lower !== 'range' && isCorsSafelistedRequestHeader(lower, value)
}

export type IsSafelisted = (name: string, value: string) => boolean

/**
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names: lower-case, sorted, each once.
 * `isSafelisted` is the standard's rule or a browser's variant of it.
 */
export function corsUnsafeRequestHeaderNames(
  headers: HeaderList,
  isSafelisted: IsSafelisted = isCorsSafelistedRequestHeader,
): string[] {
  if (headers.length === 0) return []
  const unsafe = new Set<string>()
  const potentiallyUnsafe: string[] = []
  let safelistedSize = 0
  for (const [name, value] of headers) {
    // § If header is not a CORS-safelisted request-header, then append header's name to unsafeNames.
    if (isSafelisted(name, value)) {
      potentiallyUnsafe.push(name.toLowerCase())
      safelistedSize += value.length
    } else {
      unsafe.add(name.toLowerCase())
    }
  }
  // § If safelistValueSize is greater than 1024, then for each name of potentiallyUnsafeNames, append …
  if (safelistedSize > 1024) for (const name of potentiallyUnsafe) unsafe.add(name)
  return [...unsafe].sort()
}

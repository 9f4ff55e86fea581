/** Which request headers may cross an origin without a preflight (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). */
import type { HeaderList } from '../../trace/events.ts'
import { parseMimeType } from './mime-type.ts'

const SAFELISTED_MIME_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
export function hasCorsUnsafeRequestHeaderByte(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the bytes the standard names
  return /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/.test(value)
}

const SAFELISTED_NAMES = new Set(['accept', 'accept-language', 'content-language', 'content-type', 'range'])

/** Could a header of that name, in any case, be safelisted with one value or another? */
export function isSafelistedName(name: string): boolean {
  return SAFELISTED_NAMES.has(name.toLowerCase())
}

/** Takes a name in any case and a normalized value. Never throws. */
export function isCorsSafelistedRequestHeader(name: string, value: string): boolean {
  if (value.length > 128) return false
  switch (name.toLowerCase()) {
    case 'accept':
      return !hasCorsUnsafeRequestHeaderByte(value)
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value)
    case 'content-type': {
      if (hasCorsUnsafeRequestHeaderByte(value)) return false
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
export function isSafelistedRange(value: string): boolean {
  const match = /^bytes=(\d+)-(\d*)$/.exec(value)
  if (!match) return false
  return match[2] === '' || BigInt(match[1] ?? 0) <= BigInt(match[2] ?? 0)
}

/** https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header */
export function isNoCorsSafelistedRequestHeader(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  return lower !== 'range' && isCorsSafelistedRequestHeader(lower, value)
}

export type IsSafelisted = (name: string, value: string) => boolean

/**
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names: lower-case, sorted, each once.
 * `isSafelisted` is the standard's rule, or what a browser makes of it.
 */
export function corsUnsafeRequestHeaderNames(
  headers: HeaderList,
  isSafelisted: IsSafelisted = isCorsSafelistedRequestHeader,
): string[] {
  const unsafe = new Set<string>()
  const potentiallyUnsafe: string[] = []
  let safelistedSize = 0
  for (const [name, value] of headers) {
    if (isSafelisted(name, value)) {
      potentiallyUnsafe.push(name.toLowerCase())
      safelistedSize += value.length
    } else {
      unsafe.add(name.toLowerCase())
    }
  }
  if (safelistedSize > 1024) for (const name of potentiallyUnsafe) unsafe.add(name)
  return [...unsafe].sort()
}

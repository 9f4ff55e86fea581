/** Responses of the wrong type for a script or a style sheet. */
import type { HeaderList } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import { getDecodeAndSplit } from '../http/forbidden-header.ts'
import { extractMimeType, isJavaScriptMimeType } from '../http/mime-type.ts'

/**
 * https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-mime-type? and
 * https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-nosniff?
 * Returns the MIME type that is blocked (empty where the response has none), or null.
 */
export function blockedMimeType(destination: string, headers: HeaderList): string | null {
  if (destination !== 'script' && destination !== 'style') return null
  const essence = extractMimeType(headers)?.essence ?? ''
  // § If destination is script-like and one of the following is true, then return blocked:
  // § If destination is script-like and mimeType is failure or is not a JavaScript …
  if (destination === 'script') {
    if (/^(?:audio|image|video)\//.test(essence) || essence === 'text/csv') return essence
    return isNosniff(headers) && !isJavaScriptMimeType(essence) ? essence : null
  }
  // § If destination is "style" and mimeType is failure or its essence is not "text/css", …
  return isNosniff(headers) && essence !== 'text/css' ? essence : null
}

/** https://fetch.spec.whatwg.org/#determine-nosniff */
export function isNosniff(headers: HeaderList): boolean {
  const value = getHeader(headers, 'x-content-type-options')
  // § If values[0] is an ASCII case-insensitive match for "nosniff", then return true.
  return value !== null && getDecodeAndSplit(value)[0]?.toLowerCase() === 'nosniff'
}

/**
 * Opaque response blocking: a response that no element could use does not reach the page's process
 * (https://whatpr.org/fetch/1442.html#orb). It is not in the standard yet; Chromium and Firefox implement it.
 */
import type { HeaderList } from '../../trace/events.ts'
import { extractMimeType, isJsonMimeType, isXmlMimeType } from '../http/mime-type.ts'
import { isNosniff } from './mime-type-blocking.ts'

const NEVER_SNIFFED = new Set([
  'application/gzip',
  'application/msword',
  'application/pdf',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/x-protobuf',
  'application/zip',
  'text/csv',
  'text/event-stream',
])

/** Why the response is kept from the page (its MIME type), or null. Only for opaque responses to elements. */
export function opaqueResponseBlocked(headers: HeaderList, status: number, body: Uint8Array | null): string | null {
  const essence = extractMimeType(headers)?.essence ?? ''
  if (NEVER_SNIFFED.has(essence)) return essence
  const isMarkup = essence === 'text/html' || isJsonMimeType(essence) || isXmlOfDocuments(essence)
  if (isMarkup && (isNosniff(headers) || status === 206)) return essence
  if (essence === 'text/plain' && isNosniff(headers)) return essence
  if ((isMarkup || essence === 'text/plain') && looksLikeData(body)) return essence
  return null
}

function isXmlOfDocuments(essence: string): boolean {
  return isXmlMimeType(essence) && essence !== 'image/svg+xml'
}

const MARKUP =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|\?xml)[\s>]/i
const JSON_OBJECT = /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:/
const JSON_PREFIX = /^\s*\)\]\}'/

/** Whether the first kilobyte looks like HTML, XML or JSON. */
function looksLikeData(body: Uint8Array | null): boolean {
  if (!body) return false
  const start = new TextDecoder().decode(body.subarray(0, 1024))
  return MARKUP.test(start) || JSON_OBJECT.test(start) || JSON_PREFIX.test(start)
}

/**
 * A `Range` as Chromium reads it, more tolerantly than the standard, and sends it: its HTTP cache takes the header of a
 * request that asks for one part, and writes it again (its sources: `HttpUtil::ParseRangeHeader`, `PartialData::Init`,
 * `HttpCache::Transaction::SetRequest`).
 */
import { hasHeader, type MutableHeaderList } from '../../trace/header-list.ts'
import { effectiveCacheMode } from '../fetch/effective-cache-mode.ts'
import type { InternalRequest } from '../fetch/request.ts'

const MAX_POSITION = 2n ** 63n - 1n

/** The request's headers with its range as it is sent. */
export function withRangeOfCache(request: InternalRequest): MutableHeaderList {
  const { method, headers } = request
  if (method !== 'GET' || !hasHeader(headers, 'range') || effectiveCacheMode(request) === 'no-store') return headers
  return headers.map(([name, value]) => [name, name.toLowerCase() === 'range' ? rewrittenRange(value) : value])
}

/** `bytes=` and positions without leading zeros and spaces; unchanged where it is not one part that can be met. */
export function rewrittenRange(value: string): string {
  const [unit = '', set] = value.split(/=(.*)/s, 2)
  if (set === undefined || unit.trim().toLowerCase() !== 'bytes') return value
  const [part, ...others] = set.split(',').filter((each) => each.trim() !== '')
  const match = /^\s*\+?(\d*)\s*-\s*\+?(\d*)\s*$/.exec(part ?? '')
  if (!match || others.length > 0 || !isWithinBounds(match[1]) || !isWithinBounds(match[2])) return value
  const [first, last] = [match[1], match[2]].map((digits) => (digits ? BigInt(digits) : null))
  if (first === null) return last ? `bytes=-${last}` : value
  if (last === null || last === undefined) return `bytes=${first}-`
  return first === undefined || last < first ? value : `bytes=${first}-${last}`
}

/** Whether the digits of a position are a number that Chromium can hold. */
export function isWithinBounds(digits = ''): boolean {
  const significant = digits.replace(/^0+/, '')
  return significant.length < 20 && BigInt(significant) <= MAX_POSITION
}

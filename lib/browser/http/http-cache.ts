/** The HTTP cache (https://www.rfc-editor.org/rfc/rfc9111), with the parts that matter for CORS. */
import type { HeaderList } from '../../trace/events.ts'
import { getHeader, withoutHeader } from '../../trace/header-list.ts'
import { exchangeOf, type InternalResponse, isOkStatus } from '../fetch/response.ts'

export interface StoredResponse {
  readonly response: InternalResponse
  /** The request headers that the response's `Vary` names, as they were. */
  readonly varied: ReadonlyMap<string, string | null>
  /** Milliseconds since 1970. */
  readonly storedAt: number
  /** Milliseconds for which it may be used without asking the server. */
  readonly freshFor: number
}

const MAX_URLS = 256
const CACHEABLE_BY_DEFAULT = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])

export class HttpCache {
  /** By URL one response: browsers keep no variants, so another one takes its place. */
  readonly #stored = new Map<string, StoredResponse>()
  readonly #keepsPermanentRedirects: boolean

  constructor({ keepsPermanentRedirects }: { readonly keepsPermanentRedirects: boolean }) {
    this.#keepsPermanentRedirects = keepsPermanentRedirects
  }

  /** The stored response that a request with these headers selects. */
  select(key: string, requestHeaders: HeaderList): StoredResponse | null {
    const stored = this.#stored.get(key)
    return stored && matchesVary(stored, requestHeaders) ? stored : null
  }

  /** Stores a response where its headers allow it, and returns whether it did. */
  store(key: string, requestHeaders: HeaderList, response: InternalResponse, now: number): boolean {
    const control = parseCacheControl(response.headers)
    const vary = getHeader(response.headers, 'vary')
    if (control.has('no-store') || vary?.includes('*')) return false
    if (response.status === 206 || response.status === 304) return false
    const freshFor = freshnessLifetime(response, control, this.#keepsPermanentRedirects, now)
    if (!CACHEABLE_BY_DEFAULT.has(response.status) && !isExplicit(response.headers, control)) return false
    const varied = new Map<string, string | null>()
    for (const name of vary?.split(',') ?? []) {
      const lower = name.trim().toLowerCase()
      if (lower !== '') varied.set(lower, getHeader(requestHeaders, lower))
    }
    this.#stored.delete(key)
    this.#stored.set(key, { response, varied, storedAt: now, freshFor })
    if (this.#stored.size > MAX_URLS) this.#stored.delete(this.#stored.keys().next().value as string)
    return true
  }

  /**
   * Removes what is stored for a URL, after a successful unsafe request to it
   * (https://www.rfc-editor.org/rfc/rfc9111#section-4.4).
   */
  invalidate(key: string): boolean {
    return this.#stored.delete(key)
  }
}

function matchesVary(stored: StoredResponse, requestHeaders: HeaderList): boolean {
  for (const [name, value] of stored.varied) if (getHeader(requestHeaders, name) !== value) return false
  return true
}

/** Whether the stored response may be used without asking the server. */
export function isFresh(stored: StoredResponse, now: number): boolean {
  return now - stored.storedAt < stored.freshFor
}

/** The request headers of a conditional request for this response; null where it has no validator. */
export function validatorsOf(headers: HeaderList): HeaderList | null {
  const etag = getHeader(headers, 'etag')
  const lastModified = getHeader(headers, 'last-modified')
  const validators: [string, string][] = []
  if (etag !== null) validators.push(['If-None-Match', etag])
  if (lastModified !== null) validators.push(['If-Modified-Since', lastModified])
  return validators.length > 0 ? validators : null
}

/**
 * A stored response after a 304: the new headers replace the old
 * (https://www.rfc-editor.org/rfc/rfc9111#section-3.2).
 */
export function freshened(stored: InternalResponse, notModified: InternalResponse): InternalResponse {
  const replacing = withoutHeader(notModified.headers, 'content-length')
  const replaced = new Set(replacing.map(([n]) => n.toLowerCase()))
  return {
    ...stored,
    headers: [...stored.headers.filter(([n]) => !replaced.has(n.toLowerCase())), ...replacing],
    ...exchangeOf(notModified),
  }
}

type CacheControl = ReadonlyMap<string, string>

function parseCacheControl(headers: HeaderList): CacheControl {
  const directives = new Map<string, string>()
  for (const part of (getHeader(headers, 'cache-control') ?? '').split(',')) {
    const equals = part.indexOf('=')
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase()
    if (name !== '')
      directives.set(
        name,
        equals < 0
          ? ''
          : part
              .slice(equals + 1)
              .trim()
              .replace(/^"|"$/g, ''),
      )
  }
  return directives
}

function isExplicit(headers: HeaderList, control: CacheControl): boolean {
  return control.has('max-age') || control.has('public') || getHeader(headers, 'expires') !== null
}

/**
 * Milliseconds (https://www.rfc-editor.org/rfc/rfc9111#section-4.2.1). A response without `Date` counts as sent now.
 */
function freshnessLifetime(
  response: InternalResponse,
  control: CacheControl,
  keepsPermanentRedirects: boolean,
  now: number,
): number {
  const { headers, status } = response
  if (control.has('no-cache')) return 0
  const age = Number(getHeader(headers, 'age') ?? 0) || 0
  const maxAge = control.get('max-age')
  if (maxAge !== undefined && /^\d+$/.test(maxAge)) return (Number(maxAge) - age) * 1000
  if (getHeader(headers, 'pragma')?.toLowerCase() === 'no-cache' && !control.size) return 0
  const date = Date.parse(getHeader(headers, 'date') ?? '') || now
  const expires = getHeader(headers, 'expires')
  if (expires !== null) {
    const at = Date.parse(expires)
    return /^\d+$/.test(expires) || Number.isNaN(at) ? 0 : at - date
  }
  // Heuristic freshness: a tenth of the time since the last change. A permanent redirect stays fresh.
  const lastModified = Date.parse(getHeader(headers, 'last-modified') ?? '')
  if (!Number.isNaN(lastModified) && (status === 200 || status === 203 || status === 206))
    return (date - lastModified) / 10
  const isPermanent = status === 410 || (keepsPermanentRedirects && (status === 301 || status === 308))
  return isPermanent || status === 300 ? Number.POSITIVE_INFINITY : 0
}

/** Whether a response of this status to this method makes stored responses of its URL invalid. */
export function invalidates(method: string, status: number): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  return isOkStatus(status) || (status >= 300 && status <= 399)
}

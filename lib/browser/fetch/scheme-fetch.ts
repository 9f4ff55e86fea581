/** https://fetch.spec.whatwg.org/#scheme-fetch */

import type { HeaderList } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import { parseMimeType } from '../http/mime-type.ts'
import { hasHttpScheme, withoutFragment } from '../http/origin.ts'
import type { FetchParams } from './fetch-params.ts'
import { httpFetch } from './http-fetch.ts'
import { currentUrl } from './request.ts'
import { type FetchResponse, type InternalResponse, networkError } from './response.ts'

/** Fetches by the current URL's scheme, without a preflight. A `file:` URL is a network error here. */
export function schemeFetch(params: FetchParams): Promise<FetchResponse> | FetchResponse {
  const { request, trace, agent } = params
  const url = currentUrl(request)
  // § Switch on request's current URL's scheme and run the associated steps:
  if (hasHttpScheme(url)) return httpFetch(params, null)
  if (url.protocol === 'data:') {
    // § Let dataURLStruct be the result of running the data: URL processor on request's current …
    const data = decodeDataUrl(withoutFragment(url))
    if (!data) return networkError('local-url-unreadable', 'data')
    const extra = agent.profile.localHeaders(request, 'data', data.body.length)
    return localResponse(url, data.mimeType, request.method === 'HEAD' ? null : data.body, extra)
  }
  // § "blob"
  if (url.protocol === 'blob:') return blobResponse(params, url)
  // § "about"
  if (url.protocol === 'about:' && url.pathname === 'blank' && agent.profile.fetchesAboutBlank) {
    return localResponse(url, 'text/html;charset=utf-8', new Uint8Array(), [])
  }
  // § Return a network error.
  const scheme = url.protocol.slice(0, -1)
  trace.decide('scheme-is-http', false, { observed: scheme, expected: 'https', anchor: '#scheme-fetch' })
  return networkError('scheme-not-supported', scheme)
}

function localResponse(url: URL, contentType: string, body: Uint8Array | null, extra: HeaderList): InternalResponse {
  return {
    kind: 'response',
    type: 'default',
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', contentType], ...extra],
    body,
    url: withoutFragment(url),
    redirected: false,
  }
}

function blobResponse({ request, agent }: FetchParams, url: URL): FetchResponse {
  const { blob } = request
  // § If request's method is not `GET` or blobURLEntry is null, then return a network …
  if (request.method !== 'GET') return networkError('local-url-unreadable', 'method')
  if (!blob) return networkError('local-url-unreadable', 'blob')
  const { type, bytes } = blob
  const extra = agent.profile.localHeaders(request, 'blob', bytes.length)
  // § If request's header list does not contain `Range`:
  const range = getHeader(request.headers, 'range')
  if (range === null) return localResponse(url, type, bytes, [['Content-Length', String(bytes.length)], ...extra])
  // § Let rangeValue be the result of parsing a single range header value given rangeHeader …
  const parsed = parseRange(range, bytes.length, agent.profile.clampsSuffixRange)
  // § If rangeValue is failure, then return a network error.
  // § If rangeStart is greater than or equal to fullLength, then return a network error.
  if (!parsed) return networkError('local-url-unreadable', 'range')
  const [start, end] = parsed
  const sent = bytes.subarray(start, end + 1)
  const headers: HeaderList = [
    ['Content-Length', String(sent.length)],
    // § Let contentRange be the result of invoking build a content range given rangeStart, rangeEnd, …
    ['Content-Range', `bytes ${start}-${end}/${bytes.length}`],
    ...extra,
  ]
  return {
    ...localResponse(url, type, sent, headers),
    status: 206,
    statusText: agent.profile.partialBlobStatusText,
  }
}

/** https://fetch.spec.whatwg.org/#simple-range-header-value, as first and last byte; null where it cannot be met. */
function parseRange(value: string, length: number, clamps: boolean): readonly [start: number, end: number] | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(value)
  if (!match || (match[1] === '' && match[2] === '')) return null
  const start = match[1] === '' ? length - Number(match[2]) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? length - 1 : Math.min(Number(match[2]), length - 1)
  if (start < 0 && !clamps) return null
  return start < length && start <= end ? [Math.max(0, start), end] : null
}

/** https://fetch.spec.whatwg.org/#data-url-processor */
function decodeDataUrl(url: string): { readonly mimeType: string; readonly body: Uint8Array } | null {
  const comma = url.indexOf(',')
  if (comma < 0) return null
  let type = url.slice('data:'.length, comma).trim()
  let bytes = percentDecode(url.slice(comma + 1))
  const base64 = /; *base64$/i.exec(type)
  if (base64) {
    type = type.slice(0, base64.index)
    try {
      const text = latin1(bytes).replace(/[\t\n\f\r ]/g, '')
      bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
    } catch {
      return null
    }
  }
  if (type.startsWith(';')) type = `text/plain${type}`
  return { mimeType: parseMimeType(type) ? type : 'text/plain;charset=US-ASCII', body: bytes }
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

function percentDecode(text: string): Uint8Array {
  const source = new TextEncoder().encode(text)
  const bytes: number[] = []
  for (let i = 0; i < source.length; i++) {
    const byte = source[i] as number
    const hex = byte === 0x25 ? String.fromCharCode(source[i + 1] ?? 0, source[i + 2] ?? 0) : ''
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16))
      i += 2
    } else {
      bytes.push(byte)
    }
  }
  return Uint8Array.from(bytes)
}

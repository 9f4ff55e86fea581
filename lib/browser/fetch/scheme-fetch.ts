/** https://fetch.spec.whatwg.org/#scheme-fetch */

import { parseMimeType } from '../http/mime-type.ts'
import { hasHttpScheme, withoutFragment } from '../http/origin.ts'
import type { FetchParams } from './fetch-params.ts'
import { httpFetch } from './http-fetch.ts'
import { currentUrl } from './request.ts'
import { type FetchResponse, networkError } from './response.ts'

/** Fetches by the current URL's scheme, without a preflight. `blob:` and `file:` URLs are network errors here. */
export async function schemeFetch(params: FetchParams): Promise<FetchResponse> {
  const { request, trace } = params
  const url = currentUrl(request)
  // § Switch on request's current URL's scheme and run the associated steps:
  if (hasHttpScheme(url)) return httpFetch(params, null)
  if (url.protocol === 'data:') {
    // § Let dataURLStruct be the result of running the data: URL processor on request's current …
    const data = decodeDataUrl(withoutFragment(url))
    if (data) return localResponse(url, data.mimeType, request.method === 'HEAD' ? null : data.body)
  }
  if (url.protocol === 'about:' && url.pathname === 'blank') {
    return localResponse(url, 'text/html;charset=utf-8', new Uint8Array())
  }
  // § Return a network error.
  const scheme = url.protocol.slice(0, -1)
  trace.decide('scheme-is-http', false, { observed: scheme, expected: 'https', anchor: '#scheme-fetch' })
  return networkError('scheme-not-supported', scheme)
}

function localResponse(url: URL, contentType: string, body: Uint8Array | null): FetchResponse {
  return {
    kind: 'response',
    type: 'default',
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', contentType]],
    body,
    url: withoutFragment(url),
    redirected: false,
  }
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

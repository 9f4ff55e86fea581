/** What a script gets to see of a response (https://fetch.spec.whatwg.org/#concept-filtered-response). */

import { extractTokens, getHeader, type MutableHeaderList } from '../../trace/header-list.ts'
import { isForbiddenResponseHeaderName } from '../http/forbidden-header.ts'
import type { CallTrace } from './call-trace.ts'
import type { InternalRequest } from './request.ts'
import type { InternalResponse } from './response.ts'

/** https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const CORS_SAFELISTED_RESPONSE_HEADERS = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/** https://fetch.spec.whatwg.org/#concept-filtered-response-basic */
export function basicFilteredResponse(response: InternalResponse, trace: CallTrace): InternalResponse {
  return { ...response, type: 'basic', headers: withoutForbidden(response, trace), internal: response }
}

/** https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
export function corsFilteredResponse(
  request: InternalRequest,
  response: InternalResponse,
  trace: CallTrace,
): InternalResponse {
  const exposed = corsExposedHeaderNames(request, response, trace)
  const headers: MutableHeaderList = []
  for (const [name, value] of withoutForbidden(response, trace)) {
    const lower = name.toLowerCase()
    if (CORS_SAFELISTED_RESPONSE_HEADERS.has(lower) || exposed === 'all' || exposed.has(lower)) {
      headers.push([name, value])
    } else {
      trace.header(
        'hidden',
        'response',
        name,
        value,
        'expose-headers',
        '#concept-filtered-response-cors',
        response.exchange,
      )
    }
  }
  return { ...response, type: 'cors', headers, internal: response }
}

/** https://fetch.spec.whatwg.org/#concept-filtered-response-opaque */
export function opaqueFilteredResponse(response: InternalResponse, trace: CallTrace): InternalResponse {
  const anchor = '#concept-filtered-response-opaque'
  trace.decide('opaque-response', anchor, true, String(response.status), null, {
    ...(response.exchange === undefined ? {} : { exchange: response.exchange }),
  })
  return {
    kind: 'response',
    type: 'opaque',
    status: 0,
    statusText: '',
    headers: [],
    body: null,
    url: '',
    redirected: false,
    internal: response,
    ...(response.exchange === undefined ? {} : { exchange: response.exchange }),
  }
}

/** https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect */
export function opaqueRedirectFilteredResponse(response: InternalResponse): InternalResponse {
  return {
    ...response,
    type: 'opaqueredirect',
    status: 0,
    statusText: '',
    headers: [],
    body: null,
    internal: response,
  }
}

function withoutForbidden(response: InternalResponse, trace: CallTrace): MutableHeaderList {
  const headers: MutableHeaderList = []
  for (const header of response.headers) {
    if (!isForbiddenResponseHeaderName(header[0].toLowerCase())) {
      headers.push(header)
      continue
    }
    trace.header(
      'hidden',
      'response',
      header[0],
      header[1],
      'forbidden-response-header',
      '#forbidden-response-header-name',
      response.exchange,
    )
  }
  return headers
}

/** Main fetch, "If request's response tainting is cors" (https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list). */
function corsExposedHeaderNames(
  request: InternalRequest,
  response: InternalResponse,
  trace: CallTrace,
): ReadonlySet<string> | 'all' {
  const extracted = extractTokens(response.headers, 'access-control-expose-headers')
  const value = getHeader(response.headers, 'access-control-expose-headers')
  if (value === null) return new Set()
  trace.decide('expose-headers', '#concept-main-fetch', 'values' in extracted, value, null, {
    ...(response.exchange === undefined ? {} : { exchange: response.exchange }),
    header: { name: 'Access-Control-Expose-Headers', of: 'response' },
  })
  if (!('values' in extracted) || extracted.values === null) return new Set()
  if (request.credentials !== 'include' && extracted.values.includes('*')) return 'all'
  return new Set(extracted.values.map((name) => name.toLowerCase()))
}

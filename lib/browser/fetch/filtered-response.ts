/** The view of a response that a script gets (https://fetch.spec.whatwg.org/#concept-filtered-response). */

import { extractTokens, getHeader, type MutableHeaderList } from '../../trace/header-list.ts'
import { isForbiddenResponseHeaderName } from '../http/forbidden-header.ts'
import type { CallTrace } from './call-trace.ts'
import type { InternalRequest } from './request.ts'
import { exchangeOf, type InternalResponse } from './response.ts'

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
      trace.header({
        what: 'hidden',
        of: 'response',
        name,
        value,
        rule: 'expose-headers',
        anchor: '#concept-filtered-response-cors',
        exchange: response.exchange,
      })
    }
  }
  return { ...response, type: 'cors', headers, internal: response }
}

/** https://fetch.spec.whatwg.org/#concept-filtered-response-opaque */
export function opaqueFilteredResponse(response: InternalResponse, trace: CallTrace): InternalResponse {
  trace.decide('opaque-response', true, {
    observed: String(response.status),
    ...exchangeOf(response),
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
    ...exchangeOf(response),
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
    trace.header({
      what: 'hidden',
      of: 'response',
      name: header[0],
      value: header[1],
      rule: 'forbidden-response-header',
      exchange: response.exchange,
    })
  }
  return headers
}

/**
 * The part of main fetch (https://fetch.spec.whatwg.org/#concept-main-fetch) that sets a response's
 * https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list; the names are lower-case.
 */
function corsExposedHeaderNames(
  request: InternalRequest,
  response: InternalResponse,
  trace: CallTrace,
): ReadonlySet<string> | 'all' {
  // § Let headerNames be the result of extracting header list values given `Access-Control-Expose-Headers` and …
  const extracted = extractTokens(response.headers, 'access-control-expose-headers')
  const value = getHeader(response.headers, 'access-control-expose-headers')
  if (value === null) return new Set()
  trace.decide('expose-headers', 'values' in extracted, {
    observed: value,
    ...exchangeOf(response),
    header: { name: 'Access-Control-Expose-Headers', of: 'response' },
  })
  if (!('values' in extracted) || extracted.values === null) return new Set()
  // § If request's credentials mode is not "include" and headerNames contains `*`, then set …
  if (request.credentials !== 'include' && extracted.values.includes('*')) return 'all'
  // § Otherwise, if headerNames is non-null or failure, then set response's CORS-exposed header-name list …
  return new Set(extracted.values.map((name) => name.toLowerCase()))
}

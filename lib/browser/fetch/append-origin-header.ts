/** https://fetch.spec.whatwg.org/#append-a-request-origin-header */

import type { MutableHeaderList } from '../../trace/header-list.ts'
import { isSameOrigin, originOf } from '../http/origin.ts'
import { isSameSite } from '../http/site.ts'
import type { FetchParams } from './fetch-params.ts'
import { serializeRequestOrigin } from './redirect-taint.ts'
import { currentUrl, type InternalRequest } from './request.ts'

const CORS_ELEMENTS: ReadonlySet<string> = new Set(['img', 'script', 'stylesheet', 'font'])

/** Appends `Origin` to `headers` where the standard, or this browser, sends one. */
export function appendRequestOriginHeader(params: FetchParams, headers: MutableHeaderList, exchange: number): void {
  const { request, trace } = params
  // § Let serializedOrigin be the result of byte-serializing a request origin with request.
  const isTopLevels = isSimpleBeacon(request) && params.agent.profile.beaconsNameTopLevelOrigin
  let origin = isTopLevels ? params.environment.topLevelOrigin.serialized : serializeRequestOrigin(request)
  // § If request's response tainting is "cors" or request's mode is either …
  if (request.responseTainting !== 'cors') {
    // § Otherwise, if request's method is neither `GET` nor `HEAD`, then:
    if (
      (request.method === 'GET' || request.method === 'HEAD') &&
      !isElementWithOrigin(params) &&
      !keepsOrigin(params) &&
      !isSandboxedWithOrigin(params)
    )
      return
    // § If request's mode is not "cors", then switch on request's referrer policy:
    if (request.mode !== 'cors' && params.agent.profile.withholdsOrigin(request)) origin = 'null'
  }
  // § Append (`Origin`, serializedOrigin) to request's header list.
  headers.push(['Origin', origin])
  trace.header({ what: 'added', of: 'request', name: 'Origin', value: origin, rule: 'origin-header', exchange })
}

/** Not in the standard: some browsers add the header when they make an element's CORS request. */
function isElementWithOrigin({ agent, request }: FetchParams): boolean {
  return agent.profile.sameOriginElementsSendOrigin && request.mode === 'cors' && CORS_ELEMENTS.has(request.api)
}

/** Not in the standard: a sandboxed frame's elements and forms send `null` to the site of the page that contains it. */
function isSandboxedWithOrigin({ agent, request, environment }: FetchParams): boolean {
  if (!agent.profile.sandboxedFramesSendOrigin || !environment.isSandboxedFrame) return false
  if (request.origin.scheme !== null || request.api === 'fetch') return false
  return request.mode !== 'cors' && isSameSite(originOf(currentUrl(request)), environment.topLevelOrigin)
}

/** Not in the standard: a call that a redirect has rewritten to a GET keeps the header that it began with. */
function keepsOrigin({ agent, request }: FetchParams): boolean {
  if (!agent.profile.keepsOriginOfRewritten || (request.api !== 'fetch' && request.api !== 'xhr')) return false
  // A redirect to another origin removes it.
  const first = originOf(request.urlList[0] as URL)
  if (!request.urlList.every((url) => isSameOrigin(originOf(url), first))) return false
  return request.method === 'GET' && request.originalMethod !== 'GET' && request.originalMethod !== 'HEAD'
}

function isSimpleBeacon(request: InternalRequest): boolean {
  return request.api === 'beacon' && request.mode === 'no-cors' && request.urlList.length === 1
}

/** The effect of a redirect chain on a request's origin. */
import { isSameOrigin, originOf } from '../http/origin.ts'
import { isSameSite } from '../http/site.ts'
import type { InternalRequest } from './request.ts'

/** https://fetch.spec.whatwg.org/#concept-request-tainted-origin */
export function redirectTaint(request: InternalRequest): 'same-origin' | 'same-site' | 'cross-site' {
  const { urlList, origin } = request
  if (urlList.length === 1) return 'same-origin'
  // § Let taint be "same-origin".
  let taint: 'same-origin' | 'same-site' = 'same-origin'
  let lastOrigin = originOf(urlList[0] as URL)
  for (let i = 1; i < urlList.length; i++) {
    const urlOrigin = originOf(urlList[i] as URL)
    // § If url's origin is not same site with lastURL's origin and request's origin is …
    if (!isSameSite(urlOrigin, lastOrigin) && !isSameSite(origin, lastOrigin)) return 'cross-site'
    // § If url's origin is not same origin with lastURL's origin and request's origin is …
    if (!isSameOrigin(urlOrigin, lastOrigin) && !isSameOrigin(origin, lastOrigin)) taint = 'same-site'
    lastOrigin = urlOrigin
  }
  return taint
}

/** https://fetch.spec.whatwg.org/#serializing-a-request-origin */
export function serializeRequestOrigin(request: InternalRequest): string {
  // § If request's redirect-taint is not "same-origin", then return "null".
  return redirectTaint(request) === 'same-origin' ? request.origin.serialized : 'null'
}

/** What a chain of redirects does to a request's origin. */
import { isSameOrigin, isSameSite, originOf } from '../http/origin.ts'
import type { InternalRequest } from './request.ts'

/** https://fetch.spec.whatwg.org/#concept-request-tainted-origin */
export function redirectTaint(request: InternalRequest): 'same-origin' | 'same-site' | 'cross-site' {
  const { urlList, origin } = request
  if (urlList.length === 1) return 'same-origin'
  let taint: 'same-origin' | 'same-site' = 'same-origin'
  let lastOrigin = originOf(urlList[0] as URL)
  for (let i = 1; i < urlList.length; i++) {
    const urlOrigin = originOf(urlList[i] as URL)
    if (!isSameSite(urlOrigin, lastOrigin) && !isSameSite(origin, lastOrigin)) return 'cross-site'
    if (!isSameOrigin(urlOrigin, lastOrigin) && !isSameOrigin(origin, lastOrigin)) taint = 'same-site'
    lastOrigin = urlOrigin
  }
  return taint
}

/** https://fetch.spec.whatwg.org/#serializing-a-request-origin */
export function serializeRequestOrigin(request: InternalRequest): string {
  return redirectTaint(request) === 'same-origin' ? request.origin.serialized : 'null'
}

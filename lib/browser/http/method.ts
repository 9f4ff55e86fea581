/** Methods (https://fetch.spec.whatwg.org/#methods). */
import { isToken } from '../../trace/header-list.ts'

/** https://fetch.spec.whatwg.org/#concept-method */
export function isMethod(text: string): boolean {
  return isToken(text)
}

/** https://fetch.spec.whatwg.org/#forbidden-method */
export function isForbiddenMethod(method: string): boolean {
  return /^(?:connect|trace|track)$/i.test(method)
}

/**
 * https://fetch.spec.whatwg.org/#concept-method-normalize. `put` becomes `PUT`, but `patch` stays as it is: the standard
 * does not list `PATCH`.
 */
export function normalizeMethod(method: string): string {
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method
}

/** The method of the request that follows a redirect (https://fetch.spec.whatwg.org/#concept-http-redirect-fetch). */
export function methodAfterRedirect(method: string, status: number): string {
  if (status === 303) return method === 'GET' || method === 'HEAD' ? method : 'GET'
  return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method
}

/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
export function isCorsSafelistedMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'POST'
}

import type { InternalRequest } from '../fetch/request.ts'

/**
 * The address that Firefox and WebKit name where a policy refuses a request (measured): a form is refused before its
 * fields become a query.
 */
export function refusedUrl({ api, method }: InternalRequest, url: string): string {
  return api === 'form' && method === 'GET' ? url.replace(/\?.*$/, '') : url
}

/** A part of https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */

import { hasHeader } from '../../trace/header-list.ts'
import type { InternalRequest } from './request.ts'

const CONDITIONAL = ['if-modified-since', 'if-none-match', 'if-unmodified-since', 'if-match', 'if-range']

/** The cache mode that counts: a script that sends validators keeps its own cache, and the HTTP cache is not used. */
export function effectiveCacheMode({ cache, headers }: Pick<InternalRequest, 'cache' | 'headers'>) {
  // § If httpRequest's cache mode is "default" and httpRequest's header list contains `If-Modified-Since`, `If-None-Match`, …
  const isConditional = cache === 'default' && CONDITIONAL.some((name) => hasHeader(headers, name))
  return isConditional ? 'no-store' : cache
}

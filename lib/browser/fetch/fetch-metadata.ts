/** https://w3c.github.io/webappsec-fetch-metadata/: the `Sec-Fetch-*` headers, which describe a request's context. */
import type { MutableHeaderList } from '../../trace/header-list.ts'
import { isPotentiallyTrustworthyUrl } from '../blocking/mixed-content.ts'
import { isSameOrigin, originOf } from '../http/origin.ts'
import { isSameSite } from '../http/site.ts'
import { currentUrl, type InternalRequest } from './request.ts'

/** Appends `Sec-Fetch-*` where the URL is potentially trustworthy. */
export function appendFetchMetadataHeaders(request: InternalRequest, headers: MutableHeaderList): void {
  if (!isPotentiallyTrustworthyUrl(currentUrl(request))) return
  headers.push(['Sec-Fetch-Site', secFetchSite(request)])
  headers.push(['Sec-Fetch-Mode', request.mode])
  headers.push(['Sec-Fetch-Dest', request.destination === '' ? 'empty' : request.destination])
}

/** The most distant relation of any URL of the redirect chain. */
function secFetchSite(request: InternalRequest): 'same-origin' | 'same-site' | 'cross-site' {
  let site: 'same-origin' | 'same-site' = 'same-origin'
  for (const url of request.urlList) {
    const origin = originOf(url)
    if (isSameOrigin(origin, request.origin)) continue
    if (!isSameSite(origin, request.origin)) return 'cross-site'
    site = 'same-site'
  }
  return site
}

/** The browser's record of a request (https://fetch.spec.whatwg.org/#requests). */
import type { AddressSpace } from '../../trace/address-space.ts'
import type { Api, HeaderList } from '../../trace/events.ts'
import type { MutableHeaderList } from '../../trace/header-list.ts'
import type { BlobContent, RequestCache, RequestCredentials, RequestMode, RequestRedirect } from '../call.ts'
import type { Origin } from '../http/origin.ts'

export interface InternalRequest {
  readonly api: Api
  method: string
  /** Before a redirect rewrote it. */
  readonly originalMethod: string
  /** https://fetch.spec.whatwg.org/#concept-request-url-list */
  readonly urlList: URL[]
  headers: MutableHeaderList
  body: Uint8Array | null
  readonly bodyIsStream: boolean
  readonly isModule: boolean
  readonly origin: Origin
  readonly mode: RequestMode
  readonly credentials: RequestCredentials
  readonly cache: RequestCache
  readonly redirect: RequestRedirect
  readonly referrer: string
  referrerPolicy: string
  /** Before a redirect changed it. */
  readonly initialReferrerPolicy: string
  /** https://wicg.github.io/local-network-access/#request-target-ip-address-space; absent: unknown. */
  readonly targetAddressSpace?: AddressSpace
  readonly destination: string
  /** https://fetch.spec.whatwg.org/#concept-request-nonce-metadata */
  readonly nonce: string
  readonly keepalive: boolean
  /** https://fetch.spec.whatwg.org/#concept-request-integrity-metadata, as it is written. */
  readonly integrity: string
  /** The script set a `User-Agent`, and this browser sends its own. */
  readonly keepsUserAgent: boolean
  /** https://fetch.spec.whatwg.org/#unsafe-request-flag */
  readonly unsafeRequest: boolean
  /** https://fetch.spec.whatwg.org/#use-cors-preflight-flag */
  readonly useCorsPreflight: boolean
  /** The object of the URL's blob URL entry (https://url.spec.whatwg.org/#concept-url-blob-entry). */
  readonly blob: BlobContent | null
  responseTainting: 'basic' | 'cors' | 'opaque'
  redirectCount: number
  /** As the page set them, before a redirect dropped any. */
  readonly originalHeaders: HeaderList
  /** Whether this request, or one before a redirect, needed a preflight. */
  preflightWasNeeded: boolean
}

/** https://fetch.spec.whatwg.org/#concept-request-current-url */
export function currentUrl(request: Pick<InternalRequest, 'urlList'>): URL {
  return request.urlList[request.urlList.length - 1] as URL
}

/**
 * The requests that elements make, by their attributes. Each is a plain call: the CORS check, tainting and caches are
 * the same for all calls.
 */
import type { BrowserName, HeaderList } from '../../trace/events.ts'
import type { Call, RequestCredentials, RequestMode } from '../call.ts'
import { isCorsSafelistedRequestHeader } from '../http/cors-safelisted-request-header.ts'

/** The value of a `crossorigin` attribute; absent where there is no attribute. */
export type CrossOrigin = string | undefined

const PLAIN = {
  method: 'GET',
  headers: [] as HeaderList,
  body: null,
  cache: 'default',
  redirect: 'follow',
} as const

/** https://html.spec.whatwg.org/#create-a-potential-cors-request. Any value but `use-credentials` means `anonymous`. */
function potentialCorsRequest(crossOrigin: CrossOrigin): { mode: RequestMode; credentials: RequestCredentials } {
  if (crossOrigin === undefined) return { mode: 'no-cors', credentials: 'include' }
  const withCredentials = crossOrigin.toLowerCase() === 'use-credentials'
  return { mode: 'cors', credentials: withCredentials ? 'include' : 'same-origin' }
}

/** https://html.spec.whatwg.org/#updating-the-image-data */
export function imageCall(url: string, crossOrigin: CrossOrigin): Call {
  return { ...PLAIN, api: 'img', url, destination: 'image', ...potentialCorsRequest(crossOrigin) }
}

/** https://html.spec.whatwg.org/#fetching-scripts. A module is always requested in CORS mode. */
export function scriptCall(url: string, crossOrigin: CrossOrigin, module: boolean, integrity?: string): Call {
  const request = potentialCorsRequest(module ? (crossOrigin ?? 'anonymous') : crossOrigin)
  return {
    ...PLAIN,
    api: 'script',
    url,
    destination: 'script',
    ...request,
    ...(module ? { isModule: true } : {}),
    integrity,
  }
}

/** https://html.spec.whatwg.org/#link-type-stylesheet */
export function stylesheetCall(url: string, crossOrigin: CrossOrigin, integrity?: string): Call {
  return { ...PLAIN, api: 'stylesheet', url, destination: 'style', ...potentialCorsRequest(crossOrigin), integrity }
}

/** https://drafts.csswg.org/css-fonts/#font-fetching-requirements: always in CORS mode, except in WebKit. */
export function fontCall(url: string, browser: BrowserName): Call {
  // Measured in WebKitGTK 2.50: `@font-face` and FontFace ask without CORS, and the font of another origin is used.
  const request = potentialCorsRequest(browser === 'webkit' ? undefined : 'anonymous')
  return { ...PLAIN, api: 'font', url, destination: 'font', ...request }
}

/** https://html.spec.whatwg.org/#concept-media-load-resource */
export function mediaCall(api: 'video' | 'audio', url: string, crossOrigin: CrossOrigin): Call {
  return { ...PLAIN, api, url, destination: api, ...potentialCorsRequest(crossOrigin) }
}

/**
 * https://html.spec.whatwg.org/#link-type-manifest: always in CORS mode. Measured in Chromium: without
 * `crossorigin="use-credentials"` no cookie goes with it, not even to the page's own origin.
 */
export function manifestCall(url: string, crossOrigin: CrossOrigin): Call {
  const withCredentials = crossOrigin?.toLowerCase() === 'use-credentials'
  const credentials = withCredentials ? 'include' : 'omit'
  return { ...PLAIN, api: 'manifest', url, destination: 'manifest', mode: 'cors', credentials }
}

/** https://html.spec.whatwg.org/#fetch-a-classic-worker-script: a worker's script is never of another origin. */
export function workerCall(url: string, isShared: boolean): Call {
  const destination = isShared ? 'sharedworker' : 'worker'
  return { ...PLAIN, api: 'worker', url, destination, mode: 'same-origin', credentials: 'same-origin' }
}

/** https://html.spec.whatwg.org/#beginning-navigation: of a frame in the page, or of the page itself. */
export function navigationCall(api: 'iframe' | 'navigation', url: string): Call {
  const destination = api === 'iframe' ? 'iframe' : 'document'
  return { ...PLAIN, api, url, destination, mode: 'navigate', credentials: 'include' }
}

/** https://html.spec.whatwg.org/#dom-eventsource */
export function eventSourceCall(url: string, withCredentials: boolean): Call {
  return {
    ...PLAIN,
    api: 'eventsource',
    url,
    headers: [['Accept', 'text/event-stream']],
    cache: 'no-store',
    ...potentialCorsRequest(withCredentials ? 'use-credentials' : 'anonymous'),
  }
}

/**
 * https://fetch.spec.whatwg.org/#http-network-or-cache-fetch: the limit of all keepalive bodies in flight together,
 * in bytes.
 */
export const BEACON_LIMIT = 65536

export const isBeaconUrl = (url: URL): boolean => url.protocol === 'https:' || url.protocol === 'http:'

/** https://w3c.github.io/beacon/#sec-processing-model: CORS mode only where the content type needs it. */
export function beaconCall(url: string, body: Uint8Array | null, type: string | null): Call {
  // The empty type of a Blob means that it has none.
  const contentType = type === '' ? null : type
  const safe = contentType === null || isCorsSafelistedRequestHeader('content-type', contentType)
  return {
    ...PLAIN,
    api: 'beacon',
    method: 'POST',
    url,
    ...(contentType === null ? {} : { bodyType: contentType }),
    body,
    mode: safe ? 'no-cors' : 'cors',
    credentials: 'include',
    keepalive: true,
  }
}

/**
 * Makes a worker's global scope look like a page's, and removes everything that is not listed here. The content
 * security policy is what blocks the network; this is a second barrier behind it, and a list of what stays
 * also removes APIs that browsers do not have yet.
 */
import type { PageLocation } from '../../browser/api/dom/page-location.ts'
import { isLoopbackHost } from '../../trace/address.ts'

/** The names of ECMAScript, and the platform APIs that reach nothing outside the worker. */
const KEPT = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError
  globalThis JSON Math Intl ArrayBuffer Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float16Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set Iterator
  WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect decodeURI decodeURIComponent encodeURI encodeURIComponent
  escape unescape eval isFinite isNaN Temporal DisposableStack AsyncDisposableStack SharedArrayBuffer
  AbortController AbortSignal Blob ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy CryptoKey Crypto
  SubtleCrypto crypto CustomEvent DecompressionStream DOMException Event EventTarget File FileReader PromiseRejectionEvent
  ErrorEvent MessageEvent ProgressEvent URL URLSearchParams URLPattern TextDecoder TextDecoderStream TextEncoder TextEncoderStream
  ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController
  ReadableStreamDefaultReader ReadableByteStreamController TransformStream TransformStreamDefaultController WritableStream
  WritableStreamDefaultController WritableStreamDefaultWriter Headers Request Response FormData
  atob btoa queueMicrotask structuredClone reportError performance Performance isSecureContext crossOriginIsolated
  addEventListener removeEventListener dispatchEvent onerror onunhandledrejection onrejectionhandled constructor
  self hasOwnProperty isPrototypeOf propertyIsEnumerable toString toLocaleString valueOf
  __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__`.split(/\s+/),
)

/**
 * Deletes from `scope` and from the prototypes above it every name that is not kept. What cannot be deleted is set to
 * undefined.
 */
export function removeUnknownGlobals(scope: object): void {
  for (let at: object | null = scope; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (KEPT.has(name) || Reflect.deleteProperty(at, name)) continue
      Reflect.defineProperty(at, name, { value: undefined })
    }
  }
}

export interface PageGlobals {
  readonly pageUrl: string
  readonly origin: string
  /** The page's `location`, and what an assignment to it does. */
  readonly location: PageLocation
  /** `navigator.userAgent` and the other members of the page's `navigator`. */
  readonly navigator: object
  /** All other globals of the page's script: the API's classes, timers, console. */
  readonly values: Readonly<Record<string, unknown>>
}

/** Defines the page's globals on `scope`. */
export function definePageGlobals(scope: object, page: PageGlobals): void {
  const define = (name: string, value: unknown) =>
    Object.defineProperty(scope, name, { value, writable: true, configurable: true, enumerable: true })

  for (const [name, value] of Object.entries(page.values)) define(name, value)
  for (const name of ['window', 'self', 'top', 'parent', 'frames']) define(name, scope)
  define('origin', page.origin)
  define('isSecureContext', isPotentiallyTrustworthy(page.pageUrl))
  define('name', '')
  define('navigator', page.navigator)

  const { location, navigate } = page.location
  Object.defineProperty(scope, 'location', {
    get: () => location,
    set: navigate,
    configurable: false,
    enumerable: true,
  })
}

/** https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy, for the pages there are here. */
function isPotentiallyTrustworthy(pageUrl: string): boolean {
  const { protocol, hostname } = new URL(pageUrl)
  if (protocol === 'https:') return true
  return isLoopbackHost(hostname)
}

const HINTS: Readonly<Record<string, string>> = {
  localStorage: 'The sandbox has no storage: keep the value in a variable.',
  sessionStorage: 'The sandbox has no storage: keep the value in a variable.',
  alert: 'The sandbox has no dialogs: write to the console with console.log.',
  confirm: 'The sandbox has no dialogs: write to the console with console.log.',
  prompt: 'The sandbox has no dialogs: put the value into the code.',
  require: 'This is the script of a page, not of Node.js: there is no require, and nothing to import.',
  process: 'This is the script of a page, not of Node.js: there is no process.',
  module: 'This is the script of a page, not of Node.js: there is no module.',
  WebSocket: 'The sandbox has no WebSocket: CORS is about fetch and its relatives.',
  ServiceWorker: 'The sandbox has no service workers.',
  caches: 'The sandbox has no service workers, and no Cache API.',
  indexedDB: 'The sandbox has no storage: keep the value in a variable.',
  history: 'The sandbox has no history: the page stays where it is.',
  MutationObserver: 'Nothing in this page is observed: its elements are there only to load something.',
  IntersectionObserver: 'Nothing in this page is observed: its elements are there only to load something.',
  DOMParser: 'The sandbox has no parser for markup: work with the text.',
  jQuery: 'This page has no libraries: write fetch or XMLHttpRequest.',
  $: 'This page has no jQuery: write fetch or XMLHttpRequest.',
  axios: 'This page has no libraries: write fetch or XMLHttpRequest.',
}

/** A hint for a learner whose script failed with this error because the sandbox lacks an API of pages; else null. */
export function hintFor(name: string, message: string): string | null {
  if (name !== 'ReferenceError') return null
  for (const word of Object.keys(HINTS)) {
    if (new RegExp(`(^|[^\\w$])${word.replace('$', '\\$')}([^\\w$]|$)`).test(message)) return HINTS[word] ?? null
  }
  return null
}

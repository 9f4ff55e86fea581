/**
 * Makes a worker's global scope look like a page's, and removes everything that is not listed here. The content
 * security policy is what blocks the network; this is a second barrier behind it, and a list of what stays
 * also removes APIs that browsers do not have yet.
 */
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
  /** `navigator.userAgent` and the other members of the page's `navigator`. */
  readonly navigator: object
  /** All other globals of the page's script: the API's classes, timers, console. */
  readonly values: Readonly<Record<string, unknown>>
  /** Called with a sentence for the learner about something that a page has and this sandbox lacks. */
  readonly explain: (sentence: string) => void
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

  const location = createLocation(page.pageUrl, page.explain)
  Object.defineProperty(scope, 'location', {
    get: () => location,
    set: () => page.explain(NO_NAVIGATION),
    configurable: false,
    enumerable: true,
  })
}

const NO_NAVIGATION = 'The page stays where it is: the sandbox does not navigate.'

const URL_PARTS = ['href', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const

/** `window.location` of the page, for reading. https://html.spec.whatwg.org/multipage/nav-history-apis.html#location */
function createLocation(pageUrl: string, explain: (sentence: string) => void): object {
  const url = new URL(pageUrl)
  const stay = () => explain(NO_NAVIGATION)
  const location = { toString: () => url.href, assign: stay, replace: stay, reload: stay }
  for (const part of URL_PARTS) {
    Object.defineProperty(location, part, { get: () => url[part], set: stay, enumerable: true })
  }
  Object.defineProperty(location, 'origin', { value: url.origin, enumerable: true })
  for (const method of ['toString', 'assign', 'replace', 'reload']) {
    Object.defineProperty(location, method, { enumerable: false })
  }
  Object.defineProperty(location, Symbol.toStringTag, { value: 'Location' })
  return Object.freeze(location)
}

/** https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy, for the pages there are here. */
function isPotentiallyTrustworthy(pageUrl: string): boolean {
  const { protocol, hostname } = new URL(pageUrl)
  if (protocol === 'https:') return true
  return isLoopbackHost(hostname)
}

const HINTS: Readonly<Record<string, string>> = {
  document: 'The sandbox runs only the script of a page: there is no document, so there are no elements to look for.',
  localStorage: 'The sandbox has no storage: keep the value in a variable.',
  sessionStorage: 'The sandbox has no storage: keep the value in a variable.',
  alert: 'The sandbox has no dialogs: write to the console with console.log.',
  confirm: 'The sandbox has no dialogs: write to the console with console.log.',
  prompt: 'The sandbox has no dialogs: put the value into the code.',
  require: 'This is the script of a page, not of Node.js: there is no require, and nothing to import.',
  process: 'This is the script of a page, not of Node.js: there is no process.',
  module: 'This is the script of a page, not of Node.js: there is no module.',
  WebSocket: 'The sandbox has no WebSocket: CORS is about fetch and its relatives.',
  Worker: 'The sandbox has no workers.',
}

/** A hint for a learner whose script failed with this error because the sandbox lacks an API of pages; else null. */
export function hintFor(name: string, message: string): string | null {
  if (name !== 'ReferenceError') return null
  for (const word of Object.keys(HINTS)) {
    if (new RegExp(`(^|\\W)${word}(\\W|$)`).test(message)) return HINTS[word] ?? null
  }
  return null
}

/** https://fetch.spec.whatwg.org/#request-class: the `Request` of a page's script. */
import type { AddressSpace } from '../../trace/address-space.ts'
import type { RequestCache, RequestCredentials, RequestMode, RequestRedirect } from '../call.ts'
import { isCorsSafelistedMethod, isForbiddenMethod, isMethod, normalizeMethod } from '../http/method.ts'
import { type BodyContent, extractBody } from './body.ts'
import { BodyReader } from './body-reader.ts'
import { appendBodyType, appendHeader, type GuardedHeaders } from './header-guard.ts'
import { adoptGuardedHeaders, type ContextWithHeaders, fillHeaders, type ScriptHeaders } from './headers.ts'
import type { Place } from './messages.ts'
import { type ConvertedInit, convertRequestInit } from './request-init.ts'
import { resolveUrl, type ScriptContext, typeError } from './script-context.ts'

/** The parts of https://fetch.spec.whatwg.org/#concept-request that a script can see and set. */
export interface RequestState {
  url: string
  method: string
  headers: GuardedHeaders
  body: BodyContent | null
  mode: RequestMode
  credentials: RequestCredentials
  cache: RequestCache
  redirect: RequestRedirect
  /** `about:client`, the empty string for none, or a URL. */
  referrer: string
  referrerPolicy: string
  integrity: string
  keepalive: boolean
  targetAddressSpace: AddressSpace | undefined
  signal: AbortSignal | null
  /** The body is a stream that this browser refuses to send. */
  hasUnsupportedStream: boolean
}

export let requestStateOf: (request: ScriptRequest) => RequestState
export let isScriptRequest: (value: unknown) => value is ScriptRequest
/** Gives a request object an existing state. */
let adoptState: (request: ScriptRequest, state: RequestState) => ScriptRequest

/** For what makes `Request` objects: the page's own class. */
export interface ContextWithRequest extends ContextWithHeaders {
  readonly Request: new (input: unknown, init?: unknown) => ScriptRequest
}

export class ScriptRequest extends BodyReader {
  #context: ContextWithRequest
  #state: RequestState
  #headers: ScriptHeaders
  #signal: AbortSignal | null = null

  static {
    requestStateOf = (request) => request.#state
    isScriptRequest = (value): value is ScriptRequest => typeof value === 'object' && value !== null && #state in value
    adoptState = (request, state) => {
      request.#adopt(state)
      return request
    }
  }

  constructor(context: ContextWithRequest, input: unknown, init?: unknown) {
    super()
    this.#context = context
    this.#headers = new context.Headers()
    this.#state = initializeRequest(context, { of: 'Request', member: 'constructor' }, input, init)
    this.#adopt(this.#state)
  }

  #adopt(state: RequestState): void {
    this.#state = state
    adoptGuardedHeaders(this.#headers, state.headers)
    const headers = this.#headers
    this.own({
      context: this.#context,
      of: 'Request',
      headers,
      get body() {
        return state.body
      },
    })
  }

  get method(): string {
    return this.#state.method
  }

  get url(): string {
    return this.#state.url
  }

  get headers(): ScriptHeaders {
    return this.#headers
  }

  get destination(): string {
    return ''
  }

  get referrer(): string {
    return this.#state.referrer
  }

  get referrerPolicy(): string {
    return this.#state.referrerPolicy
  }

  get mode(): RequestMode {
    return this.#state.mode
  }

  get credentials(): RequestCredentials {
    return this.#state.credentials
  }

  get cache(): RequestCache {
    return this.#state.cache
  }

  get redirect(): RequestRedirect {
    return this.#state.redirect
  }

  get integrity(): string {
    return this.#state.integrity
  }

  get keepalive(): boolean {
    return this.#state.keepalive
  }

  get isReloadNavigation(): boolean {
    return false
  }

  get isHistoryNavigation(): boolean {
    return false
  }

  get signal(): AbortSignal {
    this.#signal ??= this.#state.signal ?? new AbortController().signal
    return this.#signal
  }

  get duplex(): 'half' {
    return 'half'
  }

  clone(): ScriptRequest {
    const { body, headers } = this.#state
    if (body?.unusable) throw typeError(this.#context, { of: 'Request', member: 'clone' }, 'body-used-clone', 'Request')
    const copy = new this.#context.Request(this.#state.url)
    return adoptState(copy, {
      ...this.#state,
      headers: { ...headers, list: [...headers.list], written: [...headers.written] },
      body: body?.clone() ?? null,
    })
  }

  get [Symbol.toStringTag](): string {
    return 'Request'
  }
}

/**
 * https://fetch.spec.whatwg.org/#dom-request: the constructor's steps, which `fetch` runs too. Throws a TypeError for
 * the first member that is not valid, in the standard's order.
 */
export function initializeRequest(context: ScriptContext, place: Place, input: unknown, init: unknown): RequestState {
  const options = convertRequestInit(context, place, init)
  const from = isScriptRequest(input) ? requestStateOf(input) : null
  const url = from ? from.url : parseRequestUrl(context, place, String(input))
  // § If init["window"] exists and is non-null, then throw a TypeError.
  if (options.window !== undefined && options.window !== null) throw typeError(context, place, 'window-not-null')
  const state: RequestState = {
    url,
    method: from?.method ?? 'GET',
    headers: { guard: 'request', list: [], written: [] },
    body: null,
    mode: from?.mode ?? 'cors',
    credentials: options.credentials ?? from?.credentials ?? 'same-origin',
    cache: options.cache ?? from?.cache ?? 'default',
    redirect: options.redirect ?? from?.redirect ?? 'follow',
    referrer: from && !options.isPresent ? from.referrer : 'about:client',
    referrerPolicy: options.referrerPolicy ?? (from && !options.isPresent ? from.referrerPolicy : ''),
    integrity: options.integrity ?? from?.integrity ?? '',
    keepalive: options.keepalive ?? from?.keepalive ?? false,
    targetAddressSpace: options.targetAddressSpace ?? from?.targetAddressSpace,
    hasUnsupportedStream: false,
    signal: options.signal === undefined ? (from?.signal ?? null) : options.signal,
  }
  // § If init["referrer"] exists, then:
  if (options.referrer !== undefined) state.referrer = parseReferrer(context, place, options.referrer)
  // § If mode is "navigate", then throw a TypeError.
  if (options.mode === 'navigate') throw typeError(context, place, 'mode-navigate')
  if (options.mode !== undefined) state.mode = options.mode
  // § If request's cache mode is "only-if-cached" and request's mode is not "same-origin", then …
  if (state.cache === 'only-if-cached' && state.mode !== 'same-origin') {
    throw typeError(context, place, 'only-if-cached-mode', state.mode)
  }
  // § If init["method"] exists, then:
  if (options.method !== undefined) state.method = requestMethod(context, place, options.method)
  if (state.mode === 'no-cors') {
    // § If this's request's method is not a CORS-safelisted method, then throw a TypeError.
    if (!isCorsSafelistedMethod(state.method)) throw typeError(context, place, 'method-in-no-cors', state.method)
    // § Set this's headers's guard to "request-no-cors".
    state.headers.guard = 'request-no-cors'
  }
  fillRequestHeaders(context, place, state, options, from)
  setRequestBody(context, place, state, options, from)
  return state
}

function parseRequestUrl(context: ScriptContext, place: Place, text: string): string {
  const url = resolveUrl(context, text)
  // § If parsedURL is failure, then throw a TypeError.
  if (!url) throw typeError(context, place, 'invalid-url', text)
  // § If parsedURL includes credentials, then throw a TypeError.
  if (url.username !== '' || url.password !== '') throw typeError(context, place, 'url-with-credentials', text)
  return url.href
}

function parseReferrer(context: ScriptContext, place: Place, text: string): string {
  // § If referrer is the empty string, then set request's referrer to "no-referrer".
  if (text === '') return ''
  const url = resolveUrl(context, text)
  // § If parsedReferrer is failure, then throw a TypeError.
  if (!url) throw typeError(context, place, 'invalid-referrer', text)
  // § parsedReferrer's scheme is "about" and path is the string "client"
  if (url.protocol === 'about:' && url.pathname === 'client') return 'about:client'
  // § parsedReferrer's origin is not same origin with origin
  return url.origin === context.origin ? url.href : 'about:client'
}

function requestMethod(context: ScriptContext, place: Place, method: string): string {
  // § If method is not a method or method is a forbidden method, then throw …
  if (!isMethod(method)) throw typeError(context, place, 'invalid-method', method)
  if (isForbiddenMethod(method)) throw typeError(context, place, 'forbidden-method', method)
  return normalizeMethod(method)
}

function fillRequestHeaders(
  context: ScriptContext,
  place: Place,
  state: RequestState,
  options: ConvertedInit,
  from: RequestState | null,
): void {
  // § If init["headers"] exists, then set headers to init["headers"].
  if (options.headers !== undefined) {
    fillHeaders(context, place, state.headers, options.headers)
  } else if (from && !options.isPresent) {
    state.headers.list = [...from.headers.list]
    state.headers.written = [...from.headers.written]
    state.headers.bodyType = from.headers.bodyType
  } else if (from) {
    for (const [name, value] of from.headers.written) appendHeader(context, place, state.headers, name, value)
    if (from.headers.bodyType !== undefined) appendBodyType(state.headers, from.headers.bodyType)
  }
}

function setRequestBody(
  context: ScriptContext,
  place: Place,
  state: RequestState,
  options: ConvertedInit,
  from: RequestState | null,
): void {
  const given = options.body !== undefined && options.body !== null
  // § If either init["body"] exists and is non-null or inputBody is non-null, and request's …
  if ((given || from?.body) && (state.method === 'GET' || state.method === 'HEAD')) {
    throw typeError(context, place, 'body-with-get', state.method)
  }
  if (given) {
    // Firefox and WebKit do not support streams as request bodies: Firefox sends the stream converted to a string, and
    // WebKit refuses it when it is sent.
    const isText = options.body instanceof ReadableStream && context.browser !== 'chromium'
    state.hasUnsupportedStream = isText && context.browser === 'webkit'
    const { content, type } = extractBody(context.browser, isText ? String(options.body) : options.body)
    if ((content.isStream || state.hasUnsupportedStream) && state.keepalive)
      throw typeError(context, place, 'stream-keepalive')
    state.body = content
    if (type !== null) appendBodyType(state.headers, type)
    // § If initBody is non-null and init["duplex"] does not exist, then throw a TypeError.
    if (content.isStream && options.duplex === undefined) throw typeError(context, place, 'duplex-missing')
  } else if (from?.body) {
    // § If inputBody is unusable, then throw a TypeError.
    if (from.body.unusable) throw typeError(context, place, 'input-used')
    state.body = from.body.take()
  }
  // § If this's request's mode is neither "same-origin" nor "cors", then throw a TypeError.
  if (state.body?.isStream && state.mode !== 'same-origin' && state.mode !== 'cors') {
    throw typeError(context, place, 'stream-mode')
  }
}

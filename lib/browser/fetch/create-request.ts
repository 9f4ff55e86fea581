/**
 * Makes the browser's record of a request from a call. The script's side has made the same checks; they are repeated
 * because the browser does not trust it.
 */
import {
  getHeader,
  isHeaderValue,
  isToken,
  type MutableHeaderList,
  normalizeHeaderValue,
} from '../../trace/header-list.ts'
import type { MessageKind } from '../api/messages.ts'
import type { Call } from '../call.ts'
import type { Environment } from '../environment.ts'
import { isNoCorsSafelistedRequestHeader } from '../http/cors-safelisted-request-header.ts'
import { isForbiddenRequestHeader } from '../http/forbidden-header.ts'
import { isCorsSafelistedMethod, isForbiddenMethod, isMethod, normalizeMethod } from '../http/method.ts'
import type { Profile } from '../profiles/profile.ts'
import type { CallTrace } from './call-trace.ts'
import { parseRequestUrl } from './parse-request-url.ts'
import type { InternalRequest } from './request.ts'

/** Why a call makes no request: the kind of message that this browser's exception has, with the value named in it. */
export interface InvalidRequest {
  readonly invalid: MessageKind
  readonly value: string
}

const DEFAULT_REFERRER_POLICY = 'strict-origin-when-cross-origin'

/**
 * The request of a call, or why the constructor would have thrown (https://fetch.spec.whatwg.org/#dom-request).
 * Records which headers the guard dropped.
 */
export function createRequest(
  call: Call,
  environment: Environment,
  profile: Profile,
  trace: CallTrace,
): InternalRequest | InvalidRequest {
  const url = parseRequestUrl(call.url, profile)
  if (!url) return { invalid: 'invalid-url', value: call.url }
  const byScript = call.api === 'fetch' || call.api === 'xhr'
  if (call.api === 'fetch' && (url.username !== '' || url.password !== '')) {
    return { invalid: 'url-with-credentials', value: call.url }
  }
  // § If method is not a method or method is a forbidden method, then throw …
  if (!isMethod(call.method)) return { invalid: 'invalid-method', value: call.method }
  if (isForbiddenMethod(call.method)) {
    trace.decide('forbidden-method', false, { observed: call.method })
    return { invalid: 'forbidden-method', value: call.method }
  }
  const method = normalizeMethod(call.method)
  // § If mode is "navigate", then throw a TypeError.
  if (byScript && call.mode === 'navigate') return { invalid: 'mode-navigate', value: call.mode }
  // § If this's request's method is not a CORS-safelisted method, then throw a TypeError.
  if (call.mode === 'no-cors' && !isCorsSafelistedMethod(method)) {
    return { invalid: 'method-in-no-cors', value: method }
  }
  // § If request's cache mode is "only-if-cached" and request's mode is not "same-origin", then …
  if (call.cache === 'only-if-cached' && call.mode !== 'same-origin') {
    return { invalid: 'only-if-cached-mode', value: call.mode }
  }
  // § If either init["body"] exists and is non-null or inputBody is non-null, and request's …
  if (call.api === 'fetch' && call.body !== null && (method === 'GET' || method === 'HEAD')) {
    return { invalid: 'body-with-get', value: method }
  }
  const headers = guardedHeaders(call, profile, trace)
  if ('invalid' in headers) return headers
  const prepared = profile.combineHeaders(headers)
  // Of https://fetch.spec.whatwg.org/#concept-main-fetch, and nothing looks at the policy before:
  // § If request's referrer policy is the empty string, then set request's referrer policy to …
  const referrerPolicy = call.referrerPolicy || environment.policyContainer.referrerPolicy || DEFAULT_REFERRER_POLICY
  return {
    api: call.api,
    method,
    originalMethod: method,
    urlList: [url],
    headers: prepared,
    body: call.body,
    bodyIsStream: call.bodyIsStream === true,
    isModule: call.isModule === true,
    origin: environment.origin,
    mode: call.mode,
    credentials: call.credentials,
    cache: call.cache,
    redirect: call.redirect,
    referrer: call.referrer ?? 'about:client',
    referrerPolicy,
    initialReferrerPolicy: referrerPolicy,
    ...(call.targetAddressSpace ? { targetAddressSpace: call.targetAddressSpace } : {}),
    destination: call.destination ?? '',
    nonce: call.nonce ?? '',
    keepalive: call.keepalive === true,
    integrity: call.integrity ?? '',
    blob: call.blob ?? null,
    keepsUserAgent: keepsUserAgent(call, profile),
    unsafeRequest: byScript || call.api === 'beacon',
    useCorsPreflight: forcesPreflight(call, profile),
    responseTainting: 'basic',
    redirectCount: 0,
    originalHeaders: prepared,
    preflightWasNeeded: false,
  }
}

/** Whether the script set a `User-Agent` that this browser does not send. */
function keepsUserAgent({ headers }: Call, profile: Profile): boolean {
  return profile.userAgent !== null && headers.some(([name]) => name.toLowerCase() === 'user-agent')
}

/** Upload events and streamed bodies would tell the page about the server before the server has agreed. */
function forcesPreflight(call: Call, profile: Profile): boolean {
  // § Set this's request's use-CORS-preflight flag.
  if (call.bodyIsStream) return true
  return call.uploadListener === true && (call.body !== null || profile.uploadListenerCountsWithoutBody)
}

/**
 * The call's headers, appended one by one under the guard of its mode
 * (https://fetch.spec.whatwg.org/#concept-headers-append).
 */
function guardedHeaders(call: Call, profile: Profile, trace: CallTrace): MutableHeaderList | InvalidRequest {
  const list: MutableHeaderList = []
  for (const [name, rawValue] of call.headers) {
    const value = normalizeHeaderValue(rawValue)
    if (!isToken(name)) return { invalid: 'header-name', value: name }
    if (!isHeaderValue(value)) return { invalid: 'header-value', value: name }
    if (isForbiddenRequestHeader(name, value, profile.name)) {
      trace.header({ what: 'dropped', of: 'request', name, value, rule: 'forbidden-request-header' })
      if (call.api === 'xhr') {
        trace.event({ type: 'console', by: 'browser', level: 'error', text: profile.forbiddenHeaderMessage(name) })
      }
    } else if (call.mode === 'no-cors' && !isAppendableInNoCors(list, name, value)) {
      trace.header({ what: 'dropped', of: 'request', name, value, rule: 'no-cors-safelisted-request-header' })
    } else {
      list.push([name, value])
    }
  }
  return withBodyType(call, list, trace)
}

/** Appends the body's type where the page has set none (https://fetch.spec.whatwg.org/#dom-request). */
function withBodyType(
  { api, bodyType, mode }: Call,
  list: MutableHeaderList,
  trace: CallTrace,
): MutableHeaderList | InvalidRequest {
  // § If type is non-null and this's headers's header list does not contain `Content-Type`, …
  if (bodyType === undefined || getHeader(list, 'content-type') !== null) return list
  const name = 'Content-Type'
  const value = normalizeHeaderValue(bodyType)
  if (!isHeaderValue(value)) return { invalid: 'header-value', value: name }
  if (mode === 'no-cors' && !isNoCorsSafelistedRequestHeader(name, value)) {
    const rule = 'no-cors-safelisted-request-header'
    trace.header({ what: 'dropped', of: 'request', name, value, rule })
    return list
  }
  const anchor = api === 'fetch' ? '#dom-request' : '#concept-bodyinit-extract'
  trace.header({ what: 'added', of: 'request', name, value, rule: 'default-request-header', anchor })
  return [...list, [name, value] as const]
}

function isAppendableInNoCors(list: MutableHeaderList, name: string, value: string): boolean {
  // § If (name, temporaryValue) is not a no-CORS-safelisted request-header, then return.
  const existing = getHeader(list, name.toLowerCase())
  return isNoCorsSafelistedRequestHeader(name, existing === null ? value : `${existing}, ${value}`)
}

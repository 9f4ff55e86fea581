/** https://fetch.spec.whatwg.org/#response-class: the `Response` of a page's script. */

import { getHeader } from '../../trace/header-list.ts'
import { NULL_BODY_STATUSES } from '../../trace/null-body-status.ts'
import type { CallResult } from '../call.ts'
import { BodyContent, type ExtractedBody, extractBody } from './body.ts'
import { BodyReader } from './body-reader.ts'
import { appendHeader, type GuardedHeaders } from './header-guard.ts'
import { adoptGuardedHeaders, type ContextWithHeaders, fillHeaders, type ScriptHeaders } from './headers.ts'
import { messageOf, type Place } from './messages.ts'
import { resolveUrl, type ScriptContext, typeError } from './script-context.ts'

type ResponseType = 'basic' | 'cors' | 'default' | 'error' | 'opaque' | 'opaqueredirect'

interface ResponseState {
  type: ResponseType
  url: string
  redirected: boolean
  status: number
  statusText: string
  headers: GuardedHeaders
  body: BodyContent | null
}

const REDIRECT_STATUS = new Set([301, 302, 303, 307, 308])
const REASON_PHRASE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/

/** A state that is there already, in place of the constructor's first argument. No script can make one. */
class Existing {
  readonly state: ResponseState

  constructor(state: ResponseState) {
    this.state = state
  }
}

/** For what makes `Response` objects: the page's own class. */
export interface ContextWithResponse extends ContextWithHeaders {
  readonly Response: new (body?: unknown, init?: unknown) => ScriptResponse
}

export class ScriptResponse extends BodyReader {
  #context: ContextWithResponse
  #state: ResponseState
  #headers: ScriptHeaders

  constructor(context: ContextWithResponse, body?: unknown, init?: unknown) {
    super()
    this.#context = context
    this.#headers = new context.Headers()
    this.#state = body instanceof Existing ? body.state : constructedState(context, body, init)
    adoptGuardedHeaders(this.#headers, this.#state.headers)
    this.own({ context, of: 'Response', headers: this.#headers, body: this.#state.body })
  }

  get type(): ResponseType {
    return this.#state.type
  }

  get url(): string {
    return this.#state.url
  }

  get redirected(): boolean {
    return this.#state.redirected
  }

  get status(): number {
    return this.#state.status
  }

  get ok(): boolean {
    return this.#state.status >= 200 && this.#state.status <= 299
  }

  get statusText(): string {
    return this.#state.statusText
  }

  get headers(): ScriptHeaders {
    return this.#headers
  }

  clone(): ScriptResponse {
    const { body, headers } = this.#state
    if (body?.unusable) {
      throw typeError(this.#context, { of: 'Response', member: 'clone' }, 'body-used-clone', 'Response')
    }
    return responseOf(this.#context, {
      ...this.#state,
      headers: { guard: headers.guard, list: [...headers.list], written: [], call: headers.call },
      body: body?.clone() ?? null,
    })
  }

  get [Symbol.toStringTag](): string {
    return 'Response'
  }
}

function responseOf(context: ContextWithResponse, state: ResponseState): ScriptResponse {
  return new context.Response(new Existing(state))
}

/** https://fetch.spec.whatwg.org/#dom-response. Throws a RangeError or a TypeError. */
function constructedState(context: ScriptContext, body: unknown, init: unknown): ResponseState {
  const given = body === undefined || body === null ? null : extractBody(context.browser, body)
  return initializeResponse(context, { of: 'Response', member: 'constructor' }, given, init)
}

/** https://fetch.spec.whatwg.org/#initialize-a-response. Throws a RangeError or a TypeError. */
function initializeResponse(
  context: ScriptContext,
  place: Place,
  body: ExtractedBody | null,
  init: unknown,
): ResponseState {
  const given: { status?: unknown; statusText?: unknown; headers?: unknown } =
    typeof init === 'object' && init !== null ? init : {}
  // WebIDL's unsigned short: 200.7 is 200, and a value that is not a number is 0.
  const status = given.status === undefined ? 200 : Number(given.status) & 0xffff
  if (status < 200 || status > 599) {
    throw new RangeError(messageOf(context.browser, place, 'response-status', String(given.status)))
  }
  const statusText = given.statusText === undefined ? '' : String(given.statusText)
  if (!REASON_PHRASE.test(statusText)) throw typeError(context, place, 'response-status-text')
  const headers: GuardedHeaders = { guard: 'response', list: [], written: [] }
  if (given.headers !== undefined) fillHeaders(context, place, headers, given.headers)
  if (body !== null && NULL_BODY_STATUSES.has(status)) throw typeError(context, place, 'response-null-body-status')
  if (body?.type && getHeader(headers.list, 'content-type') === null) {
    appendHeader(context, place, headers, 'Content-Type', body.type)
  }
  return { type: 'default', url: '', redirected: false, status, statusText, headers, body: body?.content ?? null }
}

/** The response object that `fetch` resolves with: the filtered response, with immutable headers. */
export function responseOfResult(
  context: ContextWithResponse,
  result: Extract<CallResult, { outcome: 'response' }>,
): ScriptResponse {
  return responseOf(context, {
    type: result.type,
    url: result.url,
    redirected: result.redirected,
    status: result.status,
    statusText: result.statusText,
    headers: {
      guard: 'immutable',
      list: result.headers.map(([name, value]) => [name, value]),
      written: [],
      call: result.call,
    },
    body: result.body === null ? null : new BodyContent(new Uint8Array(result.body)),
  })
}

const place = (member: string): Place => ({ of: 'Response', member })
const immutable = (list: GuardedHeaders['list'] = []): GuardedHeaders => ({ guard: 'immutable', list, written: [] })
const EMPTY = { url: '', redirected: false, statusText: '', body: null }

/** https://fetch.spec.whatwg.org/#dom-response-error */
export function errorResponse(context: ContextWithResponse): ScriptResponse {
  return responseOf(context, { ...EMPTY, type: 'error', status: 0, headers: immutable() })
}

/** https://fetch.spec.whatwg.org/#dom-response-redirect. Throws a TypeError or a RangeError. */
export function redirectResponse(context: ContextWithResponse, url: unknown, status: unknown = 302): ScriptResponse {
  const parsed = resolveUrl(context, String(url))
  if (!parsed) throw typeError(context, place('redirect'), 'invalid-url', String(url))
  const code = Number(status) & 0xffff
  if (!REDIRECT_STATUS.has(code)) {
    throw new RangeError(messageOf(context.browser, place('redirect'), 'redirect-status', String(code)))
  }
  return responseOf(context, {
    ...EMPTY,
    type: 'default',
    status: code,
    headers: immutable([['Location', parsed.href]]),
  })
}

/** https://fetch.spec.whatwg.org/#dom-response-json. Throws a TypeError. */
export function jsonResponse(context: ContextWithResponse, data: unknown, init?: unknown): ScriptResponse {
  const text: string | undefined = JSON.stringify(data)
  if (text === undefined) throw typeError(context, place('json'), 'json-not-serializable')
  const body = { ...extractBody(context.browser, text), type: 'application/json' }
  return responseOf(context, initializeResponse(context, place('json'), body, init))
}

/** The target, headers and body that a script gives to an XMLHttpRequest, checked as its methods check them. */

import { isHeaderValue, isToken, normalizeHeaderValue } from '../../../trace/header-list.ts'
import type { Call } from '../../call.ts'
import { isForbiddenRequestHeader } from '../../http/forbidden-header.ts'
import { isForbiddenMethod, isMethod, normalizeMethod } from '../../http/method.ts'
import { type BodyContent, extractBody } from '../body.ts'
import { toByteString } from '../header-guard.ts'
import type { MessageKind, Place } from '../messages.ts'
import { domException, resolveUrl, type ScriptContext, typeError } from '../script-context.ts'
import { withCharsetOfText } from './charset-of-text.ts'

/** Values combined by name, as they will be sent. Forbidden headers are in the list too; the browser drops them. */
export interface AuthorHeaders {
  readonly list: [name: string, value: string][]
  /** By lower-case name: the entry that another value of that name is combined with. */
  readonly byName: Map<string, [name: string, value: string]>
  /** The `Content-Type` that comes with the body, where the script wrote none. */
  bodyType?: string
}

export function noAuthorHeaders(): AuthorHeaders {
  return { list: [], byName: new Map() }
}

function append(headers: AuthorHeaders, name: string, value: string): void {
  const entry: [string, string] = [name, value]
  headers.list.push(entry)
  headers.byName.set(name.toLowerCase(), entry)
}

export interface XhrTarget {
  readonly method: string
  readonly url: string
}

/** What `open()` was given. */
export interface OpenedTarget extends XhrTarget {
  /** The third argument was false. */
  readonly isSync: boolean
}

/** Throws what the browser throws, after recording the call that was never sent. */
export type Refuse = (error: DOMException, target?: XhrTarget) => never

type OpenArguments = [method?: unknown, url?: unknown, async?: unknown, username?: unknown, password?: unknown]

/** https://xhr.spec.whatwg.org/#the-open()-method, up to the checks of its arguments. */
export function openedTarget(context: ScriptContext, args: OpenArguments, refuse: Refuse): OpenedTarget {
  const place: Place = { of: 'XMLHttpRequest', member: 'open' }
  if (args.length < 2) throw typeError(context, place, 'too-few-arguments', '2', String(args.length))
  const method = toByteString(context, place, args[0])
  const written = String(args[1])
  const url = resolveUrl(context, written)
  const fail = (name: string, kind: MessageKind) => {
    const value = kind === 'xhr-url' ? written : method
    return refuse(domException(context, name, place, kind, value), { method, url: url?.href ?? written })
  }
  if (!isMethod(method)) fail('SyntaxError', 'xhr-method')
  if (isForbiddenMethod(method)) fail('SecurityError', 'xhr-forbidden-method')
  const target = url ?? fail('SyntaxError', 'xhr-url')
  if (args[3] !== undefined && args[3] !== null) target.username = String(args[3])
  if (args[4] !== undefined && args[4] !== null) target.password = String(args[4])
  return { method: normalizeMethod(method), url: target.href, isSync: args.length > 2 && !args[2] }
}

/** What a call that would block the page throws where it has a type or a timeout. */
export function syncException(context: ScriptContext, place: Place, kind: MessageKind): DOMException {
  return domException(context, 'InvalidAccessError', place, kind)
}

/** https://xhr.spec.whatwg.org/#the-open()-method, for a call that is not asynchronous. Throws an InvalidAccessError. */
export function checkSync(context: ScriptContext, responseType: string, timeout: number): void {
  const place: Place = { of: 'XMLHttpRequest', member: 'open' }
  if (responseType !== '') throw syncException(context, place, 'xhr-sync-open-type')
  if (timeout > 0) throw syncException(context, place, 'xhr-sync-open-timeout')
}

/** https://xhr.spec.whatwg.org/#the-setrequestheader()-method, after the checks of the object's state. */
export function setAuthorHeader(
  context: ScriptContext,
  headers: AuthorHeaders,
  args: [name?: unknown, value?: unknown],
  refuse: Refuse,
): void {
  const place: Place = { of: 'XMLHttpRequest', member: 'setRequestHeader' }
  const name = toByteString(context, place, args[0])
  const value = normalizeHeaderValue(toByteString(context, place, args[1]))
  if (!isToken(name)) refuse(domException(context, 'SyntaxError', place, 'xhr-header-name', name))
  if (!isHeaderValue(value)) refuse(domException(context, 'SyntaxError', place, 'xhr-header-value', value))
  const before = headers.byName.get(name.toLowerCase())
  // A forbidden header stays in the list, once for each time it was set: the browser drops it and prints a message.
  if (isForbiddenRequestHeader(name, value, context.browser)) headers.list.push([name, value])
  else if (before) before[1] = `${before[1]}, ${value}`
  else append(headers, name, value)
}

/** https://xhr.spec.whatwg.org/#the-send()-method: the request, before its body is known. */
export function authorCall(target: XhrTarget, { list, bodyType }: AuthorHeaders, withCredentials: boolean): Call {
  return {
    api: 'xhr',
    ...target,
    headers: list,
    bodyType,
    body: null,
    mode: 'cors',
    credentials: withCredentials ? 'include' : 'same-origin',
    cache: 'default',
    redirect: 'follow',
  }
}

/** https://xhr.spec.whatwg.org/#the-send()-method: the body, and the `Content-Type` that goes with it. */
export function extractAuthorBody(context: ScriptContext, headers: AuthorHeaders, body: unknown): BodyContent {
  const { content, type } = extractBody(context.browser, body instanceof ReadableStream ? String(body) : body)
  const header = headers.byName.get('content-type')
  if (!header) {
    if (type !== null) headers.bodyType = type
  } else if (typeof body === 'string') {
    header[1] = withCharsetOfText(header[1], context.browser)
  }
  return content
}

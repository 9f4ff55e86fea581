/** https://fetch.spec.whatwg.org/#dom-global-fetch */
import type { Call, CallResult, RequestMode } from '../call.ts'
import { ABORT_MESSAGE, NETWORK_ERROR_MESSAGE, type Place } from './messages.ts'
import { initializeRequest, isScriptRequest, type RequestState, requestStateOf } from './request.ts'
import { type ContextWithResponse, responseOfResult, type ScriptResponse } from './response.ts'
import { recordInvalidCall, resolveUrl, type ScriptContext, typeError } from './script-context.ts'

/** What WebKit rejects with where the body is a stream. */
export const STREAM_UPLOAD_MESSAGE = 'ReadableStream uploading is not supported'

const PLACE: Place = { of: 'Window', member: 'fetch' }

/** The `fetch` of one page. Rejects with the TypeError or AbortError of the page's browser, and never throws. */
export function createFetch(
  context: ContextWithResponse,
): (input?: unknown, init?: unknown) => Promise<ScriptResponse> {
  const methods = {
    // A method, which nobody can construct: a browser's `fetch` is one too.
    fetch(...args: unknown[]): Promise<ScriptResponse> {
      return new Promise((resolve, reject) => start(context, args, resolve, reject))
    },
  }
  return methods.fetch
}

function start(
  context: ContextWithResponse,
  args: readonly unknown[],
  resolve: (response: ScriptResponse) => void,
  reject: (error: unknown) => void,
): void {
  // Created here, so that its stack names the script's line.
  const networkError = new TypeError(NETWORK_ERROR_MESSAGE[context.browser])
  const source = context.locate()
  let state: RequestState
  try {
    if (args.length === 0) throw typeError(context, PLACE, 'too-few-arguments', '1', '0')
    // § Let requestObject be the result of invoking the initial value of Request as constructor …
    state = initializeRequest(context, PLACE, args[0], args[1])
  } catch (error) {
    reject(error)
    if (error instanceof TypeError && args.length > 0) {
      recordInvalidCall(context, { ...describeInvalid(context, args[0], args[1], error), source })
    }
    return
  }
  if (state.hasUnsupportedStream) {
    const error = new DOMException(STREAM_UPLOAD_MESSAGE, 'NotSupportedError')
    reject(error)
    recordInvalidCall(context, { ...describeInvalid(context, args[0], args[1], error), source })
    return
  }
  const { signal } = state
  // § If requestObject's signal is aborted, then:
  if (signal?.aborted) {
    reject(abortReason(context, signal))
    return
  }
  const settled = send(context, state, source).then(
    (result) => {
      if (result.outcome === 'response') resolve(responseOfResult(context, result))
      else if (result.outcome === 'aborted') reject(abortReason(context, signal))
      else if (result.outcome === 'invalid-request') reject(new TypeError(result.message))
      // § If response is a network error, then reject p with a TypeError and abort …
      else reject(networkError)
    },
    () => reject(networkError),
  )
  if (!signal) return
  const abort = () => reject(abortReason(context, signal))
  // § Add the following abort steps to requestObject's signal:
  signal.addEventListener('abort', abort, { once: true })
  settled.finally(() => signal.removeEventListener('abort', abort))
}

function abortReason({ browser }: ScriptContext, signal: AbortSignal | null): unknown {
  return signal?.reason ?? new DOMException(ABORT_MESSAGE[browser], 'AbortError')
}

async function send(context: ScriptContext, state: RequestState, source: Call['source']): Promise<CallResult> {
  const { body, signal } = state
  const blob = context.blobUrls.read(state.url)
  const bytes = body && (body.knownBytes ?? (await body.consume()))
  const call: Call = {
    api: 'fetch',
    method: state.method,
    url: state.url,
    headers: state.headers.written,
    bodyType: state.headers.bodyType,
    body: bytes,
    bodyIsStream: body?.isStream || undefined,
    mode: state.mode,
    credentials: state.credentials,
    cache: state.cache,
    redirect: state.redirect,
    referrer: state.referrer,
    referrerPolicy: state.referrerPolicy,
    keepalive: state.keepalive || undefined,
    integrity: state.integrity || undefined,
    blob: blob && (await blob),
    targetAddressSpace: state.targetAddressSpace,
    source,
  }
  const size = state.keepalive ? (bytes?.length ?? 0) : 0
  context.keepalive.inFlight += size
  try {
    return await context.carryOut(call, signal ?? undefined)
  } finally {
    context.keepalive.inFlight -= size
  }
}

/** What can be read from the arguments of an invalid call, for the record of a call that was never sent. */
function describeInvalid(context: ScriptContext, input: unknown, init: unknown, error: Error): Call {
  const from = isScriptRequest(input) ? requestStateOf(input) : null
  const given: Readonly<Record<string, unknown>> = typeof init === 'object' && init !== null ? { ...init } : {}
  const mode = typeof given.mode === 'string' ? (given.mode as RequestMode) : (from?.mode ?? 'cors')
  const url = from?.url ?? resolveUrl(context, String(input))?.href ?? String(input)
  const headers = Array.isArray(given.headers) ? given.headers : Object.entries(given.headers ?? {})
  return {
    api: 'fetch',
    method: String(given.method ?? from?.method ?? 'GET'),
    url,
    headers: headers.map((pair: unknown) => (Array.isArray(pair) ? [String(pair[0]), String(pair[1])] : ['', ''])),
    body: typeof given.body === 'string' ? new TextEncoder().encode(given.body) : null,
    mode,
    credentials: from?.credentials ?? 'same-origin',
    cache: from?.cache ?? 'default',
    redirect: from?.redirect ?? 'follow',
    invalid: { name: error.name, message: error.message },
  }
}

/**
 * The globals that a page's script can call, such as `fetch` and `XMLHttpRequest`, for one page in one browser.
 * They run where the script runs (a locked-down worker, or Node) and decide nothing about CORS: every call goes through
 * `carryOut` to the browser.
 */
import type { BrowserName } from '../../trace/events.ts'
import { CallApi, type CallApiOptions } from './call-api.ts'
import { createPageDom } from './dom/create-page-dom.ts'
import { ScriptEventSource } from './event-source.ts'
import { ABORT_MESSAGE } from './messages.ts'
import { ProgressEvent } from './progress-event.ts'
import type { ScriptContext } from './script-context.ts'
import { createSendBeacon } from './send-beacon.ts'
import { XMLHttpRequestEventTarget, XMLHttpRequestUpload } from './xml-http-request/xml-http-request-events.ts'

export type ScriptApi = ReturnType<typeof createScriptApi>

/** Makes the globals of one page's script. Never throws; the functions throw what the browser's do. */
export function createScriptApi(options: CallApiOptions) {
  const context = new CallApi(options)
  return {
    ...createPageDom(context),
    fetch: context.fetch,
    XMLHttpRequest: context.XMLHttpRequest,
    XMLHttpRequestUpload,
    EventSource: eventSourceClass(context),
    navigator: { sendBeacon: createSendBeacon(context) },
    XMLHttpRequestEventTarget,
    ProgressEvent,
    Headers: context.Headers,
    Request: context.Request,
    Response: context.Response,
    AbortController: abortControllerClass(context.browser),
    AbortSignal: globalThis.AbortSignal,
    Blob: globalThis.Blob,
    File: globalThis.File,
    FormData: globalThis.FormData,
    URL: context.URL,
    URLSearchParams: globalThis.URLSearchParams,
    ReadableStream: globalThis.ReadableStream,
    TextDecoder: globalThis.TextDecoder,
    TextEncoder: globalThis.TextEncoder,
    DOMException: globalThis.DOMException,
  }
}

/** The platform's own, except that an abort without a reason has this browser's message. */
function abortControllerClass(browser: BrowserName) {
  return class AbortController extends globalThis.AbortController {
    override abort(reason?: unknown): void {
      super.abort(reason === undefined ? new DOMException(ABORT_MESSAGE[browser], 'AbortError') : reason)
    }
  }
}

function eventSourceClass(context: ScriptContext) {
  return class EventSource extends ScriptEventSource {
    constructor(url: unknown, init?: { withCredentials?: unknown } | null) {
      super(context, url, init)
    }
  }
}

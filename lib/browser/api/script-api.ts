/**
 * The globals that a page's script can call, such as `fetch` and `XMLHttpRequest`, for one page in one browser.
 * They run where the script runs (a locked-down worker, or Node) and decide nothing about CORS: every call goes through
 * `carryOut` to the browser.
 */
import type { BrowserName, SourcePosition } from '../../trace/events.ts'
import { createBlobUrls, createUrlClass } from './blob-urls.ts'
import { createPageDom } from './dom/create-page-dom.ts'
import { ScriptEventSource } from './event-source.ts'
import { createFetch } from './fetch.ts'
import { ScriptHeaders } from './headers.ts'
import { ABORT_MESSAGE } from './messages.ts'
import { ProgressEvent } from './progress-event.ts'
import { reportOnce } from './report-once.ts'
import { type ContextWithRequest, ScriptRequest } from './request.ts'
import { type ContextWithResponse, errorResponse, jsonResponse, redirectResponse, ScriptResponse } from './response.ts'
import type { CarryOut, ScriptContext } from './script-context.ts'
import { createSendBeacon } from './send-beacon.ts'
import { ScriptXMLHttpRequest } from './xml-http-request/xml-http-request.ts'
import { XMLHttpRequestEventTarget, XMLHttpRequestUpload } from './xml-http-request/xml-http-request-events.ts'

export interface ScriptApiOptions {
  /** The URL of the page: relative URLs resolve against it. */
  readonly pageUrl: string
  /** Serialized origin of the page; `null` for an opaque one. */
  readonly origin: string
  readonly browser: BrowserName
  /** The browser's side: `openDocument(…).carryOut`, or a message to it. */
  readonly carryOut: CarryOut
  /** Called when the script asks for a header of a response, and the script has none of that name. */
  readonly onHeaderNotFound?: ScriptContext['onHeaderNotFound']
  /** Gets a sentence for the person who runs the script, about what a page has and this one has not. */
  readonly explain?: (sentence: string) => void
  /** The position of the current call in the script's text. */
  readonly locate?: () => SourcePosition | undefined
}

export type ScriptApi = ReturnType<typeof createScriptApi>

/** Makes the globals of one page's script. Never throws; the functions throw what the browser's do. */
export function createScriptApi({ explain = () => {}, ...options }: ScriptApiOptions) {
  const { context, globals } = createCallApi(options)
  return { ...createPageDom({ ...context, explain }), ...globals }
}

export type CallApi = ReturnType<typeof createCallApi>['globals']

/** The globals without the document, for those who make many pages and need none. */
export function createCallApi({
  pageUrl,
  origin,
  browser,
  carryOut,
  onHeaderNotFound,
  locate,
}: Omit<ScriptApiOptions, 'explain'>) {
  const blobUrls = createBlobUrls(origin)
  class Headers extends ScriptHeaders {
    constructor(init?: unknown) {
      super(context, init)
    }
  }
  class Request extends ScriptRequest {
    constructor(input: unknown, init?: unknown) {
      super(context, input, init)
    }
  }
  class Response extends ScriptResponse {
    constructor(body?: unknown, init?: unknown) {
      super(context, body, init)
    }

    static error(): ScriptResponse {
      return errorResponse(context)
    }

    static redirect(url: unknown, status?: unknown): ScriptResponse {
      return redirectResponse(context, url, status)
    }

    static json(data: unknown, init?: unknown): ScriptResponse {
      return jsonResponse(context, data, init)
    }
  }
  const context: ContextWithRequest & ContextWithResponse = {
    browser,
    pageUrl,
    origin,
    carryOut,
    blobUrls,
    // Measured: Firefox 153 has no limit.
    keepalive: { isLimited: browser !== 'firefox', inFlight: 0 },
    onHeaderNotFound: onHeaderNotFound && reportOnce(onHeaderNotFound),
    locate: locate ?? (() => undefined),
    Headers,
    Request,
    Response,
  }
  // These are made when a script first uses them: a class takes longer to make than a call.
  const abortController = lazily(
    () =>
      /** The platform's own, except that an abort without a reason has this browser's message. */
      class AbortController extends globalThis.AbortController {
        override abort(reason?: unknown): void {
          super.abort(reason === undefined ? new DOMException(ABORT_MESSAGE[browser], 'AbortError') : reason)
        }
      },
  )
  const xmlHttpRequest = lazily(
    () =>
      class XMLHttpRequest extends ScriptXMLHttpRequest {
        constructor() {
          super(context)
        }
      },
  )
  const eventSource = lazily(
    () =>
      class EventSource extends ScriptEventSource {
        constructor(url: unknown, init?: { withCredentials?: unknown } | null) {
          super(context, url, init)
        }
      },
  )
  const urlClass = lazily(() => createUrlClass(browser, blobUrls))
  const globals = {
    fetch: createFetch(context),
    get XMLHttpRequest() {
      return xmlHttpRequest()
    },
    XMLHttpRequestUpload,
    get EventSource() {
      return eventSource()
    },
    navigator: { sendBeacon: createSendBeacon(context) },
    XMLHttpRequestEventTarget,
    ProgressEvent,
    Headers,
    Request,
    Response,
    get AbortController() {
      return abortController()
    },
    AbortSignal: globalThis.AbortSignal,
    Blob: globalThis.Blob,
    File: globalThis.File,
    FormData: globalThis.FormData,
    get URL() {
      return urlClass()
    },
    URLSearchParams: globalThis.URLSearchParams,
    ReadableStream: globalThis.ReadableStream,
    TextDecoder: globalThis.TextDecoder,
    TextEncoder: globalThis.TextEncoder,
    DOMException: globalThis.DOMException,
  }
  return { context, globals }
}

/** What `make` returns, made on the first call. */
function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

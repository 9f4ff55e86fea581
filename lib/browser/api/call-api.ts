/**
 * What a page's script makes calls with: `fetch`, `XMLHttpRequest`, and the classes and object URLs that belong to them.
 * Most pages use only some of it, and a class takes longer to make than a call: each is made when it is first used.
 */
import type { BrowserName, HeaderList, SourcePosition } from '../../trace/events.ts'
import { createRefusesAtOnce } from '../policy/refused-at-once.ts'
import { BlobUrls, createUrlClass } from './blob-urls.ts'
import { createFetch } from './fetch.ts'
import { ScriptHeaders } from './headers.ts'
import { reportOnce } from './report-once.ts'
import { type ContextWithRequest, ScriptRequest } from './request.ts'
import { type ContextWithResponse, errorResponse, jsonResponse, redirectResponse, ScriptResponse } from './response.ts'
import type { CarryOut, ScriptContext } from './script-context.ts'
import { ScriptXMLHttpRequest } from './xml-http-request/xml-http-request.ts'

export interface CallApiOptions {
  /** The URL of the page: relative URLs resolve against it. */
  readonly pageUrl: string
  /** Serialized origin of the page; `null` for an opaque one. */
  readonly origin: string
  readonly browser: BrowserName
  /** The headers that the page itself came with, for what its policies refuse at once. */
  readonly pageHeaders?: HeaderList | undefined
  /** The browser's side: `openDocument(…).carryOut`, or a message to it. */
  readonly carryOut: CarryOut
  /** Called when the script asks for a header of a response, and the script has none of that name. */
  readonly onHeaderNotFound?: ScriptContext['onHeaderNotFound']
  /** The position of the current call in the script's text. */
  readonly locate?: () => SourcePosition | undefined
  /** Prints an error of the browser's own, about something that the script did and that is no request. */
  readonly printAsBrowser?: (text: string) => void
  /** Gets a sentence for the person who runs the script, about what a page has and this one has not. */
  readonly explain?: (sentence: string) => void
}

/** The context of one page's classes, and those of its globals that make calls. */
export class CallApi implements ContextWithRequest, ContextWithResponse {
  readonly browser: BrowserName
  readonly pageUrl: string
  readonly origin: string
  readonly carryOut: CarryOut
  readonly blobUrls: BlobUrls
  readonly keepalive: ScriptContext['keepalive']
  readonly onHeaderNotFound: ScriptContext['onHeaderNotFound']
  readonly locate: () => SourcePosition | undefined
  readonly refusesAtOnce: ScriptContext['refusesAtOnce']
  readonly printAsBrowser: (text: string) => void
  readonly explain: (sentence: string) => void
  #fetch: ReturnType<typeof createFetch> | undefined
  #Headers: ReturnType<typeof headersClass> | undefined
  #Request: ReturnType<typeof requestClass> | undefined
  #Response: ReturnType<typeof responseClass> | undefined
  #XMLHttpRequest: ReturnType<typeof xmlHttpRequestClass> | undefined
  #URL: typeof URL | undefined

  constructor(options: CallApiOptions) {
    const { pageUrl, origin, browser, pageHeaders, carryOut, onHeaderNotFound, locate, printAsBrowser, explain } =
      options
    this.browser = browser
    this.pageUrl = pageUrl
    this.origin = origin
    this.carryOut = carryOut
    this.blobUrls = new BlobUrls(origin)
    // Measured: Firefox 153 has no limit.
    this.keepalive = { isLimited: browser !== 'firefox', inFlight: 0 }
    this.onHeaderNotFound = onHeaderNotFound && reportOnce(onHeaderNotFound)
    this.locate = locate ?? nowhere
    this.refusesAtOnce = createRefusesAtOnce(browser, pageUrl, pageHeaders)
    this.printAsBrowser = printAsBrowser ?? nowhere
    this.explain = explain ?? nowhere
  }

  get fetch() {
    this.#fetch ??= createFetch(this)
    return this.#fetch
  }

  get Headers() {
    this.#Headers ??= headersClass(this)
    return this.#Headers
  }

  get Request() {
    this.#Request ??= requestClass(this)
    return this.#Request
  }

  get Response() {
    this.#Response ??= responseClass(this)
    return this.#Response
  }

  get XMLHttpRequest() {
    this.#XMLHttpRequest ??= xmlHttpRequestClass(this)
    return this.#XMLHttpRequest
  }

  get URL(): typeof URL {
    this.#URL ??= createUrlClass(this.browser, this.blobUrls)
    return this.#URL
  }
}

const nowhere = () => undefined

function headersClass(context: ScriptContext) {
  return class Headers extends ScriptHeaders {
    constructor(init?: unknown) {
      super(context, init)
    }
  }
}

function requestClass(context: ContextWithRequest) {
  return class Request extends ScriptRequest {
    constructor(input: unknown, init?: unknown) {
      super(context, input, init)
    }
  }
}

function responseClass(context: ContextWithResponse) {
  return class Response extends ScriptResponse {
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
}

function xmlHttpRequestClass(context: ScriptContext) {
  return class XMLHttpRequest extends ScriptXMLHttpRequest {
    constructor() {
      super(context)
    }
  }
}

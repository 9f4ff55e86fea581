/**
 * https://xhr.spec.whatwg.org/#xmlhttprequesteventtarget: the events that an XMLHttpRequest and its upload object
 * share.
 */
import { defineEventHandlers, type EventHandler, HandlerTarget } from '../event-handlers.ts'

const PROGRESS_EVENTS = ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend'] as const

export class XMLHttpRequestEventTarget extends HandlerTarget {
  declare onloadstart: EventHandler
  declare onprogress: EventHandler
  declare onabort: EventHandler
  declare onerror: EventHandler
  declare onload: EventHandler
  declare ontimeout: EventHandler
  declare onloadend: EventHandler

  static {
    defineEventHandlers(XMLHttpRequestEventTarget.prototype, PROGRESS_EVENTS)
  }
}

/** https://xhr.spec.whatwg.org/#xmlhttprequestupload. A listener on it when `send()` is called causes a preflight. */
export class XMLHttpRequestUpload extends XMLHttpRequestEventTarget {
  get [Symbol.toStringTag](): string {
    return 'XMLHttpRequestUpload'
  }
}

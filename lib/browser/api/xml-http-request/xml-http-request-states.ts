/** https://xhr.spec.whatwg.org/#states: the ready states of an XMLHttpRequest. */
import { defineEventHandlers, type EventHandler } from '../event-handlers.ts'
import { XMLHttpRequestEventTarget } from './xml-http-request-events.ts'

export const UNSENT = 0
export const OPENED = 1
export const HEADERS_RECEIVED = 2
export const LOADING = 3
export const DONE = 4

/** An event target with the ready states as constants, on the class and on its objects, and `onreadystatechange`. */
export class ReadyStateTarget extends XMLHttpRequestEventTarget {
  declare onreadystatechange: EventHandler
  readonly UNSENT = UNSENT
  readonly OPENED = OPENED
  readonly HEADERS_RECEIVED = HEADERS_RECEIVED
  readonly LOADING = LOADING
  readonly DONE = DONE
  static readonly UNSENT = UNSENT
  static readonly OPENED = OPENED
  static readonly HEADERS_RECEIVED = HEADERS_RECEIVED
  static readonly LOADING = LOADING
  static readonly DONE = DONE

  static {
    defineEventHandlers(ReadyStateTarget.prototype, ['readystatechange'])
  }
}

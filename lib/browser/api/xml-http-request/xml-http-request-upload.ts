/**
 * The progress of an XMLHttpRequest's body: https://xhr.spec.whatwg.org/#upload-complete-flag and the events of
 * `upload`.
 */
import { fireProgressEvent } from '../progress-event.ts'
import { XMLHttpRequestUpload } from './xml-http-request-events.ts'

export class UploadProgress {
  #target: XMLHttpRequestUpload | undefined
  #hasListeners = false
  #isComplete = false

  /** The `upload` object, at which the events are fired. Most scripts never look at it. */
  get target(): XMLHttpRequestUpload {
    this.#target ??= new XMLHttpRequestUpload()
    return this.#target
  }

  /** https://xhr.spec.whatwg.org/#upload-listener-flag: whether `target` had listeners when the request was sent. */
  get hadListeners(): boolean {
    return this.#hasListeners
  }

  /** Unsets the listener flag, for a new request. */
  reset(): void {
    this.#hasListeners = false
  }

  /** Takes the state at the time of `send()`. Without a body there is nothing to upload, and no event is fired. */
  prepare(hasBody: boolean): void {
    this.#hasListeners = this.#target?.hasListeners ?? false
    this.#isComplete = !hasBody
  }

  /** Fires `loadstart`; `length` in bytes, 0 where it is not known yet. */
  start(length: number): void {
    if (!this.#isComplete && this.#hasListeners) fireProgressEvent(this.target, 'loadstart', 0, length)
  }

  /** Fires the events of a finished upload of `sent` bytes. */
  finish(sent: number): void {
    this.#end(['progress', 'load', 'loadend'], sent)
  }

  /** Fires the events of an upload that ended with `event`. */
  fail(event: 'abort' | 'error' | 'timeout'): void {
    this.#end([event, 'loadend'], 0)
  }

  #end(events: readonly string[], bytes: number): void {
    if (this.#isComplete) return
    this.#isComplete = true
    if (!this.#hasListeners) return
    for (const type of events) fireProgressEvent(this.target, type, bytes, bytes)
  }
}

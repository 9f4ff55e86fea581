/** https://xhr.spec.whatwg.org/#interface-xmlhttprequest, asynchronous only: the sandbox cannot block a script. */

import { getHeader } from '../../../trace/header-list.ts'
import type { Call, CallResult } from '../../call.ts'
import { parseMimeType } from '../../http/mime-type.ts'
import type { BodyContent } from '../body.ts'
import { toByteString } from '../header-guard.ts'
import type { MessageKind, Place } from '../messages.ts'
import { fireProgressEvent } from '../progress-event.ts'
import { domException, recordInvalidCall, type ScriptContext, typeError } from '../script-context.ts'
import {
  type AuthorHeaders,
  authorCall,
  checkSync,
  extractAuthorBody,
  noAuthorHeaders,
  openedTarget,
  setAuthorHeader,
  syncException,
  type XhrTarget,
} from './xml-http-request-author.ts'
import type { XMLHttpRequestUpload } from './xml-http-request-events.ts'
import {
  allResponseHeaders,
  type GottenResponse,
  missingDocument,
  objectResponse,
  RESPONSE_TYPES,
  type ResponseType,
  responseHeader,
  textResponse,
} from './xml-http-request-response.ts'
import { DONE, HEADERS_RECEIVED, LOADING, OPENED, ReadyStateTarget, UNSENT } from './xml-http-request-states.ts'
import { UploadProgress } from './xml-http-request-upload.ts'

const place = (member: string, kind?: Place['kind']): Place => ({ of: 'XMLHttpRequest', member, kind })

export class ScriptXMLHttpRequest extends ReadyStateTarget {
  #context: ScriptContext
  #upload = new UploadProgress()
  #state: number = UNSENT
  #sendFlag = false
  #target: XhrTarget = { method: 'GET', url: '' }
  #isSync = false
  #headers: AuthorHeaders = noAuthorHeaders()
  #withCredentials = false
  #timeout = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #responseType: ResponseType = ''
  #overrideMimeType: string | null = null
  #response: GottenResponse | null = null
  #objectResponse: unknown
  /** The ongoing fetch. A later `open`, `abort` or timeout replaces it, and its response is then ignored. */
  #ongoing: AbortController | null = null

  constructor(context: ScriptContext) {
    super()
    this.#context = context
  }

  get readyState(): number {
    return this.#state
  }

  get upload(): XMLHttpRequestUpload {
    return this.#upload.target
  }

  get withCredentials(): boolean {
    return this.#withCredentials
  }

  set withCredentials(value: boolean) {
    if ((this.#state !== UNSENT && this.#state !== OPENED) || this.#sendFlag) {
      throw this.#invalidState(place('withCredentials', 'setter'), 'xhr-with-credentials')
    }
    this.#withCredentials = Boolean(value)
  }

  get timeout(): number {
    return this.#timeout
  }

  set timeout(value: number) {
    if (this.#isSync) throw syncException(this.#context, place('timeout', 'setter'), 'xhr-sync-timeout')
    this.#timeout = Number(value) >>> 0
    if (this.#ongoing) this.#startTimer()
  }

  get responseType(): ResponseType {
    return this.#responseType
  }

  set responseType(value: ResponseType) {
    if (this.#state === LOADING || this.#state === DONE) {
      throw this.#invalidState(place('responseType', 'setter'), 'xhr-loading-or-done')
    }
    if (this.#isSync) throw syncException(this.#context, place('responseType', 'setter'), 'xhr-sync-type')
    this.#responseType = RESPONSE_TYPES.find((type) => type === String(value)) ?? this.#responseType
  }

  #invalidState(where: Place, kind: MessageKind, value?: string): DOMException {
    return domException(this.#context, 'InvalidStateError', where, kind, value)
  }

  /** Throws what the browser throws, and has the browser record the call that was never sent. */
  #refuse(error: DOMException, target?: XhrTarget): never {
    const { name, message } = error
    recordInvalidCall(this.#context, { ...this.#call(null), ...target, invalid: { name, message } })
    throw error
  }

  open(...args: [method?: unknown, url?: unknown, async?: unknown, username?: unknown, password?: unknown]): void {
    const { method, url, isSync } = openedTarget(this.#context, args, (error, target) => this.#refuse(error, target))
    if (isSync) checkSync(this.#context, this.#responseType, this.#timeout)
    this.#stop()
    this.#sendFlag = false
    this.#upload.reset()
    this.#target = { method, url }
    this.#isSync = isSync
    this.#headers = noAuthorHeaders()
    this.#forgetResponse()
    if (this.#state !== OPENED) this.#change(OPENED)
  }

  setRequestHeader(...args: [name?: unknown, value?: unknown]): void {
    const where = place('setRequestHeader')
    if (args.length < 2) throw typeError(this.#context, where, 'too-few-arguments', '2', String(args.length))
    if (this.#state !== OPENED) throw this.#invalidState(where, 'xhr-not-opened')
    if (this.#sendFlag) throw this.#invalidState(where, 'xhr-sending')
    setAuthorHeader(this.#context, this.#headers, args, (error) => this.#refuse(error))
  }

  overrideMimeType(mime: unknown): void {
    if (this.#state === LOADING || this.#state === DONE) {
      throw this.#invalidState(place('overrideMimeType'), 'xhr-mime-type')
    }
    this.#overrideMimeType = parseMimeType(String(mime)) ? String(mime) : 'application/octet-stream'
  }

  send(body: unknown = null): void {
    if (this.#state !== OPENED) throw this.#invalidState(place('send'), 'xhr-not-opened')
    if (this.#sendFlag) throw this.#invalidState(place('send'), 'xhr-sending')
    // A browser blocks the script here until the response is there.
    if (this.#isSync) this.#refuse(domException(this.#context, 'NotSupportedError', place('send'), 'xhr-sync'))
    const { method } = this.#target
    const isBodyless = method === 'GET' || method === 'HEAD' || body === null
    const content = isBodyless ? null : extractAuthorBody(this.#context, this.#headers, body)
    this.#upload.prepare(content !== null)
    this.#sendFlag = true
    fireProgressEvent(this, 'loadstart', 0, 0)
    const ongoing = new AbortController()
    this.#upload.start(content?.knownBytes?.length ?? 0)
    if (this.#state !== OPENED || !this.#sendFlag) return
    this.#ongoing = ongoing
    this.#startTimer()
    this.#sendBody(content, ongoing).catch(() => {
      if (this.#ongoing === ongoing) this.#fail('error')
    })
  }

  #call(body: Uint8Array | null): Call {
    const uploadListener = this.#upload.hadListeners || undefined
    const call = authorCall(this.#target, this.#headers, this.#withCredentials)
    return { ...call, body, uploadListener, source: this.#context.locate() }
  }

  async #sendBody(content: BodyContent | null, ongoing: AbortController): Promise<void> {
    const blob = this.#context.blobUrls.read(this.#target.url)
    const call = this.#call(content?.knownBytes ?? null)
    const body = content && (call.body ?? (await content.consume()))
    const result = await this.#context.carryOut({ ...call, blob: blob && (await blob), body }, ongoing.signal)
    if (this.#ongoing !== ongoing) return
    this.#settle(result, body?.length ?? 0)
  }

  #settle(result: CallResult, sent: number): void {
    if (result.outcome !== 'response') {
      // The fetch has ended by itself: there is nothing to abort.
      this.#ongoing = null
      this.#fail('error')
      return
    }
    this.#upload.finish(sent)
    const ongoing = this.#ongoing
    this.#response = result
    this.#change(HEADERS_RECEIVED)
    const length = Number(getHeader(result.headers, 'content-length') ?? 0) || 0
    const loaded = result.body?.length ?? 0
    if (loaded > 0 && this.#ongoing === ongoing) this.#change(LOADING)
    if (this.#ongoing !== ongoing) return
    fireProgressEvent(this, 'progress', loaded, length)
    if (this.#ongoing !== ongoing) return
    this.#ongoing = null
    clearTimeout(this.#timer)
    this.#sendFlag = false
    this.#change(DONE)
    if (this.#state !== DONE) return
    fireProgressEvent(this, 'load', loaded, length)
    fireProgressEvent(this, 'loadend', loaded, length)
  }

  /** https://xhr.spec.whatwg.org/#request-error-steps */
  #fail(event: 'abort' | 'error' | 'timeout'): void {
    this.#stop()
    this.#state = DONE
    this.#sendFlag = false
    this.#forgetResponse()
    this.dispatchEvent(new Event('readystatechange'))
    this.#upload.fail(event)
    fireProgressEvent(this, event, 0, 0)
    fireProgressEvent(this, 'loadend', 0, 0)
  }

  #change(state: number): void {
    this.#state = state
    this.dispatchEvent(new Event('readystatechange'))
  }

  #stop(): void {
    clearTimeout(this.#timer)
    const ongoing = this.#ongoing
    this.#ongoing = null
    ongoing?.abort()
  }

  #startTimer(): void {
    clearTimeout(this.#timer)
    if (this.#timeout > 0) this.#timer = setTimeout(() => this.#fail('timeout'), this.#timeout)
  }

  #forgetResponse(): void {
    this.#response = null
    this.#objectResponse = undefined
  }

  abort(): void {
    const sending = this.#state === OPENED && this.#sendFlag
    this.#stop()
    if (sending || this.#state === HEADERS_RECEIVED || this.#state === LOADING) this.#fail('abort')
    if (this.#state === DONE) {
      this.#state = UNSENT
      this.#forgetResponse()
    }
  }

  get status(): number {
    return this.#response?.status ?? 0
  }
  get statusText(): string {
    return this.#response?.statusText ?? ''
  }
  get responseURL(): string {
    return this.#response?.url.replace(/#.*$/, '') ?? ''
  }

  getResponseHeader(name: unknown): string | null {
    const text = toByteString(this.#context, place('getResponseHeader'), name)
    const value = this.#response && responseHeader(this.#response, text)
    const call = this.#response?.call
    if (value === null && call !== undefined) this.#context.onHeaderNotFound?.(call, text.toLowerCase())
    return value
  }

  getAllResponseHeaders(): string {
    return this.#response ? allResponseHeaders(this.#response) : ''
  }

  get responseText(): string {
    if (this.#responseType !== '' && this.#responseType !== 'text') {
      throw this.#invalidState(place('responseText', 'getter'), 'xhr-response-text', this.#responseType)
    }
    if ((this.#state !== LOADING && this.#state !== DONE) || !this.#response) return ''
    return textResponse(this.#response, this.#overrideMimeType)
  }

  /** Always null: nothing is parsed into a document here. Where a browser may have one, that is explained. */
  get responseXML(): null {
    if (this.#responseType !== '' && this.#responseType !== 'document') {
      throw this.#invalidState(place('responseXML', 'getter'), 'xhr-response-xml', this.#responseType)
    }
    return this.#noDocument()
  }

  #noDocument(): null {
    if (this.#state !== DONE || !this.#response) return null
    const sentence = missingDocument(this.#response, this.#responseType, this.#overrideMimeType)
    if (sentence !== null) this.#context.explain(sentence)
    return null
  }

  get response(): unknown {
    if (this.#responseType === '' || this.#responseType === 'text') return this.responseText
    if (this.#responseType === 'document') return this.#noDocument()
    if (this.#state !== DONE || !this.#response) return null
    this.#objectResponse ??= objectResponse(this.#response, this.#responseType, this.#overrideMimeType)
    return this.#objectResponse
  }

  get [Symbol.toStringTag](): string {
    return 'XMLHttpRequest'
  }
}

/**
 * https://fetch.spec.whatwg.org/#bodies: the body of a request or a response. Bytes stay bytes until a script asks for
 * the stream; from then on they are in the platform's own `Response`, which tracks whether it is disturbed or locked.
 */
import type { BrowserName } from '../../trace/events.ts'
import { multipartBoundary, multipartParts } from '../http/multipart-form-data.ts'

// Taken at import, so that a script that replaces the globals does not change its own bodies.
const NativeResponse = globalThis.Response

type BodySource = Uint8Array<ArrayBuffer> | Blob | ReadableStream

export class BodyContent {
  #source: BodySource
  #native: Response | null = null
  #used = false

  /** The body has no source but the stream, and cannot be sent again after a redirect. */
  readonly isStream: boolean

  constructor(source: BodySource, isStream = source instanceof ReadableStream) {
    this.#source = source
    this.isStream = isStream
    if (source instanceof ReadableStream) this.#native = new NativeResponse(source)
  }

  get used(): boolean {
    return this.#used || this.#native?.bodyUsed === true
  }

  /** Disturbed or locked: it can no longer be read. */
  get unusable(): boolean {
    return this.used || this.#native?.body?.locked === true
  }

  get stream(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    this.#native ??= new NativeResponse(this.#used ? null : this.#source)
    return this.#native.body
  }

  /** In bytes; 0 for a stream, whose length is not known. */
  get size(): number {
    if (this.#source instanceof Blob) return this.#source.size
    return this.#source instanceof Uint8Array ? this.#source.length : 0
  }

  /** The bytes, where the source has them already; otherwise null. Does not consume the body. */
  get knownBytes(): Uint8Array<ArrayBuffer> | null {
    return this.#source instanceof Uint8Array && this.#native === null ? this.#source : null
  }

  /** Consumes the body. Rejects where the stream breaks or carries something other than bytes. */
  async consume(): Promise<Uint8Array<ArrayBuffer>> {
    const native = this.#native
    this.#used = true
    if (native) return new Uint8Array(await native.arrayBuffer())
    const source = this.#source
    return source instanceof Blob ? new Uint8Array(await source.arrayBuffer()) : (source as Uint8Array<ArrayBuffer>)
  }

  /** Moves the body to a new owner; this object counts as used. */
  take(): BodyContent {
    const taken = new BodyContent(this.#native?.body ?? this.#source, this.isStream)
    this.#used = true
    return taken
  }

  clone(): BodyContent {
    if (!this.#native) return new BodyContent(this.#source, this.isStream)
    const copy = new BodyContent(new Uint8Array(0), this.isStream)
    copy.#source = this.#source
    copy.#native = this.#native.clone()
    return copy
  }
}

export interface ExtractedBody {
  readonly content: BodyContent
  /** The `Content-Type` where the script has set none. */
  readonly type: string | null
}

const encoder = new TextEncoder()

/** A copy of a script's bytes, because it may change its buffer afterwards. Null for a value without bytes. */
function copyBytes(value: unknown): Uint8Array<ArrayBuffer> | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0))
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
  return null
}

/**
 * https://fetch.spec.whatwg.org/#concept-bodyinit-extract. A value that is not a body type is converted to a string.
 */
export function extractBody(browser: BrowserName, value: unknown): ExtractedBody {
  if (value instanceof Blob) return { content: new BodyContent(value), type: value.type || null }
  if (value instanceof FormData) {
    const boundary = multipartBoundary(browser)
    const content = new BodyContent(new Blob(multipartParts(value, boundary)))
    return { content, type: `multipart/form-data; boundary=${boundary}` }
  }
  if (value instanceof ReadableStream) return { content: new BodyContent(value), type: null }
  const bytes = copyBytes(value)
  if (bytes) return { content: new BodyContent(bytes), type: null }
  const type =
    value instanceof URLSearchParams ? 'application/x-www-form-urlencoded;charset=UTF-8' : 'text/plain;charset=UTF-8'
  return { content: new BodyContent(encoder.encode(String(value))), type }
}

/** https://fetch.spec.whatwg.org/#body-mixin: the members that `Request` and `Response` share. */
import { getHeader } from '../../trace/header-list.ts'
import { parseMimeType } from '../http/mime-type.ts'
import type { BodyContent } from './body.ts'
import { guardedHeadersOf, type ScriptHeaders } from './headers.ts'
import { type ScriptContext, typeError } from './script-context.ts'

const NativeResponse = globalThis.Response
const decoder = new TextDecoder()

/** The part of the mixin's state that belongs to the class. */
export interface BodyOwner {
  readonly context: ScriptContext
  readonly of: 'Request' | 'Response'
  readonly headers: ScriptHeaders
  body: BodyContent | null
}

export abstract class BodyReader {
  #owner: BodyOwner | null = null

  protected own(owner: BodyOwner): void {
    this.#owner = owner
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return this.#owner?.body?.stream ?? null
  }

  get bodyUsed(): boolean {
    return this.#owner?.body?.used ?? false
  }

  async #consume(member: string): Promise<Uint8Array<ArrayBuffer>> {
    const owner = this.#owner
    if (!owner?.body) return new Uint8Array(0)
    if (owner.body.unusable) throw typeError(owner.context, { of: owner.of, member }, 'body-used')
    return owner.body.consume()
  }

  #contentType(): string {
    return this.#owner ? (getHeader(guardedHeadersOf(this.#owner.headers).list, 'content-type') ?? '') : ''
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.#consume('arrayBuffer')).slice().buffer
  }

  async blob(): Promise<Blob> {
    const bytes = await this.#consume('blob')
    return new Blob([bytes], { type: parseMimeType(this.#contentType()) ? this.#contentType() : '' })
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#consume('bytes')).slice()
  }

  /** Parsed by the platform's own `Response`. */
  async formData(): Promise<FormData> {
    const bytes = await this.#consume('formData')
    const owner = this.#owner
    try {
      return await new NativeResponse(bytes, { headers: { 'content-type': this.#contentType() } }).formData()
    } catch (error) {
      throw owner ? typeError(owner.context, { of: owner.of, member: 'formData' }, 'form-data') : error
    }
  }

  async json(): Promise<unknown> {
    return JSON.parse(decoder.decode(await this.#consume('json')))
  }

  async text(): Promise<string> {
    return decoder.decode(await this.#consume('text'))
  }
}

/** https://html.spec.whatwg.org/#the-img-element, as far as it loads an image and keeps a canvas from its pixels. */
import type { SourcePosition } from '../../../trace/events.ts'
import { imageCall } from '../../elements/element-call.ts'
import { plainException, resolveUrl } from '../script-context.ts'
import { load, onceStable } from './loading.ts'
import { changed, type PageContext, PageElement, requestAttributes, urlIn } from './page-element.ts'

export class ImageElement extends PageElement {
  #context: PageContext
  #update: () => void
  #source: SourcePosition | undefined
  #request = new AbortController()
  #state: 'empty' | 'loading' | 'complete' | 'broken' = 'empty'
  #isTainted = false
  #settled: Promise<void> = Promise.resolve()

  constructor(context: PageContext) {
    super(context, 'img')
    this.#context = context
    // Measured: WebKit asks as soon as an attribute is set, and asks again for the next one.
    this.#update = context.browser === 'webkit' ? () => this.#load() : onceStable(() => this.#load())
  }

  override [changed](name: string): void {
    if (name !== 'src' && name !== 'crossorigin' && name !== 'referrerpolicy') return
    if (!this.hasAttribute('src')) return
    this.#source = this.#context.locate()
    if (name === 'src') this.#state = 'loading'
    // An image begins to load before it is anywhere in the page.
    this.#update()
  }

  /** https://html.spec.whatwg.org/#update-the-image-data */
  #load(): void {
    this.#request.abort()
    this.#request = new AbortController()
    const { signal } = this.#request
    const url = resolveUrl(this.#context, this.getAttribute('src') ?? '')
    this.#isTainted = false
    this.#state = 'loading'
    if (this.getAttribute('src') === '' || !url) {
      this.#state = 'broken'
      this.#settled = Promise.resolve().then(() => void this.dispatchEvent(new Event('error')))
      return
    }
    const call = imageCall(url.href, this.crossOrigin ?? undefined)
    const asked = { ...call, ...requestAttributes(this), source: this.#source }
    const isSentAnyway = this.#context.browser === 'webkit'
    this.#settled = load(this.#context, asked, isSentAnyway ? undefined : signal).then((outcome) => {
      if (!outcome || signal.aborted) return
      this.#isTainted = outcome.kind === 'load' && outcome.tainted === true
      this.#state = outcome.kind === 'load' ? 'complete' : 'broken'
      this.dispatchEvent(new Event(outcome.kind === 'load' ? 'load' : 'error'))
    })
  }

  get src(): string {
    return urlIn(this.#context, this, 'src')
  }

  set src(url: unknown) {
    this.setAttribute('src', url)
  }

  get currentSrc(): string {
    return this.#state === 'empty' ? '' : this.src
  }

  get complete(): boolean {
    return this.#state !== 'loading'
  }

  /** https://html.spec.whatwg.org/#dom-img-decode */
  async decode(): Promise<void> {
    await Promise.resolve()
    await this.#settled
    if (this.#state !== 'complete') throw plainException(this.#context, 'EncodingError', 'image-decode')
  }

  /** What a canvas may do with it. */
  static stateOf(image: ImageElement): {
    readonly state: 'empty' | 'loading' | 'complete' | 'broken'
    tainted: boolean
  } {
    return { state: image.#state, tainted: image.#isTainted }
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLImageElement'
  }
}

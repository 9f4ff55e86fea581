import { navigationCall } from '../../elements/element-call.ts'
import { plainException, resolveUrl } from '../script-context.ts'
import { loadInto } from './loading.ts'
import { changed, connected, type PageContext, PageElement, requestAttributes, urlIn } from './page-element.ts'

/** https://html.spec.whatwg.org/#the-iframe-element: its document is another page, which a script here cannot reach. */
export class FrameElement extends PageElement {
  #context: PageContext

  constructor(context: PageContext) {
    super(context, 'iframe')
    this.#context = context
  }

  override [connected](): void {
    this.#navigate()
  }

  override [changed](name: string): void {
    if (name === 'src' && this.isConnected) this.#navigate()
  }

  #navigate(): void {
    const url = resolveUrl(this.#context, this.getAttribute('src') ?? '')
    if (!url || !this.getAttribute('src')) return
    const call = { ...navigationCall('iframe', url.href), ...requestAttributes(this), source: this.#context.locate() }
    loadInto(this, this.#context, call).catch(() => {})
  }

  get src(): string {
    return urlIn(this.#context, this, 'src')
  }

  set src(url: unknown) {
    this.setAttribute('src', url)
  }

  get #isForeign(): boolean {
    const url = resolveUrl(this.#context, this.getAttribute('src') ?? '')
    return url !== null && url.origin !== this.#context.origin
  }

  get contentDocument(): null {
    if (!this.#isForeign) this.#context.explain('Documents of frames are not part of this page.')
    return null
  }

  get contentWindow(): object | null {
    if (!this.isConnected) return null
    const context = this.#context
    if (!this.#isForeign) {
      context.explain('Documents of frames are not part of this page.')
      return null
    }
    const there = resolveUrl(context, this.getAttribute('src') ?? '')?.origin
    const refuse = (kind: 'foreign-document' | 'foreign-location') => (): never => {
      if (context.browser === 'webkit') {
        context.printAsBrowser(
          `Blocked a frame with origin "${context.origin}" from accessing a frame with origin "${there}". Protocols, domains, and ports must match.`,
        )
      }
      throw plainException(context, 'SecurityError', kind, context.origin)
    }
    const location = Object.defineProperty({}, 'href', { get: refuse('foreign-location'), set: () => {} })
    const postMessage = () => context.explain('Messages to frames are not part of this page.')
    return Object.defineProperty({ location, postMessage }, 'document', { get: refuse('foreign-document') })
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLIFrameElement'
  }
}

import { navigationCall } from '../../elements/element-call.ts'
import { plainException, resolveUrl } from '../script-context.ts'
import { loadInto } from './loading.ts'
import { changed, connected, type PageContext, PageElement, requestAttributes, urlIn } from './page-element.ts'

/** https://dom.spec.whatwg.org/#interface-domtokenlist, as far as a sandbox needs it. */
class SandboxTokens {
  #frame: PageElement

  constructor(frame: PageElement) {
    this.#frame = frame
  }

  get value(): string {
    return this.#frame.getAttribute('sandbox') ?? ''
  }

  set value(tokens: unknown) {
    this.#frame.setAttribute('sandbox', tokens)
  }

  contains(token: unknown): boolean {
    return this.#tokens().includes(String(token))
  }

  add(...tokens: readonly unknown[]): void {
    this.value = [...new Set([...this.#tokens(), ...tokens.map(String)])].join(' ')
  }

  remove(...tokens: readonly unknown[]): void {
    this.value = this.#tokens()
      .filter((token) => !tokens.map(String).includes(token))
      .join(' ')
  }

  toString(): string {
    return this.value
  }

  #tokens(): readonly string[] {
    return this.value.split(/[\t\n\f\r ]+/).filter(Boolean)
  }
}

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
    if ((name === 'src' || name === 'srcdoc') && this.isConnected) this.#navigate()
  }

  /** https://html.spec.whatwg.org/#process-the-iframe-attributes: `srcdoc` goes before `src`. */
  #navigate(): void {
    const srcdoc = this.getAttribute('srcdoc')
    const src = this.getAttribute('src')
    const address = srcdoc === null ? src && resolveUrl(this.#context, src)?.href : 'about:srcdoc'
    if (!address) return
    const sandbox = this.getAttribute('sandbox')
    const call = {
      ...navigationCall('iframe', address),
      ...requestAttributes(this),
      ...(srcdoc === null ? {} : { srcdoc }),
      ...(sandbox === null ? {} : { sandbox }),
      source: this.#context.locate(),
    }
    loadInto(this, this.#context, call).catch(() => {})
  }

  get srcdoc(): string {
    return this.getAttribute('srcdoc') ?? ''
  }

  set srcdoc(markup: unknown) {
    this.setAttribute('srcdoc', markup)
  }

  /** https://html.spec.whatwg.org/#dom-iframe-sandbox: a list of words, which text may be assigned to. */
  get sandbox(): SandboxTokens {
    return new SandboxTokens(this)
  }

  set sandbox(tokens: unknown) {
    this.setAttribute('sandbox', tokens)
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

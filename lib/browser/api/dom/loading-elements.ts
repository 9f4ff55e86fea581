/** Scripts, links and media: elements that load something once they are in the document, or have an address. */
import type { Outcome } from '../../../trace/events.ts'
import { manifestCall, mediaCall, scriptCall, stylesheetCall } from '../../elements/element-call.ts'
import { defineEventHandlers, type EventHandler } from '../event-handlers.ts'
import { domException, plainException, resolveUrl } from '../script-context.ts'
import { load, loadInto, onceStable } from './loading.ts'
import {
  changed,
  connected,
  type PageContext,
  PageElement,
  reflectBoolean,
  requestAttributes,
  urlIn,
} from './page-element.ts'

const JAVASCRIPT = /^(?:$|module$|(?:text|application)\/(?:x-)?(?:java|ecma)script$)/i

/** https://html.spec.whatwg.org/#the-script-element */
export class ScriptTagElement extends PageElement {
  #context: PageContext
  #isStarted = false

  static {
    reflectBoolean(ScriptTagElement.prototype, ['async', 'defer', 'noModule'])
  }

  constructor(context: PageContext) {
    super(context, 'script')
    this.#context = context
  }

  override [connected](): void {
    this.#prepare()
  }

  override [changed](name: string): void {
    if (name === 'src' && this.isConnected) this.#prepare()
  }

  /** https://html.spec.whatwg.org/#prepare-the-script-element */
  #prepare(): void {
    const type = this.getAttribute('type') ?? ''
    if (this.#isStarted || !JAVASCRIPT.test(type.trim())) return
    const written = this.getAttribute('src')
    if (written === null) {
      if (this.textContent !== '')
        this.#context.explain('Text in a `<script>` element is not run here: write it into the page’s own script.')
      return
    }
    this.#isStarted = true
    const url = resolveUrl(this.#context, written)
    if (written === '' || !url) {
      queueMicrotask(() => this.dispatchEvent(new Event('error')))
      return
    }
    const call = scriptCall(url.href, this.crossOrigin ?? undefined, type.trim().toLowerCase() === 'module')
    const asked = { ...call, ...requestAttributes(this), source: this.#context.locate() }
    loadInto(this, this.#context, asked, (outcome) => {
      if (outcome.kind === 'load') this.#context.explain(`The script ${url.href} was loaded. It is not run here.`)
    }).catch(() => {})
  }

  get src(): string {
    return urlIn(this.#context, this, 'src')
  }

  set src(url: unknown) {
    this.setAttribute('src', url)
  }

  get text(): string {
    return this.textContent
  }

  set text(text: unknown) {
    this.textContent = text
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLScriptElement'
  }
}

/** https://drafts.csswg.org/cssom/#the-cssstylesheet-interface: whether its rules may be read. */
class StyleSheet {
  #context: PageContext
  #isReadable: boolean
  readonly href: string

  constructor(context: PageContext, href: string, isReadable: boolean) {
    this.#context = context
    this.href = href
    this.#isReadable = isReadable
  }

  get cssRules(): readonly unknown[] {
    if (!this.#isReadable) {
      const place = { of: 'CSSStyleSheet', member: 'cssRules', kind: 'getter' } as const
      throw domException(this.#context, 'SecurityError', place, 'css-rules')
    }
    this.#context.explain('Style sheets are not parsed here, so the list of their rules is empty.')
    return []
  }
}

/** https://html.spec.whatwg.org/#the-link-element, for style sheets and manifests. */
export class LinkElement extends PageElement {
  #context: PageContext
  #update: () => void
  sheet: StyleSheet | null = null

  static {
    reflectBoolean(LinkElement.prototype, ['disabled'])
  }

  constructor(context: PageContext) {
    super(context, 'link')
    this.#context = context
    this.#update = onceStable(() => this.#load())
  }

  override [connected](): void {
    this.#update()
  }

  override [changed](name: string): void {
    if ((name === 'href' || name === 'rel' || name === 'crossorigin') && this.isConnected) this.#update()
  }

  #load(): void {
    const kinds = (this.getAttribute('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const url = resolveUrl(this.#context, this.getAttribute('href') ?? '')
    if (!this.getAttribute('href') || !url || kinds.length === 0) return
    const more = { ...requestAttributes(this), source: this.#context.locate() }
    if (kinds.includes('stylesheet')) {
      const call = { ...stylesheetCall(url.href, this.crossOrigin ?? undefined), ...more }
      loadInto(this, this.#context, call, (outcome) => this.#use(url, outcome)).catch(() => {})
    } else if (kinds.includes('manifest')) {
      if (this.#context.browser === 'chromium') {
        // No event tells a page about its manifest.
        load(this.#context, { ...manifestCall(url.href, this.crossOrigin ?? undefined), ...more }).catch(() => {})
      } else {
        const browser = this.#context.browser === 'firefox' ? 'Firefox on a computer' : 'Safari'
        this.#context.explain(`${browser} asks for a manifest only when the page is installed: nothing is sent now.`)
      }
    } else {
      this.#context.explain(
        `\`<link rel="${kinds.join(' ')}">\` is not part of this page: only \`stylesheet\` and \`manifest\` are loaded.`,
      )
    }
  }

  #use(url: URL, outcome: Outcome): void {
    this.sheet = outcome.kind === 'load' ? new StyleSheet(this.#context, url.href, outcome.readable !== false) : null
  }

  get href(): string {
    return urlIn(this.#context, this, 'href')
  }

  set href(url: unknown) {
    this.setAttribute('href', url)
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLLinkElement'
  }
}

/** https://html.spec.whatwg.org/#media-elements: whether the address can be loaded. Nothing is played. */
export class MediaElement extends PageElement {
  declare onloadeddata: EventHandler
  declare oncanplay: EventHandler
  #context: PageContext
  #update: () => void
  #settled: Promise<Outcome | null> = Promise.resolve(null)
  error: { readonly code: number; readonly message: string } | null = null

  static {
    defineEventHandlers(MediaElement.prototype, ['loadstart', 'loadedmetadata', 'loadeddata', 'canplay'])
    reflectBoolean(MediaElement.prototype, ['autoplay', 'controls', 'loop', 'muted'])
  }

  constructor(context: PageContext, kind: 'video' | 'audio') {
    super(context, kind)
    this.#context = context
    this.#update = onceStable(() => {
      this.#settled = this.#load(kind)
    })
  }

  override [changed](name: string): void {
    if (name === 'src' || (name === 'crossorigin' && this.hasAttribute('src'))) this.#update()
  }

  async #load(kind: 'video' | 'audio'): Promise<Outcome | null> {
    const url = resolveUrl(this.#context, this.getAttribute('src') ?? '')
    this.error = null
    if (!url || !this.getAttribute('src')) return null
    this.dispatchEvent(new Event('loadstart'))
    const call = mediaCall(kind, url.href, this.crossOrigin ?? undefined)
    const outcome = await load(this.#context, { ...call, source: this.#context.locate() })
    if (outcome?.kind === 'load') {
      for (const type of ['loadedmetadata', 'loadeddata', 'canplay']) this.dispatchEvent(new Event(type))
    } else {
      // https://html.spec.whatwg.org/#dom-mediaerror-media_err_src_not_supported: the script learns no more than this.
      this.error = { code: 4, message: '' }
      this.dispatchEvent(new Event('error'))
    }
    return outcome
  }

  get src(): string {
    return urlIn(this.#context, this, 'src')
  }

  set src(url: unknown) {
    this.setAttribute('src', url)
  }

  load(): void {
    if (this.hasAttribute('src')) this.#update()
  }

  pause(): void {}

  async play(): Promise<void> {
    await Promise.resolve()
    const outcome = await this.#settled
    if (outcome?.kind !== 'load') {
      throw plainException(this.#context, 'NotSupportedError', 'media-source')
    }
    this.#context.explain('Video and sound are loaded here, and not played.')
  }

  get [Symbol.toStringTag](): string {
    return this.localName === 'video' ? 'HTMLVideoElement' : 'HTMLAudioElement'
  }
}

/** https://html.spec.whatwg.org/#the-document-object: an empty page, to which its script adds what it wants to load. */
import { defineEventHandlers, HandlerTarget } from '../event-handlers.ts'
import { CanvasElement } from './canvas-element.ts'
import { AnchorElement, ControlElement, FormElement } from './form-element.ts'
import { FrameElement } from './frame-element.ts'
import { ImageElement } from './image-element.ts'
import { LinkElement, MediaElement, ScriptTagElement } from './loading-elements.ts'
import { defineMissing } from './missing-members.ts'
import { type PageContext, PageElement, PageText } from './page-element.ts'

class RootElement extends PageElement {
  override get isConnected(): boolean {
    return true
  }
}

const CONTROLS: ReadonlySet<string> = new Set(['input', 'select', 'textarea', 'button'])

/** An element of that name. Names without a class of their own are elements that load nothing. */
function createElement(context: PageContext, name: string): PageElement {
  switch (name) {
    case 'img':
      return new ImageElement(context)
    case 'script':
      return new ScriptTagElement(context)
    case 'link':
      return new LinkElement(context)
    case 'video':
    case 'audio':
      return new MediaElement(context, name)
    case 'iframe':
      return new FrameElement(context)
    case 'form':
      return new FormElement(context)
    case 'canvas':
      return new CanvasElement(context)
    case 'a':
      return new AnchorElement(context)
    default:
      return CONTROLS.has(name) ? new ControlElement(context, name) : new PageElement(context, name)
  }
}

/** https://drafts.csswg.org/css-font-loading/#FontFaceSet, as far as fonts are added to it. */
class FontSet {
  #fonts = new Set<unknown>()
  readonly ready: Promise<this> = Promise.resolve(this)
  add(font: unknown): this {
    this.#fonts.add(font)
    return this
  }

  has(font: unknown): boolean {
    return this.#fonts.has(font)
  }

  delete(font: unknown): boolean {
    return this.#fonts.delete(font)
  }

  get size(): number {
    return this.#fonts.size
  }
}

export class PageDocument extends HandlerTarget {
  #context: PageContext
  #state: 'interactive' | 'complete' = 'interactive'
  readonly documentElement: PageElement
  readonly head: PageElement
  readonly body: PageElement
  readonly fonts = new FontSet()
  readonly currentScript = null
  readonly nodeType = 9
  readonly referrer = ''
  readonly visibilityState = 'visible'
  readonly hidden = false
  readonly characterSet = 'UTF-8'
  title = ''

  static {
    defineEventHandlers(PageDocument.prototype, ['click', 'readystatechange', 'visibilitychange'])
    defineMissing(PageDocument.prototype, 'document', (document, sentence) => document.#context.explain(sentence))
  }

  constructor(context: PageContext) {
    super()
    this.#context = context
    this.documentElement = new RootElement(context, 'html')
    this.head = new PageElement(context, 'head')
    this.body = new PageElement(context, 'body')
    this.documentElement.append(this.head, this.body)
  }

  get URL(): string {
    return this.#context.pageUrl
  }

  get documentURI(): string {
    return this.URL
  }

  get baseURI(): string {
    return this.URL
  }

  get domain(): string {
    return new URL(this.URL).hostname
  }

  get readyState(): string {
    return this.#state
  }

  createElement(name: unknown): PageElement {
    return createElement(this.#context, String(name).toLowerCase())
  }

  createTextNode(text: unknown): PageText {
    return new PageText(String(text))
  }

  append(): never {
    throw new DOMException(
      'A document has one element. Append to document.head or document.body.',
      'HierarchyRequestError',
    )
  }

  /** Fires `DOMContentLoaded`: the page's script, a module, has run before it. */
  static finish(document: PageDocument): void {
    document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }))
    document.#state = 'complete'
    document.dispatchEvent(new Event('readystatechange'))
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLDocument'
  }
}

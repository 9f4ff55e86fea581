/**
 * The elements of a page, as far as loading needs them: attributes, events, and whether an element is in the document.
 * They have no layout and no markup.
 */
import { defineEventHandlers, type EventHandler, HandlerTarget } from '../event-handlers.ts'
import { resolveUrl, type ScriptContext } from '../script-context.ts'
import { defineMissing } from './missing-members.ts'

export type PageContext = ScriptContext

/** Called on an element when one of its attributes changes, and when it gets into the document. */
export const changed = Symbol('changed')
export const connected = Symbol('connected')

/** A text in the tree. */
export class PageText {
  parentNode: PageElement | null = null
  readonly nodeType = 3
  constructor(public data: string) {}

  get textContent(): string {
    return this.data
  }

  remove(): void {
    this.parentNode?.removeChild(this)
  }
}

export type PageNode = PageElement | PageText

/** The page that an element belongs to; its script has no way to ask this. */
export let contextOf: (element: PageElement) => PageContext

export class PageElement extends HandlerTarget {
  declare onload: EventHandler
  declare onerror: EventHandler
  readonly nodeType = 1
  readonly localName: string
  parentNode: PageElement | null = null
  #context: PageContext
  #attributes = new Map<string, string>()
  #children: PageNode[] = []
  readonly style: Record<string, string> = {}
  readonly dataset: Record<string, string> = {}

  static {
    defineEventHandlers(PageElement.prototype, ['load', 'error', 'click', 'submit'])
    reflect(PageElement.prototype, { id: 'id', className: 'class', title: 'title', alt: 'alt', width: 'width' })
    reflect(PageElement.prototype, { height: 'height', name: 'name', type: 'type', rel: 'rel', as: 'as' })
    reflect(PageElement.prototype, { referrerPolicy: 'referrerpolicy', integrity: 'integrity', nonce: 'nonce' })
    contextOf = (element) => element.#context
    defineMissing(PageElement.prototype, 'element', (element, sentence) => element.#context.explain(sentence))
    reflect(PageElement.prototype, { loading: 'loading', fetchPriority: 'fetchpriority', media: 'media' })
  }

  constructor(context: PageContext, localName: string) {
    super()
    this.#context = context
    this.localName = localName
  }

  get tagName(): string {
    return this.localName.toUpperCase()
  }

  get nodeName(): string {
    return this.tagName
  }

  [changed](_name: string): void {}
  [connected](): void {}

  getAttribute(name: unknown): string | null {
    return this.#attributes.get(String(name).toLowerCase()) ?? null
  }

  hasAttribute(name: unknown): boolean {
    return this.getAttribute(name) !== null
  }

  setAttribute(name: unknown, value: unknown): void {
    const lower = String(name).toLowerCase()
    this.#attributes.set(lower, String(value))
    this[changed](lower)
  }

  removeAttribute(name: unknown): void {
    const lower = String(name).toLowerCase()
    if (this.#attributes.delete(lower)) this[changed](lower)
  }

  /** https://html.spec.whatwg.org/#cors-settings-attribute */
  get crossOrigin(): string | null {
    return this.getAttribute('crossorigin')
  }

  set crossOrigin(value: unknown) {
    if (value === null || value === undefined) this.removeAttribute('crossorigin')
    else this.setAttribute('crossorigin', value)
  }

  get children(): readonly PageElement[] {
    return this.#children.filter((node) => node instanceof PageElement)
  }

  get childNodes(): readonly PageNode[] {
    return [...this.#children]
  }

  get parentElement(): PageElement | null {
    return this.parentNode
  }

  get textContent(): string {
    return this.#children.map((node) => node.textContent).join('')
  }

  set textContent(text: unknown) {
    this.replaceChildren(String(text ?? ''))
  }

  get isConnected(): boolean {
    return this.parentNode?.isConnected ?? false
  }

  append(...nodes: unknown[]): void {
    for (const node of nodes) this.insertBefore(isNode(node) ? node : new PageText(String(node)), null)
  }

  prepend(...nodes: unknown[]): void {
    const first = this.#children[0] ?? null
    for (const node of nodes) this.insertBefore(isNode(node) ? node : new PageText(String(node)), first)
  }

  appendChild<Node extends PageNode>(node: Node): Node {
    return this.insertBefore(node, null)
  }

  /** Throws a TypeError for what is not a node of this page. */
  insertBefore<Node extends PageNode>(node: Node, before: PageNode | null): Node {
    if (!isNode(node)) throw new TypeError('The argument is not an element of this page.')
    node.remove()
    const at = before === null ? -1 : this.#children.indexOf(before)
    this.#children.splice(at < 0 ? this.#children.length : at, 0, node)
    node.parentNode = this
    if (this.isConnected && node instanceof PageElement) node.#enter()
    return node
  }

  #enter(): void {
    this[connected]()
    for (const child of this.#children) if (child instanceof PageElement) child.#enter()
  }

  removeChild<Node extends PageNode>(node: Node): Node {
    this.#children = this.#children.filter((child) => child !== node)
    if (node.parentNode === this) node.parentNode = null
    return node
  }

  replaceChildren(...nodes: unknown[]): void {
    for (const node of [...this.#children]) this.removeChild(node)
    this.append(...nodes)
  }

  remove(): void {
    this.parentNode?.removeChild(this)
  }

  click(): void {
    this.dispatchEvent(new Event('click', { bubbles: true, cancelable: true }))
  }
}

const isNode = (value: unknown): value is PageNode => value instanceof PageElement || value instanceof PageText

/** Defines properties that read and write an attribute as it is written. */
export function reflect(prototype: PageElement, names: Readonly<Record<string, string>>): void {
  for (const [property, attribute] of Object.entries(names)) {
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get(this: PageElement) {
        return this.getAttribute(attribute) ?? ''
      },
      set(this: PageElement, value: unknown) {
        this.setAttribute(attribute, value)
      },
    })
  }
}

/** Defines properties that are true while the attribute is there. */
export function reflectBoolean(prototype: PageElement, names: readonly string[]): void {
  for (const name of names) {
    const attribute = name.toLowerCase()
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: PageElement) {
        return this.hasAttribute(attribute)
      },
      set(this: PageElement, value: unknown) {
        if (value) this.setAttribute(attribute, '')
        else this.removeAttribute(attribute)
      },
    })
  }
}

/** The URL in an attribute, absolute; the text as it is written where it does not parse. */
export function urlIn(context: PageContext, element: PageElement, attribute: string): string {
  const written = element.getAttribute(attribute)
  return written === null || written === '' ? '' : (resolveUrl(context, written)?.href ?? written)
}

/** The attributes of an element that its request is made with. */
export function requestAttributes(element: PageElement) {
  const of = (name: string) => element.getAttribute(name) || undefined
  return { referrerPolicy: of('referrerpolicy'), nonce: of('nonce'), integrity: of('integrity') }
}

/** Forms and links: elements with which a page sends the browser somewhere. */
import { navigationCall } from '../../elements/element-call.ts'
import { formCall } from '../../elements/form-submission.ts'
import { resolveUrl } from '../script-context.ts'
import { load } from './loading.ts'
import {
  contextOf,
  type PageContext,
  PageElement,
  reflect,
  reflectBoolean,
  requestAttributes,
  urlIn,
} from './page-element.ts'

const REPLACED = 'The page would be replaced by the answer now. Here it stays, and its script goes on.'

/** Navigates the page itself, as `location.assign` does. Throws nothing. */
export function navigatePage(
  context: Pick<PageContext, 'carryOut' | 'locate' | 'explain'>,
  url: URL,
  more: { readonly referrerPolicy?: string | undefined } = {},
): void {
  const call = { ...navigationCall('navigation', url.href), ...more, source: context.locate() }
  context.carryOut(call).catch(() => {})
  context.explain(REPLACED)
}

/** A control with a name and a value: `input`, `select`, `textarea` and `button`. */
export class ControlElement extends PageElement {
  checked = false
  #value: string | undefined

  static {
    reflectBoolean(ControlElement.prototype, ['disabled', 'required'])
  }

  get value(): string {
    return this.#value ?? this.getAttribute('value') ?? this.textContent
  }

  set value(value: unknown) {
    this.#value = String(value)
  }

  get [Symbol.toStringTag](): string {
    return `HTML${this.localName === 'textarea' ? 'TextArea' : this.localName.replace(/^./, (letter) => letter.toUpperCase())}Element`
  }
}

/** What Firefox throws where `form-action` refuses a form: neither an Error nor a DOMException, and without a message. */
class PolicyException {
  readonly name = ''
  readonly message = ''
  /** NS_ERROR_CSP_FORM_ACTION_VIOLATION */
  readonly result = 0x805a0061
  readonly filename: string

  constructor(filename: string) {
    this.filename = filename
  }

  toString(): string {
    return `[Exception... "<no message>"  nsresult: "0x805a0061 (<unknown>)"  location: "JS frame :: ${this.filename}"  data: no]`
  }

  get [Symbol.toStringTag](): string {
    return 'Exception'
  }
}

/** https://html.spec.whatwg.org/#the-form-element */
export class FormElement extends PageElement {
  #context: PageContext

  static {
    reflect(FormElement.prototype, { target: 'target' })
  }

  constructor(context: PageContext) {
    super(context, 'form')
    this.#context = context
  }

  get action(): string {
    return urlIn(this.#context, this, 'action') || this.#context.pageUrl
  }

  set action(url: unknown) {
    this.setAttribute('action', url)
  }

  get method(): string {
    return this.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get'
  }

  set method(method: unknown) {
    this.setAttribute('method', method)
  }

  get enctype(): string {
    return this.getAttribute('enctype') ?? 'application/x-www-form-urlencoded'
  }

  set enctype(type: unknown) {
    this.setAttribute('enctype', type)
  }

  /**
   * https://html.spec.whatwg.org/#dom-form-submit. A form that is not in the document is not sent. Throws in Firefox where
   * the page's policy refuses it.
   */
  submit(): void {
    const url = resolveUrl(this.#context, this.getAttribute('action') ?? this.#context.pageUrl)
    if (!this.isConnected) {
      this.#context.explain('The form is not in the document, so browsers do not send it: append it to document.body.')
      return
    }
    if (!url) return
    const target = this.getAttribute('target') ?? ''
    const replacesPage = /^(?:|_self|_top|_parent)$/i.test(target)
    const { method, enctype } = this
    const form = { url: url.href, method, enctype, fields: fieldsOf(this), replacesPage }
    const call = { ...formCall(form, this.#context.browser), source: this.#context.locate() }
    load(this.#context, call).catch(() => {})
    if (this.#context.refusesAtOnce(call)) throw new PolicyException(this.#context.pageUrl)
    if (replacesPage) this.#context.explain(REPLACED)
  }

  /** https://html.spec.whatwg.org/#dom-form-requestsubmit */
  requestSubmit(): void {
    if (this.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))) this.submit()
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLFormElement'
  }
}

/** https://html.spec.whatwg.org/#constructing-the-form-data-set, without files. */
function fieldsOf(form: PageElement): readonly (readonly [name: string, value: string])[] {
  return form.children.flatMap((child): (readonly [string, string])[] => {
    if (!(child instanceof ControlElement)) return [...fieldsOf(child)]
    const name = child.getAttribute('name')
    const type = (child.getAttribute('type') ?? '').toLowerCase()
    const isLeftOut = child.localName === 'button' || /^(?:submit|button|reset|image|file)$/.test(type)
    if (!name || isLeftOut || child.hasAttribute('disabled')) return []
    const isTicked = child.checked || child.hasAttribute('checked')
    if ((type === 'checkbox' || type === 'radio') && !isTicked) return []
    const isBare = type === 'checkbox' && child.value === ''
    return [[name, isBare ? 'on' : child.value]]
  })
}

/** https://html.spec.whatwg.org/#the-a-element */
export class AnchorElement extends PageElement {
  static {
    reflect(AnchorElement.prototype, { target: 'target', download: 'download' })
  }

  constructor(context: PageContext) {
    super(context, 'a')
  }

  get href(): string {
    return urlIn(contextOf(this), this, 'href')
  }

  set href(url: unknown) {
    this.setAttribute('href', url)
  }

  override click(): void {
    if (!this.dispatchEvent(new Event('click', { bubbles: true, cancelable: true }))) return
    const url = resolveUrl(contextOf(this), this.getAttribute('href') ?? '')
    if (this.hasAttribute('href') && url) navigatePage(contextOf(this), url, requestAttributes(this))
  }

  get [Symbol.toStringTag](): string {
    return 'HTMLAnchorElement'
  }
}

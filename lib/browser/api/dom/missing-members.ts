/** What a browser's document and elements have and those of this page have not: the script's author is told by name. */

const OF_BOTH = `querySelector querySelectorAll getElementsByTagName getElementsByClassName
  innerHTML outerHTML insertAdjacentHTML insertAdjacentElement innerText outerText cloneNode closest matches contains
  firstChild lastChild firstElementChild lastElementChild nextSibling previousSibling nextElementSibling
  previousElementSibling replaceChild replaceWith before after attachShadow shadowRoot getBoundingClientRect
  getClientRects offsetWidth offsetHeight clientWidth clientHeight scrollIntoView scrollTo animate focus blur classList
  requestFullscreen togglePopover`

const NAMES = {
  document: `${OF_BOTH} getElementById getElementsByName write writeln open close cookie forms images links scripts
    styleSheets anchors createElementNS createComment createDocumentFragment createRange createTreeWalker importNode
    adoptNode elementFromPoint execCommand activeElement hasFocus getSelection implementation doctype designMode
    startViewTransition`,
  element: `${OF_BOTH} srcset sizes naturalWidth naturalHeight srcdoc toggleAttribute getAttributeNames attributes`,
} as const

const WHY = {
  document:
    'the page has no markup, only `head`, `body`, and the elements that its script makes with createElement() in order to load something',
  element: 'elements are here only as far as they load something',
} as const

/**
 * Defines each missing member of `kind` on `prototype`, unless it has it: reading it gives undefined, and `explain` gets
 * the object and a sentence with the member's name. Feature tests with `in` are wrong about it.
 */
export function defineMissing<Target extends object>(
  prototype: Target,
  kind: keyof typeof NAMES,
  explain: (target: Target, sentence: string) => void,
): void {
  for (const name of NAMES[kind].split(/\s+/)) {
    if (name in prototype) continue
    const sentence = `\`${kind}.${name}\` is not part of this page: ${WHY[kind]}.`
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Target) {
        explain(this, sentence)
      },
      set(this: Target) {
        explain(this, sentence)
      },
    })
  }
}

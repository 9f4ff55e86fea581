export interface MarkupElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** The text of the element itself, without that of its descendants. */
  text: string
  /** Its ancestors, outermost first. */
  readonly inside: readonly MarkupElement[]
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'" }

const unescaped = (text: string) =>
  text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name]
    if (character === undefined) throw new Error(`Not an entity that is known here: ${whole}`)
    return character
  })

/**
 * The elements of XML or of static React markup, in document order.
 * @throws Error where the markup is not well-formed, in the subset of XML that pictures use
 */
export function readMarkup(markup: string): readonly MarkupElement[] {
  const all: MarkupElement[] = []
  const open: MarkupElement[] = []
  const token = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy
  let end = 0
  for (const match of markup.matchAll(token)) {
    const [whole, closing, name = '', attributes = '', empty, text] = match
    if (text !== undefined) {
      const parent = open.at(-1)
      if (parent) parent.text += unescaped(text)
    } else if (closing) {
      const last = open.pop()
      if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`)
    } else {
      const element: MarkupElement = {
        name,
        attributes: new Map(
          [...attributes.matchAll(/ ([^=]+)="([^"]*)"/g)].map((m) => [m[1] ?? '', unescaped(m[2] ?? '')]),
        ),
        text: '',
        inside: [...open],
      }
      all.push(element)
      if (!empty) open.push(element)
    }
    end = match.index + whole.length
  }
  if (end !== markup.length || open.length > 0) throw new Error(`Not well-formed at ${markup.slice(end, end + 60)}`)
  return all
}

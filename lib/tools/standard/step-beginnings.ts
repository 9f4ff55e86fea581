/** Reads the beginnings of an algorithm's steps out of the source of a WHATWG standard (Bikeshed). */

const WORDS = 14

/**
 * The beginnings of the steps, substeps and cases of the algorithm at `anchor`, in their order, each up to fourteen words
 * and then ` …`. `anchor` is the fragment of the algorithm or of the section that it is the first algorithm of. Equal
 * beginnings are listed once. Throws where the source has no such algorithm.
 */
export function stepBeginnings(source: string, anchor: string): string[] {
  const algorithm = algorithmAt(source.replace(/<!--[\s\S]*?-->/g, ''), anchor)
  const beginnings = Array.from(algorithm.matchAll(/<(?:li|dt)\b[^>]*>\s*(?:<p\b[^>]*>\s*)*/g), (match) =>
    textOf(algorithm.slice(match.index + match[0].length).split(BLOCK, 1)[0] ?? ''),
  )
  return [...new Set(beginnings.filter((text) => text !== '').map(cut))]
}

/** Where the text of a step, or of its first paragraph, ends. */
const BLOCK = /<\/?(?:p|ol|ul|dl|li|dt|dd|div|table|span class=note)\b/

function algorithmAt(source: string, anchor: string): string {
  const id = anchor.slice(1)
  const withId = source.search(new RegExp(`\\bid="?${escaped(id)}"?[\\s>]`))
  const start = withId >= 0 ? withId : startOfDefinition(source, id)
  if (start < 0) throw new Error(`The standard has no ${anchor}.`)
  const list = source.indexOf('<ol>', start)
  const end = source.indexOf('\n</ol>', list)
  if (list < 0 || end < 0) throw new Error(`${anchor} has no steps.`)
  return source.slice(list, end)
}

/** A definition without an id has one made of its words (or its `lt`) and its `for`; that of a method begins with `dom-`. */
function startOfDefinition(source: string, id: string): number {
  for (const match of source.matchAll(/<dfn\b([^>]*)>([\s\S]*?)<\/dfn>/g)) {
    const [, attributes = '', text = ''] = match
    const words = slug(attribute(attributes, 'lt').split('|', 1)[0] || textOf(text))
    const owner = attribute(attributes, 'for')
    const method = `dom ${owner} ${textOf(text).split('(', 1)[0]}`
    if ([words, slug(`${owner} ${words}`), slug(method)].includes(id)) return match.index
  }
  return -1
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`\\b${name}=(?:"([^"]*)"|(\\S+))`).exec(attributes)
  return match?.[1] ?? match?.[2] ?? ''
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s+/g, '-')
}

function textOf(markup: string): string {
  return markup
    .replace(/\[\[[^\]]*\]\]/g, '')
    .replace(/\{\{(?:[^}|]*\/)?([^}|/]*)(?:\|[^}]*)?\}\}/g, '$1')
    .replace(/\[=(?:[^\]|]*\|)?(?:[^\]|]*\/)?([^\]|/]*)=\]/g, '$1')
    .replace(/\|(\w+)\|/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&minus;/g, '−')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

function cut(text: string): string {
  const words = text.split(' ')
  return words.length <= WORDS ? text : `${words.slice(0, WORDS).join(' ')} …`
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

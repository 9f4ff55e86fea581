/**
 * The scripts that are written in a document's markup, found as https://html.spec.whatwg.org/#tokenization finds tags:
 * not in comments, not in the values of attributes, and not in elements whose content is text.
 */
import { isJavaScriptMimeType } from '../http/mime-type.ts'

export interface InlineScript {
  readonly code: string
  /** A module may wait at its top level, a classic script may not. */
  readonly isModule: boolean
  /** Empty where it has none. */
  readonly nonce: string
}

export interface Markup {
  /** In their order. */
  readonly scripts: readonly InlineScript[]
  /** What a browser would also run, and nothing here does: scripts of their own address, and attributes like `onerror`. */
  readonly notRun: readonly ('external' | 'attribute')[]
}

/** https://html.spec.whatwg.org/#parsing-html-fragments: elements in which a tag is only text. */
const TEXT_ONLY = /^(?:title|textarea|style|xmp|iframe|noembed|noframes)$/

/** Never throws, as no markup is without meaning. */
export function readMarkup(html: string): Markup {
  const scripts: InlineScript[] = []
  const notRun = new Set<Markup['notRun'][number]>()
  let at = 0
  for (;;) {
    at = html.indexOf('<', at)
    if (at < 0) break
    if (html.startsWith('<!--', at)) at = after(html, '-->', at + 4)
    else if (/^<[!?]|^<\/[^a-z]/i.test(html.slice(at, at + 3))) at = after(html, '>', at)
    else if (/^<\/?[a-z]/i.test(html.slice(at, at + 3))) {
      const tag = readTag(html, at)
      at = tag.end
      if (tag.isEnd) continue
      if ([...tag.attributes.keys()].some((name) => /^on[a-z]/.test(name))) notRun.add('attribute')
      if (tag.name === 'plaintext') break
      if (tag.name !== 'script' && !TEXT_ONLY.test(tag.name)) continue
      const close = endOfText(html, tag.name, at)
      // A script whose end is missing does not run.
      if (tag.name === 'script' && close !== null) {
        if (tag.attributes.has('src')) notRun.add('external')
        else {
          const kind = kindOf(tag.attributes.get('type'))
          const code = html.slice(at, close)
          const nonce = tag.attributes.get('nonce') ?? ''
          if (kind !== null && code.trim() !== '') scripts.push({ code, isModule: kind === 'module', nonce })
        }
      }
      at = close ?? html.length
    } else at += 1
  }
  return { scripts, notRun: [...notRun] }
}

/** https://html.spec.whatwg.org/#prepare-the-script-element: null for data that is no script. */
function kindOf(type: string | undefined): 'classic' | 'module' | null {
  const trimmed = type?.trim().toLowerCase() ?? ''
  if (trimmed === '' || isJavaScriptMimeType(trimmed)) return 'classic'
  return trimmed === 'module' ? 'module' : null
}

interface Tag {
  readonly name: string
  readonly isEnd: boolean
  /** By name, in lower case; of two with one name the first counts. */
  readonly attributes: ReadonlyMap<string, string>
  /** The index behind the tag. */
  readonly end: number
}

const TAG_NAME = /<\/?([^\t\n\f\r />]+)/y
const ATTRIBUTE =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*("[^"]*"|'[^']*'|[^\t\n\f\r >"']*))?/y

/** https://html.spec.whatwg.org/#tag-open-state and what follows it, for a tag that begins at `start`. */
function readTag(html: string, start: number): Tag {
  TAG_NAME.lastIndex = start
  const name = TAG_NAME.exec(html)?.[1] ?? ''
  let at = TAG_NAME.lastIndex
  const attributes = new Map<string, string>()
  for (;;) {
    ATTRIBUTE.lastIndex = at
    const found = ATTRIBUTE.exec(html)
    if (!found) break
    at = ATTRIBUTE.lastIndex
    const [, attribute = '', value = ''] = found
    const lower = attribute.toLowerCase()
    if (!attributes.has(lower)) attributes.set(lower, unescaped(value.replace(/^(["'])(.*)\1$/s, '$2')))
  }
  return { name: name.toLowerCase(), isEnd: html[start + 1] === '/', attributes, end: after(html, '>', at) }
}

/** The character references that a value of these attributes may need. */
const unescaped = (value: string): string =>
  value.replace(
    /&(quot|apos|lt|gt|amp);/g,
    (_, name: string) => ({ quot: '"', apos: "'", lt: '<', gt: '>' })[name] ?? '&',
  )

/** Where the end tag of a text-only element begins (https://html.spec.whatwg.org/#appropriate-end-tag-token), or null. */
function endOfText(html: string, name: string, from: number): number | null {
  const end = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? null
}

/** The index behind the next `token`, or the end of the text. */
function after(html: string, token: string, from: number): number {
  const found = html.indexOf(token, from)
  return found < 0 ? html.length : found + token.length
}

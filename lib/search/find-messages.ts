/** Finds the messages of consoles in a text, with their places. */
import { type ErrorTemplate, plainText } from './error-text.ts'

export interface Message {
  readonly template: ErrorTemplate
  readonly start: number
  readonly end: number
  /** The values in the text, by the names of their places. */
  readonly found: Readonly<Record<string, string>>
}

/** In UTF-16 code units. Longer texts are cut: nobody reads so many messages, and looking through them costs time. */
const LONGEST = 20_000
/** Places at which one template may match. */
const MOST_PLACES = 40

/** The text as the templates have it: straight quotation marks, single spaces, without the marks of quoted lines. */
function normalised(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&#39;': "'",
    '&apos;': "'",
    '&quot;': '"',
    '&lt;': '<',
    '&gt;': '>',
  }
  return (
    plainText(text.slice(0, LONGEST))
      .replace(/&(?:#39|apos|quot|lt|gt);/g, (entity) => entities[entity] ?? entity)
      .replace(/^[ \t]*(?:>|\/\/|\*|#|\|)+[ \t]+/gm, '')
      // A missing source map is no failure of the page.
      .replace(/^.*\b(?:source map|Source map).*$/gm, '')
      .replace(/\r/g, '')
  )
}

/**
 * The messages in a text, in order, none inside another. Of those that match at one place, the one with the most fixed
 * characters is taken; where two browsers print the same words there, both are.
 */
export function findMessages(text: string, templates: readonly ErrorTemplate[]): readonly Message[] {
  const plain = normalised(text)
  const inOneLine = plain.toLowerCase().replace(/\s+/g, ' ')
  const all = templates.flatMap((template) => (inOneLine.includes(template.probe) ? matchesOf(template, plain) : []))
  const specific = [...all].sort(
    (a, b) => rank(b) - rank(a) || b.template.weight - a.template.weight || b.end - b.start - (a.end - a.start),
  )
  const kept: Message[] = []
  for (const message of specific) {
    const taken = kept.find((other) => message.start < other.end && other.start < message.end)
    if (!taken || isTwin(message, taken)) kept.push(message)
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** What says which failure it is counts before what only supports it. */
const rank = ({ template }: Message) => (template.role === 'message' ? 1 : 0)

const isTwin = (a: Message, b: Message) =>
  a.start === b.start && a.end === b.end && a.template.browser !== b.template.browser && rank(a) === rank(b)

const expressions = new WeakMap<ErrorTemplate, RegExp>()

function matchesOf(template: ErrorTemplate, text: string): Message[] {
  const expression = expressions.get(template) ?? new RegExp(template.pattern, 'gi')
  expressions.set(template, expression)
  const messages: Message[] = []
  for (const match of text.matchAll(expression)) {
    if (match[0] === '') continue
    messages.push({ template, start: match.index, end: match.index + match[0].length, found: named(match.groups) })
    if (messages.length >= MOST_PLACES) break
  }
  return messages
}

function named(groups: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, trimmed(name, value)]],
    ),
  )
}

/** An address at the end of a sentence takes its punctuation with it. */
function trimmed(name: string, value: string): string {
  if (/^(url|from|page|origin)$/.test(name)) return value.replace(/^['"(]+|['"),.:;]+$/g, '')
  return name === 'element' ? value.replace(/^(?:the|an?) /, '') : value.trim()
}

/** Texts with places for values, as patterns that find them in a longer text. */
import { type ErrorTemplate, plainText } from './error-text.ts'

/** What stands in for each value. */
const GROUPS: Readonly<Record<string, string>> = {
  // A line of Chromium begins “Failed to load resource:”, which is no address.
  url: '(?!resource\\b)[^\\s"<>]+?',
  // Older texts begin with it where the redirect’s own answer is refused.
  redirect: 'Redirect',
  from: '[^\\s"<>]+?',
  page: '[^\\s"<>]+?',
  origin: '[^\\s"<>]+?',
  element: '[a-z ]+?',
  method: 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS',
  name: '[^\\n]{0,200}?',
  // Whole policies are values.
  value: '[^\\n]{0,2500}?',
  status: '\\d{3}|\\(null\\)|0',
}

type Pattern = Pick<ErrorTemplate, 'pattern' | 'probe' | 'weight'>

/** Places that match no characters: a text of few words is one only where no other word stands beside it. */
const BOUNDS: Readonly<Record<string, string>> = {
  start: '(?<![\\w-] ?)',
  end: '(?=\\s*(?:$|\\n|at\\b|[)"\'.,;]))',
}

/** @param text with `{url}` and the like in place of values */
export function patternOf(text: string): Pattern {
  const parts = plainText(text, false).split(/\{(\w+)\}/)
  const seen = new Set<string>()
  let pattern = ''
  let probe = ''
  let weight = 0
  parts.forEach((part, at) => {
    const bound = at % 2 === 1 ? BOUNDS[part] : undefined
    if (bound !== undefined) {
      pattern += bound
      return
    }
    const group = at % 2 === 1 ? GROUPS[part] : undefined
    if (group === undefined) {
      pattern += part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+')
      weight += part.length
      if (part.trim().length > probe.length) probe = part.trim()
      return
    }
    if (seen.has(part)) {
      pattern += `\\k<${part}>`
      return
    }
    seen.add(part)
    // At the end nothing follows that would stop the group, so it takes the rest of the word or line.
    const isLast = parts.slice(at + 1).join('') === ''
    pattern += `(?<${part}>${isLast ? group.replace(/\?$/, '') : group})`
  })
  // A paste may lack the full stop at the end; after a value, only one at the end of a word ends the value.
  const last = parts.at(-1) ?? ''
  const end = last.length > 1 ? '\\.?' : '\\.(?=[\\s"\')]|$)'
  return {
    pattern: last.endsWith('.') ? pattern.replace(/\\\.$/, end) : pattern,
    probe: probe.replace(/\.$/, '').toLowerCase(),
    weight,
  }
}

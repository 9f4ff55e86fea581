/** What is wrong with a text's syntax, in Go's words, and where. */
export interface SyntaxProblem {
  readonly from: number
  readonly to: number
  readonly message: string
}

/** Brackets inside each other, and operators before one value: far more than people write, and few enough for the stack. */
const DEEPEST = 200

/**
 * Looks for what would make reading a text take long, before it is parsed: brackets that are nested too deeply, and a
 * comment that does not end. Takes time in proportion to the text.
 * @returns null where the text can be parsed
 */
export function nestingProblem(text: string): SyntaxProblem | null {
  let depth = 0
  let prefixes = 0
  const tooDeep = (at: number): SyntaxProblem => ({
    from: at,
    to: at + 1,
    message: `Preflight reads Go that is nested up to ${DEEPEST} deep. Put the inner parts into functions of their own`,
  })
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    const after = afterQuoteOrComment(text, at)
    if (after === -1) return { from: at, to: at + 2, message: 'comment not terminated' }
    if (after > at) {
      at = after - 1
      if (sign !== '/') prefixes = 0
    } else if (sign === '(' || sign === '[' || sign === '{') {
      prefixes = 0
      if (++depth > DEEPEST) return tooDeep(at)
    } else if (sign === ')' || sign === ']' || sign === '}') {
      prefixes = 0
      depth--
    } else if ('*&!^+-<'.includes(sign)) {
      if (++prefixes > DEEPEST) return tooDeep(at)
    } else if (sign.trim() !== '') prefixes = 0
  }
  return null
}

/**
 * Where a string, a rune or a comment ends that begins at an offset: the offset itself where none begins there, -1 for a
 * comment that does not end. One in quotes ends with its line at the latest.
 */
function afterQuoteOrComment(text: string, at: number): number {
  const sign = text[at]
  if (sign === '`') {
    const end = text.indexOf('`', at + 1)
    return end < 0 ? text.length : end + 1
  }
  if (sign === '"' || sign === "'") {
    for (let end = at + 1; end < text.length; end++) {
      if (text[end] === '\n') return end
      if (text[end] === sign) return end + 1
      if (text[end] === '\\') end++
    }
    return text.length
  }
  if (sign !== '/') return at
  if (text[at + 1] === '/') {
    const end = text.indexOf('\n', at)
    return end < 0 ? text.length : end
  }
  if (text[at + 1] !== '*') return at
  const end = text.indexOf('*/', at + 2)
  return end < 0 ? -1 : end + 2
}

/** What is wrong with a text's syntax, in Go's words, and where. */
export interface SyntaxProblem {
  readonly from: number
  readonly to: number
  readonly message: string
}

/** Brackets inside each other, and operators before one value: far more than people write, and few enough for the stack. */
const DEEPEST = 200
/**
 * Operators, fields, calls and indices of one expression, and the like of a type or of a chain of `else`. The parser
 * gives up where there are about 1400, or about 150 after the first 2000 characters, and would call what follows
 * unexpected: `CutDepth` of @lezer/lr, and `MaxLeftAssociativeReductionCount` with `MinBigReduction`.
 */
const MOST_PARTS = 1200
const MOST_LATE_PARTS = 140
const LATE = 2000

interface Counted {
  readonly from: number
  parts: number
  late: number
  /** Types of types: each list, map, channel or function of the next one. */
  types: number
}

/**
 * Looks for what would make reading a text take long, or what the parser does not read, before it is parsed: brackets
 * that are nested too deeply, expressions of too many parts, and a comment that does not end. Takes time in proportion
 * to the text.
 * @returns null where the text can be parsed
 */
export function nestingProblem(text: string): SyntaxProblem | null {
  let prefixes = 0
  /** For each open bracket, and outside of all: what has been counted since the last comma or statement. */
  const open: Counted[] = [{ from: 0, parts: 0, late: 0, types: 0 }]
  /** The line so far ends with what may end a statement. */
  let ends = false
  const problem = (at: number, message: string): SyntaxProblem => ({ from: at, to: at + 1, message })
  const add = (at: number): SyntaxProblem | null => {
    const counted = open.at(-1)
    if (!counted) return null
    counted.parts++
    if (at - counted.from >= LATE) counted.late++
    return counted.parts > MOST_PARTS || counted.late > MOST_LATE_PARTS ? problem(at, TOO_LONG) : null
  }
  const addType = (at: number): SyntaxProblem | null => {
    const counted = open.at(-1)
    return counted && ++counted.types > DEEPEST ? problem(at, TOO_DEEP) : add(at)
  }
  const begin = (at: number): Counted => ({ from: at + 1, parts: 0, late: 0, types: 0 })
  const reset = (at: number) => {
    open[open.length - 1] = begin(at)
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    const after = afterQuoteOrComment(text, at)
    let found: SyntaxProblem | null = null
    if (after === -1) return { from: at, to: at + 2, message: 'comment not terminated' }
    if (after > at) {
      at = after - 1
      if (sign !== '/') {
        prefixes = 0
        ends = true
      }
    } else if (sign === '\n') {
      if (ends) reset(at)
      ends = false
    } else if (sign.trim() === '') continue
    else if (sign === '(' || sign === '[' || sign === '{') {
      prefixes = 0
      ends = false
      open.push(begin(at))
      if (open.length - 1 > DEEPEST) return problem(at, TOO_DEEP)
    } else if (sign === ')' || sign === ']' || sign === '}') {
      prefixes = 0
      // Nothing is indexed by nothing: that is a list's type.
      const ofType = sign === ']' && text[at - 1] === '['
      ends = !ofType
      if (open.length > 1) open.pop()
      found = ofType ? addType(at) : add(at)
    } else if (sign === ',' || sign === ';') {
      prefixes = 0
      ends = false
      reset(at)
    } else if (OPERATOR.test(sign)) {
      if ('*&!^+-<'.includes(sign) && ++prefixes > DEEPEST) return problem(at, TOO_DEEP)
      ends = (sign === '+' || sign === '-') && text[at - 1] === sign
      // `&&` is one operator.
      found = OPERATOR.test(text[at - 1] ?? '') ? null : add(at)
    } else {
      prefixes = 0
      ends = true
      const word = wordAt(text, at)
      at += Math.max(0, word.length - 1)
      if (word === 'case' || word === 'default') reset(at)
      else if (word === 'else') found = add(at)
      else if (OF_TYPES.has(word)) found = addType(at)
    }
    if (found) return found
  }
  return null
}

const TOO_DEEP = `Preflight reads Go that is nested up to ${DEEPEST} deep. Put the inner parts into functions of their own`
const TOO_LONG =
  'This expression, type or chain of else has more parts than Preflight reads. Give some of the parts a name of their own'

const OPERATOR = /[-+*/%&|^<>=!.:~]/
const OF_TYPES: ReadonlySet<string> = new Set(['chan', 'func', 'map'])

const WORD = /[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*/uy
function wordAt(text: string, at: number): string {
  WORD.lastIndex = at
  return WORD.exec(text)?.[0] ?? ''
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

import type { Tree } from '@lezer/common'
import { parser } from '@lezer/go'
import { nestingProblem, type SyntaxProblem } from './nesting.ts'
import { GoNode, goNode } from './node.ts'
import { semicolons } from './semicolons.ts'

export interface Parsed {
  readonly root: GoNode
  /** Null where the text is Go. Go stops at the first few; one is enough here. */
  readonly problem: SyntaxProblem | null
}

const reader = parser.configure({ contextTracker: semicolons })
/** Fails at the first mistake: going on after each of many would take time out of all proportion. */
const strict = reader.configure({ strict: true })
/** What the parser sees after a mistake, to tell in which way it is one. */
const SEEN_AFTER = 1000

/** Parses Go, in time in proportion to the text. Never throws. */
export function parseGo(text: string): Parsed {
  const problem = nestingProblem(text)
  if (problem) return { root: new GoNode('SourceFile', 0, text.length, []), problem }
  const { tree, end } = parsed(text)
  const found = firstProblem(tree, text)
  return {
    root: found || end < text.length ? new GoNode('SourceFile', 0, text.length, []) : goNode(tree.topNode, text),
    problem: found ?? (end < text.length ? unexpected(text, end) : null),
  }
}

/** The tree of a text, or of its beginning up to some way after the first mistake. */
function parsed(text: string): { readonly tree: Tree; readonly end: number } {
  try {
    return { tree: strict.parse(text), end: text.length }
  } catch (error) {
    const at = Number(/\d+$/.exec(error instanceof Error ? error.message : '')?.[0] ?? text.length)
    const end = Math.min(text.length, at + SEEN_AFTER)
    return { tree: reader.parse(text.slice(0, end)), end }
  }
}

/** The children that mean something: everything but comments. */
export function children(node: GoNode): readonly GoNode[] {
  return node.children
}

/** The first child that has one of these names. */
export function child(node: GoNode, ...names: string[]): GoNode | null {
  return node.children.find((each) => names.includes(each.name)) ?? null
}

const EXPRESSIONS = new Set([
  'Number',
  'String',
  'Bool',
  'Nil',
  'Rune',
  'VariableName',
  'TypedLiteral',
  'ParenthesizedExpr',
  'FunctionLiteral',
  'Conversion',
  'SelectorExpr',
  'IndexExpr',
  'SliceExpr',
  'TypeAssertion',
  'CallExpr',
  'UnaryExp',
  'BinaryExp',
])
const TYPES = new Set([
  'PointerType',
  'FunctionType',
  'InterfaceType',
  'ChannelType',
  'ParenthesizedType',
  'StructType',
  'ArrayType',
  'SliceType',
  'MapType',
  'QualifiedType',
  'TypeName',
  'ParameterizedType',
])

/** Whether a node is an expression. */
export const isExpression = (node: GoNode): boolean => EXPRESSIONS.has(node.name)
/** Whether a node is a type. */
export const isType = (node: GoNode): boolean => TYPES.has(node.name)

/** A node on the way from the root, and what has been seen of its children. */
interface Open {
  readonly name: string
  children: number
  /** The last child, comments too. */
  last: { readonly name: string; readonly from: number; readonly to: number; readonly index: number } | null
  /** The last child before it that is no comment. */
  before: Open['last']
}

/** The first problem in the order of the text. One walk over the tree: nodes of a broken text can be nested very deeply. */
function firstProblem(tree: Tree, text: string): SyntaxProblem | null {
  let found: SyntaxProblem | null = null
  let hasError = false
  const keep = (problem: SyntaxProblem | null) => {
    if (problem && (!found || problem.from < found.from)) found = problem
  }
  const path: Open[] = []
  tree.iterate({
    enter: ({ type, name, from, to }) => {
      const parent = path.at(-1)
      if (parent) {
        if (parent.last && !isComment(parent.last.name)) parent.before = parent.last
        parent.last = { name, from, to, index: parent.children++ }
      }
      path.push({ name, children: 0, last: null, before: null })
      // Nodes come in the order of the text, so no later error is before the first.
      if (type.isError && !hasError) {
        hasError = true
        keep(unexpected(text, from))
      } else if (name === 'String' || name === 'Rune') keep(notTerminated(name, from, to, text))
    },
    leave: () => {
      const node = path.pop()
      if (node) keep(missingComma(node, text))
    },
  })
  return found
}

const isComment = (name: string) => name === 'LineComment' || name === 'BlockComment'

/** What the grammar here lets pass and Go does not: the end of the line inside of quotes. */
function notTerminated(name: 'String' | 'Rune', from: number, to: number, text: string): SyntaxProblem | null {
  if (name === 'Rune') {
    return to - from < 3 || text[to - 1] !== "'" ? { from, to, message: 'rune literal not terminated' } : null
  }
  if (text[from] !== '"' || (to - from >= 2 && text[to - 1] === '"')) return null
  return { from, to, message: text[to] === undefined ? 'string literal not terminated' : 'newline in string' }
}

/** A line break before the closing bracket of a list, which the grammar here lets pass and Go does not. */
function missingComma({ name, last: end, before: last }: Open, text: string): SyntaxProblem | null {
  if ((name !== 'LiteralValue' && name !== 'Arguments') || !end || !last) return null
  if (last.from === last.to || last.index === 0 || [',', '(', '{'].includes(last.name)) return null
  const newline = text.indexOf('\n', last.to)
  if (newline < 0 || newline >= end.from) return null
  const [what, close] = name === 'Arguments' ? ['argument list', ')'] : ['composite literal', '}']
  return {
    from: last.to,
    to: newline + 1,
    message: `syntax error: unexpected newline in ${what}; possibly missing comma or ${close}`,
  }
}

const KEYWORDS =
  /^(break|case|chan|const|continue|default|defer|else|fallthrough|for|func|go|goto|if|import|interface|map|package|range|return|select|struct|switch|type|var)$/

/**
 * Go ends a statement with its line, where the line ends with a value or a closing bracket: the end of the last line
 * with code before an offset, if it is such a line and the offset is not on it.
 */
function endedLine(text: string, from: number): number | null {
  let end = newlineBefore(text, from)
  if (end < 0 || text.slice(end, from).trim() !== '') return null
  while (end >= 0) {
    const start = newlineBefore(text, end)
    const code = withoutComment(text.slice(start + 1, end)).trimEnd()
    if (code !== '') return /[\p{L}\p{N}_"'`)\]}]$/u.test(code) ? end : null
    end = start
  }
  return null
}

/** The last line break before an offset, -1 where there is none: `lastIndexOf` takes -1 for 0. */
const newlineBefore = (text: string, from: number): number => (from > 0 ? text.lastIndexOf('\n', from - 1) : -1)

/** A line without the comment at its end; `//` inside of quotes begins none. */
function withoutComment(line: string): string {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string
    if (quote !== '') {
      if (sign === '\\' && quote !== '`') at++
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign
    else if (sign === '/' && line[at + 1] === '/') return line.slice(0, at)
  }
  return line
}

/** The list that is open at an offset, in Go's words; empty where none is. */
function inWhat(text: string, end: number): string {
  const open: string[] = []
  const tokens =
    /"(?:\\.|[^"\\\n])*"?|`[^`]*`?|'(?:\\.|[^'\\\n])*'?|\/\/.*|\/\*[\s\S]*?\*\/|([\p{L}\p{N}_\])])?[ \t]{0,4}([({])|[)}]/gu
  for (const { 0: token, 1: before, 2: bracket } of text.slice(0, end).matchAll(tokens)) {
    if (bracket === '(') open.push(before ? ' in argument list; possibly missing comma or )' : ', expected )')
    else if (bracket === '{') open.push('')
    else if (token === ')' || token === '}') open.pop()
  }
  return open.at(-1) ?? ''
}

function unexpected(text: string, from: number): SyntaxProblem {
  const newline = endedLine(text, from)
  if (newline !== null) {
    return { from: newline, to: newline + 1, message: `syntax error: unexpected newline${inWhat(text, newline)}` }
  }
  const rest = /^[ \t\r]*(?:\/\/.*)?/.exec(text.slice(from))?.[0].length ?? 0
  const at = from + rest
  const token = /^(?:[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|"[^"\n]*"?|`[^`]*`?|:=|&&|\|\||[<>=!]=|\n|\S)/u.exec(
    text.slice(at),
  )?.[0]
  if (token === undefined)
    return { from: Math.max(0, text.length - 1), to: text.length, message: 'syntax error: unexpected EOF' }
  const to = at + token.length
  if (token === 'range' && /\bfor\s*$/.test(text.slice(Math.max(0, at - 50), at))) {
    return { from: at, to, message: '`for range` without a variable is not read here. Write: for _ = range' }
  }
  if (token === '\n') return { from: at, to, message: `syntax error: unexpected newline${inWhat(text, at)}` }
  const kind = KEYWORDS.test(token)
    ? 'keyword '
    : /^[\p{L}_]/u.test(token)
      ? 'name '
      : /^["`\d]/.test(token)
        ? 'literal '
        : ''
  return { from: at, to, message: `syntax error: unexpected ${kind}${token}` }
}

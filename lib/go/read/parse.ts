import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/go'
import { GoNode, goNode } from './node.ts'

/** What is wrong with a text's syntax, in Go's words, and where. */
interface SyntaxProblem {
  readonly from: number
  readonly to: number
  readonly message: string
}

export interface Parsed {
  readonly root: GoNode
  /** Null where the text is Go. Go stops at the first few; one is enough here. */
  readonly problem: SyntaxProblem | null
}

/** Parses Go. Never throws. */
export function parseGo(text: string): Parsed {
  const root = parser.parse(text).topNode
  const problem = firstProblem(root, text)
  return { root: problem ? new GoNode('SourceFile', 0, text.length, []) : goNode(root, text), problem }
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

function firstProblem(root: SyntaxNode, text: string): SyntaxProblem | null {
  let found: SyntaxProblem | null = null
  const cursor = root.cursor()
  do {
    const problem = cursor.type.isError ? unexpected(text, cursor.from) : problemOf(cursor.node, text)
    if (problem && (!found || problem.from < found.from)) found = problem
  } while (cursor.next())
  return found
}

/** What the grammar here lets pass and Go does not. */
function problemOf(node: SyntaxNode, text: string): SyntaxProblem | null {
  if (node.name === 'String' && text[node.from] === '"' && (node.to - node.from < 2 || text[node.to - 1] !== '"')) {
    return {
      from: node.from,
      to: node.to,
      message: text[node.to] === undefined ? 'string literal not terminated' : 'newline in string',
    }
  }
  if (node.name === 'Rune' && (node.to - node.from < 3 || text[node.to - 1] !== "'")) {
    return { from: node.from, to: node.to, message: 'rune literal not terminated' }
  }
  if (node.name === 'LiteralValue' || node.name === 'Arguments') {
    const end = node.lastChild
    const last = end && lastBefore(end)
    if (!end || !last || last.name === ',' || last === node.firstChild) return null
    const gap = text.slice(last.to, end.from)
    const newline = gap.search(/\n/)
    if (newline < 0) return null
    const [what, close] = node.name === 'Arguments' ? ['argument list', ')'] : ['composite literal', '}']
    const at = last.to + newline
    return {
      from: last.to,
      to: at + 1,
      message: `syntax error: unexpected newline in ${what}; possibly missing comma or ${close}`,
    }
  }
  return null
}

function lastBefore(node: SyntaxNode): SyntaxNode | null {
  let before = node.prevSibling
  while (before && (before.name === 'LineComment' || before.name === 'BlockComment')) before = before.prevSibling
  return before && before.from < before.to && !['(', '{'].includes(before.name) ? before : null
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

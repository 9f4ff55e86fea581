/** JavaScript as a syntax tree, as far as servers written as code are read. */
import { parse } from '@babel/parser'
import type { Diagnostic, Range } from '../dialect.ts'

export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

export interface ParsedModule {
  readonly text: string
  /** Null where the text cannot be read at all. */
  readonly body: readonly SyntaxNode[] | null
  readonly errors: readonly Diagnostic[]
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  MissingSemicolon: 'A new line or a `;` is missing here.',
  UnterminatedString: 'This text has no closing quotation mark.',
  UnterminatedTemplate: 'This template has no closing backtick.',
  UnterminatedComment: 'This comment has no closing `*/`.',
  UnterminatedRegExp: 'This regular expression has no closing `/`.',
  IllegalReturn: '`return` stands outside of a function.',
  AwaitNotInAsyncContext: '`await` needs an `async` function around it.',
}

interface ParserError {
  readonly message: string
  readonly reasonCode?: string
  readonly loc: { readonly index: number }
}

function isParserError(error: unknown): error is ParserError {
  return error instanceof SyntaxError && typeof Reflect.get(error, 'loc') === 'object'
}

/** Parses an ECMAScript module. Never throws; what is wrong with it comes as diagnostics. */
export function parseModule(text: string): ParsedModule {
  try {
    const { program, errors } = parse(text, { sourceType: 'module', errorRecovery: true, attachComment: false })
    return {
      text,
      body: program.body as unknown as readonly SyntaxNode[],
      errors: (errors ?? []).filter(isParserError).map((error) => diagnosticOf(error, text)),
    }
  } catch (error) {
    if (isParserError(error)) return { text, body: null, errors: [diagnosticOf(error, text)] }
    // A text that nests deeper than the parser's own stack.
    const message = 'This code cannot be read: it is nested too deep.'
    return { text, body: null, errors: [{ ...rangeOf(text, 0, 0), severity: 'error', code: 'syntax', message }] }
  }
}

function diagnosticOf(error: ParserError, text: string): Diagnostic {
  const { index } = error.loc
  const word = /^(?:[\p{ID_Continue}$]+|\S)/u.exec(text.slice(index, index + 80))?.[0] ?? ''
  const unexpected =
    word === ''
      ? 'The code ends too early: something that was opened is not closed.'
      : `\`${word}\` is not expected here.`
  const message =
    error.reasonCode === 'UnexpectedToken'
      ? unexpected
      : (OWN_WORDS[error.reasonCode ?? ''] ?? error.message.replace(/ \(\d+:\d+\)$/, ''))
  return { ...rangeOf(text, index, index + word.length), severity: 'error', code: 'syntax', message }
}

/** The stretch between two offsets. Lines end as ECMAScript says. */
export function rangeOf(text: string, start: number, end: number): Range {
  const at = (offset: number) => {
    const lines = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/)
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  }
  return { from: at(start), to: at(end) }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
}

/** The property `name` of `node` where it is a node. */
export function child(node: SyntaxNode, name: string): SyntaxNode | null {
  const value = node[name]
  return isNode(value) ? value : null
}

/** The property `name` of `node` where it is a list; holes are left out. */
export function children(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  const value = node[name]
  return Array.isArray(value) ? value.filter(isNode) : []
}

const NO_SYNTAX = new Set(['loc', 'extra', 'errors'])

/** Every node in these, themselves included, from the outside in and in the order of the text. */
export function* everyNode(nodes: readonly SyntaxNode[]): Generator<SyntaxNode> {
  // A list in place of recursion: generated code may be nested deep.
  const waiting = nodes.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node
    const below: SyntaxNode[] = []
    for (const [name, value] of Object.entries(node)) {
      if (NO_SYNTAX.has(name)) continue
      for (const part of Array.isArray(value) ? value : [value]) if (isNode(part)) below.push(part)
    }
    waiting.push(...below.reverse())
  }
}

/** The text of a literal without placeholders; null for anything else. */
export function textOf(node: SyntaxNode | null | undefined): string | null {
  if (node?.type === 'StringLiteral') return String(node.value)
  if (node?.type === 'TemplateLiteral' && children(node, 'expressions').length === 0) {
    const [only] = children(node, 'quasis')
    const value = only?.value as { cooked?: string } | undefined
    return value?.cooked ?? null
  }
  return null
}

/** The name of an identifier or of a plain key. */
export function nameOf(node: SyntaxNode | null): string | null {
  if (node?.type === 'Identifier') return String(node.name)
  return node?.type === 'StringLiteral' ? String(node.value) : null
}

/**
 * Turns TypeScript into JavaScript by writing spaces over the types, so that every line and column stays where it is
 * and errors name the place that the learner sees. No code is generated; where removing text would change the meaning of
 * the rest, a `;` or a parenthesis takes a place that became free.
 */
import { isTypeOnly } from './refused-syntax.ts'
import { below, child, children, type JavaScriptNode, nameOf } from './syntax-tree.ts'
import type { Tokens } from './tokens.ts'
import { valueNames } from './value-names.ts'

const LINE_END = /[\n\r\u2028\u2029]/

/** Statements and class members that a `;` ends; without one, a new line did, and may no longer do so afterwards. */
const ENDED_BY_SEMICOLON = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'ThrowStatement',
  'ExportDefaultDeclaration',
  'ClassProperty',
  'ClassPrivateProperty',
])

const MODIFIERS = new Set(['public', 'private', 'protected', 'readonly', 'override', 'abstract', 'declare'])

/** `code` without its types. `program` and `tokens` are the parser's for this code, and parsed without an error. */
export function blankTypes(code: string, program: JavaScriptNode, tokens: Tokens): string {
  const out = code.split('')
  const statementEnds = new Set<number>()
  const used = valueNames(program)

  function blank(start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      if (!LINE_END.test(code.charAt(at))) out[at] = ' '
    }
    if (end > start && statementEnds.has(end)) out[start] = ';'
  }
  /** Writes over a whole statement or member. The `;` keeps the code before and after it apart. */
  function blankWhole(node: JavaScriptNode): void {
    blank(node.start, node.end)
    out[node.start] = ';'
  }
  function blankToken(text: string, from: number, to: number, which: 'first' | 'last'): void {
    const token = tokens[which](text, from, to)
    if (token) blank(token.start, token.end)
  }
  const hasLineEnd = (start: number, end: number) => LINE_END.test(code.slice(start, end))

  function visit(node: JavaScriptNode, parent: JavaScriptNode | null, property: string): void {
    if (isTypeOnly(node)) {
      blankWhole(node)
      return
    }
    const inLoopHead = parent?.type.startsWith('For') === true && property !== 'body'
    if (ENDED_BY_SEMICOLON.has(node.type) && !inLoopHead && code.charAt(node.end - 1) !== ';') {
      statementEnds.add(node.end)
    }
    switch (node.type) {
      case 'TSTypeAnnotation':
      case 'TSTypeParameterDeclaration':
      case 'TSTypeParameterInstantiation':
        blank(node.start, node.end)
        return
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression': {
        const expression = child(node, 'expression')
        if (!expression) return
        visit(expression, node, 'expression')
        blank(expression.end, node.end)
        return
      }
      case 'ArrowFunctionExpression':
        descend(node)
        keepArrowTogether(node)
        return
      case 'ClassDeclaration':
      case 'ClassExpression':
        blankClassHead(node)
        break
      case 'ClassProperty':
      case 'ClassPrivateProperty':
      case 'ClassMethod':
      case 'ClassPrivateMethod':
        blankModifiers(node)
        break
      case 'VariableDeclarator': {
        const id = child(node, 'id')
        if (node.definite === true && id)
          blankToken('!', id.start, child(id, 'typeAnnotation')?.start ?? id.end, 'last')
        break
      }
      case 'Identifier':
        if (node.optional === true) {
          blankToken('?', node.start, child(node, 'typeAnnotation')?.start ?? node.end, 'last')
        }
        break
      case 'ImportDeclaration':
        blankTypeImports(node)
        return
      case 'ExportSpecifier':
        if (node.exportKind === 'type') {
          blankWithComma(node)
          return
        }
        break
    }
    blankThisParameter(node)
    descend(node)
  }

  function descend(node: JavaScriptNode): void {
    for (const [part, property] of below(node)) {
      // A class's `implements` is gone with the head.
      if (property !== 'implements') visit(part, node, property)
    }
  }

  /**
   * An arrow function may have no line end before its `=>`, and `return` none behind it: when types with line ends
   * go, the parenthesis beside them moves to their other side.
   */
  function keepArrowTogether(node: JavaScriptNode): void {
    const generics = child(node, 'typeParameters')
    const open = generics && tokens.first('(', generics.end, node.end)
    if (generics && open && hasLineEnd(generics.start, open.start)) {
      blank(open.start, open.end)
      out[generics.start] = '('
    }
    const result = child(node, 'returnType')
    const close = result && tokens.last(')', node.start, result.start)
    if (result && close && hasLineEnd(close.end, result.end)) {
      blank(close.start, close.end)
      out[result.end - 1] = ')'
    }
  }

  function blankClassHead(node: JavaScriptNode): void {
    const body = child(node, 'body')
    if (!body) return
    if (node.abstract === true) blankToken('abstract', node.start, body.start, 'first')
    const [first] = children(node, 'implements')
    const keyword = first && tokens.last('implements', node.start, first.start)
    if (keyword) blank(keyword.start, children(node, 'implements').at(-1)?.end ?? keyword.end)
  }

  function blankModifiers(node: JavaScriptNode): void {
    const key = child(node, 'key')
    if (!key) return
    for (const token of tokens.between(node.start, key.start)) {
      if (!MODIFIERS.has(code.slice(token.start, token.end))) continue
      blank(token.start, token.end)
      // Else `[key]` or `*method` behind it would go on with the member before.
      if (token.start === node.start) out[token.start] = ';'
    }
    const end = child(node, 'typeAnnotation')?.start ?? child(node, 'value')?.start ?? node.end
    if (node.optional === true) blankToken('?', key.end, end, 'first')
    if (node.definite === true) blankToken('!', key.end, end, 'first')
  }

  /** Takes away the names that are imported for types only, and the statement where no other is left. */
  function blankTypeImports(node: JavaScriptNode): void {
    const specifiers = children(node, 'specifiers')
    const isForTypes = (one: JavaScriptNode) =>
      one.importKind === 'type' || !used.has(nameOf(child(one, 'local')) ?? '')
    if (specifiers.length > 0 && specifiers.every(isForTypes)) blankWhole(node)
    else for (const one of specifiers.filter(isForTypes)) blankWithComma(one)
  }

  function blankThisParameter(node: JavaScriptNode): void {
    const [first] = children(node, 'params')
    if (first?.type === 'Identifier' && first.name === 'this') blankWithComma(first)
  }

  /** Writes over one item of a list and the comma behind it. */
  function blankWithComma(node: JavaScriptNode): void {
    blank(node.start, node.end)
    const [next] = tokens.between(node.end, node.end + 2_000)
    if (next && code.slice(next.start, next.end) === ',') blank(next.start, next.end)
  }

  visit(program, null, '')
  return out.join('')
}

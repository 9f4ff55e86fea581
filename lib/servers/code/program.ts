/** What a change of a server's code needs to know about the program: its variables, functions, lines and style. */
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, type JavaScriptNode, nameOf } from '../../javascript/syntax-tree.ts'

export interface Program {
  readonly text: string
  readonly body: readonly JavaScriptNode[]
  readonly nodes: readonly JavaScriptNode[]
  /** Name → what it was declared with: an initial value, or a function. Absent where the name is declared twice. */
  readonly values: ReadonlyMap<string, JavaScriptNode>
}

export function programOf({ text, body }: ParsedModule): Program {
  const nodes = [...everyNode(body ?? [])]
  const values = new Map<string, JavaScriptNode>()
  const twice = new Set<string>()
  for (const node of nodes) {
    const name =
      node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' ? nameOf(child(node, 'id')) : null
    if (name === null) continue
    if (values.has(name)) twice.add(name)
    const value = node.type === 'FunctionDeclaration' ? node : child(node, 'init')
    if (value) values.set(name, value)
  }
  for (const name of twice) values.delete(name)
  return { text, body: body ?? [], nodes, values }
}

export const sourceOf = ({ text }: Program, node: JavaScriptNode): string => text.slice(node.start, node.end)

/** A node without what is only for types or for the reader around it. */
export function bare(node: JavaScriptNode | null): JavaScriptNode | null {
  let at = node
  while (at && /^(TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|ParenthesizedExpression)$/.test(at.type))
    at = child(at, 'expression')
  return at
}

/** The value of an expression, as far as the program says it: that of a variable, or of a property of an object. */
export function valueOfNode(program: Program, node: JavaScriptNode | null, depth = 0): JavaScriptNode | null {
  const at = bare(node)
  if (!at || depth > 8) return at
  if (at.type === 'Identifier') {
    const value = program.values.get(String(at.name))
    return value ? valueOfNode(program, value, depth + 1) : at
  }
  if (at.type === 'MemberExpression' && at.computed !== true) {
    const object = valueOfNode(program, child(at, 'object'), depth + 1)
    const name = nameOf(child(at, 'property'))
    const property =
      object?.type === 'ObjectExpression'
        ? children(object, 'properties').find((one) => keyOf(one) === name)
        : undefined
    return property ? valueOfNode(program, child(property, 'value'), depth + 1) : at
  }
  return at
}

/** The name of a property that is written out; null for a computed one and for a spread. */
export const keyOf = (property: JavaScriptNode): string | null =>
  property.computed === true ? null : nameOf(child(property, 'key'))

export const isFunction = (node: JavaScriptNode | null): node is JavaScriptNode =>
  node !== null && /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration|ObjectMethod)$/.test(node.type)

/** The functions around a node, the innermost first. */
export const functionsAround = ({ nodes }: Program, { start, end }: JavaScriptNode): readonly JavaScriptNode[] =>
  nodes.filter((each) => isFunction(each) && each.start <= start && each.end >= end).reverse()

/** The method of a call, `use` in `app.use(…)`; null for any other call. */
export function methodOf(call: JavaScriptNode): string | null {
  const callee = call.type === 'CallExpression' ? child(call, 'callee') : null
  return callee?.type === 'MemberExpression' && callee.computed !== true ? nameOf(child(callee, 'property')) : null
}

/** The offset of the beginning of a node's line, and the blanks there. */
export function lineOf(text: string, offset: number): { readonly start: number; readonly indent: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return { start, indent: /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '' }
}

export const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

/** `'…'` or `"…"`, as the program writes its texts. */
export function quoted(program: { readonly text: string }, value: string): string {
  const double = (program.text.match(/"/g) ?? []).length > (program.text.match(/'/g) ?? []).length
  const mark = double ? '"' : "'"
  return `${mark}${value.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`)}${mark}`
}

/** What ends a statement in this program: `;` or nothing. */
export const semicolon = ({ text, body }: Program): string =>
  body.filter((each) => text[each.end - 1] === ';').length * 2 > body.length ? ';' : ''

/** `, `, or a comma and a new line where each item has its own line. */
export function separatorAfter(text: string, list: JavaScriptNode, last: JavaScriptNode): string {
  const before = text.slice(list.start + 1, last.start)
  const indent = /(\r?\n[ \t]*)$/.exec(before)?.[1]
  return indent === undefined ? ', ' : `,${indent}`
}

import type {
  ArrowFunctionExpression,
  Expression,
  File,
  FunctionExpression,
  Node,
  ObjectMethod,
  Statement,
} from '@babel/types'

import { linearRegExp } from '../expressions/linear-regexp.ts'

/** A value that can be read from the text of a program, without running it. */
export type StaticValue =
  | { readonly kind: 'primitive'; readonly value: string | number | boolean | null | undefined; readonly node: Node }
  | { readonly kind: 'regexp'; readonly value: RegExp; readonly node: Node }
  | { readonly kind: 'array'; readonly elements: readonly StaticValue[]; readonly node: Node }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, StaticField>; readonly node: Node }
  | { readonly kind: 'function'; readonly node: StaticFunction; readonly scope: Scope }
  /** The value is unknown without running the program. */
  | { readonly kind: 'unknown'; readonly node: Node }

export interface StaticField {
  readonly key: Node
  readonly value: StaticValue
}

export type StaticFunction = ArrowFunctionExpression | FunctionExpression | ObjectMethod

/** The values of names: constants and functions of the enclosing blocks. */
export interface Scope {
  readonly names: ReadonlyMap<string, Expression>
  /** How many values may still be read: constants that are made of each other can double with each. */
  readonly budget: { left: number }
}

const MOST_VALUES = 20_000
const LONGEST_TEXT = 100_000

/** The value that a configuration file exports: `export default`, or `module.exports`. Null where it has none. */
export function exportedValue(file: File): StaticValue | null {
  const { body } = file.program
  const scope = scopeOf(body, { names: new Map(), budget: { left: MOST_VALUES } })
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement
      return isExpression(declaration) ? valueOfExpression(declaration, scope) : { kind: 'unknown', node: declaration }
    }
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue
    const { left, right } = statement.expression
    if (left.type !== 'MemberExpression' || left.object.type !== 'Identifier' || left.object.name !== 'module') continue
    return valueOfExpression(right, scope)
  }
  return null
}

function isExpression(node: Node): node is Expression {
  return !/Declaration$|^Spread|^ArgumentPlaceholder/.test(node.type)
}

/** The names that the statements of a block declare. */
function scopeOf(statements: readonly Statement[], outer: Scope): Scope {
  const names = new Map(outer.names)
  for (const statement of statements) {
    if (statement.type !== 'VariableDeclaration') continue
    for (const { id, init } of statement.declarations) if (id.type === 'Identifier' && init) names.set(id.name, init)
  }
  return { names, budget: outer.budget }
}

/** The depth to which values are resolved: constants may refer to each other in a circle. */
const DEEPEST = 50

export function valueOfExpression(node: Expression, scope: Scope, depth = 0): StaticValue {
  const unknown: StaticValue = { kind: 'unknown', node }
  if (depth > DEEPEST || scope.budget.left <= 0) return unknown
  scope.budget.left--
  const read = (inner: Expression) => valueOfExpression(inner, scope, depth + 1)
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { kind: 'primitive', value: node.value, node }
    case 'NullLiteral':
      return { kind: 'primitive', value: null, node }
    case 'RegExpLiteral':
      return regexpOf(node)
    case 'TemplateLiteral':
    case 'BinaryExpression':
      return textOf(node, read)
    case 'Identifier': {
      if (node.name === 'undefined') return { kind: 'primitive', value: undefined, node }
      const init = scope.names.get(node.name)
      return init ? valueOfExpression(init, scope, depth + 1) : unknown
    }
    case 'ArrayExpression': {
      const elements = node.elements.map((element): StaticValue => {
        return element && element.type !== 'SpreadElement' ? read(element) : { kind: 'unknown', node: element ?? node }
      })
      return { kind: 'array', elements, node }
    }
    case 'ObjectExpression':
      return objectOf(node, scope, depth)
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return { kind: 'function', node, scope }
    case 'CallExpression': {
      // `defineConfig({ … })` returns its argument.
      const [argument] = node.arguments
      const named = node.callee.type === 'Identifier' && node.callee.name === 'defineConfig'
      return named && argument && isExpression(argument) ? read(argument) : unknown
    }
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return read(node.expression)
    default:
      return unknown
  }
}

function regexpOf(node: Extract<Expression, { type: 'RegExpLiteral' }>): StaticValue {
  try {
    const value = linearRegExp(node.pattern, node.flags)
    return value ? { kind: 'regexp', value, node } : { kind: 'unknown', node }
  } catch {
    return { kind: 'unknown', node }
  }
}

function textOf(
  node: Extract<Expression, { type: 'TemplateLiteral' | 'BinaryExpression' }>,
  read: (inner: Expression) => StaticValue,
): StaticValue {
  const text = (inner: Node): string | null => {
    const value = isExpression(inner) ? read(inner) : null
    return value?.kind === 'primitive' && (typeof value.value === 'string' || typeof value.value === 'number')
      ? String(value.value)
      : null
  }
  const parts =
    node.type === 'TemplateLiteral'
      ? node.quasis.flatMap(({ value }, index) => {
          const expression = node.expressions[index]
          return [value.cooked ?? '', ...(expression ? [text(expression)] : [])]
        })
      : node.operator === '+'
        ? [text(node.left), text(node.right)]
        : [null]
  const length = parts.reduce((sum, part) => sum + (part?.length ?? 0), 0)
  if (parts.includes(null) || length > LONGEST_TEXT) return { kind: 'unknown', node }
  return { kind: 'primitive', value: parts.join(''), node }
}

function objectOf(node: Extract<Expression, { type: 'ObjectExpression' }>, scope: Scope, depth: number): StaticValue {
  const fields = new Map<string, StaticField>()
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const spread = valueOfExpression(property.argument, scope, depth + 1)
      if (spread.kind === 'object') for (const [name, field] of spread.fields) fields.set(name, field)
      continue
    }
    const { key } = property
    const computed = property.computed && isExpression(key) ? valueOfExpression(key, scope, depth + 1) : null
    const name =
      computed?.kind === 'primitive'
        ? String(computed.value)
        : key.type === 'Identifier' && !property.computed
          ? key.name
          : key.type === 'StringLiteral' || key.type === 'NumericLiteral'
            ? String(key.value)
            : null
    if (name === null) continue
    const value: StaticValue =
      property.type === 'ObjectMethod'
        ? { kind: 'function', node: property, scope }
        : isExpression(property.value)
          ? valueOfExpression(property.value, scope, depth + 1)
          : { kind: 'unknown', node: property.value }
    fields.set(name, { key, value })
  }
  return { kind: 'object', fields, node }
}

/** The result of a function that ignores its arguments; null where it cannot be read from its text. */
export function returnedValue(value: StaticValue): StaticValue | null {
  if (value.kind !== 'function') return null
  const { body } = value.node
  if (body.type !== 'BlockStatement') return valueOfExpression(body, value.scope)
  const scope = scopeOf(body.body, value.scope)
  const last = body.body.find((statement) => statement.type === 'ReturnStatement')
  return last?.argument ? valueOfExpression(last.argument, scope) : null
}

import type { Expression, Node } from '@babel/types'
import { type Scope, type StaticFunction, type StaticValue, valueOfExpression } from './static-value.ts'

/** The effect of a function on a path. */
export type PathFunction = (path: string) => string

/**
 * A function of the form `(path) => path.replace(/^\/api/, '')`, made of text, `+` and the methods of strings, parsed
 * and not run. Null where it is made of anything else.
 */
export function readPathFunction(value: StaticValue): PathFunction | null {
  if (value.kind !== 'function') return null
  const [parameter, ...more] = value.node.params
  if (parameter?.type !== 'Identifier' || more.length > 0) return null
  const expression = returnedExpression(value.node)
  return expression && compile(expression, parameter.name, value.scope)
}

function returnedExpression({ body }: StaticFunction): Expression | null {
  if (body.type !== 'BlockStatement') return body
  const [only, ...others] = body.body
  return only?.type === 'ReturnStatement' && others.length === 0 ? (only.argument ?? null) : null
}

/** Beyond what any server reads of a path. */
const LONGEST_PATH = 1_000_000
const LONGEST_SEARCHED = 3000

/**
 * A path that is at most this long.
 * @throws Error where it could be longer than is kept here
 */
function kept(length: number, make: () => string): string {
  if (length <= LONGEST_PATH) return make()
  throw new Error(`Preflight keeps rewritten paths of up to ${LONGEST_PATH.toLocaleString('en')} characters.`)
}

/** Methods of strings that take text, numbers and expressions and give text. */
const METHODS: { readonly [name: string]: (subject: string, one: string | RegExp, two: string) => string } = {
  replace: (subject, one, two) => subject.replace(one, two),
  replaceAll: (subject, one, two) => subject.replaceAll(one, two),
  concat: (subject, one) => subject + String(one),
}

const NUMBER_METHODS: { readonly [name: string]: (subject: string, from: number, to: number | undefined) => string } = {
  slice: (subject, from, to) => subject.slice(from, to),
  substring: (subject, from, to) => subject.substring(from, to),
}

function compile(node: Expression, parameter: string, scope: Scope): PathFunction | null {
  if (node.type === 'Identifier' && node.name === parameter) return (path) => path
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const left = compile(node.left as Expression, parameter, scope)
    const right = compile(node.right, parameter, scope)
    return (
      left &&
      right &&
      ((path) => {
        const [one, two] = [left(path), right(path)]
        return kept(one.length + two.length, () => one + two)
      })
    )
  }
  if (node.type === 'TemplateLiteral') {
    const parts = node.expressions.map((each) => compile(each as Expression, parameter, scope))
    if (parts.includes(null)) return null
    return (path) =>
      node.quasis.reduce((text, { value }, at) => {
        const more = (value.cooked ?? '') + (parts[at]?.(path) ?? '')
        return kept(text.length + more.length, () => text + more)
      }, '')
  }
  if (node.type === 'CallExpression') return compileCall(node, parameter, scope)
  const value = valueOfExpression(node, scope)
  if (value.kind !== 'primitive' || typeof value.value !== 'string') return null
  const text = value.value
  return () => text
}

function compileCall(
  node: Extract<Node, { type: 'CallExpression' }>,
  parameter: string,
  scope: Scope,
): PathFunction | null {
  const { callee } = node
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.computed) return null
  const subject = compile(callee.object as Expression, parameter, scope)
  const values = node.arguments.map((argument) => valueOfExpression(argument as Expression, scope))
  const { name } = callee.property
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  const byNumber = Object.hasOwn(NUMBER_METHODS, name) ? NUMBER_METHODS[name] : undefined
  const [first, second] = values
  if (!subject || !first) return null
  if (byNumber) {
    const numbers = values.map((value) =>
      value.kind === 'primitive' && typeof value.value === 'number' ? value.value : null,
    )
    const [from, to] = numbers
    return from === null || from === undefined || to === null ? null : (path) => byNumber(subject(path), from, to)
  }
  const one = first.kind === 'regexp' ? first.value : first.kind === 'primitive' ? String(first.value) : null
  const two = second === undefined ? '' : second.kind === 'primitive' ? String(second.value) : null
  if (!method || one === null || two === null) return null
  if (name === 'replaceAll' && one instanceof RegExp && !one.global) return null
  const repeats = name === 'replaceAll' || (one instanceof RegExp && one.global)
  return (path) => {
    const before = subject(path)
    if (repeats && one instanceof RegExp && before.length > LONGEST_SEARCHED) {
      throw new Error(`Preflight rewrites paths of up to ${LONGEST_SEARCHED} characters by an expression with \`g\`.`)
    }
    // `$&` and similar patterns mean parts of the path.
    const added = two.includes('$') ? two.length * (before.length + 1) : two.length
    return kept(before.length + added * (repeats ? before.length + 1 : 1), () => method(before, one, two))
  }
}

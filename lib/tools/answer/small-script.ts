/**
 * Runs the one-line functions that stand in cases as text, `(origin, cb) => cb(null, origin.endsWith('.a.com'))`, by
 * walking their syntax tree: nothing of a data file is ever run as code.
 */
import { parseExpression } from '@babel/parser'

interface Node {
  readonly type: string
  readonly [property: string]: unknown
}

type Scope = Readonly<Record<string, unknown>>

class Returned {
  readonly value: unknown
  constructor(value: unknown) {
    this.value = value
  }
}

/**
 * The value of an expression.
 * @param scope the names that stand in it
 * @throws Error where it does not parse, or holds something other than plain values, comparisons, calls and functions
 */
export function evaluateExpression(text: string, scope: Scope = {}): unknown {
  return evaluate(parseExpression(text) as unknown as Node, { Error, undefined, ...scope })
}

const NOT_TO_BE_READ = new Set(['constructor', 'prototype', '__proto__', 'call', 'apply', 'bind'])

function evaluate(node: Node, scope: Scope): unknown {
  const of = (name: string) => evaluate(node[name] as Node, scope)
  const all = (name: string) => (node[name] as Node[]).map((part) => evaluate(part, scope))
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value
    case 'NullLiteral':
      return null
    case 'RegExpLiteral':
      return new RegExp(String(node.pattern), String(node.flags))
    case 'TemplateLiteral': {
      const values = all('expressions')
      const texts = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
      return texts.map((one, at) => (at === 0 ? one : `${values[at - 1]}${one}`)).join('')
    }
    case 'ArrayExpression':
      return all('elements')
    case 'ObjectExpression':
      return Object.fromEntries(
        (node.properties as Node[]).map((property) => {
          const key = property.key as { name?: string; value?: string } | undefined
          return [String(key?.name ?? key?.value), evaluate(property.value as Node, scope)]
        }),
      )
    case 'Identifier': {
      const name = String(node.name)
      if (!Object.hasOwn(scope, name)) throw new Error(`There is no ${name} here.`)
      return scope[name]
    }
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
      return of(node.type === 'AwaitExpression' ? 'argument' : 'expression')
    case 'UnaryExpression':
      return unary(String(node.operator), of('argument'))
    case 'ConditionalExpression':
      return of('test') ? of('consequent') : of('alternate')
    case 'LogicalExpression': {
      const left = of('left')
      if (node.operator === '??') return left ?? of('right')
      return node.operator === '&&' ? left && of('right') : left || of('right')
    }
    case 'BinaryExpression':
      return binary(String(node.operator), of('left'), of('right'))
    case 'NewExpression':
      return new Error(String(all('arguments')[0] ?? ''))
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return read(of('object'), node, scope)
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const callee = node.callee as Node
      const isMethod = callee.type.endsWith('MemberExpression')
      const owner = isMethod ? evaluate(callee.object as Node, scope) : undefined
      const called = isMethod ? read(owner, callee, scope) : evaluate(callee, scope)
      if (called === undefined && (callee.optional || node.optional)) return undefined
      if (typeof called !== 'function') throw new TypeError('Only functions can be called.')
      return Reflect.apply(called, owner, all('arguments'))
    }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return functionOf(node, scope)
    default:
      throw new Error(`A function in a case cannot hold a ${node.type}.`)
  }
}

function read(object: unknown, member: Node, scope: Scope): unknown {
  const property = member.property as Node
  const name = String(member.computed ? evaluate(property, scope) : property.name)
  if (NOT_TO_BE_READ.has(name)) throw new Error(`${name} cannot be read here.`)
  if (member.optional && (object === undefined || object === null)) return undefined
  if (object === undefined || object === null) {
    throw new TypeError(`Cannot read properties of ${object} (reading '${name}')`)
  }
  return Reflect.get(Object(object), name, object)
}

function functionOf(node: Node, outer: Scope): (...args: unknown[]) => unknown {
  const names = (node.params as { name?: string }[]).map(({ name }) => name ?? '')
  const body = node.body as Node
  const run = (args: unknown[]) => {
    const scope = { ...outer, ...Object.fromEntries(names.map((name, at) => [name, args[at]])) }
    if (body.type !== 'BlockStatement') return evaluate(body, scope)
    const returned = execute(body, scope)
    return returned instanceof Returned ? returned.value : undefined
  }
  return node.async ? async (...args) => run(args) : (...args) => run(args)
}

function execute(node: Node, scope: Scope): Returned | undefined {
  switch (node.type) {
    case 'BlockStatement':
      for (const statement of node.body as Node[]) {
        const returned = execute(statement, scope)
        if (returned) return returned
      }
      return undefined
    case 'ReturnStatement':
      return new Returned(node.argument ? evaluate(node.argument as Node, scope) : undefined)
    case 'ExpressionStatement':
      evaluate(node.expression as Node, scope)
      return undefined
    case 'ThrowStatement':
      throw evaluate(node.argument as Node, scope)
    case 'IfStatement': {
      const branch = (evaluate(node.test as Node, scope) ? node.consequent : node.alternate) as Node | null
      return branch ? execute(branch, scope) : undefined
    }
    default:
      throw new Error(`A function in a case cannot hold a ${node.type}.`)
  }
}

function unary(operator: string, value: unknown): unknown {
  if (operator === '!') return !value
  if (operator === '-') return -Number(value)
  if (operator === 'typeof') return typeof value
  if (operator === 'void') return undefined
  throw new Error(`A function in a case cannot hold a ${operator}.`)
}

function binary(operator: string, left: unknown, right: unknown): unknown {
  if (operator === '===' || operator === '==') return left === right
  if (operator === '!==' || operator === '!=') return left !== right
  if (operator === '+') return typeof left === 'number' && typeof right === 'number' ? left + right : `${left}${right}`
  const [a, b] = [Number(left), Number(right)]
  if (operator === '>') return a > b
  if (operator === '>=') return a >= b
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  throw new Error(`A function in a case cannot hold a ${operator}.`)
}

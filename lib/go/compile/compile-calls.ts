import type { Env } from '../machine/machine.ts'
import { type FuncType, NONE, type Type, typeName } from '../machine/types.ts'
import { Func, lengthOf, nilDereference, Slice } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isExpression, isType } from '../read/parse.ts'
import { broken, type Typed, type Within } from './compilation.ts'
import { BUILTINS, compileBuiltin } from './compile-builtins.ts'
import { compileConversion } from './compile-conversions.ts'
import { compileExpression } from './compile-expressions.ts'
import { lookUp, packageBefore, packageFunction, selectorParts } from './compile-selectors.ts'
import { compileType, PREDECLARED } from './compile-types.ts'

export interface Argument {
  readonly node: GoNode
  readonly value: Typed
}

export interface Arguments {
  readonly list: readonly Argument[]
  /** The last one is a slice whose elements are the arguments: `f(list...)`. */
  readonly spread: boolean
  readonly close: GoNode
}

/** Compiles `f(…)`, `x.Method(…)`, `pkg.F(…)`, a builtin like `len(…)`, or a conversion like `[]byte(…)`. */
export function compileCall(node: GoNode, within: Within): Typed {
  const { on, scope } = within
  if (node.name === 'Conversion') {
    const typeNode = children(node).find(isType)
    const valueNode = children(node).find(isExpression)
    if (!typeNode || !valueNode) return broken()
    return compileConversion(node, compileType(typeNode, within), valueNode, within)
  }
  const [callee] = children(node)
  const argumentsNode = child(node, 'Arguments')
  if (!callee || !argumentsNode) return broken()

  const name = on.source(callee)
  if (['VariableName', 'make', 'new'].includes(callee.name) && !scope.find(name) && BUILTINS.has(name)) {
    return compileBuiltin(name, node, argumentsNode, within)
  }
  const converted = conversionType(callee, name, within)
  if (converted) {
    const [only, second] = children(argumentsNode).filter(isExpression)
    if (!only || second) {
      on.report(
        node,
        'wrong-arguments',
        `${only ? 'too many' : 'missing'} argument${only ? 's' : ''} in conversion to ${typeName(converted)}`,
      )
      return broken(converted)
    }
    return compileConversion(node, converted, only, within)
  }
  if (callee.name === 'ParameterizedExpr')
    return on.refuse(callee, 'A call with type arguments', 'Leave the types out.')

  const fromPackage = packageFunction(callee, within)
  if (fromPackage) {
    const args = compileArguments(argumentsNode, within)
    checkArguments(node, args, fromPackage.type, within)
    return callable(node, fromPackage.type, args, within, () => (given) => fromPackage.call(given, on.machine))
  }
  const parts = callee.name === 'SelectorExpr' ? selectorParts(callee) : null
  if (parts && !packageBefore(parts.of, within)) {
    const method = compileMethodCall(node, callee, parts, argumentsNode, within)
    if (method) return method
  }
  const target = compileExpression(callee, within)
  const args = compileArguments(argumentsNode, within)
  if (target.type.kind !== 'func') {
    if (target.type.kind !== 'unknown') {
      on.report(node, 'not-a-function', `invalid operation: cannot call non-function ${on.describe(callee, target)}`)
    }
    return broken()
  }
  checkArguments(node, args, target.type, within)
  return callable(node, target.type, args, within, (env) => {
    const called = target.run(env)
    return called instanceof Func ? called.call : nilDereference()
  })
}

/** `c.Next()`: without making a function of the method first. Null where there is no such method. */
function compileMethodCall(
  node: GoNode,
  callee: GoNode,
  parts: { of: GoNode; field: GoNode },
  argumentsNode: GoNode,
  within: Within,
): Typed | null {
  const { on, scope } = within
  if (parts.of.name === 'VariableName' && !scope.find(on.source(parts.of))) return null
  const before = on.diagnostics.length
  const { of: self, found } = lookUp(compileExpression(parts.of, within), on.source(parts.field), within)
  if (found?.kind !== 'method') {
    // The selector is compiled again, and says then what is wrong.
    if (on.diagnostics.length > before) return broken()
    return null
  }
  const args = compileArguments(argumentsNode, within)
  checkArguments(callee, args, found.type, within)
  return callable(node, found.type, args, within, (env) => {
    const held = self.run(env)
    return (given) => found.call(held, given)
  })
}

/** The type that a call converts to, or null where a function is called. */
function conversionType(callee: GoNode, name: string, within: Within): Type | null {
  if (callee.name === 'VariableName') {
    const meaning = within.scope.find(name)
    if (meaning) return meaning.kind === 'type' ? meaning.type : null
    return PREDECLARED.get(name) ?? null
  }
  if (callee.name !== 'SelectorExpr') return null
  const parts = selectorParts(callee)
  const imported = parts && packageBefore(parts.of, within)
  const member = parts && imported?.pkg.members.get(within.on.source(parts.field))
  if (member?.kind !== 'type' || !imported) return null
  imported.used = true
  return member.type
}

/** The arguments between the parentheses of a call. */
export function compileArguments(node: GoNode, within: Within): Arguments {
  const parts = children(node)
  return {
    list: parts.filter(isExpression).map((each) => ({ node: each, value: compileExpression(each, within) })),
    spread: parts.some(({ name }) => name === '...'),
    close: parts.at(-1) ?? node,
  }
}

/** Counts and types of the arguments, in Go's words. */
function checkArguments(node: GoNode, args: Arguments, type: FuncType, within: Within): void {
  const { on } = within
  const callee = node.name === 'CallExpr' ? (node.firstChild ?? node) : node
  const shown = on.shown(callee)
  const [only] = args.list
  // `f(g())`, where g has several results.
  const given =
    args.list.length === 1 && only?.value.type.kind === 'tuple'
      ? only.value.type.types
      : args.list.map(({ value }) => value.type)
  const wanted = type.params.length
  const least = type.variadic ? wanted - 1 : wanted
  if (given.length < least || (!type.variadic && given.length > wanted)) {
    const tooFew = given.length < least
    const extra = args.list[wanted]?.node
    const want = type.params.map((param, index) =>
      type.variadic && index === wanted - 1 ? `...${typeName(param)}` : typeName(param),
    )
    on.report(
      tooFew ? args.close : (extra ?? node),
      'wrong-arguments',
      `${tooFew ? 'not enough' : 'too many'} arguments in call to ${shown}: have (${given.map(shownType).join(', ')}), want (${want.join(', ')})`,
    )
    return
  }
  if (given !== undefined && args.list.length === given.length) {
    for (const [index, { node: argument, value }] of args.list.entries()) {
      const isRest = type.variadic && index >= wanted - 1
      const param = type.params[Math.min(index, wanted - 1)]
      if (!param || (isRest && args.spread)) continue
      on.expect(argument, value, param, `argument to ${shown}`)
    }
  }
}

function shownType(type: Type): string {
  if ('untyped' in type && type.untyped)
    return type.kind === 'string' ? 'string' : type.kind === 'bool' ? 'bool' : 'number'
  return typeName(type)
}

/** The call itself: arguments first, from left to right; then the line, so that a panic knows where it was. */
function callable(
  node: GoNode,
  type: FuncType,
  args: Arguments,
  { on }: Within,
  target: (env: Env) => (given: readonly unknown[]) => unknown,
): Typed {
  const { machine } = on
  const callee = node.firstChild
  const name = callee?.name === 'SelectorExpr' ? callee.lastChild : callee
  const line = on.lineOf(name?.from ?? node.from)
  const [first] = type.results
  const result: Type =
    type.results.length === 1 && first
      ? first
      : type.results.length === 0
        ? NONE
        : { kind: 'tuple', types: type.results }
  const [only] = args.list
  const takesTuple = args.list.length === 1 && only?.value.type.kind === 'tuple'
  const prepare = (env: Env): (() => unknown) => {
    const called = target(env)
    const given = args.list.map(({ value }) => value.run(env))
    return () => {
      machine.charge(given.reduce((sum: number, each) => sum + lengthOf(each) * (typeof each === 'string' ? 5 : 1), 0))
      machine.line = line
      if (takesTuple) return called(given[0] as unknown[])
      if (!args.spread) return called(given)
      const rest = given.at(-1)
      return called([...given.slice(0, -1), ...(rest instanceof Slice ? rest.items : [])])
    }
  }
  return { type: result, prepare, run: (env) => prepare(env)() }
}

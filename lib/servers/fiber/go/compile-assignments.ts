import { broken, type Run, type Typed, type Within } from './compilation.ts'
import { compileAssertion, compileExpression } from './compile-expressions.ts'
import { calculated } from './compile-operators.ts'
import { compileType } from './compile-types.ts'
import type { Env } from './machine.ts'
import type { GoNode } from './node.ts'
import { child, children, isExpression, isType } from './parse.ts'
import type { Variable } from './scope.ts'
import { assignable, BOOL, INT, settled, type Type, typeName, UNKNOWN, untyped } from './types.ts'
import { copy, GoMap, keyOf, zero } from './values.ts'

/** The right side of an assignment: as many values as there are places. */
interface Sources {
  readonly types: readonly Type[]
  readonly nodes: readonly GoNode[]
  readonly values: readonly Typed[]
  readonly run: (env: Env) => readonly unknown[]
}

function compileSources(nodes: readonly GoNode[], count: number, at: GoNode, within: Within, left: string): Sources {
  const { on } = within
  const [only] = nodes
  if (nodes.length === 1 && only && count === 2) {
    const pair = compilePair(only, within)
    if (pair) return pair
  }
  const values = nodes.map((node) => compileExpression(node, within))
  const [first] = values
  const types = values.length === 1 && first?.type.kind === 'tuple' ? first.type.types : values.map(({ type }) => type)
  if (types.length !== count && !types.some(({ kind }) => kind === 'unknown')) {
    const right =
      first?.type.kind === 'tuple' || (only?.name === 'CallExpr' && nodes.length === 1)
        ? `${on.shown(only?.firstChild ?? at)}() returns ${first?.type.kind === 'none' ? 0 : types.length} value${types.length === 1 && first?.type.kind !== 'none' ? '' : 's'}`
        : `${types.length} value${types.length === 1 ? '' : 's'}`
    on.report(at, 'assignment-mismatch', `assignment mismatch: ${left} but ${right}`)
  }
  for (const [index, value] of values.entries()) {
    const node = nodes[index]
    if (value.type.kind === 'none' && node) on.report(node, 'no-value', `${on.shown(node)} (no value) used as value`)
  }
  return {
    types,
    nodes,
    values,
    run: (env) =>
      first?.type.kind === 'tuple' ? (first.run(env) as unknown[]) : values.map((value) => value.run(env)),
  }
}

/** `v, ok := m[key]` and `v, ok := x.(T)` */
function compilePair(node: GoNode, within: Within): Sources | null {
  if (node.name === 'TypeAssertion') {
    const assertion = compileAssertion(node, within)
    const held = children(node).find(isExpression)
    const value = held ? compileExpression(held, within) : broken()
    return {
      types: [assertion.type, BOOL],
      nodes: [],
      values: [],
      run: (env) => {
        const found = value.run(env)
        return assertion.holds(found) ? [found, true] : [zero(assertion.type), false]
      },
    }
  }
  if (node.name !== 'IndexExpr') return null
  const [ofNode, indexNode] = children(node).filter(isExpression)
  if (!ofNode || !indexNode) return null
  const of = compileExpression(ofNode, within)
  if (of.type.kind !== 'map') return null
  const { key, value } = of.type
  const index = compileExpression(indexNode, within)
  within.on.expect(indexNode, index, key, 'map index')
  return {
    types: [value, BOOL],
    nodes: [],
    values: [],
    run: (env) => {
      const map = of.run(env)
      const at = keyOf(index.run(env))
      return map instanceof GoMap && map.entries.has(at) ? [map.entries.get(at), true] : [zero(value), false]
    },
  }
}

const plural = (count: number) => `${count} variable${count === 1 ? '' : 's'}`

/** `a, b := …`: at least one name is new, the others are assigned to. */
export function compileDefinition(node: GoNode, within: Within): Run {
  const { on, scope } = within
  const parts = children(node)
  const at = parts.findIndex(({ name }) => name === ':=')
  const names = parts.slice(0, at).filter(({ name }) => name === 'DefName')
  const sources = compileSources(
    parts.slice(at + 1).filter(isExpression),
    names.length,
    node,
    within,
    plural(names.length),
  )
  let isNew = false
  const variables = names.map((name, index): { variable: Variable | null; fresh: boolean } => {
    const text = on.source(name)
    if (text === '_') return { variable: null, fresh: false }
    const own = scope.own(text)
    const type = sources.types[index] ?? UNKNOWN
    if (own?.kind === 'variable') {
      const [sourceNode, value] = [sources.nodes[index], sources.values[index]]
      if (sourceNode && value) on.expect(sourceNode, value, own.type, 'assignment')
      return { variable: own, fresh: false }
    }
    isNew = true
    if (type.kind === 'nil') on.report(sources.nodes[index] ?? name, 'untyped-nil', 'use of untyped nil in assignment')
    const variable: Variable = {
      kind: 'variable',
      name: text,
      type: type.kind === 'none' || type.kind === 'nil' ? UNKNOWN : settled(type),
      from: name.from,
      to: name.to,
      used: false,
      fixed: false,
    }
    return { variable, fresh: true }
  })
  for (const { variable, fresh } of variables) if (variable && fresh) scope.declare(variable)
  if (!isNew)
    on.report(child(node, ':=') ?? node, 'nothing-new', 'no new variables on left side of :=', {
      remedy: 'Write = instead.',
    })
  return (env) => {
    const values = sources.run(env)
    for (const [index, { variable, fresh }] of variables.entries()) {
      if (!variable) continue
      const value = copy(values[index] ?? null)
      if (fresh) env.declare(variable, value)
      else env.find(variable).value = value
    }
    return undefined
  }
}

/** `var x, y int = 1, 2`, `const port = ":8080"`, alone or in a list between parentheses. */
export function compileVariables(node: GoNode, within: Within, isGlobal = false): Run {
  const isConst = node.name === 'ConstDecl'
  const list = child(node, 'SpecList')
  const specs = children(list ?? node).filter(({ name }) => name === 'VarSpec' || name === 'ConstSpec')
  let repeated: readonly GoNode[] = []
  let repeatedType: GoNode | null = null
  const runs = specs.map((spec, index) => {
    const own = children(spec).filter(isExpression)
    if (own.length > 0) {
      repeated = own
      repeatedType = children(spec).find(isType) ?? null
    }
    const typeNode = isConst && own.length === 0 ? repeatedType : (children(spec).find(isType) ?? null)
    return compileSpec(spec, isConst && own.length === 0 ? repeated : own, typeNode, index, within, isConst, isGlobal)
  })
  return (env) => {
    for (const run of runs) run(env)
    return undefined
  }
}

function compileSpec(
  spec: GoNode,
  nodes: readonly GoNode[],
  typeNode: GoNode | null,
  iota: number,
  within: Within,
  isConst: boolean,
  isGlobal: boolean,
): Run {
  const { on, scope } = within
  const names = children(spec).filter(({ name }) => name === 'DefName')
  const declared = typeNode ? compileType(typeNode, within) : null
  const isIota = isConst && nodes.some((node) => /\biota\b/.test(on.source(node)))
  const [only] = nodes
  if (isIota && (nodes.length !== 1 || !only || on.source(only) !== 'iota')) {
    on.refuse(spec, 'Arithmetic with iota', 'Write the numbers.')
    return () => undefined
  }
  const sources: Sources = isIota
    ? { types: [declared ?? untyped('int')], nodes: [], values: [], run: () => [iota] }
    : nodes.length > 0
      ? compileSources(nodes, names.length, spec, within, plural(names.length))
      : { types: [], nodes: [], values: [], run: () => [] }
  if (isConst && nodes.length === 0) on.report(spec, 'missing-value', `missing init expr for const declaration`)
  const variables = names.map((name, index): Variable => {
    const [sourceNode, value] = [sources.nodes[index], sources.values[index]]
    if (declared && sourceNode && value)
      on.expect(sourceNode, value, declared, `${isConst ? 'constant' : 'variable'} declaration`)
    const found = sources.types[index] ?? UNKNOWN
    const type = declared ?? (isConst ? found : settled(found))
    return {
      kind: 'variable',
      name: on.source(name),
      type,
      from: name.from,
      to: name.to,
      used: isGlobal,
      fixed: isConst,
    }
  })
  for (const variable of variables) {
    if (scope.own(variable.name)) on.report(variable, 'redeclared', `${variable.name} redeclared in this block`)
    scope.declare(variable)
  }
  return (env) => {
    const values = sources.run(env)
    for (const [index, variable] of variables.entries()) {
      env.declare(variable, nodes.length > 0 ? copy(values[index] ?? null) : zero(variable.type))
    }
    return undefined
  }
}

/** `a, b = b, a`, `x += 1` */
export function compileAssignment(node: GoNode, within: Within): Run {
  const { on } = within
  const parts = children(node)
  const at = parts.findIndex(({ name }) => name === '=' || name === 'UpdateOp')
  const operatorNode = parts[at]
  const places = parts.slice(0, at).filter(isExpression)
  const rightNodes = parts.slice(at + 1).filter(isExpression)
  if (operatorNode?.name === 'UpdateOp') {
    const [placeNode] = places
    const [rightNode] = rightNodes
    if (!placeNode || !rightNode) return () => undefined
    const right = compileExpression(rightNode, within)
    return compileUpdate(placeNode, on.source(operatorNode).slice(0, -1), right, rightNode, within)
  }
  const sources = compileSources(rightNodes, places.length, node, within, plural(places.length))
  const targets = places.map((place, index) => {
    if (on.source(place) === '_') return null
    const { target, typed } = compilePlace(place, within)
    const [sourceNode, value] = [sources.nodes[index], sources.values[index]]
    if (sourceNode && value) on.expect(sourceNode, value, typed.type, 'assignment')
    return target
  })
  return (env) => {
    const values = [...sources.run(env)]
    for (const [index, target] of targets.entries()) target?.(env, values[index] ?? null)
    return undefined
  }
}

function compilePlace(node: GoNode, within: Within): { target: Typed['assign'] | null; typed: Typed } {
  const { on, scope } = within
  // Writing into a variable is no use of it.
  const meaning = node.name === 'VariableName' ? scope.find(on.source(node)) : null
  const wasUsed = meaning?.kind === 'variable' ? meaning.used : true
  const typed = compileExpression(node, within)
  if (meaning?.kind === 'variable') meaning.used = wasUsed
  if (!typed.assign && typed.type.kind !== 'unknown') {
    on.report(node, 'not-assignable', `cannot assign to ${on.describe(node, typed)}`)
  }
  return { target: typed.assign ?? null, typed }
}

/** `x += y`, `x++` */
function compileUpdate(place: GoNode, operator: string, right: Typed, rightNode: GoNode, within: Within): Run {
  const { on } = within
  const { target, typed } = compilePlace(place, within)
  const { type } = typed
  const allowed = operator === '+' ? ['string', 'int', 'float', 'unknown'] : ['int', 'float', 'unknown']
  if (!allowed.includes(type.kind)) {
    on.report(
      place,
      'wrong-type',
      `invalid operation: operator ${operator} not defined on ${on.describe(place, typed)}`,
    )
  } else if (!assignable(right.type, type)) {
    const [a, b] = [typeName(type), typeName(right.type)]
    on.report(
      rightNode,
      'mismatched-types',
      `invalid operation: ${on.source(place)} ${operator}= ${on.shown(rightNode)} (mismatched types ${a} and ${b})`,
    )
  }
  return (env) => {
    target?.(env, calculated(operator, typed.run(env), right.run(env), type.kind === 'int'))
    return undefined
  }
}

export function compileIncrement(node: GoNode, within: Within): Run {
  const place = children(node).find(isExpression)
  if (!place) return () => undefined
  const operator = within.on.source(child(node, 'IncDecOp') ?? node).startsWith('-') ? '-' : '+'
  return compileUpdate(place, operator, { type: INT, run: () => 1 }, place, within)
}

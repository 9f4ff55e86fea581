import { assignable, INT, settled, typeName, UNKNOWN } from '../machine/types.ts'
import { copy } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isExpression } from '../read/parse.ts'
import type { Run, Typed, Within } from './compilation.ts'
import { compileExpression } from './compile-expressions.ts'
import { calculated } from './compile-operators.ts'
import { compileSources, plural } from './compile-sources.ts'
import type { Variable } from './scope.ts'

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
      const value = copy(values[index] ?? null, on.machine)
      if (fresh) env.declare(variable, value)
      else env.find(variable).value = value
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
    target?.(env, calculated(operator, typed.run(env), right.run(env), type.kind === 'int', on.machine))
    return undefined
  }
}

/** `x++`, `x--` */
export function compileIncrement(node: GoNode, within: Within): Run {
  const place = children(node).find(isExpression)
  if (!place) return () => undefined
  const operator = within.on.source(child(node, 'IncDecOp') ?? node).startsWith('-') ? '-' : '+'
  return compileUpdate(place, operator, { type: INT, run: () => 1 }, place, within)
}

import { settled, UNKNOWN, untyped } from '../machine/types.ts'
import { copy, zero } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isExpression, isType } from '../read/parse.ts'
import type { Run, Within } from './compilation.ts'
import { compileSources, plural, type Sources } from './compile-sources.ts'
import { compileType } from './compile-types.ts'
import type { Variable } from './scope.ts'

/** The lines of a declaration of variables or constants: one, or a list between parentheses. */
export const specsOf = (node: GoNode): readonly GoNode[] =>
  children(child(node, 'SpecList') ?? node).filter(({ name }) => name === 'VarSpec' || name === 'ConstSpec')

/** The nodes of the names that such lines declare. */
export const namesIn = (spec: GoNode): readonly GoNode[] => children(spec).filter(({ name }) => name === 'DefName')

/** `var x, y int = 1, 2`, `const port = ":8080"`, alone or in a list between parentheses. */
export function compileVariables(node: GoNode, within: Within, isGlobal = false, specs = specsOf(node)): Run {
  const isConst = node.name === 'ConstDecl'
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
  const names = namesIn(spec)
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
      env.declare(
        variable,
        nodes.length > 0 ? copy(values[index] ?? null, on.machine) : zero(variable.type, on.machine),
      )
    }
    return undefined
  }
}

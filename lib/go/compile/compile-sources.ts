import type { Env } from '../machine/machine.ts'
import { BOOL, type Type } from '../machine/types.ts'
import { GoMap, keyOf, zero } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { children, isExpression } from '../read/parse.ts'
import { broken, type Typed, type Within } from './compilation.ts'
import { compileAssertion, compileExpression } from './compile-expressions.ts'

/** The right side of an assignment: as many values as there are places. */
export interface Sources {
  readonly types: readonly Type[]
  readonly nodes: readonly GoNode[]
  readonly values: readonly Typed[]
  readonly run: (env: Env) => readonly unknown[]
}

/** Compiles the right side; `left` names the left side, for a message. */
export function compileSources(
  nodes: readonly GoNode[],
  count: number,
  at: GoNode,
  within: Within,
  left: string,
): Sources {
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
        return assertion.holds(found) ? [found, true] : [zero(assertion.type, within.on.machine), false]
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
      const at = keyOf(index.run(env), within.on.machine)
      return map instanceof GoMap && map.entries.has(at)
        ? [map.entries.get(at), true]
        : [zero(value, within.on.machine), false]
    },
  }
}

/** `2 variables` */
export const plural = (count: number) => `${count} variable${count === 1 ? '' : 's'}`

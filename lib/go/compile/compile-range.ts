import { Env } from '../machine/machine.ts'
import { INT, settled, type Type, UNKNOWN } from '../machine/types.ts'
import { Bytes, byteLength, copy, GoMap, lengthOf, Slice } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isExpression } from '../read/parse.ts'
import { broken, type Completion, type Run, type Within } from './compilation.ts'
import { compileExpression } from './compile-expressions.ts'
import { compileBlock, reportUnused } from './compile-statements.ts'
import { Scope, type Variable } from './scope.ts'

/** `for key, value := range list { … }`, over slices, maps, strings and (since Go 1.22) numbers. */
export function compileRange(node: GoNode, clause: GoNode, within: Within): Run {
  const { on } = within
  const { machine } = on
  const parts = children(clause)
  const rangeAt = parts.findIndex(({ name }) => name === 'range')
  const overNode = parts.slice(rangeAt + 1).find(isExpression)
  const over = overNode ? compileExpression(overNode, within) : broken()
  const kind = over.type.kind
  if (overNode && !['slice', 'map', 'string', 'int', 'unknown'].includes(kind)) {
    on.report(overNode, 'wrong-type', `cannot range over ${on.describe(overNode, over)}`)
  }
  const scope = new Scope(within.scope)
  const types = typesOf(over.type)
  const names = parts.slice(0, rangeAt).filter(({ name }) => name === 'DefName')
  const variables = names.map((name, index): Variable | null => {
    const text = on.source(name)
    if (text === '_') return null
    const type = types[index] ?? UNKNOWN
    return { kind: 'variable', name: text, type, from: name.from, to: name.to, used: false, fixed: false }
  })
  for (const variable of variables) if (variable) scope.declare(variable)
  const places = parts
    .slice(0, rangeAt)
    .filter(isExpression)
    .map((place) => (on.source(place) === '_' ? null : (compileExpression(place, within).assign ?? null)))
  const block = child(node, 'Block')
  const body: Run = block ? compileBlock(block, { ...within, scope }) : () => undefined
  reportUnused(scope, within)

  return (outer): Completion => {
    const ranged = over.run(outer)
    machine.charge(typeof ranged === 'string' ? 0 : lengthOf(ranged) * 10)
    for (const pair of pairsOf(ranged)) {
      machine.step()
      const env = new Env(outer)
      for (const [index, variable] of variables.entries())
        if (variable) env.declare(variable, copy(pair[index] ?? null, machine))
      for (const [index, place] of places.entries()) place?.(outer, pair[index] ?? null)
      const completion = body(env)
      if (completion === 'break') break
      if (completion !== undefined && completion !== 'continue') return completion
    }
    return undefined
  }
}

function typesOf(type: Type): readonly Type[] {
  if (type.kind === 'slice') return [INT, type.elem]
  if (type.kind === 'map') return [type.key, type.value]
  if (type.kind === 'string') return [INT, { kind: 'int', name: 'rune' }]
  if (type.kind === 'int') return [settled(type)]
  return [UNKNOWN, UNKNOWN]
}

/** Maps come in the order in which they were filled: Go's own order changes from run to run. */
function* pairsOf(value: unknown): Iterable<readonly [unknown, unknown]> {
  if (value instanceof Slice) yield* [...value.items].map((item, index): [number, unknown] => [index, item])
  else if (value instanceof Bytes) yield* value.data.entries()
  else if (value instanceof GoMap) yield* [...value.entries]
  else if (typeof value === 'string') {
    let at = 0
    for (const character of value) {
      yield [at, character.codePointAt(0)]
      at += byteLength(character)
    }
  } else if (typeof value === 'number') {
    for (let index = 0; index < value; index++) yield [index, null]
  }
}

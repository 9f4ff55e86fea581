import type { Meter } from '../machine/meter.ts'
import { assignable, isBasic, type Type, typeName } from '../machine/types.ts'
import { Bytes, bytesOf, lengthOf, textOf } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { broken, type Typed, type Within } from './compilation.ts'
import { compileExpression } from './compile-expressions.ts'

/** `string(b)`, `[]byte(s)`, `int(x)`, `fiber.Map(m)` */
export function compileConversion(node: GoNode, type: Type, valueNode: GoNode, within: Within): Typed {
  const { on } = within
  const value = compileExpression(valueNode, within)
  const from = value.type
  const toBytes = type.kind === 'slice' && isBasic(type.elem) && type.elem.name === 'byte'
  const fromBytes = from.kind === 'slice' && isBasic(from.elem) && from.elem.name === 'byte'
  if (toBytes && from.kind === 'string')
    return { type, run: (env) => new Bytes(bytesOf(String(charged(value.run(env), on.machine)))) }
  if (type.kind === 'string' && fromBytes) return { type, run: (env) => textOf(charged(value.run(env), on.machine)) }
  if (type.kind === 'string' && from.kind === 'int') {
    return { type, run: (env) => String.fromCodePoint(Math.min(Math.max(0, Number(value.run(env))), 0x10ffff)) }
  }
  const isNumber = (each: Type) => each.kind === 'int' || each.kind === 'float'
  if (isNumber(type) && isNumber(from)) {
    return { type, run: (env) => (type.kind === 'int' ? Math.trunc(Number(value.run(env))) : value.run(env)) }
  }
  const sameKind = from.kind === type.kind && (isBasic(type) || ['struct', 'map', 'slice', 'func'].includes(type.kind))
  if (!sameKind && !assignable(from, type)) {
    on.report(node, 'wrong-type', `cannot convert ${on.describe(valueNode, value)} to type ${typeName(type)}`)
    return broken(type)
  }
  return { type, run: value.run }
}

/** A value that is about to be made into another, which takes time in proportion to its length. */
function charged(value: unknown, meter: Meter): unknown {
  meter.charge(lengthOf(value) * 5)
  return value
}

import type { Env } from '../machine/machine.ts'
import { type Meter, PIECES_PER_FIELD } from '../machine/meter.ts'
import { type StructType, type Type, typeName } from '../machine/types.ts'
import { Bytes, Cell, copy, GoMap, keyOf, Slice, Struct } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isExpression, isType } from '../read/parse.ts'
import { similarName } from '../read/similar-name.ts'
import { broken, type Typed, type Within } from './compilation.ts'
import { compileExpression } from './compile-expressions.ts'
import { compileType } from './compile-types.ts'

/** `fiber.Map{…}`, `[]string{…}`, `cors.Config{…}` */
export function compileLiteral(node: GoNode, within: Within): Typed {
  const typeNode = children(node).find(isType)
  const valueNode = child(node, 'LiteralValue')
  if (!typeNode || !valueNode) return broken()
  return compileLiteralValue(valueNode, compileType(typeNode, within), within)
}

interface Element {
  readonly node: GoNode
  readonly key: GoNode | null
  readonly value: GoNode
}

function elementsOf(node: GoNode): Element[] {
  return children(node)
    .filter(({ name }) => name === 'Element')
    .flatMap((element) => {
      const key = child(element, 'Key')
      const value = children(element).find((part) => isExpression(part) || part.name === 'LiteralValue')
      return value ? [{ node: element, key: key?.firstChild ?? null, value }] : []
    })
}

function compileLiteralValue(node: GoNode, type: Type, within: Within): Typed {
  const { on } = within
  // `[]*User{{…}}` leaves `&User` out.
  if (type.kind === 'pointer') {
    const inner = compileLiteralValue(node, type.elem, within)
    return { type, run: (env) => new Cell(inner.run(env), type.elem) }
  }
  if (type.kind === 'struct') return compileStruct(node, type, within)
  if (type.kind === 'map') return compileMap(node, type, within)
  if (type.kind === 'slice') {
    const isBytes = type.elem.name === 'byte'
    const items = elementsOf(node).map(({ value }) => compileElement(value, type.elem, 'slice literal', within))
    return {
      type,
      run: (env) => {
        within.on.machine.charge(items.length * PIECES_PER_FIELD)
        const made = items.map((item) => copy(item.run(env), within.on.machine))
        return isBytes ? new Bytes(Uint8Array.from(made.map(Number))) : new Slice(made)
      },
    }
  }
  for (const { value } of elementsOf(node)) if (isExpression(value)) compileExpression(value, within)
  if (type.kind !== 'unknown')
    on.report(node.parent ?? node, 'wrong-type', `invalid composite literal type ${typeName(type)}`)
  return broken(type)
}

function compileElement(node: GoNode, type: Type, where: string, within: Within, struct?: StructType): Typed {
  if (node.name === 'LiteralValue') return compileLiteralValue(node, type, within)
  const value = compileExpression(node, within)
  within.on.expect(node, value, type, where, struct)
  return value
}

function compileMap(node: GoNode, type: Extract<Type, { kind: 'map' }>, within: Within): Typed {
  const { on } = within
  const seen = new Set<string>()
  const pairs = elementsOf(node).flatMap(({ node: element, key, value }) => {
    if (!key) {
      on.report(element, 'missing-key', 'missing key in map literal')
      return []
    }
    if (key.name === 'String' && seen.has(on.source(key))) {
      on.report(key, 'duplicate-key', `duplicate key ${on.source(key)} in map literal`)
    }
    seen.add(on.source(key))
    return [
      {
        key: compileElement(key, type.key, 'map literal', within),
        value: compileElement(value, type.value, 'map literal', within),
      },
    ]
  })
  return {
    type,
    run: (env) => {
      on.machine.charge(pairs.length * PIECES_PER_FIELD)
      const map = new GoMap(type.value)
      for (const { key, value } of pairs)
        map.entries.set(keyOf(key.run(env), on.machine), copy(value.run(env), on.machine))
      return map
    },
  }
}

function compileStruct(node: GoNode, type: StructType, within: Within): Typed {
  const { on } = within
  const elements = elementsOf(node)
  const shown = typeName(type)
  const fields: { name: string; value: Typed }[] = []
  const isKeyed = elements.some(({ key }) => key !== null)
  if (!isKeyed && elements.length > 0 && elements.length !== type.fields.length) {
    const few = elements.length < type.fields.length
    on.report(node, 'wrong-arguments', `too ${few ? 'few' : 'many'} values in struct literal of type ${shown}`)
  }
  for (const [index, { node: element, key, value }] of elements.entries()) {
    if (isKeyed && !key) {
      on.report(element, 'mixed-literal', 'mixture of field:value and value elements in struct literal')
      continue
    }
    const name = key ? on.source(key) : (type.fields[index]?.name ?? '')
    const field = type.fields.find((each) => each.name === name)
    if (!field || !key) {
      if (key && !type.open) {
        const names = type.fields.map((each) => each.name)
        const near = similarName(name, names) ?? onlyOneWithEnd(name, names)
        on.report(key, 'unknown-field', `unknown field ${name} in struct literal of type ${shown}`, {
          remedy: near ? `Write ${near}.` : `Its fields are: ${type.fields.map((each) => each.name).join(', ')}.`,
          ...(near ? { replacement: near } : {}),
        })
      }
      if (!field) {
        if (isExpression(value)) compileExpression(value, within)
        continue
      }
    }
    if (fields.some((each) => each.name === name)) {
      on.report(element, 'duplicate-field', `duplicate field name ${name} in struct literal`)
    }
    fields.push({
      name,
      value: compileElement(value, field.type, 'struct literal', within, type),
    })
  }
  return { type, run: (env: Env) => filled(type, fields, env, on.machine) }
}

/** `AllowCredentials` for `Credentials`. */
function onlyOneWithEnd(end: string, names: readonly string[]): string | null {
  const [one, ...more] = names.filter((name) => end.length > 4 && name.toLowerCase().endsWith(end.toLowerCase()))
  return one !== undefined && more.length === 0 ? one : null
}

function filled(type: StructType, fields: readonly { name: string; value: Typed }[], env: Env, meter: Meter): Struct {
  const struct = new Struct(type, meter)
  for (const { name, value } of fields) struct.fields.set(name, copy(value.run(env), meter))
  return struct
}

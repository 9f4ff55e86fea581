import { GoError, GoPanic } from '../machine/go-error.ts'
import type { Meter } from '../machine/meter.ts'
import { BOOL, BYTE, INT, NIL, STRING, type Type, typeName, UNKNOWN, untyped } from '../machine/types.ts'
import {
  Bytes,
  bytesOf,
  Cell,
  copy,
  Func,
  GoMap,
  keyOf,
  lengthOf,
  Slice,
  Struct,
  sliceString,
  zero,
} from '../machine/values.ts'
import { readNumber, readRune, readString } from '../read/literals.ts'
import type { GoNode } from '../read/node.ts'
import { children, isExpression, isType } from '../read/parse.ts'
import { broken, type Typed, type Within } from './compilation.ts'
import { compileCall } from './compile-calls.ts'
import { compileFunction } from './compile-function.ts'
import { compileLiteral } from './compile-literals.ts'
import { compileBinary, compileUnary } from './compile-operators.ts'
import { compileSelector } from './compile-selectors.ts'
import { compileType, undefinedName } from './compile-types.ts'

/** Compiles an expression. Reports what is wrong with it, and gives something that runs in any case. */
export function compileExpression(node: GoNode, within: Within): Typed {
  const { on } = within
  switch (node.name) {
    case 'Number': {
      const number = readNumber(on.source(node))
      return { type: untyped(number.isFloat ? 'float' : 'int'), run: () => number.value, what: 'constant' }
    }
    case 'String': {
      const text = readString(on.source(node))
      return { type: untyped('string'), run: () => text, what: 'constant' }
    }
    case 'Rune': {
      const code = readRune(on.source(node))
      return { type: untyped('int'), run: () => code, what: 'constant' }
    }
    case 'Bool': {
      const value = on.source(node) === 'true'
      return { type: untyped('bool'), run: () => value, what: 'constant' }
    }
    case 'Nil':
      return { type: NIL, run: () => null, what: 'nil' }
    case 'VariableName':
      return compileName(node, within)
    case 'ParenthesizedExpr': {
      const inner = children(node).find(isExpression)
      return inner ? compileExpression(inner, within) : broken()
    }
    case 'SelectorExpr':
      return compileSelector(node, within)
    case 'CallExpr':
    case 'Conversion':
      return compileCall(node, within)
    case 'TypedLiteral':
      return compileLiteral(node, within)
    case 'FunctionLiteral': {
      const { type, call } = compileFunction(node, within, `${within.fn?.name ?? 'main'}.func1`)
      return { type, run: (env) => new Func(type, (args) => call(env, args)) }
    }
    case 'UnaryExp':
      return compileUnary(node, within)
    case 'BinaryExp':
      return compileBinary(node, within)
    case 'IndexExpr':
      return compileIndex(node, within)
    case 'SliceExpr':
      return compileSlice(node, within)
    case 'TypeAssertion':
      return compileAssertion(node, within)
    default:
      return on.refuse(node, 'This expression', 'Write it in a simpler way.')
  }
}

function compileName(node: GoNode, within: Within): Typed {
  const { on, scope } = within
  const name = on.source(node)
  const meaning = scope.find(name)
  // The grammar does not know `nil` everywhere.
  if (name === 'nil' && !meaning) return { type: NIL, run: () => null, what: 'nil' }
  if (name === '_') {
    on.report(node, 'blank-value', 'cannot use _ as value')
    return broken()
  }
  if (!meaning) {
    undefinedName(node, name, within)
    return broken()
  }
  if (meaning.kind === 'package') {
    meaning.used = true
    on.report(node, 'package-alone', `use of package ${name} without selector`)
    return broken()
  }
  if (meaning.kind === 'type') {
    on.report(node, 'type-as-value', `${name} (type) is not an expression`)
    return broken()
  }
  meaning.used = true
  const typed: Typed = {
    type: meaning.type,
    run: (env) => env.find(meaning).value,
    what: meaning.fixed && meaning.type.kind !== 'func' ? 'constant' : meaning.fixed ? undefined : 'variable',
  } as Typed
  if (meaning.fixed) return typed
  return {
    ...typed,
    assign: (env, value) => {
      env.find(meaning).value = copy(value, on.machine)
    },
    cell: (env) => env.find(meaning),
  }
}

function compileIndex(node: GoNode, within: Within): Typed {
  const { on } = within
  const [ofNode, indexNode] = children(node).filter(isExpression)
  if (!ofNode || !indexNode) return broken()
  const of = compileExpression(ofNode, within)
  const index = compileExpression(indexNode, within)
  const { type } = of
  if (type.kind === 'map') {
    on.expect(indexNode, index, type.key, 'map index')
    return {
      type: type.value,
      run: (env) => {
        const map = of.run(env)
        const key = keyOf(index.run(env), on.machine)
        return map instanceof GoMap && map.entries.has(key) ? map.entries.get(key) : zero(type.value, on.machine)
      },
      assign: (env, value) => {
        const map = of.run(env)
        if (!(map instanceof GoMap)) throw new GoPanic('assignment to entry in nil map')
        map.entries.set(keyOf(index.run(env), on.machine), copy(value, on.machine))
      },
    }
  }
  if (type.kind === 'slice' || type.kind === 'string' || type.kind === 'unknown') {
    on.expect(indexNode, index, type.kind === 'unknown' ? UNKNOWN : INT, 'index')
    const elem = type.kind === 'slice' ? type.elem : type.kind === 'string' ? BYTE : UNKNOWN
    return {
      type: elem,
      run: (env) => itemAt(of.run(env), index.run(env), on.machine),
      ...(type.kind === 'slice'
        ? {
            assign: (env: Parameters<Typed['run']>[0], value: unknown) => {
              const list = of.run(env)
              const at = index.run(env)
              itemAt(list, at, on.machine)
              if (list instanceof Slice) list.items[Number(at)] = copy(value, on.machine)
              else if (list instanceof Bytes) list.data[Number(at)] = Number(value)
            },
          }
        : {}),
    }
  }
  on.report(node, 'no-index', `invalid operation: cannot index ${on.describe(ofNode, of)}`)
  return broken()
}

function itemAt(list: unknown, index: unknown, meter: Meter): unknown {
  if (list instanceof GoMap) return list.entries.get(keyOf(index, meter)) ?? zero(list.valueType, meter)
  if (typeof list === 'string') meter.charge(list.length)
  const at = Number(index)
  const length = lengthOf(list)
  if (!(at >= 0 && at < length)) {
    throw new GoPanic(`runtime error: index out of range [${at}]${at < 0 ? '' : ` with length ${length}`}`)
  }
  if (list instanceof Slice) return list.items[at]
  return (list instanceof Bytes ? list.data : bytesOf(String(list)))[at]
}

function compileSlice(node: GoNode, within: Within): Typed {
  const { on } = within
  const parts = children(node)
  const ofNode = parts[0]
  if (!ofNode) return broken()
  const of = compileExpression(ofNode, within)
  const colon = parts.findIndex(({ name }) => name === ':')
  const bound = (found: GoNode | undefined): Typed | null => {
    if (!found) return null
    const typed = compileExpression(found, within)
    on.expect(found, typed, INT, 'slice index')
    return typed
  }
  const low = bound(parts.slice(1, colon).find(isExpression))
  const high = bound(parts.slice(colon + 1).find(isExpression))
  if (!['slice', 'string', 'unknown'].includes(of.type.kind)) {
    on.report(node, 'no-slice', `cannot slice ${on.describe(ofNode, of)}`)
    return broken()
  }
  return {
    type: of.type.kind === 'string' ? STRING : of.type,
    run: (env) => {
      const list = of.run(env)
      const length = lengthOf(list)
      on.machine.charge(length)
      const to = high ? Number(high.run(env)) : length
      const from = low ? Number(low.run(env)) : 0
      if (to < 0 || to > length) {
        const word = typeof list === 'string' ? 'length' : 'capacity'
        throw new GoPanic(`runtime error: slice bounds out of range [:${to}] with ${word} ${length}`)
      }
      if (from < 0 || from > to) throw new GoPanic(`runtime error: slice bounds out of range [${from}:${to}]`)
      if (typeof list === 'string') return sliceString(list, from, to)
      if (list instanceof Bytes) return new Bytes(list.data.slice(from, to))
      return list instanceof Slice ? new Slice(list.items.slice(from, to)) : null
    },
  }
}

/** `x.(string)`; in `v, ok := x.(string)` it does not panic, see the statements. */
export function compileAssertion(node: GoNode, within: Within): Typed & { holds: (value: unknown) => boolean } {
  const { on } = within
  const parts = children(node)
  const valueNode = parts.find(isExpression)
  const typeNode = parts.find(isType)
  if (!valueNode || !typeNode) return { ...broken(), holds: () => false }
  const value = compileExpression(valueNode, within)
  const type = compileType(typeNode, within)
  if (!['any', 'error', 'unknown'].includes(value.type.kind)) {
    on.report(valueNode, 'not-an-interface', `invalid operation: ${on.source(valueNode)} is not an interface`)
  }
  const holds = (held: unknown): boolean => isOf(held, type)
  return {
    type,
    holds,
    run: (env) => {
      const held = value.run(env)
      if (holds(held)) return held
      throw new GoPanic(`interface conversion: interface {} is not ${typeName(type)}`)
    },
  }
}

/** Whether a value is of a type, judged by the value alone. */
export function isOf(value: unknown, type: Type): boolean {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string'
    case 'int':
    case 'float':
      return typeof value === 'number'
    case 'bool':
      return typeof value === 'boolean'
    case 'slice':
      return value instanceof Slice || value instanceof Bytes
    case 'map':
      return value instanceof GoMap
    case 'func':
      return value instanceof Func
    case 'struct':
      return value instanceof Struct && value.type.name === type.name
    case 'error':
      return value instanceof GoError
    case 'pointer':
      if (value instanceof GoError) return value.type === typeName(type)
      return type.elem.kind === 'struct' ? value instanceof Cell && isOf(value.value, type.elem) : value !== null
    default:
      return value !== null && value !== undefined
  }
}

/** Compiles an expression that has to be true or false. */
export function compileCondition(node: GoNode, within: Within, statement: string): Typed {
  const value = compileExpression(node, within)
  if (value.type.kind !== 'bool' && value.type.kind !== 'unknown') {
    const shown = within.on.describe(node, value)
    within.on.report(node, 'not-a-condition', `non-boolean condition in ${statement} statement: ${shown}`)
  }
  return { ...value, type: BOOL }
}

import { printed } from '../machine/format.ts'
import { GoError, GoPanic } from '../machine/go-error.ts'
import type { Env } from '../machine/machine.ts'
import { type Meter, PIECES_PER_FIELD } from '../machine/meter.ts'
import { ANY, INT, NONE, pointer, settled, type Type } from '../machine/types.ts'
import { Bytes, bytesOf, Cell, copy, GoMap, keyOf, lengthOf, Slice, textOf, zero } from '../machine/values.ts'
import { GoNode } from '../read/node.ts'
import { children, isExpression, isType } from '../read/parse.ts'
import { broken, type Typed, type Within } from './compilation.ts'
import { type Argument, compileArguments } from './compile-calls.ts'
import { compileExpression } from './compile-expressions.ts'
import { compileType } from './compile-types.ts'

/** Their names. */
export const BUILTINS: ReadonlySet<string> = new Set([
  'append',
  'cap',
  'copy',
  'delete',
  'len',
  'make',
  'max',
  'min',
  'new',
  'panic',
  'print',
  'println',
  'recover',
  'close',
])

/** The functions that need no import. */
export function compileBuiltin(name: string, node: GoNode, argumentsNode: GoNode, within: Within): Typed {
  const { on } = within
  const { machine } = on
  if (name === 'make' || name === 'new') return compileMake(name, argumentsNode, within)
  const args = compileArguments(argumentsNode, within)
  const [first, second] = args.list
  const least = { append: 1, copy: 2, delete: 2, print: 0, println: 0, recover: 0 }[name] ?? 1
  if (args.list.length < least) {
    on.report(
      args.close,
      'wrong-arguments',
      `not enough arguments for ${name}() (expected ${least}, found ${args.list.length})`,
    )
    return broken()
  }
  const run = (argument: Argument | undefined, env: Env): unknown => argument?.value.run(env)
  switch (name) {
    case 'len':
    case 'cap':
      if (first && !['string', 'slice', 'map', 'unknown'].includes(first.value.type.kind)) {
        on.report(
          first.node,
          'wrong-type',
          `invalid argument: ${on.describe(first.node, first.value)} for built-in ${name}`,
        )
      }
      return { type: INT, run: (env) => lengthIn(run(first, env), machine) }
    case 'append':
      return compileAppend(args.list, args.spread, within)
    case 'delete':
      return {
        type: NONE,
        run: (env) => {
          const map = run(first, env)
          const key = run(second, env)
          if (map instanceof GoMap) map.entries.delete(keyOf(key, machine))
          return null
        },
      }
    case 'min':
    case 'max': {
      const type = args.list.map(({ value }) => value.type).find((each) => !('untyped' in each && each.untyped))
      const pick = name === 'min' ? Math.min : Math.max
      return {
        type: type ?? settled(first?.value.type ?? INT),
        run: (env) => pick(...args.list.map(({ value }) => Number(value.run(env)))),
      }
    }
    case 'panic':
      return {
        type: NONE,
        run: (env) => {
          const value = run(first, env)
          const line = on.lineOf(node.from)
          if (typeof value === 'string' || value instanceof GoError) throw new GoPanic(printed(value, machine), line)
          throw new GoPanic(`(interface {}) ${printed(value, machine)}`, line)
        },
      }
    case 'recover':
      return {
        type: ANY,
        run: () => {
          const { panic } = machine
          machine.panic = null
          return panic?.message ?? null
        },
      }
    case 'print':
    case 'println':
      return {
        type: NONE,
        run: (env) => {
          const text = args.list
            .map(({ value }) => printed(value.run(env), machine))
            .join(name === 'println' ? ' ' : '')
          machine.print('log', text, on.lineOf(node.from))
          return null
        },
      }
    default:
      return on.refuse(node, `${name}()`, 'Take it out.')
  }
}

/** The length of a value; that of a string is counted in bytes. */
function lengthIn(value: unknown, meter: Meter): number {
  if (typeof value === 'string') meter.charge(value.length)
  return lengthOf(value)
}

function compileAppend(list: readonly Argument[], spread: boolean, { on }: Within): Typed {
  const [first, ...rest] = list
  const type: Type = first?.value.type ?? ANY
  if (type.kind !== 'slice' && type.kind !== 'unknown') {
    if (first)
      on.report(first.node, 'wrong-type', `invalid argument: ${on.describe(first.node, first.value)} is not a slice`)
    return broken()
  }
  if (type.kind === 'slice' && !spread) {
    for (const { node, value } of rest) on.expect(node, value, type.elem, 'argument to append')
  }
  return {
    type,
    run: (env) => {
      const before = first?.value.run(env)
      const added = rest.map(({ value }) => value.run(env))
      if (before instanceof Bytes || (before === null && added[0] instanceof Bytes)) {
        const more = spread ? bytesOf(textOf(added[0])) : added.map(Number)
        const size = lengthOf(before) + more.length
        on.machine.fits(size)
        on.machine.charge(size * 10)
        return new Bytes(Uint8Array.from([...(before instanceof Bytes ? before.data : []), ...more]))
      }
      const items = before instanceof Slice ? before.items : []
      const last = added[0]
      const more = spread ? (last instanceof Slice ? last.items : []) : added.map((each) => copy(each, on.machine))
      on.machine.fits(items.length + more.length)
      on.machine.charge(items.length + more.length)
      return new Slice([...items, ...more])
    },
  }
}

/** `new(User)`: the grammar takes the name for that of a variable. */
function namedType(node: GoNode): GoNode | null {
  const [first] = children(node).filter(isExpression)
  if (first?.name === 'VariableName') return new GoNode('TypeName', first.from, first.to, [])
  return first?.name === 'SelectorExpr' ? new GoNode('QualifiedType', first.from, first.to, []) : null
}

/** `make(map[string]bool)`, `make([]string, 0, 4)`, `new(User)` */
function compileMake(name: 'make' | 'new', node: GoNode, within: Within): Typed {
  const { on } = within
  const typeNode = children(node).find(isType) ?? namedType(node)
  if (!typeNode) {
    on.report(node, 'wrong-arguments', `not enough arguments for ${name}() (expected 1, found 0)`)
    return broken()
  }
  const type = compileType(typeNode, within)
  if (name === 'new') return { type: pointer(type), run: () => new Cell(zero(type, on.machine), type) }
  const lengthNode = children(node).find((each) => isExpression(each) && each.from >= typeNode.to)
  const length = lengthNode ? compileExpression(lengthNode, within) : null
  if (lengthNode && length) on.expect(lengthNode, length, INT, 'argument to make')
  if (type.kind === 'map') return { type, run: () => new GoMap(type.value) }
  if (type.kind === 'slice') {
    const isBytes = type.elem.name === 'byte'
    return {
      type,
      run: (env) => {
        const count = Number(length?.run(env) ?? 0)
        if (!(count >= 0)) throw new GoPanic('runtime error: makeslice: len out of range')
        on.machine.fits(count)
        on.machine.charge(count * (isBytes ? 1 : PIECES_PER_FIELD / 10))
        return isBytes
          ? new Bytes(new Uint8Array(count))
          : new Slice(Array.from({ length: count }, () => zero(type.elem, on.machine)))
      },
    }
  }
  if (type.kind !== 'unknown') on.report(typeNode, 'wrong-type', `invalid argument: cannot make ${on.source(typeNode)}`)
  return broken(type)
}

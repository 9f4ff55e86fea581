import type { Meter } from '../machine/meter.ts'
import type { Native, TypeMember } from '../machine/package.ts'
import { type FuncType, isPackageInterface, methodsOf, type Type, typeName } from '../machine/types.ts'
import { Cell, copy, Func, nilDereference, Struct } from '../machine/values.ts'
import type { GoNode } from '../read/node.ts'
import { children } from '../read/parse.ts'
import { similarName } from '../read/similar-name.ts'
import { broken, type Typed, type Within } from './compilation.ts'
import { compileExpression } from './compile-expressions.ts'
import { undefinedName } from './compile-types.ts'
import type { Imported } from './scope.ts'

/** The operand before the dot, and the name after it. */
export function selectorParts(node: GoNode): { of: GoNode; field: GoNode } | null {
  const parts = children(node)
  const of = parts[0]
  const field = parts.find(({ name }) => name === 'FieldName')
  return of && field ? { of, field } : null
}

/** The package before the dot, if one is there. */
export function packageBefore(of: GoNode, { on, scope }: Within): Imported | null {
  if (of.name !== 'VariableName') return null
  const meaning = scope.find(on.source(of))
  return meaning?.kind === 'package' ? meaning : null
}

/** `c.Next`, `fiber.StatusOK`, `user.Name` */
export function compileSelector(node: GoNode, within: Within): Typed {
  const { on } = within
  const parts = selectorParts(node)
  if (!parts) return broken()
  const name = on.source(parts.field)
  const imported = packageBefore(parts.of, within)
  if (imported) return compileMember(node, imported, name, within)
  if (parts.of.name === 'VariableName' && !within.scope.find(on.source(parts.of))) {
    undefinedName(parts.of, on.source(parts.of), within)
    return broken()
  }

  const whole = compileExpression(parts.of, within)
  const { of, found } = lookUp(whole, name, within)
  if (found?.kind === 'field') return fieldOf(of, found.type, name, on.machine)
  if (found?.kind === 'native-field') return { type: found.type, run: (env) => found.get(of.run(env)) }
  if (found) {
    const { type, call } = found
    return {
      type,
      run: (env) => {
        const self = of.run(env)
        return new Func(type, (args) => call(self, args))
      },
    }
  }
  if (of.type.kind !== 'unknown') reportMember(parts.field, on.source(node), of.type, name, within)
  return broken()
}

function compileMember(node: GoNode, imported: Imported, name: string, within: Within): Typed {
  const { on } = within
  imported.used = true
  const member = imported.pkg.members.get(name)
  if (member?.kind === 'value') return { type: member.type, run: () => member.value }
  if (member?.kind === 'func') {
    const { type, call } = member
    return { type, run: () => new Func(type, (args) => call(args, on.machine)) }
  }
  if (member) {
    on.report(node, 'type-as-value', `${imported.name}.${name} (type) is not an expression`)
    return broken()
  }
  reportPackageMember(node, imported, name, within)
  return broken()
}

/** Reports a name that a package does not have, or has and is not run here. */
function reportPackageMember(node: GoNode, imported: Imported, name: string, { on }: Within): void {
  const near = similarName(name, imported.pkg.members.keys())
  const shown = `${imported.name}.${name}`
  if (near) on.report(node, 'undefined', `undefined: ${shown}`, { remedy: `Write ${imported.name}.${near}.` })
  else on.refuse(node, shown, 'Take it out, or do without it.')
}

export type Found =
  | { readonly kind: 'field'; readonly type: Type }
  | { readonly kind: 'native-field'; readonly type: Type; readonly get: (self: unknown) => unknown }
  | {
      readonly kind: 'method'
      readonly type: FuncType
      readonly call: (self: unknown, args: readonly unknown[]) => unknown
    }

/** A member of a value, or of a struct that is embedded in it; `of` is what has it. */
export function lookUp(
  of: Typed,
  name: string,
  within: Within,
  seen = new Set<Type>(),
): { of: Typed; found: Found | null } {
  const found = findMember(of.type, name, within)
  const inner = of.type.kind === 'pointer' ? of.type.elem : of.type
  // Structs may be embedded on many ways, or in themselves.
  if (found || inner.kind !== 'struct' || seen.has(inner)) return { of, found }
  seen.add(inner)
  for (const field of inner.fields) {
    if (!field.embedded) continue
    const deeper = lookUp(fieldOf(of, field.type, field.name, within.on.machine), name, within, seen)
    if (deeper.found) return deeper
  }
  return { of, found: null }
}

/** A field or a method of a type. */
function findMember(type: Type, name: string, { on }: Within): Found | null {
  const inner = type.kind === 'pointer' ? type.elem : type
  const own = methodsOf(type)?.get(name)
  if (own) return { kind: 'method', type: own.type, call: (self, args) => own.call?.(self, args) ?? null }
  if (inner.kind === 'struct') {
    const field = inner.fields.find((each) => each.name === name)
    if (field) return { kind: 'field', type: field.type }
  }
  const members = on.members.get(typeName(inner)) ?? (inner.kind === 'error' ? on.members.get('error') : undefined)
  const member: TypeMember | undefined = members?.get(name)
  // A pointer to an interface has no methods.
  if (!member || (type.kind === 'pointer' && isPackageInterface(inner))) return null
  if (member.kind === 'field') return { kind: 'native-field', type: member.type, get: member.get }
  const { call } = member
  return {
    kind: 'method',
    type: member.type,
    call: (self, args) => call(self ?? nilDereference(), args, on.machine),
  }
}

function fieldOf(of: Typed, type: Type, name: string, meter: Meter): Typed {
  const struct = (env: Parameters<Typed['run']>[0]): Struct => {
    const value = of.run(env)
    const held = value instanceof Cell ? value.value : value
    return held instanceof Struct ? held : nilDereference()
  }
  return {
    type,
    what: 'variable',
    run: (env) => struct(env).fields.get(name),
    ...(of.assign || of.type.kind === 'pointer' || of.cell
      ? {
          assign: (env: Parameters<Typed['run']>[0], value: unknown) => {
            struct(env).fields.set(name, copy(value, meter))
          },
        }
      : {}),
  }
}

function reportMember(field: GoNode, shown: string, type: Type, name: string, within: Within): void {
  const { on } = within
  const inner = type.kind === 'pointer' ? type.elem : type
  if (type.kind === 'pointer' && isPackageInterface(inner)) {
    const remedy = on.remedy({ kind: 'pointer-to-interface', type: inner })
    const message = `${shown} undefined (type ${typeName(type)} is pointer to interface, not interface)`
    on.report(field, 'pointer-to-interface', message, remedy ? { remedy: remedy.text } : {})
    return
  }
  const members = on.members.get(typeName(inner))
  const names = [
    ...(members?.keys() ?? []),
    ...(methodsOf(type)?.keys() ?? []),
    ...(inner.kind === 'struct' ? inner.fields.map((each) => each.name) : []),
  ]
  const near = similarName(name, names)
  const known = members && !near
  if (known) on.refuse(field, shown, `Of ${typeName(type)}, these are: ${names.slice(0, 40).join(', ')}.`)
  else {
    on.report(field, 'undefined', `${shown} undefined (type ${typeName(type)} has no field or method ${name})`, {
      ...(near ? { remedy: `Write ${near}.`, replacement: near } : {}),
    })
  }
}

/** A function of a package, or null where the name is something else. */
export function packageFunction(node: GoNode, within: Within): { type: FuncType; call: Native; shown: string } | null {
  const parts = node.name === 'SelectorExpr' ? selectorParts(node) : null
  const imported = parts && packageBefore(parts.of, within)
  const member = parts && imported?.pkg.members.get(within.on.source(parts.field))
  if (!imported || member?.kind !== 'func') return null
  imported.used = true
  return { type: member.type, call: member.call, shown: within.on.source(node) }
}

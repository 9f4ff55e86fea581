/** Go's types, in the subset that is run here. */
interface Named {
  /** `Origin`, `fiber.Map`; absent for a type without a name. */
  readonly name?: string
  /** Methods that the program declares, filled in when they are read. */
  readonly methods?: Map<string, Method>
}

export interface Method {
  readonly type: FuncType
  /** The method as a function whose first parameter is the receiver. Set when its body is compiled. */
  call?: (receiver: unknown, args: readonly unknown[]) => unknown
}

export type BasicKind = 'string' | 'int' | 'float' | 'bool'

export interface BasicType extends Named {
  readonly kind: BasicKind
  /** A constant that has not got its type yet. */
  readonly untyped?: boolean
}
export interface SliceType extends Named {
  readonly kind: 'slice'
  readonly elem: Type
}
export interface MapType extends Named {
  readonly kind: 'map'
  readonly key: Type
  readonly value: Type
}
export interface PointerType extends Named {
  readonly kind: 'pointer'
  readonly elem: Type
}
export interface FuncType extends Named {
  readonly kind: 'func'
  readonly params: readonly Type[]
  /** The last parameter takes any number of values; its own type is that of one of them. */
  readonly variadic: boolean
  readonly results: readonly Type[]
}
export interface StructField {
  readonly name: string
  readonly type: Type
  /** `json:"date"`, without the quotes around it. */
  readonly tag: string
  /** Its members are members of the struct too. */
  readonly embedded?: boolean
}
export interface StructType extends Named {
  readonly kind: 'struct'
  fields: readonly StructField[]
  /** The fields are not known here: any field is accepted, without effect. */
  readonly open?: boolean
}
/** A type of a package, which has members and no fields of Go. */
export interface NativeType extends Named {
  readonly kind: 'native'
  readonly name: string
  /** Present for an interface: the types of packages that implement it, `*fiber.App`. */
  readonly implementedBy?: readonly string[]
  /** A pointer to it is an `error`. */
  readonly isError?: boolean
}
export interface SpecialType extends Named {
  readonly kind: 'any' | 'error' | 'nil' | 'unknown' | 'none'
}
/** Several results of one call. */
interface TupleType extends Named {
  readonly kind: 'tuple'
  readonly types: readonly Type[]
}

export type Type =
  | BasicType
  | SliceType
  | MapType
  | PointerType
  | FuncType
  | StructType
  | NativeType
  | SpecialType
  | TupleType

export const STRING: BasicType = { kind: 'string' }
export const INT: BasicType = { kind: 'int' }
export const BYTE: BasicType = { kind: 'int', name: 'byte' }
export const FLOAT: BasicType = { kind: 'float' }
export const BOOL: BasicType = { kind: 'bool' }
export const ANY: SpecialType = { kind: 'any' }
export const ERROR: SpecialType = { kind: 'error' }
export const NIL: SpecialType = { kind: 'nil' }
/** After a mistake, or for a value whose type is not tracked. */
export const UNKNOWN: SpecialType = { kind: 'unknown' }
/** A call without a result. */
export const NONE: SpecialType = { kind: 'none' }

export const slice = (elem: Type): SliceType => ({ kind: 'slice', elem })
export const pointer = (elem: Type): PointerType => ({ kind: 'pointer', elem })
export const native = (name: string, more: Pick<NativeType, 'implementedBy' | 'isError'> = {}): NativeType => ({
  kind: 'native',
  name,
  ...more,
})
export const untyped = (kind: BasicKind): BasicType => ({ kind, untyped: true })

/** A type of functions. */
export function func(params: readonly Type[], results: readonly Type[], variadic = false, name?: string): FuncType {
  return { kind: 'func', params, results, variadic, ...(name === undefined ? {} : { name }) }
}

/** A struct of a package. */
export function struct(name: string, fields: Readonly<Record<string, Type>>): StructType {
  return {
    kind: 'struct',
    name,
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, type, tag: '' })),
  }
}

/** Longer names are cut: those of types that are made of each other can double with each. */
const LONGEST_NAME = 500
const names = new WeakMap<Type, string>()

/** A type as Go writes it in its messages. */
export function typeName(type: Type): string {
  if (type.name !== undefined) return type.name
  const known = names.get(type)
  if (known !== undefined) return known
  const whole = writtenType(type)
  const name = whole.length > LONGEST_NAME ? `${whole.slice(0, LONGEST_NAME)}…` : whole
  names.set(type, name)
  return name
}

function writtenType(type: Type): string {
  switch (type.kind) {
    case 'float':
      return 'float64'
    case 'slice':
      return `[]${typeName(type.elem)}`
    case 'map':
      return `map[${typeName(type.key)}]${typeName(type.value)}`
    case 'pointer':
      return `*${typeName(type.elem)}`
    case 'func':
      return `func${signatureOf(type)}`
    case 'struct':
      return 'struct{…}'
    case 'tuple':
      return `(${type.types.map(typeName).join(', ')})`
    case 'none':
      return '(no value)'
    default:
      return type.kind
  }
}

/** `(origin string) bool` without the names. */
function signatureOf(type: FuncType): string {
  const params = type.params.map((param, index) =>
    type.variadic && index === type.params.length - 1 ? `...${typeName(param)}` : typeName(param),
  )
  const [first] = type.results
  const results = type.results.length === 1 && first ? ` ${typeName(first)}` : ''
  return `(${params.join(', ')})${type.results.length > 1 ? ` (${type.results.map(typeName).join(', ')})` : results}`
}

/** The type that a variable gets from a constant without a type. */
export function settled(type: Type): Type {
  return isBasic(type) && type.untyped ? { kind: type.kind } : type
}

/** Strings, numbers and booleans. */
export function isBasic(type: Type): type is BasicType {
  return type.kind === 'string' || type.kind === 'int' || type.kind === 'float' || type.kind === 'bool'
}

/**
 * Whether two types are the same; true where one of them is not known.
 * @param compared pairs that are being compared: types made of each other can hold one pair on very many ways
 */
export function identical(a: Type, b: Type, compared = new Map<Type, Set<Type>>()): boolean {
  if (a === b || a.kind === 'unknown' || b.kind === 'unknown') return true
  const others = compared.get(a) ?? new Set()
  if (others.has(b)) return true
  compared.set(a, others.add(b))
  if (a.kind !== b.kind || (isDistinct(a) && isDistinct(b) && a.name !== b.name)) return false
  if (isDistinct(a) !== isDistinct(b) && (isBasic(a) || a.kind === 'struct')) return false
  switch (a.kind) {
    case 'slice':
      return b.kind === 'slice' && identical(a.elem, b.elem, compared)
    case 'pointer':
      return b.kind === 'pointer' && identical(a.elem, b.elem, compared)
    case 'map':
      return b.kind === 'map' && identical(a.key, b.key, compared) && identical(a.value, b.value, compared)
    case 'func':
      return (
        b.kind === 'func' &&
        a.variadic === b.variadic &&
        a.params.length === b.params.length &&
        a.results.length === b.results.length &&
        a.params.every((param, index) => identical(param, b.params[index] as Type, compared)) &&
        a.results.every((result, index) => identical(result, b.results[index] as Type, compared))
      )
    case 'native':
      return a.name === b.name
    default:
      return true
  }
}

/** Whether a value of one type can be assigned to another. True in doubt. */
export function assignable(from: Type, to: Type): boolean {
  if (from.kind === 'unknown' || to.kind === 'unknown' || to.kind === 'any') return from.kind !== 'none'
  if (from.kind === 'none' || from.kind === 'tuple') return false
  if (from.kind === 'nil') return ['pointer', 'slice', 'map', 'func', 'error', 'native'].includes(to.kind)
  if (isBasic(from) && from.untyped) {
    return isBasic(to) && (from.kind === to.kind || (from.kind === 'int' && to.kind === 'float'))
  }
  if (to.kind === 'error') {
    return from.kind === 'error' || isPackageError(from) || methodsOf(from)?.has('Error') === true
  }
  if (to.kind === 'native' && to.implementedBy?.includes(typeName(from))) return true
  if (from.kind === 'any' && to.kind !== 'native') return false
  if (isDistinct(from) !== isDistinct(to) && !isBasic(from) && from.kind === to.kind) {
    return identical(withoutName(from), withoutName(to))
  }
  return identical(from, to)
}

function isPackageError(type: Type): boolean {
  return type.kind === 'pointer' && type.elem.kind === 'native' && type.elem.isError === true
}

/** Whether a type is an interface of a package: a pointer to it has no methods. */
export function isPackageInterface(type: Type): boolean {
  return type.kind === 'native' && type.implementedBy !== undefined
}

/** The methods that the program declares on a type or on a pointer to it. */
export function methodsOf(type: Type): Map<string, Method> | undefined {
  return type.methods ?? (type.kind === 'pointer' ? type.elem.methods : undefined)
}

function isDistinct(type: Type): boolean {
  return type.name !== undefined && type.name !== 'byte' && type.kind !== 'native'
}

function withoutName(type: Type): Type {
  const { name: _, ...rest } = type
  return rest as Type
}

import { GoPanic } from './go-error.ts'
import { type Meter, PIECES_PER_FIELD } from './meter.ts'
import type { FuncType, StructType, Type } from './types.ts'

/** What a program's variables hold: strings, numbers, booleans and null as they are; the rest as these. */
export class Slice {
  items: unknown[]
  constructor(items: unknown[]) {
    this.items = items
  }
}

/** `[]byte` */
export class Bytes {
  readonly data: Uint8Array
  constructor(data: Uint8Array) {
    this.data = data
  }
  get text(): string {
    return new TextDecoder().decode(this.data)
  }
}

/** `map[K]V` */
export class GoMap {
  readonly entries = new Map<unknown, unknown>()
  readonly valueType: Type
  constructor(valueType: Type) {
    this.valueType = valueType
  }
}

/** A struct, with the zero values of its fields. */
export class Struct {
  readonly type: StructType
  readonly fields = new Map<string, unknown>()
  constructor(type: StructType, meter: Meter) {
    this.type = type
    meter.charge(PIECES_PER_FIELD * type.fields.length)
    for (const field of type.fields) this.fields.set(field.name, zero(field.type, meter))
  }
}

/** A place that holds a value: a variable, and what `&` gives. */
export class Cell {
  value: unknown
  /** What it holds, for decoding into it. */
  readonly type: Type
  constructor(value: unknown, type: Type) {
    this.value = value
    this.type = type
  }
}

/** A function, of the program or of a package. */
export class Func {
  readonly type: FuncType
  readonly call: (args: readonly unknown[]) => unknown
  constructor(type: FuncType, call: (args: readonly unknown[]) => unknown) {
    this.type = type
    this.call = call
  }
}

/** What a variable holds before anything is put into it. */
export function zero(type: Type, meter: Meter): unknown {
  switch (type.kind) {
    case 'string':
      return ''
    case 'int':
    case 'float':
      return 0
    case 'bool':
      return false
    case 'struct':
      return new Struct(type, meter)
    default:
      return null
  }
}

/** Copies a value for another variable: structs are copied, everything else is shared. */
export function copy(value: unknown, meter: Meter): unknown {
  if (!(value instanceof Struct)) return value
  meter.charge(PIECES_PER_FIELD * value.fields.size)
  const copied = new Struct({ ...value.type, fields: [] }, meter)
  for (const [name, field] of value.fields) copied.fields.set(name, copy(field, meter))
  return Object.assign(copied, { type: value.type })
}

/** Go's `==`. */
export function equal(a: unknown, b: unknown, meter: Meter): boolean {
  if (a instanceof Struct && b instanceof Struct) {
    meter.charge(PIECES_PER_FIELD * a.fields.size)
    return [...a.fields].every(([name, value]) => equal(value, b.fields.get(name), meter))
  }
  if (typeof a === 'string' && typeof b === 'string') meter.charge(Math.min(a.length, b.length))
  return a === b || (a ?? null) === (b ?? null)
}

/** The JavaScript value that identifies a key of a map. */
export function keyOf(value: unknown, meter: Meter): unknown {
  if (!(value instanceof Struct)) return value
  meter.charge(PIECES_PER_FIELD * value.fields.size)
  const fields = [...value.fields].map(([name, field]) => [name, keyOf(field, meter)])
  const key = JSON.stringify(fields)
  meter.charge(key.length)
  return key
}

const encoder = new TextEncoder()
const ASCII = /^[\0-\x7f]*$/

/** Go counts bytes. */
export function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : encoder.encode(text).length
}

/** Part of a string, by bytes. */
export function sliceString(text: string, from: number, to: number): string {
  if (ASCII.test(text)) return text.slice(from, to)
  return new TextDecoder().decode(encoder.encode(text).slice(from, to))
}

/** The UTF-8 of a string. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

/** `len(x)` */
export function lengthOf(value: unknown): number {
  if (typeof value === 'string') return byteLength(value)
  if (value instanceof Slice) return value.items.length
  if (value instanceof Bytes) return value.data.length
  if (value instanceof GoMap) return value.entries.size
  return 0
}

/** The strings of a `[]string`. */
export function stringsOf(value: unknown): string[] {
  return value instanceof Slice ? value.items.map(String) : []
}

/** A slice of these. */
export function sliceOf(items: readonly unknown[]): Slice {
  return new Slice([...items])
}

/** The text of a string or of bytes. */
export function textOf(value: unknown): string {
  return value instanceof Bytes ? value.text : typeof value === 'string' ? value : ''
}

/** @throws GoPanic as Go does for a nil pointer */
export function nilDereference(): never {
  throw new GoPanic('runtime error: invalid memory address or nil pointer dereference')
}

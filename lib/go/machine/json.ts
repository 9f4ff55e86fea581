import { GoError } from './go-error.ts'
import { joined } from './joined.ts'
import type { Meter } from './meter.ts'
import { ANY, type StructField, type Type } from './types.ts'
import { Bytes, Cell, Func, GoMap, Slice, Struct, zero } from './values.ts'

/**
 * `json.Marshal`: keys of maps are sorted.
 * @throws GoError for a function, and for nesting deeper than 100, which is a circle
 */
export function encodeJson(value: unknown, meter: Meter, depth = 0): string {
  meter.charge(1)
  if (depth > 100) throw new GoError('json: unsupported value: encountered a cycle')
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return encodeString(value, meter)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const pair = ([key, item]: readonly [string, unknown]) =>
    `${encodeString(key, meter)}:${encodeJson(item, meter, depth + 1)}`
  if (value instanceof Bytes) return `"${base64(value.data, meter)}"`
  if (value instanceof Slice) {
    return `[${joined(value.items, (item) => encodeJson(item, meter, depth + 1), ',', meter)}]`
  }
  if (value instanceof GoMap) {
    const pairs = [...value.entries].map(([key, item]) => [String(key), item] as const)
    pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${joined(pairs, pair, ',', meter)}}`
  }
  if (value instanceof Struct) return encodeStruct(value, meter, depth)
  if (value instanceof Cell) return encodeJson(value.value, meter, depth + 1)
  if (value instanceof GoError) return `{${joined(Object.entries(value.jsonFields), pair, ',', meter)}}`
  if (value instanceof Func) throw new GoError('json: unsupported type: func')
  return encodeString(String(value), meter)
}

function base64(data: Uint8Array, meter: Meter): string {
  meter.charge(data.length * 10)
  let text = ''
  for (const byte of data) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Go escapes what could end a script element. */
function encodeString(text: string, meter: Meter): string {
  meter.charge(text.length * 10)
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function encodeStruct(value: Struct, meter: Meter, depth: number): string {
  const pairs: string[] = []
  for (const field of value.type.fields) {
    const item = value.fields.get(field.name)
    if (field.embedded && item instanceof Struct) {
      const inner = encodeStruct(item, meter, depth + 1).slice(1, -1)
      if (inner !== '') pairs.push(inner)
      continue
    }
    const key = keyOf(field)
    if (key === null) continue
    if (key.omitEmpty && isEmpty(item)) continue
    pairs.push(`${encodeString(key.name, meter)}:${encodeJson(item, meter, depth + 1)}`)
  }
  return `{${joined(pairs, (each) => each, ',', meter)}}`
}

function isEmpty(value: unknown): boolean {
  if (value instanceof Slice) return value.items.length === 0
  if (value instanceof GoMap) return value.entries.size === 0
  return value === null || value === undefined || value === '' || value === 0 || value === false
}

/** Null where the field is not written: it begins with a small letter, or its tag says `-`. */
function keyOf(field: StructField): { name: string; omitEmpty: boolean } | null {
  if (!/^\p{Lu}/u.test(field.name)) return null
  const tag = /json:"([^"]*)"/.exec(field.tag)?.[1] ?? ''
  if (tag === '-') return null
  const [name = '', ...options] = tag.split(',')
  return { name: name || field.name, omitEmpty: options.includes('omitempty') }
}

/** Decodes text into what a pointer points to. Returns Go's error where it does not fit. */
export function decodeJson(text: string, into: Cell, meter: Meter): GoError | null {
  meter.charge(text.length * 100)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return new GoError(text.trim() === '' ? 'unexpected end of JSON input' : 'invalid character in JSON input')
  }
  try {
    into.value = decoded(parsed, into.type, into.value, meter)
    return null
  } catch (error) {
    if (error instanceof GoError) return error
    throw error
  }
}

function decoded(value: unknown, type: Type, before: unknown, meter: Meter): unknown {
  if (value === null) return before
  const mismatch = () =>
    new GoError(`json: cannot unmarshal ${kindOf(value)} into Go value of type ${type.name ?? type.kind}`)
  switch (type.kind) {
    case 'string':
    case 'bool':
      if (typeof value !== (type.kind === 'bool' ? 'boolean' : 'string')) throw mismatch()
      return value
    case 'int':
    case 'float':
      if (typeof value !== 'number' || (type.kind === 'int' && !Number.isInteger(value))) throw mismatch()
      return value
    case 'slice':
      if (!Array.isArray(value)) throw mismatch()
      return new Slice(value.map((item) => decoded(item, type.elem, zero(type.elem, meter), meter)))
    case 'map': {
      if (typeof value !== 'object' || Array.isArray(value)) throw mismatch()
      const map = before instanceof GoMap ? before : new GoMap(type.value)
      for (const [key, item] of Object.entries(value as object))
        map.entries.set(key, decoded(item, type.value, zero(type.value, meter), meter))
      return map
    }
    case 'struct': {
      if (typeof value !== 'object' || Array.isArray(value)) throw mismatch()
      const struct = before instanceof Struct ? before : new Struct(type, meter)
      for (const [key, item] of Object.entries(value as object)) {
        const field =
          type.fields.find((each) => keyOf(each)?.name === key) ??
          type.fields.find((each) => keyOf(each)?.name.toLowerCase() === key.toLowerCase())
        if (field) struct.fields.set(field.name, decoded(item, field.type, struct.fields.get(field.name), meter))
      }
      return struct
    }
    case 'pointer':
      return new Cell(decoded(value, type.elem, zero(type.elem, meter), meter), type.elem)
    default:
      return general(value)
  }
}

/** Go decodes 10,000 levels, for which the stack here has no room. */
const DEEPEST = 1000

function general(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw new GoError('json: exceeded max depth')
  if (Array.isArray(value)) return new Slice(value.map((item) => general(item, depth + 1)))
  if (typeof value !== 'object' || value === null) return value
  const map = new GoMap(ANY)
  for (const [key, item] of Object.entries(value)) map.entries.set(key, general(item, depth + 1))
  return map
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

import { GoError } from './go-error.ts'
import { ANY, type StructField, type Type } from './types.ts'
import { Bytes, Cell, Func, GoMap, Slice, Struct, zero } from './values.ts'

/**
 * `json.Marshal`: keys of maps are sorted.
 * @throws GoError for a function, and for nesting deeper than 100, which is a circle
 */
export function encodeJson(value: unknown, depth = 0): string {
  if (depth > 100) throw new GoError('json: unsupported value: encountered a cycle')
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return encodeString(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Bytes) return `"${btoa(String.fromCharCode(...value.data))}"`
  if (value instanceof Slice) return `[${value.items.map((item) => encodeJson(item, depth + 1)).join(',')}]`
  if (value instanceof GoMap) {
    const pairs = [...value.entries].map(([key, item]) => [String(key), encodeJson(item, depth + 1)] as const)
    pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${pairs.map(([key, item]) => `${encodeString(key)}:${item}`).join(',')}}`
  }
  if (value instanceof Struct) return encodeStruct(value, depth)
  if (value instanceof Cell) return encodeJson(value.value, depth + 1)
  if (value instanceof GoError) {
    const pairs = Object.entries(value.jsonFields).map(([key, item]) => `${encodeString(key)}:${encodeJson(item)}`)
    return `{${pairs.join(',')}}`
  }
  if (value instanceof Func) throw new GoError('json: unsupported type: func')
  return encodeString(String(value))
}

/** Go escapes what could end a script element. */
function encodeString(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function encodeStruct(value: Struct, depth: number): string {
  const pairs: string[] = []
  for (const field of value.type.fields) {
    const item = value.fields.get(field.name)
    if (field.embedded && item instanceof Struct) {
      const inner = encodeStruct(item, depth + 1).slice(1, -1)
      if (inner !== '') pairs.push(inner)
      continue
    }
    const key = keyOf(field)
    if (key === null) continue
    if (key.omitEmpty && isEmpty(item)) continue
    pairs.push(`${encodeString(key.name)}:${encodeJson(item, depth + 1)}`)
  }
  return `{${pairs.join(',')}}`
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
export function decodeJson(text: string, into: Cell): GoError | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return new GoError(text.trim() === '' ? 'unexpected end of JSON input' : 'invalid character in JSON input')
  }
  try {
    into.value = decoded(parsed, into.type, into.value)
    return null
  } catch (error) {
    if (error instanceof GoError) return error
    throw error
  }
}

function decoded(value: unknown, type: Type, before: unknown): unknown {
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
      return new Slice(value.map((item) => decoded(item, type.elem, zero(type.elem))))
    case 'map': {
      if (typeof value !== 'object' || Array.isArray(value)) throw mismatch()
      const map = before instanceof GoMap ? before : new GoMap(type.value)
      for (const [key, item] of Object.entries(value as object))
        map.entries.set(key, decoded(item, type.value, zero(type.value)))
      return map
    }
    case 'struct': {
      if (typeof value !== 'object' || Array.isArray(value)) throw mismatch()
      const struct = before instanceof Struct ? before : new Struct(type)
      for (const [key, item] of Object.entries(value as object)) {
        const field =
          type.fields.find((each) => keyOf(each)?.name === key) ??
          type.fields.find((each) => keyOf(each)?.name.toLowerCase() === key.toLowerCase())
        if (field) struct.fields.set(field.name, decoded(item, field.type, struct.fields.get(field.name)))
      }
      return struct
    }
    case 'pointer':
      return new Cell(decoded(value, type.elem, zero(type.elem)), type.elem)
    default:
      return general(value)
  }
}

function general(value: unknown): unknown {
  if (Array.isArray(value)) return new Slice(value.map(general))
  if (typeof value !== 'object' || value === null) return value
  const map = new GoMap(ANY)
  for (const [key, item] of Object.entries(value)) map.entries.set(key, general(item))
  return map
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

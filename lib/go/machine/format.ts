import { GoError } from './go-error.ts'
import { Bytes, Cell, Func, GoMap, Slice, Struct } from './values.ts'

/** A value as `%v` prints it. A pointer inside a value is printed as an address, as in Go, so circles end. */
export function printed(value: unknown, withNames = false, isInside = false): string {
  const inner = (each: unknown): string => printed(each, withNames, true)
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return String(value)
  if (value instanceof GoError) return value.message
  if (value instanceof Bytes) return `[${[...value.data].join(' ')}]`
  if (value instanceof Slice) return `[${value.items.map(inner).join(' ')}]`
  if (value instanceof GoMap) {
    const pairs = [...value.entries].map(([key, item]) => `${inner(key)}:${inner(item)}`)
    return `map[${pairs.sort().join(' ')}]`
  }
  if (value instanceof Struct) {
    const fields = [...value.fields].map(([name, field]) => `${withNames ? `${name}:` : ''}${inner(field)}`)
    return `{${fields.join(' ')}}`
  }
  if (value instanceof Cell && value.value instanceof Struct && !isInside) return `&${inner(value.value)}`
  if (value instanceof Cell) return '0xc000012345'
  if (value instanceof Func) return '0x47b2c0'
  return String(value)
}

function number(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(value)
}

/** `%q` */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replace(/\\u00([0-9a-f]{2})/g, '\\x$1')
    .replace(/\\b/g, '\\b')
    .replace(/\\f/g, '\\f')
}

/** `fmt.Sprint`: a space between two values of which neither is a string. */
export function sprint(values: readonly unknown[]): string {
  return values
    .map((value, index) => {
      const needsSpace = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string'
      return `${needsSpace ? ' ' : ''}${printed(value)}`
    })
    .join('')
}

/** `fmt.Sprintln` without the end of the line: a space between any two values. */
export function sprintln(values: readonly unknown[]): string {
  return values.map((value) => printed(value)).join(' ')
}

/** `fmt.Sprintf`, with the flags that people use. */
export function sprintf(format: string, values: readonly unknown[]): string {
  let next = 0
  const text = format.replace(
    /%([+\-# 0]*)(\d{0,3})(?:\.(\d{1,2}))?(.)/gsu,
    (_, flags: string, width: string, precision, verb: string) => {
      if (verb === '%') return '%'
      if (next >= values.length) return `%!${verb}(MISSING)`
      const shown = verbed(verb, values[next++], flags, precision === undefined ? null : Number(precision))
      const size = Number(width)
      if (flags.includes('-')) return shown.padEnd(size)
      return shown.padStart(size, flags.includes('0') && typeof values[next - 1] === 'number' ? '0' : ' ')
    },
  )
  const extra = values.slice(next).map((value) => `${goTypeOf(value)}=${printed(value)}`)
  return extra.length > 0 ? `${text}%!(EXTRA ${extra.join(', ')})` : text
}

function verbed(verb: string, value: unknown, flags: string, precision: number | null): string {
  switch (verb) {
    case 'v':
      return printed(value, flags.includes('+'))
    case 'w':
      return printed(value)
    case 's':
      if (value instanceof Bytes) return value.text
      if (typeof value === 'number' || typeof value === 'boolean') break
      return value === null || value === undefined ? '%!s(<nil>)' : printed(value)
    case 'q':
      if (value instanceof Slice) return `[${value.items.map((item) => quoted(printed(item))).join(' ')}]`
      if (typeof value === 'string' || value instanceof GoError || value instanceof Bytes) {
        return quoted(value instanceof Bytes ? value.text : printed(value))
      }
      break
    case 'd':
      if (typeof value === 'number') return number(Math.trunc(value))
      break
    case 't':
      if (typeof value === 'boolean') return String(value)
      break
    case 'f':
      if (typeof value === 'number') return value.toFixed(precision ?? 6)
      break
    case 'x':
      if (typeof value === 'number') return value.toString(16)
      break
    case 'T':
      return goTypeOf(value)
  }
  return `%!${verb}(${goTypeOf(value)}=${printed(value)})`
}

function goTypeOf(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64'
  if (value instanceof GoError) return value.type
  if (value instanceof Struct) return `main.${value.type.name ?? 'struct'}`
  if (value instanceof Bytes) return '[]uint8'
  if (value instanceof Slice) return '[]interface {}'
  if (value instanceof GoMap) return 'map[string]interface {}'
  return 'func()'
}

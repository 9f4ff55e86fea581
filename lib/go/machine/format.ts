import { GoError } from './go-error.ts'
import { joined } from './joined.ts'
import type { Meter } from './meter.ts'
import { Bytes, Cell, Func, GoMap, Slice, Struct } from './values.ts'

/** A value as `%v` prints it. A pointer inside a value is printed as an address, as in Go, so circles end. */
export function printed(value: unknown, meter: Meter, withNames = false, isInside = false): string {
  const inner = (each: unknown): string => printed(each, meter, withNames, true)
  meter.charge(1)
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return String(value)
  if (value instanceof GoError) return value.message
  if (value instanceof Bytes) return `[${joined(value.data, String, ' ', meter)}]`
  if (value instanceof Slice) return `[${joined(value.items, inner, ' ', meter)}]`
  if (value instanceof GoMap) {
    let size = 0
    const pairs = [...value.entries].map(([key, item]) => {
      const pair = `${inner(key)}:${inner(item)}`
      size += pair.length
      meter.fits(size)
      return pair
    })
    return `map[${joined(pairs.sort(), (pair) => pair, ' ', meter)}]`
  }
  if (value instanceof Struct) {
    return `{${joined(value.fields, ([name, field]) => `${withNames ? `${name}:` : ''}${inner(field)}`, ' ', meter)}}`
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
export function sprint(values: readonly unknown[], meter: Meter): string {
  const show = ([index, value]: readonly [number, unknown]) => {
    const needsSpace = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string'
    return `${needsSpace ? ' ' : ''}${printed(value, meter)}`
  }
  return joined(values.entries(), show, '', meter)
}

/** `fmt.Sprintln` without the end of the line: a space between any two values. */
export function sprintln(values: readonly unknown[], meter: Meter): string {
  return joined(values, (value) => printed(value, meter), ' ', meter)
}

/** `fmt.Sprintf`, with the flags that people use. */
export function sprintf(format: string, values: readonly unknown[], meter: Meter): string {
  let next = 0
  let size = format.length
  const fitting = (shown: string) => {
    size += shown.length
    meter.fits(size)
    meter.charge(shown.length)
    return shown
  }
  const text = format.replace(
    /%([+\-# 0]*)(\d{0,3})(?:\.(\d{1,2}))?(.)/gsu,
    (_, flags: string, width: string, precision, verb: string) => {
      if (verb === '%') return '%'
      if (next >= values.length) return `%!${verb}(MISSING)`
      const shown = verbed(verb, values[next++], flags, precision === undefined ? null : Number(precision), meter)
      const least = Number(width)
      if (flags.includes('-')) return fitting(shown.padEnd(least))
      return fitting(shown.padStart(least, flags.includes('0') && typeof values[next - 1] === 'number' ? '0' : ' '))
    },
  )
  if (next >= values.length) return text
  const extra = joined(values.slice(next), (value) => `${goTypeOf(value)}=${printed(value, meter)}`, ', ', meter)
  return `${text}%!(EXTRA ${extra})`
}

function verbed(verb: string, value: unknown, flags: string, precision: number | null, meter: Meter): string {
  switch (verb) {
    case 'v':
      return printed(value, meter, flags.includes('+'))
    case 'w':
      return printed(value, meter)
    case 's':
      if (value instanceof Bytes) return value.text
      if (typeof value === 'number' || typeof value === 'boolean') break
      return value === null || value === undefined ? '%!s(<nil>)' : printed(value, meter)
    case 'q':
      if (value instanceof Slice) return `[${joined(value.items, (item) => quoted(printed(item, meter)), ' ', meter)}]`
      if (typeof value === 'string' || value instanceof GoError || value instanceof Bytes) {
        return quoted(value instanceof Bytes ? value.text : printed(value, meter))
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
  return `%!${verb}(${goTypeOf(value)}=${printed(value, meter)})`
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

/**
 * Values as readable text, the way the consoles of browsers preview them: `{a: 1}`, `(2) ['x', 'y']`,
 * `Map(1) {'k' => 2}`, `Response {status: 200, …}`. Getters of the learner's own objects are not run.
 */

export interface FormatOptions {
  /** Makes an error's stack readable: its lines, without the message; empty when there is nothing to show. */
  readonly stack?: (error: Error) => string
  /** Levels of nested objects that are opened. */
  readonly depth?: number
}

const DEFAULT_DEPTH = 4
const MOST_ENTRIES = 100
/** For one value and all that is in it: more would not be read, and a wide tree would take seconds. */
const MOST_PARTS = 1_000
const MOST_STRING = 10_000
const LINE_WIDTH = 76
/** Items up to this length share a line in a long array. */
const SHORT_ITEM = 16
const FILLED_WIDTH = 56

/**
 * Properties to show of platform objects, whose state lives in getters of their prototypes. The browser's own classes
 * and the simulated ones are recognised by their `Symbol.toStringTag`.
 */
const PLATFORM_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  Response: ['type', 'url', 'redirected', 'status', 'ok', 'statusText', 'headers', 'bodyUsed'],
  Request: ['method', 'url', 'headers', 'mode', 'credentials', 'cache', 'redirect', 'signal', 'bodyUsed'],
  XMLHttpRequest: ['readyState', 'status', 'statusText', 'responseURL', 'responseType', 'timeout', 'withCredentials'],
  AbortSignal: ['aborted', 'reason'],
  Blob: ['size', 'type'],
  File: ['name', 'size', 'type'],
  URL: ['href', 'origin', 'protocol', 'host', 'pathname', 'search', 'hash'],
  Event: ['type', 'target'],
  ProgressEvent: ['type', 'lengthComputable', 'loaded', 'total'],
  Location: ['href', 'origin', 'protocol', 'host', 'pathname', 'search', 'hash'],
}

/** Platform objects that are lists of pairs. */
const PAIR_LISTS = new Set(['Headers', 'FormData', 'URLSearchParams'])

/** `value` as text. A string is returned as it is, without quotes. Never throws. */
export function formatValue(value: unknown, options: FormatOptions = {}): string {
  if (typeof value === 'string') return shortened(value)
  try {
    return format(value, options.depth ?? DEFAULT_DEPTH, [], { ...options, partsLeft: MOST_PARTS })
  } catch {
    return '[an object that cannot be shown]'
  }
}

interface Formatting extends FormatOptions {
  partsLeft: number
}

function format(value: unknown, depth: number, above: readonly object[], options: Formatting): string {
  options.partsLeft -= 1
  if (options.partsLeft < 0) return '…'
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'bigint':
      return `${value}n`
    case 'symbol':
      return String(value)
    case 'function':
      return formatFunction(value)
    case 'object':
      return value === null ? 'null' : formatObject(value, depth, above, options)
    default:
      return Object.is(value, -0) ? '-0' : String(value)
  }
}

function formatObject(object: object, depth: number, above: readonly object[], options: Formatting): string {
  if (above.includes(object)) return '[Circular]'
  if (object instanceof Date) return Number.isNaN(object.getTime()) ? 'Invalid Date' : object.toISOString()
  if (object instanceof RegExp) return String(object)
  if (object instanceof Promise) return 'Promise {…}'

  const name = nameOf(object)
  const show = (value: unknown) => format(value, depth - 1, [...above, object], options)
  if (object instanceof Error || name === 'DOMException') return formatError(object as Error, show, options)

  if (Array.isArray(object)) {
    if (depth <= 0) return `Array(${object.length})`
    return `${object.length > 1 ? `(${object.length}) ` : ''}${enclosed('[', arrayItems(object, show), ']', true)}`
  }
  if (ArrayBuffer.isView(object) && !(object instanceof DataView)) {
    const numbers = object as unknown as ArrayLike<number>
    if (depth <= 0) return `${name}(${numbers.length})`
    return `${name}(${numbers.length}) ${enclosed('[', arrayItems(numbers, show), ']', true)}`
  }
  if (object instanceof ArrayBuffer) return `ArrayBuffer(${object.byteLength})`
  if (depth <= 0) return name === 'Object' || name === '' ? '{…}' : `${name} {…}`
  if (object instanceof Map) return `Map(${object.size}) ${braces(pairItems(object, object.size, show))}`
  if (object instanceof Set) return `Set(${object.size}) ${braces(listItems(object, object.size, show))}`
  if (PAIR_LISTS.has(name)) {
    const pairs = [...(object as Iterable<[unknown, unknown]>)]
    return `${name} ${braces(pairItems(pairs, pairs.length, show))}`
  }
  const items = PLATFORM_PROPERTIES[name]
    ? platformItems(object, PLATFORM_PROPERTIES[name], show)
    : ownItems(object, show)
  return name === 'Object'
    ? braces(items)
    : name === ''
      ? `[null prototype] ${braces(items)}`
      : `${name} ${braces(items)}`
}

function arrayItems(values: ArrayLike<unknown>, show: (value: unknown) => string): string[] {
  const items: string[] = []
  let empty = 0
  const flush = () => {
    if (empty > 0) items.push(empty === 1 ? 'empty' : `empty × ${empty}`)
    empty = 0
  }
  const end = Math.min(values.length, MOST_ENTRIES)
  for (let index = 0; index < end; index += 1) {
    if (index in values) {
      flush()
      items.push(show(values[index]))
    } else empty += 1
  }
  flush()
  if (values.length > end) items.push(`… ${values.length - end} more`)
  return items
}

function listItems(values: Iterable<unknown>, size: number, show: (value: unknown) => string): string[] {
  const items: string[] = []
  for (const value of values) {
    if (items.length === MOST_ENTRIES) return [...items, `… ${size - MOST_ENTRIES} more`]
    items.push(show(value))
  }
  return items
}

function pairItems(pairs: Iterable<[unknown, unknown]>, size: number, show: (value: unknown) => string): string[] {
  const items: string[] = []
  for (const [key, value] of pairs) {
    if (items.length === MOST_ENTRIES) return [...items, `… ${size - MOST_ENTRIES} more`]
    items.push(`${show(key)} => ${show(value)}`)
  }
  return items
}

function ownItems(object: object, show: (value: unknown) => string): string[] {
  const keys = Reflect.ownKeys(object)
  const items: string[] = []
  for (const key of keys) {
    const property = Reflect.getOwnPropertyDescriptor(object, key)
    if (!property?.enumerable) continue
    if (items.length === MOST_ENTRIES) return [...items, '…']
    const value = 'value' in property ? show(property.value) : '(...)'
    items.push(`${keyText(key)}: ${value}`)
  }
  return items
}

/** The only place where getters run: those of platform objects that are listed above. */
function platformItems(object: object, keys: readonly string[], show: (value: unknown) => string): string[] {
  return keys.map((key) => {
    try {
      return `${key}: ${show(Reflect.get(object, key))}`
    } catch {
      return `${key}: (...)`
    }
  })
}

function formatError(error: Error, show: (value: unknown) => string, options: FormatOptions): string {
  const name = String(error.name)
  const message = String(error.message)
  const heading = message === '' ? name : name === '' ? message : `${name}: ${message}`
  const stack = options.stack?.(error) ?? ''
  // Consoles show the value of these two members of an error, since they explain it.
  const inner = ['cause', 'errors'].flatMap((key) => {
    const property = Reflect.getOwnPropertyDescriptor(error, key)
    const value: unknown = property && 'value' in property ? property.value : undefined
    return value === undefined ? [] : [`\n  ${key}: ${show(value).replaceAll('\n', '\n  ')}`]
  })
  return `${shortened(heading)}${stack === '' ? '' : `\n${stack}`}${inner.join('')}`
}

// biome-ignore lint/complexity/noBannedTypes: any function at all may be logged
function formatFunction(value: Function): string {
  const source = Function.prototype.toString.call(value)
  const name = typeof value.name === 'string' ? value.name : ''
  return /^class\b/.test(source) ? `class ${name}`.trimEnd() : `ƒ ${name}()`
}

function braces(items: readonly string[]): string {
  return enclosed('{', items, '}')
}

/**
 * On one line when it fits, else one item a line.
 * @param fill short items share their lines, as the numbers of a long array do
 */
function enclosed(open: string, items: readonly string[], close: string, fill = false): string {
  const line = `${open}${items.join(', ')}${close}`
  if (line.length <= LINE_WIDTH && !line.includes('\n')) return line
  const short = fill && items.every((item) => item.length <= SHORT_ITEM && !item.includes('\n'))
  const lines = short ? filled(items) : items
  return `${open}\n${lines.map((item) => `  ${item.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`
}

function filled(items: readonly string[]): string[] {
  const lines: string[] = []
  for (const item of items) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 2 + item.length <= FILLED_WIDTH)
      lines[lines.length - 1] = `${last}, ${item}`
    else lines.push(item)
  }
  return lines
}

/** The object's class; '' for an object without a prototype. */
function nameOf(object: object): string {
  const tag = tagOf(object)
  if (tag !== null) return tag
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype === null) return ''
  const maker: unknown = (prototype as { constructor?: unknown }).constructor
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'Object'
}

function tagOf(object: object): string | null {
  const tag: unknown = (object as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag]
  return typeof tag === 'string' && tag !== '' ? tag : null
}

function keyText(key: string | symbol): string {
  if (typeof key === 'symbol') return `[${String(key)}]`
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : quoted(key)
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = shortened(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`
}

function shortened(text: string): string {
  return text.length > MOST_STRING ? `${text.slice(0, MOST_STRING)}… (${text.length} characters)` : text
}

/** The console that the script sees. https://console.spec.whatwg.org/ */

import type { ConsoleLevel } from '../../trace/event-parts.ts'
import type { SourcePosition } from '../../trace/events.ts'
import { type FormatOptions, formatValue } from './format-value.ts'

export interface ConsoleOptions extends FormatOptions {
  readonly print: (level: ConsoleLevel, text: string, source: SourcePosition | undefined) => void
  readonly locate: () => SourcePosition | undefined
  readonly now: () => number
}

type Method = (...args: unknown[]) => void

/** A console whose methods print through `options.print`. */
export function createScriptConsole(options: ConsoleOptions): Readonly<Record<string, Method>> {
  const counts = new Map<string, number>()
  const clocks = new Map<string, number>()
  let indent = ''

  const show = (value: unknown) => formatValue(value, options)

  function print(level: ConsoleLevel, text: string): void {
    const indented = indent === '' ? text : indent + text.replaceAll('\n', `\n${indent}`)
    options.print(level, indented, options.locate())
  }

  const logger =
    (level: ConsoleLevel): Method =>
    (...args) =>
      print(level, formatMessage(args, show))

  function group(...args: unknown[]): void {
    if (args.length > 0) print('log', formatMessage(args, show))
    // A runaway recursion of groups would make every line longer than the last.
    if (indent.length < 40) indent += '  '
  }

  function elapsed(label: unknown): string | null {
    const start = clocks.get(String(label))
    return start === undefined ? null : `${label}: ${(options.now() - start).toFixed(1)} ms`
  }

  return {
    log: logger('log'),
    info: logger('info'),
    warn: logger('warn'),
    error: logger('error'),
    debug: logger('debug'),
    dir: (value) => print('log', show(value)),
    dirxml: logger('log'),
    table: (data, columns) => print('log', tableText(data, columns, show) ?? formatMessage([data], show)),
    trace: (...args) => {
      const stack = options.stack?.(new Error()) ?? ''
      print('log', ['Trace', args.length > 0 ? `: ${formatMessage(args, show)}` : '', stack && `\n${stack}`].join(''))
    },
    assert: (condition, ...args) => {
      if (condition) return
      print('error', args.length > 0 ? `Assertion failed: ${formatMessage(args, show)}` : 'Assertion failed')
    },
    count: (label = 'default') => {
      const count = (counts.get(String(label)) ?? 0) + 1
      counts.set(String(label), count)
      print('log', `${label}: ${count}`)
    },
    countReset: (label = 'default') => {
      counts.delete(String(label))
    },
    time: (label = 'default') => {
      clocks.set(String(label), options.now())
    },
    timeLog: (label = 'default', ...args) => {
      const text = elapsed(label)
      if (text === null) print('warn', `Timer '${label}' does not exist`)
      else print('log', args.length > 0 ? `${text} ${formatMessage(args, show)}` : text)
    },
    timeEnd: (label = 'default') => {
      const text = elapsed(label)
      clocks.delete(String(label))
      if (text === null) print('warn', `Timer '${label}' does not exist`)
      else print('log', text)
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2)
    },
    // The text of browsers that preserve the log: here all output stays, as the record of the run.
    clear: () => print('log', 'console.clear() was called. What was printed above is kept.'),
  }
}

/**
 * The arguments of one console call as one text, with the format specifiers of the first one applied.
 * https://console.spec.whatwg.org/#formatter
 */
function formatMessage(args: readonly unknown[], show: (value: unknown) => string): string {
  const [first, ...rest] = args
  if (typeof first !== 'string' || rest.length === 0) return args.map(show).join(' ')
  const text = first.replace(/%[sdifoOc%]/g, (specifier) => {
    if (specifier === '%%') return '%'
    if (rest.length === 0) return specifier
    const value = rest.shift()
    switch (specifier) {
      case '%s':
        return show(value)
      case '%d':
      case '%i':
        return typeof value === 'symbol' ? 'NaN' : String(Math.trunc(Number(value)))
      case '%f':
        return typeof value === 'symbol' ? 'NaN' : String(Number(value))
      case '%c':
        return ''
      default:
        return typeof value === 'string' ? `'${value}'` : show(value)
    }
  })
  return [text, ...rest.map(show)].join(' ')
}

/** `console.table` as lines of text; null when `data` has no rows. https://console.spec.whatwg.org/#table */
function tableText(data: unknown, columns: unknown, show: (value: unknown) => string): string | null {
  if (typeof data !== 'object' || data === null) return null
  const rows = Object.entries(data).slice(0, 100)
  if (rows.length === 0) return null
  const isRow = (value: unknown): value is object => typeof value === 'object' && value !== null
  const names = Array.isArray(columns)
    ? columns.map(String)
    : [...new Set(rows.flatMap(([, row]) => (isRow(row) ? Object.keys(row) : [])))].slice(0, 20)
  const plain = rows.some(([, row]) => !isRow(row))
  const cells = [
    ['(index)', ...names, ...(plain ? ['Value'] : [])],
    ...rows.map(([index, row]) => [
      index,
      ...names.map((name) => (isRow(row) && Object.hasOwn(row, name) ? show(Reflect.get(row, name)) : '')),
      ...(plain ? [isRow(row) ? '' : show(row)] : []),
    ]),
  ].map((row) => row.map((cell) => cell.replaceAll('\n', ' ')))
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  const lines = cells.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd(),
  )
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('-|-'))
  return lines.join('\n')
}

import type { TextPosition, TextRange } from '../../javascript/text-range.ts'
import type { TextEdit } from '../text-edit.ts'
import { classifyLine, type LineState, looksLikeRoute, splitLines, trimBlanks } from './lines.ts'
import { parseRaw, type RawRoute } from './parse.ts'
import { REASON_PHRASES } from './status-line.ts'

export interface NewRoute {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

/**
 * Gives the route a header with this value and no other of that name: replaces the value where the header is there,
 * else adds a line after the route's last one.
 * @param routeLine 1-based line of the route, as the trace's `handler` event has it
 * @returns no edit when no route is on that line, or the header has that value already
 */
export function setHeader(text: string, routeLine: number, name: string, value: string): readonly TextEdit[] {
  const route = routeOn(text, routeLine)
  if (!route) return []
  const lines = splitLines(text)
  const [first, ...others] = headersNamed(route, name)
  if (!first) {
    const line = route.lastHeadLine
    return [insertion(text, line, (lines[line - 1] ?? '').length + 1, `${lineEnd(text)}${name}: ${value}`)]
  }
  const removals = others.map((header) => lineRemoval(text, header.line))
  if (first.value === value) return removals
  const written = lines[first.line - 1] ?? ''
  const colon = written.indexOf(':')
  const old = { from: { line: first.line, column: colon + 2 }, to: { line: first.line, column: written.length + 1 } }
  const replaced = replacing(text, old, ` ${value}`)
  return [replaced, ...removals]
}

/** Gives the route another status, with the usual phrase; no edit where no route or no status is there. */
export function setStatus(text: string, routeLine: number, status: number): readonly TextEdit[] {
  if (!routeOn(text, routeLine)) return []
  const lines = splitLines(text)
  let state: LineState = 'route'
  for (let line = routeLine + 1; line <= lines.length; line++) {
    const written = lines[line - 1] ?? ''
    const { kind, next } = classifyLine(written, state)
    if (kind === 'status') {
      const phrase = REASON_PHRASES[status]
      const now = phrase === undefined ? String(status) : `${status} ${phrase}`
      return [replacing(text, { from: { line, column: 1 }, to: { line, column: written.length + 1 } }, now)]
    }
    if (kind !== 'when' && kind !== 'delay' && kind !== 'comment' && kind !== 'blank') return []
    state = next
  }
  return []
}

/** Removes every header of that name from the route, with its line. */
export function removeHeader(text: string, routeLine: number, name: string): readonly TextEdit[] {
  const route = routeOn(text, routeLine)
  if (!route) return []
  return headersNamed(route, name).map((header) => lineRemoval(text, header.line))
}

/**
 * Adds a route: before the route on line `before` (and the comments directly above it), or at the end.
 * An earlier route wins, so a narrow one belongs before a wide one.
 */
export function addRoute(text: string, route: NewRoute, before?: number): readonly TextEdit[] {
  const end = lineEnd(text)
  const head = [
    `${route.method} ${route.path}`,
    String(route.status),
    ...(route.headers ?? []).map(([name, value]) => `${name}: ${value}`),
  ]
  const body = route.body ? ['', ...splitLines(route.body).map(escapeBodyLine)] : []
  const written = [...head, ...body].join(end)
  const lines = splitLines(text)
  if (before !== undefined && routeOn(text, before)) {
    let line = before
    while (line > 1 && (lines[line - 2] ?? '').startsWith('#')) line--
    const gap = line > 1 && trimBlanks(lines[line - 2] ?? '') !== '' ? end : ''
    return [insertion(text, line, 1, `${gap}${written}${end}${end}`)]
  }
  const last = lines.at(-1) ?? ''
  const isBlank = trimBlanks(last) === ''
  const previousIsBlank = lines.length < 2 || trimBlanks(lines.at(-2) ?? '') === ''
  const gap = text === '' || (isBlank && previousIsBlank) ? '' : isBlank ? end : end + end
  return [insertion(text, lines.length, last.length + 1, `${gap}${written}${end}`)]
}

/**
 * Adds a copy of the route before it that answers only requests of one origin.
 * @param changed what makes the copy different: gets and returns a text whose only route is on line 1
 */
export function routeForOrigin(
  text: string,
  routeLine: number,
  origin: string,
  changed: (copy: string) => string,
): readonly TextEdit[] {
  const { routes } = parseRaw(text)
  if (!routeOn(text, routeLine)) return []
  const next = routes.find((route) => route.line > routeLine)?.line
  const lines = splitLines(text).slice(routeLine - 1, next === undefined ? undefined : next - 1)
  // Blank lines and comments at its end belong to what follows.
  const last = lines.findLastIndex((line) => trimBlanks(line) !== '' && (next === undefined || !line.startsWith('#')))
  const end = lineEnd(text)
  const [head = '', ...rest] = lines.slice(0, last + 1)
  const others = rest.filter((line, index) => !isOriginCondition(line, rest.slice(0, index)))
  const copy = changed([head, `when Origin: ${origin}`, ...others].join(end))
  return [insertion(text, routeLine, 1, `${copy}${end}${end}`)]
}

/** Adds an origin to the `when` lines of a route; an alternative to those that are there. */
export function listedOrigin(text: string, routeLine: number, origin: string): readonly TextEdit[] {
  const lines = splitLines(text)
  const at = lines.findLastIndex(
    (line, index) => index >= routeLine && isOriginCondition(line, lines.slice(routeLine, index)),
  )
  const written = lines[at]
  return written === undefined
    ? []
    : [insertion(text, at + 1, written.length + 1, `${lineEnd(text)}when Origin: ${origin}`)]
}

/** A `when` line for Origin, at the head of a route. */
function isOriginCondition(line: string, before: readonly string[]): boolean {
  return /^when\s+Origin\s*:/i.test(line) && before.every((each) => /^(when\b|delay\b|#|\s*$)/i.test(each))
}

function routeOn(text: string, line: number): RawRoute | undefined {
  return parseRaw(text).routes.find((route) => route.line === line)
}

function headersNamed(route: RawRoute, name: string): RawRoute['headers'] {
  return route.headers.filter((header) => header.name.toLowerCase() === name.toLowerCase())
}

function lineRemoval(text: string, line: number): TextEdit {
  const lines = splitLines(text)
  // The line's own end is removed with it; for the last line, the end before it.
  if (line < lines.length) return replacing(text, { from: { line, column: 1 }, to: { line: line + 1, column: 1 } }, '')
  const before = lines[line - 2]
  const from = before === undefined ? { line, column: 1 } : { line: line - 1, column: before.length + 1 }
  return replacing(text, { from, to: { line, column: (lines[line - 1] ?? '').length + 1 } }, '')
}

function insertion(text: string, line: number, column: number, inserted: string): TextEdit {
  return replacing(text, { from: { line, column }, to: { line, column } }, inserted)
}

/** Escapes a body line that would end the body. */
function escapeBodyLine(line: string): string {
  const rest = line.replace(/^\\+/, '')
  return rest.startsWith('#') || looksLikeRoute(rest) ? `\\${line}` : line
}

/** The line end that the text uses. */
function lineEnd(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** The offset of a position; the end of the text for a line that it does not have. */
function offsetOf(text: string, { line, column }: TextPosition): number {
  if (line === 1) return column - 1
  let lines = 1
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    lines += 1
    if (lines === line) return end.index + end[0].length + column - 1
  }
  return text.length
}

/** The edit that replaces a range. */
function replacing(text: string, { from, to }: TextRange, by: string): TextEdit {
  return { from: offsetOf(text, from), to: offsetOf(text, to), text: by }
}

/**
 * The raw dialect's grammar, line by line.
 *
 *     # a comment
 *     GET /resources/:name          a route: method (or `*` for any) and path (`*` matches anything, `:name` a segment)
 *     when Origin: https://a.example  optional: answer only requests whose header has this value (`*` is a wildcard);
 *                                   lines for one header are alternatives, lines for several must all hold;
 *                                   `when no Origin` asks for the header's absence
 *     delay 500ms                   optional: wait that long before answering
 *     200 OK                        the status
 *     Content-Type: text/plain      header lines, sent as written; `{origin}` becomes the request's Origin
 *
 *     the body                      after the first empty line
 *
 * A body ends only after an empty line, at a line that is a comment or looks like a route. To have such a line in a
 * body, write a backslash before it: `\GET /x`, `\# title`. The empty lines before the end are not part of the body.
 * So the kind of a line depends on nothing but the line and the state that the line before left behind; the editor's
 * highlighting and the parser share that one function.
 */

export type LineState = 'outside' | 'route' | 'headers' | 'body' | 'body-after-blank'

export type LineKind =
  | 'blank'
  | 'comment'
  | 'route'
  | 'when'
  | 'delay'
  | 'status'
  | 'header'
  | 'body'
  /** Belongs to no route. */
  | 'stray'

export const INITIAL_STATE: LineState = 'outside'

/** The methods that servers commonly know, for recognising a route that is slightly wrong. */
export const COMMON_METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Splits as editors do: CRLF, LF and CR each end a line. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

/** Removes spaces and tabs at both ends; unlike `String.prototype.trim`, nothing else. Linear in the line's length. */
export function trimBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text, start)) start++
  while (end > start && isBlank(text, end - 1)) end--
  return text.slice(start, end)
}

function isBlank(text: string, index: number): boolean {
  return text[index] === ' ' || text[index] === '\t'
}

/** The words of a line with their 0-based starts. */
export function words(line: string): { readonly text: string; readonly start: number }[] {
  return [...line.matchAll(/[^ \t]+/g)].map((match) => ({ text: match[0], start: match.index }))
}

const HTTP_VERSION = /^HTTP\/\d(\.\d)?$/

/**
 * Whether a line looks enough like a route that a body ends at it. Two words, perhaps with `HTTP/1.1` behind them:
 * any method in capitals (or `*`) before a path, or a common method however wrongly the rest is written.
 */
export function looksLikeRoute(line: string): boolean {
  if (line.length > 10_000) return false
  const [method, path, version, more] = words(line)
  if (!method || !path || more || (version && !HTTP_VERSION.test(version.text))) return false
  const isPath = path.text.startsWith('/') || path.text === '*'
  if (/^([A-Z][A-Z0-9-]*|\*)$/.test(method.text) && isPath) return true
  const isUrl = /^https?:\/\//i.test(path.text)
  if (COMMON_METHODS.includes(method.text)) return true
  return COMMON_METHODS.includes(method.text.toUpperCase()) && (isPath || isUrl)
}

/** Whether a body line is written with the backslash that keeps it from ending the body. */
export function isEscaped(line: string): boolean {
  if (!line.startsWith('\\')) return false
  const rest = line.replace(/^\\+/, '')
  return rest.startsWith('#') || looksLikeRoute(rest)
}

const STATUS = /^(HTTP\/\d(\.\d)?[ \t]+)?\d+([ \t]|$)/

/**
 * The kind of one line, and the state for the next one.
 * @param line without its line end
 * @param state what the line before left; `INITIAL_STATE` for the first
 */
export function classifyLine(line: string, state: LineState): { readonly kind: LineKind; readonly next: LineState } {
  const text = trimBlanks(line)
  if (state === 'body' || state === 'body-after-blank') {
    if (text === '') return { kind: 'body', next: 'body-after-blank' }
    if (state === 'body-after-blank') {
      if (line.startsWith('#')) return { kind: 'comment', next: 'outside' }
      if (looksLikeRoute(line) && !isBlank(line, 0)) return { kind: 'route', next: 'route' }
    }
    return { kind: 'body', next: 'body' }
  }
  if (text === '') return { kind: 'blank', next: state === 'headers' ? 'body-after-blank' : state }
  if (text.startsWith('#')) return { kind: 'comment', next: state }
  if (looksLikeRoute(text)) return { kind: 'route', next: 'route' }
  if (state === 'outside') {
    const [first] = words(text)
    const startsAsRoute = first !== undefined && COMMON_METHODS.includes(first.text)
    return startsAsRoute ? { kind: 'route', next: 'route' } : { kind: 'stray', next: 'outside' }
  }
  if (/^when([ \t]|$)/.test(text)) return { kind: 'when', next: state }
  if (/^delay([ \t]|$)/.test(text)) return { kind: 'delay', next: state }
  if (STATUS.test(text)) return { kind: 'status', next: 'headers' }
  // A header where the status should be: the parser reports that, and continues with the headers.
  if (state === 'route' && !text.includes(':')) return { kind: 'status', next: 'headers' }
  return { kind: 'header', next: 'headers' }
}
